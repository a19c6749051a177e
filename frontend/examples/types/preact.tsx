/** @jsxImportSource preact */
import type {} from 'connect-pay-element/preact';
export const preact = (
  <>
    <connect-pay checkout="co_123" submitLabel="Donate" onerror={({ detail }) => detail.message} />
    <connect-pay appearance={{ theme: 'night' }} layout="tabs" return-url="/thanks" class="pay" />
    {/* @ts-expect-error: a checkout is a text */}
    <connect-pay checkout={7} />
    {/* @ts-expect-error: there is no such event */}
    <connect-pay onpayed={() => {}} />
    {/* @ts-expect-error: what is ready has no message */}
    <connect-pay onready={({ detail }) => detail.message} />
  </>
);
