import assert from 'node:assert/strict';
import { errors, refusal, stripe } from '../sandbox.mjs';

const url = 'http://127.0.0.1:9/hooks';
const made = await stripe.webhookEndpoints.create({
  url,
  enabled_events: ['*'],
  api_version: '2026-10-28.endive',
  description: 'Orders',
  metadata: { team: 'bread' },
});
assert.match(made.secret, /^whsec_/);
assert.equal(made.application, null);

const enabled_events = ['charge.refunded', 'account.updated'];
const changed = await stripe.webhookEndpoints.update(made.id, { enabled_events, disabled: true, description: '' });
assert.deepEqual([changed.status, changed.description], ['disabled', null]);
const read = await stripe.webhookEndpoints.retrieve(made.id);
assert.deepEqual([read.enabled_events, read.secret], [enabled_events, undefined]);
assert.equal((await stripe.webhookEndpoints.list({ limit: 1 })).data[0].id, made.id);

const https = stripe.webhookEndpoints.create({ url: 'https://shop.example/hooks', enabled_events: ['*'] });
assert.equal((await refusal(https, errors.StripeInvalidRequestError)).param, 'url');
assert.equal((await stripe.webhookEndpoints.del(made.id)).deleted, true);
await refusal(stripe.webhookEndpoints.retrieve(made.id), errors.StripeInvalidRequestError);
