import assert from 'node:assert/strict';
import { errors, onAccount, page, refusal, stripe } from '../sandbox.mjs';

const { id: customer } = await stripe.customers.create({ email: 'ada@example.com' }, onAccount);
const automatic_payment_methods = { enabled: true, allow_redirects: 'never' };
const created = await stripe.setupIntents.create(
  { customer, usage: 'off_session', metadata: { a: 'b' }, automatic_payment_methods },
  onAccount,
);
assert.equal(created.status, 'requires_payment_method');

const declined = { payment_method: 'pm_card_visa_chargeDeclined' };
const refused = await refusal(stripe.setupIntents.confirm(created.id, declined, onAccount), errors.StripeCardError);
assert.equal(refused.setup_intent.id, created.id);
await stripe.setupIntents.update(created.id, { payment_method: 'pm_card_visa', description: 'For later' }, onAccount);

const { client_secret } = created;
const confirmed = await page.setupIntents.confirm(created.id, { client_secret }, onAccount);
assert.ok(confirmed.status === 'succeeded' && !('customer' in confirmed));
assert.equal((await page.setupIntents.retrieve(created.id, { client_secret }, onAccount)).id, created.id);
const seen = await stripe.setupIntents.retrieve(created.id, { expand: ['payment_method', 'customer'] }, onAccount);
assert.deepEqual([seen.payment_method.customer, seen.customer.id], [customer, customer]);

const authenticated = await stripe.setupIntents.create(
  { customer, payment_method: 'pm_card_threeDSecure2Required', confirm: true, use_stripe_sdk: true },
  onAccount,
);
assert.equal(authenticated.next_action.type, 'use_stripe_sdk');
const reason = { cancellation_reason: 'abandoned' };
assert.equal((await stripe.setupIntents.cancel(authenticated.id, reason, onAccount)).status, 'canceled');
assert.equal((await stripe.setupIntents.list({ customer }, onAccount)).data.length, 2);

const session = await stripe.customerSessions.create(
  {
    customer,
    components: {
      payment_element: {
        enabled: true,
        features: {
          payment_method_redisplay: 'enabled',
          payment_method_allow_redisplay_filters: ['always', 'unspecified'],
          payment_method_save: 'enabled',
          payment_method_save_usage: 'off_session',
        },
      },
    },
  },
  onAccount,
);
assert.equal(session.components.payment_element.features.payment_method_redisplay, 'enabled');
