import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const once = { ...onAccount, idempotencyKey: 'order-1' };
const first = await stripe.paymentIntents.create(bread, once);
const again = await stripe.paymentIntents.create(bread, once);

assert.equal(again.id, first.id);
assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
assert.equal(again.lastResponse.headers['original-request'], first.lastResponse.requestId);
assert.equal(again.lastResponse.idempotencyKey, 'order-1');

// A refused card was presented to its bank: the refusal is replayed, and there is one charge.
const declined = { ...bread, payment_method: 'pm_card_visa_chargeDeclined', confirm: true };
const key = { ...onAccount, idempotencyKey: 'order-2' };
const refused = await refusal(stripe.paymentIntents.create(declined, key), errors.StripeCardError);
const replayed = await refusal(stripe.paymentIntents.create(declined, key), errors.StripeCardError);
assert.equal(replayed.charge, refused.charge);

const all = await stripe.paymentIntents.list({}, onAccount);
assert.equal(all.data.length, 2);
