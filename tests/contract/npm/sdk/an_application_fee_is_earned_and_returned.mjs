import assert from 'node:assert/strict';
import { account, bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const params = { ...bread, ...visa, application_fee_amount: 185, confirm: true };
const paid = await stripe.paymentIntents.create({ ...params, expand: ['latest_charge'] }, onAccount);
assert.equal(paid.latest_charge.application_fee, null);
const charge = await stripe.charges.retrieve(paid.latest_charge.id, {}, onAccount);

const expand = ['account', 'charge', 'balance_transaction'];
const fee = await stripe.applicationFees.retrieve(charge.application_fee, { expand });
assert.deepEqual([fee.amount, fee.account.id, fee.charge.id], [185, account, charge.id]);
assert.equal(fee.balance_transaction.type, 'application_fee');

const metadata = { why: 'cold bread' };
const back = await stripe.applicationFees.createRefund(fee.id, { amount: 85, metadata, expand: ['fee'] });
assert.deepEqual([back.amount, back.fee.amount_refunded], [85, 85]);
const refunds = await stripe.applicationFees.listRefunds(fee.id, { expand: ['data.balance_transaction'] });
assert.equal(refunds.data[0].balance_transaction.net, -85);

const changed = await stripe.applicationFees.updateRefund(fee.id, back.id, { metadata: { why: 'late' } });
assert.deepEqual(await stripe.applicationFees.retrieveRefund(fee.id, back.id), changed);

const more = stripe.applicationFees.createRefund(fee.id, { amount: 101 });
await refusal(more, errors.StripeInvalidRequestError);
await stripe.refunds.create({ charge: charge.id, refund_application_fee: true }, onAccount);
const { data } = await stripe.applicationFees.list({ charge: charge.id });
assert.deepEqual(data.map(({ amount_refunded, refunded }) => [amount_refunded, refunded]), [[185, true]]);

const elsewhere = stripe.applicationFees.retrieve(fee.id, {}, onAccount);
await refusal(elsewhere, errors.StripeInvalidRequestError);

const forced = ['latest_charge.application_fee'];
const other = await stripe.paymentIntents.create({ ...params, expand: forced }, onAccount);
assert.equal(other.latest_charge.application_fee.amount, 185);
