/** @jsxImportSource solid-js */
import { Show, createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import type {} from 'connect-pay-element/solid';

function Shop(props: { checkout: string }) {
  const [isPaid, setIsPaid] = createSignal(false);
  return (
    <>
      <h1>Your order</h1>
      <connect-pay
        checkout={props.checkout}
        appearance={{ variables: { borderRadius: '4px' } }}
        on:success={() => setIsPaid(true)}
      />
      <Show when={isPaid()}>
        <p id="thanks">We bake your bread now.</p>
      </Show>
    </>
  );
}

// The id comes from your server, which has made the checkout.
render(() => <Shop checkout="co_123" />, document.querySelector('#app')!);
