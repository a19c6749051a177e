import assert from 'node:assert/strict';
import { bread, errors, onAccount, page, refusal, stripe } from '../sandbox.mjs';

const params = { ...bread, application_fee_amount: 120, metadata: { margin: '40' } };
const { id, client_secret } = await stripe.paymentIntents.create(params, onAccount);

const seen = await page.paymentIntents.retrieve(id, { client_secret }, onAccount);
assert.equal(seen.amount, 1850);
assert.ok(!('metadata' in seen) && !('application_fee_amount' in seen));

const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' };
const payment_method_data = { type: 'card', card };
const token = await page.rawRequest('POST', '/v1/confirmation_tokens', { payment_method_data }, onAccount);
assert.equal(token.object, 'confirmation_token');
assert.equal((await stripe.confirmationTokens.retrieve(token.id, {}, onAccount)).id, token.id);

const method = await page.paymentMethods.create(payment_method_data, onAccount);
const confirmation = { client_secret, payment_method: 'pm_card_visa_chargeDeclined' };
await refusal(page.paymentIntents.confirm(id, confirmation, onAccount), errors.StripeCardError);
const paid = await page.paymentIntents.confirm(id, { client_secret, payment_method: method.id }, onAccount);
assert.equal(paid.status, 'succeeded');

const authenticated = await stripe.paymentIntents.create(bread, onAccount);
const challenged = await page.paymentIntents.confirm(
  authenticated.id,
  { client_secret: authenticated.client_secret, payment_method: 'pm_card_threeDSecure2Required' },
  onAccount,
);
assert.equal(challenged.next_action.type, 'use_stripe_sdk');

const wrong = page.paymentIntents.retrieve(id, { client_secret: `${id}_secret_guessed` }, onAccount);
await refusal(wrong, errors.StripeInvalidRequestError);
