import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const { id: customer } = await stripe.customers.create({ email: 'ada@example.com' });
const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_visa', { customer });

const copy = await stripe.paymentMethods.create({ customer, payment_method }, onAccount);
assert.deepEqual([copy.customer, copy.card.last4], [null, '4242']);
const pay = { ...bread, payment_method: copy.id, confirm: true };
assert.equal((await stripe.paymentIntents.create(pay, onAccount)).status, 'succeeded');

await refusal(stripe.paymentMethods.create({ customer, payment_method }), errors.StripeInvalidRequestError);
const direct = stripe.paymentIntents.create({ ...bread, payment_method, confirm: true }, onAccount);
assert.match((await refusal(direct, errors.StripeInvalidRequestError)).message, /platform-owned payment method/);
