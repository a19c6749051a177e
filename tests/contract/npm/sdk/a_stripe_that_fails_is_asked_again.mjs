import assert from 'node:assert/strict';
import { bread, control, errors, onAccount, refusal, stripe } from '../sandbox.mjs';

const path = '/v1/payment_intents';

async function next(kind) {
  await control('faults', { calls: { next: [{ kind, method: 'POST', path }] } });
}

for (const [kind, error, statusCode] of [
  ['conflict', errors.StripeAPIError, 409],
  ['error_500', errors.StripeAPIError, 500],
  ['error_503', errors.StripeAPIError, 503],
  ['rate_limit_endpoint', errors.StripeRateLimitError, 429],
  ['lock_timeout', errors.StripeRateLimitError, 429],
]) {
  await next(kind);
  const refused = await refusal(stripe.paymentIntents.create(bread, { ...onAccount, idempotencyKey: 'order-7' }), error);
  assert.equal(refused.statusCode, statusCode, kind);
}

async function made(kind) {
  const { data } = await stripe.paymentIntents.list({ limit: 5 }, onAccount);
  return data.filter(({ metadata }) => metadata.kind === kind).map(({ id }) => id);
}

// The SDK asks again by itself, under the same key.
for (const kind of ['error_500', 'error_503', 'lock_timeout', 'drop_before']) {
  await next(kind);
  const options = { ...onAccount, maxNetworkRetries: 2 };
  const intent = await stripe.paymentIntents.create({ ...bread, metadata: { kind } }, options);
  assert.deepEqual(await made(kind), [intent.id], kind);
}

// It does not where an answer breaks off; then the platform must.
await next('drop_after');
const params = { ...bread, metadata: { kind: 'drop_after' } };
const options = { ...onAccount, idempotencyKey: 'order-8' };
const broken = await stripe.paymentIntents.create(params, options).catch((error) => error);
assert.equal(broken.constructor, errors.StripeConnectionError);
const replayed = await stripe.paymentIntents.create(params, options);
assert.deepEqual(await made('drop_after'), [replayed.id]);

// The SDK leaves the body of an answer unread that it retries, and would wait for it until its timeout.
process.exit();
