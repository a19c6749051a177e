/** @jsxImportSource preact */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type {} from 'connect-pay-element/preact';

function Shop({ checkout }: { checkout: string }) {
  const [isPaid, setIsPaid] = useState(false);
  return (
    <>
      <h1>Your order</h1>
      <connect-pay
        checkout={checkout}
        appearance={{ variables: { borderRadius: '4px' } }}
        onsuccess={() => setIsPaid(true)}
      />
      {isPaid && <p id="thanks">We bake your bread now.</p>}
    </>
  );
}

// The id comes from your server, which has made the checkout.
render(<Shop checkout="co_123" />, document.querySelector('#app')!);
