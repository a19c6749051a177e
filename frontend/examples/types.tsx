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
  const result: ConnectPayResult = await pay.submit();
  if (result.type === 'error') return result.message;
  pay.update({ submitLabel: 'Donate {amount}' });
  pay.reset();
  return result.status satisfies CheckoutView['status'] | undefined;
}

export const react = (
  <>
    <connect-pay checkout="co_123" submitLabel="Donate" onerror={({ detail }) => detail.message} />
    {/* @ts-expect-error: a checkout is a text */}
    <connect-pay checkout={7} />
  </>
);

export const vue: InstanceType<GlobalComponents['connect-pay']>['$props'] = {
  checkout: 'co_123',
  onSuccess: ({ detail }) => detail.status,
};

export const svelte: SvelteHTMLElements['connect-pay'] = {
  checkout: 'co_123',
  'return-url': '/thanks',
  onprocessing: ({ detail }) => detail.checkout,
};

export const ask: CreateCheckout = { account: 'acct_123', amount: 1850, currency: 'eur' };
