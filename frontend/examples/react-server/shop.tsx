import { useEffect, useState } from 'react';
import type {} from 'connect-pay-element/react';

export function Shop({ checkout }: { checkout: string }) {
  const [isPaid, setIsPaid] = useState(false);
  // On the page that comes from the server, the tag would have filled itself before React looks, which would then
  // throw its form away. So only the browser renders it.
  const [isBrowser, setIsBrowser] = useState(false);
  useEffect(() => setIsBrowser(true), []);
  return (
    <>
      <h1>Your order</h1>
      <div className="pay">{isBrowser && <connect-pay checkout={checkout} onsuccess={() => setIsPaid(true)} />}</div>
      {isPaid && <p id="thanks">We bake your bread now.</p>}
    </>
  );
}
