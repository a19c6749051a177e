import assert from 'node:assert/strict';
import { account, bread, control, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const order = { ...bread, ...visa, application_fee_amount: 100, confirm: true };
const paid = await stripe.paymentIntents.create(order, onAccount);
await stripe.refunds.create({ payment_intent: paid.id, refund_application_fee: true }, onAccount);
const ada = await stripe.customers.create({ name: 'Ada', metadata: { table: '12' } }, onAccount);
await stripe.customers.update(ada.id, { name: 'Grace', metadata: { seat: '3' } }, onAccount);

const all = await stripe.events.list({}, onAccount).autoPagingToArray({ limit: 100 });
const of = (type) => all.find((event) => event.type === type);
const { amount_refunded, refunded } = of('charge.refunded').data.previous_attributes;
assert.deepEqual([amount_refunded, refunded], [0, false]);
assert.deepEqual(of('customer.updated').data.previous_attributes, { name: 'Ada', metadata: { seat: null } });
assert.equal(of('payment_intent.succeeded').data.object.client_secret, paid.client_secret);
assert.equal(of('account.updated').data.previous_attributes.charges_enabled, false);

const types = ['refund.created', 'charge.succeeded'];
const some = await stripe.events.list({ types, delivery_success: true }, onAccount);
assert.deepEqual(some.data.map((event) => event.type), types);
const { data: fees } = await stripe.events.list({ type: 'application_fee.*' });
assert.deepEqual(fees.map((event) => event.type), ['application_fee.refunded', 'application_fee.created']);
assert.equal(fees[0].account, undefined);
await refusal(stripe.events.retrieve(fees[0].id, {}, onAccount), errors.StripeInvalidRequestError);

for (const event of ['payout.paid', 'payout.failed', 'balance.available', 'setup_intent.succeeded', 'refund.failed']) {
  const { events } = await control('trigger', { event, account });
  assert.equal((await stripe.events.retrieve(events[0], {}, onAccount)).type, event);
}
const { events } = await control('trigger', { event: 'account.application.authorized' });
assert.equal(events.length, 1);
