import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const path = '/v1/payment_intents';

async function next(kind) {
  await control('faults', { calls: { next: [{ kind, method: 'POST', path }] } });
}

for (const [kind, error, statusCode] of [
  ['conflict', errors.StripeIdempotencyError, 409],
  ['error_500', errors.StripeAPIError, 500],
  ['error_503', errors.StripeAPIError, 503],
  ['rate_limit_endpoint', errors.StripeRateLimitError, 429],
  ['lock_timeout', errors.StripeRateLimitError, 429],
]) {
  await next(kind);
  const refused = await refusal(stripe.paymentIntents.create(bread, { ...onAccount, idempotencyKey: 'order-7' }), error);
  assert.equal(refused.statusCode, statusCode, kind);
}

// The SDK asks again by itself, under the same key.
for (const kind of ['error_500', 'error_503', 'lock_timeout', 'drop_after']) {
  await next(kind);
  const intent = await stripe.paymentIntents.create({ ...bread, metadata: { kind } }, { ...onAccount, maxNetworkRetries: 2 });
  const { data } = await stripe.paymentIntents.list({ limit: 2 }, onAccount);
  assert.equal(data.filter(({ metadata }) => metadata.kind === kind).length, 1, kind);
  assert.equal(data[0].id, intent.id, kind);
}

// The SDK leaves the body of an answer unread that it retries, and would wait for it until its timeout.
process.exit();
