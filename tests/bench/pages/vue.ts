import { loadStripe, type Stripe, type StripeElements } from '@stripe/stripe-js';
import { createApp, defineComponent, h, onMounted, ref } from 'vue';

const app = document.querySelector<HTMLElement>('#app')!;
const url = `${app.dataset.server}/api/checkouts/${app.dataset.checkout}`;
// Asked for before anything is rendered: the best that a page of the browser's own can do.
const asked = fetch(url).then((answer) => answer.json());

const Form = defineComponent(() => {
  const place = ref<HTMLElement>();
  const message = ref<string>();
  let stripe: Stripe | null;
  let elements: StripeElements;

  onMounted(async () => {
    const { account, amount, currency, publishable_key, allowed_payment_method_types } = await asked;
    stripe = await loadStripe(publishable_key, { stripeAccount: account });
    const allowedPaymentMethodTypes = allowed_payment_method_types;
    elements = stripe!.elements({ mode: 'payment', amount, currency, allowedPaymentMethodTypes });
    const element = elements.create('payment');
    element.on('ready', () => performance.mark('ready'));
    element.mount(place.value!);
  });

  async function pay(event: Event) {
    event.preventDefault();
    let { error } = await elements.submit();
    if (!error) {
      const answer = await fetch(`${url}/payment-intent`, { method: 'POST' });
      const { client_secret: clientSecret } = await answer.json();
      const confirmParams = { return_url: location.href };
      ({ error } = await stripe!.confirmPayment({ elements, clientSecret, confirmParams }));
    }
    message.value = error?.message;
  }

  return () =>
    h('form', { onSubmit: pay }, [
      h('div', { ref: place }),
      message.value && h('p', { role: 'alert' }, message.value),
      h('button', 'Pay'),
    ]);
});

createApp(Form).mount(app);
