import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const manual = { ...bread, ...visa, capture_method: 'manual', confirm: true, expand: ['latest_charge'] };
const held = await stripe.paymentIntents.create({ ...manual, application_fee_amount: 185 }, onAccount);
const late = await stripe.paymentIntents.create(manual, onAccount);
const { capture_before } = late.latest_charge.payment_method_details.card;

const large = stripe.paymentIntents.capture(held.id, { amount_to_capture: 1851 }, onAccount);
assert.equal((await refusal(large, errors.StripeInvalidRequestError)).code, 'amount_too_large');
const capture = { amount_to_capture: 1000, application_fee_amount: 90, expand: ['latest_charge'] };
const taken = await stripe.paymentIntents.capture(held.id, capture, onAccount);
assert.deepEqual([taken.amount_received, taken.latest_charge.application_fee_amount], [1000, 90]);

await control('clock', { now: capture_before });
const expired = await stripe.paymentIntents.retrieve(late.id, {}, onAccount);
assert.deepEqual([expired.status, expired.cancellation_reason], ['canceled', 'automatic']);
const tooLate = stripe.paymentIntents.capture(late.id, {}, onAccount);
assert.equal((await refusal(tooLate, errors.StripeInvalidRequestError)).code, 'payment_intent_unexpected_state');

const payment_method_options = { card: { capture_method: 'manual' } };
const card = await stripe.paymentIntents.create({ ...bread, ...visa, payment_method_options, confirm: true }, onAccount);
assert.deepEqual([card.status, card.payment_method_options.card.capture_method], ['requires_capture', 'manual']);
