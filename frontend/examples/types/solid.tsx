/** @jsxImportSource solid-js */
import type {} from 'connect-pay-element/solid';
export const solid = (
  <>
    <connect-pay checkout="co_123" submitLabel="Donate" on:error={({ detail }) => detail.message} />
    <connect-pay appearance={{ theme: 'night' }} layout="tabs" return-url="/thanks" class="pay" />
    {/* @ts-expect-error: a checkout is a text */}
    <connect-pay checkout={7} />
    {/* @ts-expect-error: there is no such event */}
    <connect-pay on:payed={() => {}} />
    {/* @ts-expect-error: what is ready has no message */}
    <connect-pay on:ready={({ detail }) => detail.message} />
  </>
);
