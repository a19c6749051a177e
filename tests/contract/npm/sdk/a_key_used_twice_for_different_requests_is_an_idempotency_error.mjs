import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const key = { ...onAccount, idempotencyKey: 'order-1' };
const first = await stripe.paymentIntents.create(bread, key);

const other = stripe.paymentIntents.create({ ...bread, amount: 2000 }, key);
const error = await refusal(other, errors.StripeIdempotencyError);
assert.equal(error.statusCode, 400);
assert.match(error.message, /same parameters/);

await refusal(stripe.paymentIntents.cancel(first.id, {}, key), errors.StripeIdempotencyError);

// Keys belong to an account: on the platform this one is new.
const here = await stripe.paymentIntents.create({ ...bread, amount: 2000 }, { idempotencyKey: 'order-1' });
assert.notEqual(here.id, first.id);
