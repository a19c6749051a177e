import assert from 'node:assert/strict';
import { bread, errors, onAccount, refusal, stripe, visa } from '../sandbox.mjs';

const params = { ...bread, application_fee_amount: 120, metadata: { table: '12' } };
const created = await stripe.paymentIntents.create(params, onAccount);
assert.equal(created.status, 'requires_payment_method');
assert.deepEqual(created.metadata, { table: '12' });

const confirmed = await stripe.paymentIntents.confirm(created.id, visa, onAccount);
assert.equal(confirmed.status, 'succeeded');

const retrieved = await stripe.paymentIntents.retrieve(created.id, {}, onAccount);
assert.equal(retrieved.amount_received, 1850);
assert.equal(retrieved.application_fee_amount, 120);
assert.equal(retrieved.lastResponse.stripeAccount, onAccount.stripeAccount);

const there = await stripe.paymentIntents.list({}, onAccount);
assert.deepEqual(there.data.map(({ id }) => id), [created.id]);

const here = await stripe.paymentIntents.list();
assert.deepEqual(here.data, []);
const missing = await refusal(stripe.paymentIntents.retrieve(created.id), errors.StripeInvalidRequestError);
assert.equal(missing.code, 'resource_missing');
