import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type {} from 'connect-pay-element/react';

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
createRoot(document.querySelector('#app')!).render(<Shop checkout="co_123" />);
