import assert from 'node:assert/strict';
import { bread, control, onAccount, stripe, visa } from '../sandbox.mjs';

const euros = (amounts) => amounts.find(({ currency }) => currency === 'eur').amount;

const params = { ...bread, ...visa, application_fee_amount: 100, confirm: true };
const paid = await stripe.paymentIntents.create(params, onAccount);
const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 850 }, onAccount);

// 1850 less the platform's 100, Stripe's 53 and the refund.
const before = await stripe.balance.retrieve({}, onAccount);
assert.deepEqual([euros(before.pending), euros(before.available)], [847, 0]);
const own = await stripe.balance.retrieve();
assert.equal(euros(own.pending), 100);

const expand = ['latest_charge.balance_transaction.source'];
const { latest_charge } = await stripe.paymentIntents.retrieve(paid.id, { expand }, onAccount);
const booked = latest_charge.balance_transaction;
assert.deepEqual([booked.amount, booked.fee, booked.net, booked.status], [1850, 153, 1697, 'pending']);
assert.deepEqual(booked.fee_details.map(({ type }) => type).sort(), ['application_fee', 'stripe_fee']);

await control('clock', { advance_seconds: 2 * 24 * 60 * 60 });
const after = await stripe.balance.retrieve({}, onAccount);
assert.deepEqual([euros(after.pending), euros(after.available)], [0, 847]);
const later = await stripe.balanceTransactions.retrieve(booked.id, {}, onAccount);
assert.equal(later.status, 'available');

const listed = { type: 'refund', source: refund.id, currency: 'eur', expand: ['data.source'] };
const refunds = await stripe.balanceTransactions.list(listed, onAccount);
assert.deepEqual(refunds.data.map(({ source }) => source.id), [refund.id]);
const fees = await stripe.balanceTransactions.list({ type: 'application_fee', expand: ['data.source'] });
assert.equal(fees.data[0].source.object, 'application_fee');
