import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

async function pay(payment_method) {
  return stripe.paymentIntents.create({ ...bread, payment_method, confirm: true }, onAccount);
}

async function disputed(card) {
  const { latest_charge: charge } = await pay(card);
  const { data } = await stripe.disputes.list({ charge }, onAccount);
  return data[0];
}

const dispute = await disputed('pm_card_createDispute');
assert.deepEqual([dispute.status, dispute.reason, dispute.amount], ['needs_response', 'fraudulent', 1850]);
assert.equal(dispute.balance_transactions[0].net, -1850 - 1500);
const refund = stripe.refunds.create({ charge: dispute.charge }, onAccount);
assert.equal((await refusal(refund, errors.StripeInvalidRequestError)).code, 'charge_disputed');

const evidence = { customer_name: 'Jenny Rosen', uncategorized_text: 'winning_evidence' };
const staged = await stripe.disputes.update(
  dispute.id,
  { evidence, metadata: { basket: '7' }, submit: false, intended_submission_method: 'manual' },
  onAccount,
);
assert.deepEqual([staged.status, staged.evidence_details.has_evidence], ['needs_response', true]);
const sent = await stripe.disputes.update(dispute.id, { submit: true }, onAccount);
assert.equal(sent.status, 'under_review');
const expand = ['charge', 'payment_intent'];
const won = await stripe.disputes.retrieve(dispute.id, { expand }, onAccount);
assert.deepEqual([won.status, won.charge.disputed, won.balance_transactions.length], ['won', true, 2]);
const filter = { source: dispute.id, type: 'adjustment' };
const moved = await stripe.balanceTransactions.list({ ...filter, expand: ['data.source'] }, onAccount);
assert.deepEqual(moved.data.map(({ reporting_category: name }) => name), ['dispute_reversal', 'dispute']);

const other = await disputed('pm_card_createDisputeProductNotReceived');
const closed = await stripe.disputes.close(other.id, {}, onAccount);
assert.deepEqual([closed.status, closed.is_charge_refundable], ['lost', false]);
await refusal(stripe.disputes.close(other.id, {}, onAccount), errors.StripeInvalidRequestError);

const inquiry = await disputed('pm_card_createDisputeInquiry');
assert.equal(inquiry.payment_method_details.card.case_type, 'inquiry');
await control(`disputes/${inquiry.id}`, { status: 'warning_closed' });

const plain = await pay('pm_card_visa');
await control('disputes', { charge: plain.latest_charge, reason: 'duplicate' });
const ofIntent = await stripe.disputes.list({ payment_intent: plain.id, created: { gte: 1 } }, onAccount);
assert.deepEqual(ofIntent.data.map(({ reason }) => reason), ['duplicate']);
