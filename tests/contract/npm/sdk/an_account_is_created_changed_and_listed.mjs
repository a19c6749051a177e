import assert from 'node:assert/strict';
import { account, bread, enable, errors, refusal, stripe } from '../sandbox.mjs';

const created = await stripe.accounts.create({
  country: 'DE',
  email: 'post@example.com',
  controller: {
    fees: { payer: 'application' },
    losses: { payments: 'application' },
    stripe_dashboard: { type: 'express' },
  },
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  business_profile: { name: 'Buchladen Nord' },
});
assert.equal(created.charges_enabled, false);

const early = stripe.paymentIntents.create(bread, { stripeAccount: created.id });
await refusal(early, errors.StripeInvalidRequestError);

await enable(created.id);
const changed = await stripe.accounts.update(created.id, { metadata: { shop: '7' } });
assert.deepEqual([changed.charges_enabled, changed.metadata.shop], [true, '7']);
assert.equal((await stripe.accounts.retrieve(created.id)).business_profile.name, 'Buchladen Nord');

const own = await stripe.accounts.retrieveCurrent({}, { stripeAccount: created.id });
assert.equal(own.id, created.id);

const ids = [];
for await (const { id } of stripe.accounts.list({ limit: 1 })) ids.push(id);
assert.deepEqual(ids, [created.id, account]);
