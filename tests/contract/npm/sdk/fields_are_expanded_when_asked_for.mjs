import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const plain = await stripe.paymentIntents.create({ ...bread, ...visa, confirm: true }, onAccount);
assert.equal(typeof plain.latest_charge, 'string');

const expand = ['latest_charge', 'payment_method'];
const intent = await stripe.paymentIntents.retrieve(plain.id, { expand }, onAccount);
assert.equal(intent.latest_charge.id, plain.latest_charge);
assert.equal(intent.latest_charge.paid, true);
assert.equal(intent.payment_method.card.last4, '4242');

const deep = { payment_intent: plain.id, expand: ['data.payment_intent.payment_method'] };
const charges = await stripe.charges.list(deep, onAccount);
assert.equal(charges.data[0].payment_intent.payment_method.id, plain.payment_method);

const charge = await stripe.charges.retrieve(plain.latest_charge, {}, onAccount);
assert.equal(charge.payment_intent, plain.id);
const method = await stripe.paymentMethods.retrieve(plain.payment_method, {}, onAccount);
assert.equal(method.card.brand, 'visa');

const wrong = stripe.paymentIntents.retrieve(plain.id, { expand: ['colour'] }, onAccount);
const error = await refusal(wrong, errors.StripeInvalidRequestError);
assert.match(error.message, /cannot be expanded \(colour\)/);
