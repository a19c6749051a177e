import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const address = { line1: 'Rua Augusta 1', city: 'São Paulo', state: 'SP', postal_code: '01310-100', country: 'BR' };
const billing_details = { name: 'Ada Lovelace', email: 'ada.fill_never@example.com', address };

const methods = [
  { type: 'oxxo', currency: 'mxn', until: 'expires_after' },
  { type: 'konbini', currency: 'jpy', until: 'expires_at' },
  { type: 'boleto', currency: 'brl', until: 'expires_at', boleto: { tax_id: '000.000.000-00' } },
  { type: 'multibanco', currency: 'eur', until: 'expires_at' },
];

for (const { type, currency, until, ...details } of methods) {
  const params = {
    ...bread,
    amount: 20000,
    currency,
    allowed_payment_method_types: [type],
    payment_method_data: { type, billing_details, ...details },
    confirm: true,
    return_url: 'https://shop.example/done',
    expand: ['payment_method'],
  };
  const shown = await stripe.paymentIntents.create(params, onAccount);
  assert.equal(shown.status, 'requires_action');
  assert.equal(shown.payment_method.type, type);
  const voucher = shown.next_action[`${type}_display_details`];
  assert.ok(voucher[until] > shown.created);
  assert.match(await (await fetch(voucher.hosted_voucher_url)).text(), /Voucher/);

  await control(`payment_intents/${shown.id}`, { status: 'succeeded' });
  const paid = await stripe.paymentIntents.retrieve(shown.id, { expand: ['latest_charge'] }, onAccount);
  assert.deepEqual([paid.status, paid.latest_charge.payment_method_details.type], ['succeeded', type]);

  const other = await stripe.paymentIntents.create(params, onAccount);
  const expired = await control(`payment_intents/${other.id}`, { status: 'failed' });
  assert.deepEqual(
    [expired.status, expired.last_payment_error.code],
    ['requires_payment_method', 'payment_intent_payment_attempt_expired'],
  );
}

const nobody = stripe.paymentMethods.create({ type: 'oxxo' }, onAccount);
assert.equal((await refusal(nobody, errors.StripeInvalidRequestError)).code, 'parameter_missing');
