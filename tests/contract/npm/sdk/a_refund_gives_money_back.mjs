import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const fee = { application_fee_amount: 185 };
const paid = await stripe.paymentIntents.create({ ...bread, ...visa, ...fee, confirm: true }, onAccount);
const charge = paid.latest_charge;

const part = await stripe.refunds.create(
  {
    payment_intent: paid.id,
    amount: 850,
    reason: 'requested_by_customer',
    refund_application_fee: true,
    metadata: { basket: '7' },
    expand: ['balance_transaction', 'charge.application_fee', 'payment_intent', 'payment_method'],
  },
  onAccount,
);
assert.deepEqual([part.status, part.amount, part.charge.amount_refunded], ['succeeded', 850, 850]);
const { amount, fee: returned, net } = part.balance_transaction;
assert.deepEqual([amount, returned, net], [-850, -85, -765]);
assert.equal(part.charge.application_fee.amount_refunded, 85);

const large = stripe.refunds.create({ charge, amount: 1001 }, onAccount);
const tooLarge = await refusal(large, errors.StripeInvalidRequestError);
assert.deepEqual([tooLarge.statusCode, tooLarge.param, tooLarge.code], [400, 'amount', undefined]);
assert.match(tooLarge.message, /\(€10\.01\) is greater than unrefunded amount on charge \(€10\.00\)/);

const rest = await stripe.refunds.create({ charge }, onAccount);
const again = await refusal(stripe.refunds.create({ charge }, onAccount), errors.StripeInvalidRequestError);
assert.equal(again.code, 'charge_already_refunded');

const changed = await stripe.refunds.update(rest.id, { metadata: { basket: '8' } }, onAccount);
assert.deepEqual(await stripe.refunds.retrieve(rest.id, {}, onAccount), changed);
for (const filter of [{ charge }, { payment_intent: paid.id }, { created: { gte: 1 } }]) {
  const list = await stripe.refunds.list({ ...filter, expand: ['data.charge'] }, onAccount);
  assert.deepEqual(list.data.map(({ id }) => id), [rest.id, part.id]);
}

const seen = await stripe.charges.retrieve(charge, { expand: ['refunds'] }, onAccount);
assert.deepEqual([seen.refunded, seen.refunds.data.length], [true, 2]);

// The older address, which old integrations still use.
const other = await stripe.paymentIntents.create({ ...bread, ...visa, confirm: true }, onAccount);
const path = `/v1/charges/${other.latest_charge}/refunds`;
const old = await stripe.rawRequest('POST', path, { amount: 50 }, onAccount);
assert.equal((await stripe.rawRequest('GET', path, {}, onAccount)).data[0].id, old.id);
