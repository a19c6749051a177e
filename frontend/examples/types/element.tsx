// What the types promise: this file compiles, and what is marked does not.
import type { ConnectPayElement, ConnectPayResult } from 'connect-pay-element';
import { loadConnectPay } from 'connect-pay-element';
import type { CheckoutView, CreateCheckout } from 'connect-pay-element/wire';
import type {} from 'connect-pay-element/react';
import type {} from 'connect-pay-element/svelte';
import type {} from 'connect-pay-element/vue';
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';

export async function vanilla() {
  await loadConnectPay('https://pay.example');
  const pay: ConnectPayElement = document.createElement('connect-pay');
  pay.checkout = 'co_123';
  pay.appearance = { theme: 'night', variables: { colorPrimary: '#0a5f56' } };
  pay.layout = { type: 'accordion', radios: 'never' };
  pay.addEventListener('error', (event) => event.detail.message.trim());
  pay.addEventListener('change', ({ detail }) => detail.complete && detail.method);
  pay.addEventListener('submit', (event) => event.preventDefault());
  // @ts-expect-error: there is no such event
  pay.addEventListener('payed', (event) => event.detail);
  // @ts-expect-error: there is no such intent
  pay.intent = 'later';
  // A property can be taken back, and always has a text to read.
  pay.checkout = null;
  pay.checkout.trim();
  pay.submitLabel = undefined;
  pay.locale = false;
  pay.elements = ['payment', 'express-checkout'];
  pay.returnUrl = new URL('/thanks', location.href);
  // @ts-expect-error: true is no text
  pay.submitLabel = true;
  // @ts-expect-error: nothing may be set
  pay.submitLabel.trim();
  const result: ConnectPayResult = await pay.submit();
  if (result.type === 'error') return result.message;
  pay.update({ submitLabel: 'Donate {amount}' });
  pay.reset();
  return result.status satisfies CheckoutView['status'] | undefined;
}

export const react = (
  <>
    <connect-pay checkout="co_123" submitLabel="Donate" onerror={({ detail }) => detail.message} />
    <connect-pay appearance={{ theme: 'night' }} layout="tabs" return-url="/thanks" className="pay" />
    <connect-pay checkout="co_123" elements={['payment']} return-url="/thanks" submitLabel={false} />
    {/* @ts-expect-error: a checkout is a text */}
    <connect-pay checkout={7} />
    {/* @ts-expect-error: there is no such event */}
    <connect-pay onpayed={() => {}} />
    {/* @ts-expect-error: what is ready has no message */}
    <connect-pay onready={({ detail }) => detail.message} />
  </>
);

type Vue = InstanceType<GlobalComponents['connect-pay']>['$props'];
export const vue: Vue[] = [
  { checkout: 'co_123', onSuccess: ({ detail }) => detail.status },
  { appearance: { theme: 'night' }, layout: '{"type":"tabs"}', 'submit-label': 'Donate', class: 'pay' },
  // @ts-expect-error: a checkout is a text
  { checkout: 7 },
  // @ts-expect-error: there is no such intent
  { intent: 'later' },
  // @ts-expect-error: there is no such attribute
  { amount: 1850 },
  // @ts-expect-error: there is no such event
  { onPayed: () => {} },
  // @ts-expect-error: what is ready has no message
  { onReady: ({ detail }) => detail.message },
];

type Svelte = SvelteHTMLElements['connect-pay'];
export const svelte: Svelte[] = [
  { checkout: 'co_123', 'return-url': '/thanks', onprocessing: ({ detail }) => detail.checkout },
  { appearance: { theme: 'night' }, layout: { type: 'tabs' }, submitLabel: 'Donate', class: 'pay' },
  // @ts-expect-error: a checkout is a text
  { checkout: 7 },
  // @ts-expect-error: there is no such intent
  { intent: 'later' },
  // @ts-expect-error: there is no such attribute
  { amount: 1850 },
  // @ts-expect-error: there is no such event
  { onpayed: () => {} },
  // @ts-expect-error: what is ready has no message
  { onready: ({ detail }) => detail.message },
];

export const ask: CreateCheckout = { account: 'acct_123', amount: 1850, currency: 'eur' };
