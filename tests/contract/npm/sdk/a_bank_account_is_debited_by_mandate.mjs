import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const online = { ip_address: '203.0.113.7', user_agent: 'Mozilla/5.0' };
const mandate_data = { customer_acceptance: { type: 'online', online } };
const offline = { customer_acceptance: { type: 'offline', offline: {} } };
const billing_details = { name: 'Jenny Rosen', email: 'jenny@example.com' };

const sepa_debit = { iban: 'DE89370400440532013000' };
const method = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit, billing_details }, onAccount);
assert.deepEqual([method.sepa_debit.country, method.sepa_debit.last4], ['DE', '3000']);

const intent = await stripe.paymentIntents.create(bread, onAccount);
const params = { payment_method: method.id, expand: ['latest_charge'] };
const without = stripe.paymentIntents.confirm(intent.id, params, onAccount);
assert.match((await refusal(without, errors.StripeInvalidRequestError)).message, /requires a mandate/);
const asked = await stripe.paymentIntents.confirm(intent.id, { ...params, mandate_data }, onAccount);
assert.deepEqual([asked.status, asked.latest_charge.status], ['processing', 'pending']);
const { mandate: id } = asked.latest_charge.payment_method_details.sepa_debit;
const mandate = await stripe.mandates.retrieve(id, { expand: ['payment_method'] }, onAccount);
assert.deepEqual([mandate.type, mandate.status], ['single_use', 'active']);
assert.deepEqual(mandate.customer_acceptance.online, online);

const cancel = stripe.paymentIntents.cancel(intent.id, {}, onAccount);
assert.equal((await refusal(cancel, errors.StripeInvalidRequestError)).code, 'payment_intent_unexpected_state');
await control('clock', { advance_seconds: 5 * 24 * 60 * 60 });
const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge.balance_transaction'] }, onAccount);
assert.deepEqual([paid.status, paid.latest_charge.balance_transaction.type], ['succeeded', 'payment']);

const us_bank_account = {
  account_holder_type: 'individual',
  account_number: '000222222227',
  account_type: 'checking',
  routing_number: '110000000',
};
const failing = await stripe.paymentIntents.create(
  {
    ...bread,
    currency: 'usd',
    payment_method_data: { type: 'us_bank_account', us_bank_account, billing_details },
    payment_method_options: { us_bank_account: { verification_method: 'instant' } },
    mandate_data: offline,
    confirm: true,
    expand: ['latest_charge', 'payment_method'],
  },
  onAccount,
);
assert.equal(failing.payment_method.us_bank_account.last4, '2227');
const offlineId = failing.latest_charge.payment_method_details.us_bank_account.mandate;
assert.equal((await stripe.mandates.retrieve(offlineId, {}, onAccount)).customer_acceptance.type, 'offline');
const failed = await control(`payment_intents/${failing.id}`, { status: 'failed' });
assert.deepEqual([failed.status, failed.last_payment_error.code], ['requires_payment_method', 'insufficient_funds']);
const charge = await stripe.charges.retrieve(failing.latest_charge.id, {}, onAccount);
assert.deepEqual([charge.status, charge.failure_code], ['failed', 'insufficient_funds']);
