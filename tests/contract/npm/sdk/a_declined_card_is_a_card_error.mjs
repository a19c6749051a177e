import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const DECLINES = [
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
];

const { id } = await stripe.paymentIntents.create(bread, onAccount);

for (const [payment_method, code, decline_code] of DECLINES) {
  const confirmation = stripe.paymentIntents.confirm(id, { payment_method }, onAccount);
  const error = await refusal(confirmation, errors.StripeCardError);
  assert.deepEqual([error.statusCode, error.code, error.decline_code], [402, code, decline_code]);
  assert.equal(error.payment_intent.id, id);
  assert.equal(error.payment_intent.status, 'requires_payment_method');
  assert.equal(error.payment_intent.last_payment_error.code, code);
}

const expanded = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, onAccount);
assert.equal(expanded.latest_charge.status, 'failed');

const paid = await stripe.paymentIntents.confirm(id, visa, onAccount);
assert.equal(paid.status, 'succeeded');
