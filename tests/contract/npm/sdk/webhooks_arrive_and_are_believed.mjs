import assert from 'node:assert/strict';
import { receiver } from '../receiver.mjs';
import { account, bread, control, errors, onAccount, stripe, visa } from '../sandbox.mjs';

const { url, next, close } = await receiver();
const { id, secret } = await stripe.webhookEndpoints.create({
  url,
  enabled_events: ['payment_intent.succeeded'],
  connect: true,
});

const paid = await stripe.paymentIntents.create({ ...bread, ...visa, confirm: true }, onAccount);
const { body, signature } = await next();
const event = stripe.webhooks.constructEvent(body, signature, secret);
assert.deepEqual([event.type, event.account], ['payment_intent.succeeded', account]);
assert.deepEqual([event.data.object.id, event.data.object.status], [paid.id, 'succeeded']);
assert.equal(event.request.id, paid.lastResponse.requestId);
assert.equal((await stripe.events.retrieve(event.id, {}, onAccount)).id, event.id);

const wrong = () => stripe.webhooks.constructEvent(body, signature, 'whsec_other');
assert.throws(wrong, errors.StripeSignatureVerificationError);
assert.throws(() => stripe.parseEventNotification(body, signature, secret), /constructEvent/);

const rolled = await control(`webhook_endpoints/${id}`, { roll_secret: true, keep_old_for_s: 60 });
await control(`webhooks/${event.id}/resend`, {});
const again = await next();
for (const key of [secret, rolled.secret]) {
  assert.equal(stripe.webhooks.constructEvent(again.body, again.signature, key).id, event.id);
}
await stripe.webhookEndpoints.del(id);
close();
