import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

async function refund(payment_method) {
  const paid = await stripe.paymentIntents.create({ ...bread, payment_method, confirm: true }, onAccount);
  return stripe.refunds.create({ payment_intent: paid.id }, onAccount);
}

const pending = await refund('pm_card_pendingRefund');
assert.deepEqual([pending.status, pending.pending_reason], ['pending', 'processing']);
await control(`refunds/${pending.id}`, { status: 'succeeded' });
assert.equal((await stripe.refunds.retrieve(pending.id, {}, onAccount)).status, 'succeeded');
await refusal(stripe.refunds.cancel(pending.id, {}, onAccount), errors.StripeInvalidRequestError);

const other = await refund('pm_card_pendingRefund');
const canceled = await stripe.refunds.cancel(other.id, {}, onAccount);
assert.deepEqual([canceled.status, canceled.failure_reason], ['canceled', 'merchant_request']);

const good = await refund('pm_card_refundFail');
assert.equal(good.status, 'succeeded');
await control(`refunds/${good.id}`, { status: 'failed' });
const expand = ['failure_balance_transaction'];
const failed = await stripe.refunds.retrieve(good.id, { expand }, onAccount);
assert.deepEqual([failed.status, failed.failure_balance_transaction.type], ['failed', 'refund_failure']);
assert.equal((await stripe.charges.retrieve(good.charge, {}, onAccount)).amount_refunded, 0);

const manual = { ...bread, payment_method: 'pm_card_visa', capture_method: 'manual', confirm: true };
const held = await stripe.paymentIntents.create(manual, onAccount);
const early = stripe.refunds.create({ payment_intent: held.id }, onAccount);
assert.match((await refusal(early, errors.StripeInvalidRequestError)).message, /must cancel the PaymentIntent/);
