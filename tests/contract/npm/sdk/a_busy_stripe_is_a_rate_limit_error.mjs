import assert from 'node:assert/strict';
import { account, bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

await control('limits', { per_second: 0, account });
const busy = await refusal(stripe.charges.list({}, onAccount), errors.StripeRateLimitError);
assert.deepEqual([busy.statusCode, busy.code], [429, 'rate_limit']);
assert.equal(busy.headers['stripe-rate-limited-reason'], 'global-rate');
assert.ok((await stripe.charges.list()).data);
await control('limits', { per_second: null, account });

await control('limits', { lock_next: 1 });
const locked = await refusal(stripe.paymentIntents.create(bread, onAccount), errors.StripeRateLimitError);
assert.equal(locked.code, 'lock_timeout');

// The SDK tries again by itself where Stripe says that it should.
await control('limits', { lock_next: 1 });
const intent = await stripe.paymentIntents.create(bread, { ...onAccount, maxNetworkRetries: 1 });
assert.equal(intent.status, 'requires_payment_method');

// The SDK leaves the body of an answer unread that it retries, and would wait for it until its timeout.
process.exit();
