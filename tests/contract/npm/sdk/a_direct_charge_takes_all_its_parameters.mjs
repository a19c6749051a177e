import assert from 'node:assert/strict';
import { errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const paid = await stripe.paymentIntents.create(
  {
    amount: 1850,
    currency: 'eur',
    application_fee_amount: 120,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    capture_method: 'automatic',
    confirm: true,
    description: 'Two loaves',
    excluded_payment_method_types: ['bancontact'],
    metadata: { table: '12' },
    off_session: false,
    payment_method: 'pm_card_visa',
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    receipt_email: 'anna@example.com',
    setup_future_usage: 'off_session',
    statement_descriptor_suffix: 'TABLE 12',
    transfer_group: 'evening',
  },
  onAccount,
);
assert.deepEqual([paid.status, paid.receipt_email], ['succeeded', 'anna@example.com']);
const charges = await stripe.charges.list({ payment_intent: paid.id }, onAccount);
assert.equal(charges.data[0].statement_descriptor_suffix, 'TABLE 12');

const only = { amount: 1850, currency: 'eur', allowed_payment_method_types: ['card', 'ideal'] };
const chosen = await stripe.paymentIntents.create(only, onAccount);
assert.deepEqual(chosen.payment_method_types, ['card', 'ideal']);

const careful = {
  ...only,
  allowed_payment_method_types: ['card'],
  confirm: true,
  error_on_requires_action: true,
  payment_method: 'pm_card_authenticationRequired',
};
const refused = await refusal(stripe.paymentIntents.create(careful, onAccount), errors.StripeCardError);
assert.equal(refused.code, 'authentication_required');
assert.equal(refused.payment_intent.status, 'requires_payment_method');
const left = await stripe.paymentIntents.confirm(refused.payment_intent.id, { payment_method: 'pm_card_visa' }, onAccount);
assert.equal(left.status, 'succeeded');

const since = await stripe.paymentIntents.list({ created: { gte: paid.created } }, onAccount);
assert.equal(since.data.length, 3);
const named = stripe.paymentIntents.create({ ...only, statement_descriptor: 'BAKERY' }, onAccount);
assert.equal((await refusal(named, errors.StripeInvalidRequestError)).param, 'statement_descriptor');
