import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js';
import { type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Checkout {
  account: string;
  amount: number;
  currency: string;
  publishable_key: string;
  allowed_payment_method_types: string[];
}

const app = document.querySelector<HTMLElement>('#app')!;
const url = `${app.dataset.server}/api/checkouts/${app.dataset.checkout}`;

function Form() {
  const stripe = useStripe();
  const elements = useElements();
  const [message, setMessage] = useState<string>();

  async function pay(event: FormEvent) {
    event.preventDefault();
    if (!stripe || !elements) return;
    let { error } = await elements.submit();
    if (!error) {
      const answer = await fetch(`${url}/payment-intent`, { method: 'POST' });
      const { client_secret: clientSecret } = await answer.json();
      const confirmParams = { return_url: location.href };
      ({ error } = await stripe.confirmPayment({ elements, clientSecret, confirmParams }));
    }
    setMessage(error?.message);
  }

  return (
    <form onSubmit={pay}>
      <PaymentElement onReady={() => performance.mark('ready')} />
      {message && <p role="alert">{message}</p>}
      <button disabled={!stripe}>Pay</button>
    </form>
  );
}

// Asked for before anything is rendered: the best that a page of the browser's own can do.
const answer = await fetch(url);
const checkout: Checkout = await answer.json();
const { account, amount, currency, publishable_key, allowed_payment_method_types } = checkout;
const stripe = loadStripe(publishable_key, { stripeAccount: account });
const allowedPaymentMethodTypes = allowed_payment_method_types;

createRoot(app).render(
  <Elements stripe={stripe} options={{ mode: 'payment', amount, currency, allowedPaymentMethodTypes }}>
    <Form />
  </Elements>,
);
