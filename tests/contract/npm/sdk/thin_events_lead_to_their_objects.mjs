import assert from 'node:assert/strict';
import { receiver } from '../receiver.mjs';
import { account, bread, control, onAccount, stripe, visa } from '../sandbox.mjs';

const { url, next, close } = await receiver();
const { id, secret } = await stripe.webhookEndpoints.create({
  url,
  enabled_events: ['charge.succeeded'],
  connect: true,
});
await control(`webhook_endpoints/${id}`, { payload: 'thin' });

const paid = await stripe.paymentIntents.create({ ...bread, ...visa, confirm: true }, onAccount);
const { body, signature } = await next();
close();
const told = stripe.parseEventNotification(body, signature, secret);
assert.deepEqual([told.type, told.related_object.id], ['v1.charge.succeeded', paid.latest_charge]);
assert.equal(told.context.toString(), account);
assert.throws(() => stripe.webhooks.constructEvent(body, signature, secret), /thin event notification/);

const event = await told.fetchEvent();
assert.deepEqual([event.id, event.snapshot_event], [told.id, told.id]);
assert.equal(event.reason.request.id, paid.lastResponse.requestId);
assert.equal((await told.fetchRelatedObject()).amount, 1850);

const { data } = await stripe.v2.core.events.list({ object_id: paid.id }, onAccount);
const types = ['v1.payment_intent.succeeded', 'v1.payment_intent.created'];
assert.deepEqual(data.map((event) => event.type), types);
const one = await stripe.v2.core.events.list({ object_id: paid.id, limit: 1 }, onAccount);
assert.equal((await one.data[0].fetchRelatedObject()).id, paid.id);
