import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const { StripeInvalidRequestError } = errors;

const missing = stripe.paymentIntents.retrieve('pi_none', {}, onAccount);
const unknown = await refusal(missing, StripeInvalidRequestError);
assert.deepEqual([unknown.statusCode, unknown.code], [404, 'resource_missing']);

const small = stripe.paymentIntents.create({ ...bread, amount: 1 }, onAccount);
const tooSmall = await refusal(small, StripeInvalidRequestError);
assert.deepEqual([tooSmall.statusCode, tooSmall.code, tooSmall.param], [400, 'amount_too_small', 'amount']);

const fee = stripe.paymentIntents.create({ ...bread, application_fee_amount: 1851 }, onAccount);
await refusal(fee, StripeInvalidRequestError);

const paid = await stripe.paymentIntents.create({ ...bread, ...visa, confirm: true }, onAccount);
const late = await refusal(stripe.paymentIntents.cancel(paid.id, {}, onAccount), StripeInvalidRequestError);
assert.equal(late.code, 'payment_intent_unexpected_state');
assert.equal(late.payment_intent.id, paid.id);
