import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const ada = await stripe.customers.create(
  { name: 'Ada', email: 'ada@example.com', address: { city: 'Paris', country: 'FR' }, metadata: { tier: 'gold' } },
  onAccount,
);
const changed = await stripe.customers.update(
  ada.id,
  { phone: '+33 1', description: '', shipping: { name: 'Ada L.', address: { line1: 'Rue 1' } } },
  onAccount,
);
assert.equal(changed.phone, '+33 1');
const found = await stripe.customers.list({ email: 'ada@example.com' }, onAccount);
assert.deepEqual(found.data.map(({ id }) => id), [ada.id]);

const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: ada.id }, onAccount);
const renewed = await stripe.paymentMethods.update(
  card.id,
  { card: { exp_month: 3, exp_year: 2040 }, billing_details: { name: 'Ada L.' }, allow_redisplay: 'always' },
  onAccount,
);
assert.equal(renewed.card.exp_year, 2040);
await stripe.customers.update(ada.id, { invoice_settings: { default_payment_method: card.id } }, onAccount);
const expand = ['invoice_settings.default_payment_method'];
const seen = await stripe.customers.retrieve(ada.id, { expand }, onAccount);
assert.equal(seen.invoice_settings.default_payment_method.id, card.id);

const listed = await stripe.customers.listPaymentMethods(ada.id, { type: 'card' }, onAccount);
assert.deepEqual(listed.data.map(({ id }) => id), [card.id]);
assert.equal((await stripe.customers.retrievePaymentMethod(ada.id, card.id, {}, onAccount)).customer, ada.id);
assert.equal((await stripe.paymentMethods.list({ customer: ada.id }, onAccount)).data.length, 1);

const off = { ...bread, customer: ada.id, payment_method: card.id, confirm: true, off_session: true };
const paid = await stripe.paymentIntents.create(off, onAccount);
assert.deepEqual([paid.status, paid.customer], ['succeeded', ada.id]);
const charges = await stripe.charges.list({ customer: ada.id, expand: ['data.customer'] }, onAccount);
assert.equal(charges.data[0].customer.email, 'ada@example.com');
assert.equal((await stripe.paymentIntents.list({ customer: ada.id }, onAccount)).data[0].id, paid.id);

const stranger = stripe.paymentIntents.create({ ...bread, customer: ada.id });
const missing = await refusal(stranger, errors.StripeInvalidRequestError);
assert.deepEqual([missing.code, missing.param], ['resource_missing', 'customer']);
const unnamed = stripe.paymentIntents.create({ ...bread, payment_method: card.id, confirm: true }, onAccount);
assert.equal((await refusal(unnamed, errors.StripeInvalidRequestError)).param, 'payment_method');

assert.equal((await stripe.paymentMethods.detach(card.id, {}, onAccount)).customer, null);
assert.equal((await stripe.customers.del(ada.id, {}, onAccount)).deleted, true);
assert.equal((await stripe.customers.retrieve(ada.id, {}, onAccount)).deleted, true);
