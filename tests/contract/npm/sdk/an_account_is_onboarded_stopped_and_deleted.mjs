import assert from 'node:assert/strict';
import { control, enable, errors, refusal, stripe } from '../sandbox.mjs';

const { id } = await stripe.accounts.create({ type: 'express', country: 'DE' });
const link = await stripe.accountLinks.create({
  account: id,
  type: 'account_onboarding',
  refresh_url: 'https://p.example/refresh',
  return_url: 'https://p.example/return',
  collection_options: { fields: 'eventually_due', future_requirements: 'omit' },
});
assert.ok(link.expires_at > link.created);
await enable(id);

const wanted = await stripe.accounts.updateCapability(id, 'card_payments', { requested: true });
assert.equal(wanted.status, 'active');
assert.equal((await stripe.accounts.listCapabilities(id)).data.length, 2);
assert.equal((await stripe.accounts.retrieveCapability(id, 'transfers')).requested, true);
assert.equal((await stripe.accounts.createLoginLink(id)).object, 'login_link');

const session = await stripe.accountSessions.create({
  account: id,
  components: { payments: { enabled: true, features: { refund_management: false } } },
});
assert.equal(session.components.payments.features.refund_management, false);

await control(`accounts/${id}/disable`, { reason: 'under_review' });
assert.equal((await stripe.accounts.retrieve(id)).requirements.disabled_reason, 'under_review');
const rejected = await stripe.accounts.reject(id, { reason: 'fraud_other' });
assert.equal(rejected.charges_enabled, false);

assert.equal((await stripe.accounts.del(id)).deleted, true);
await refusal(stripe.accounts.retrieve(id), errors.StripePermissionError);
