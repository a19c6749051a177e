import assert from 'node:assert/strict';
import { onAccount, stripe } from '../sandbox.mjs';

const { id } = await stripe.paymentMethodDomains.create({ domain_name: 'shop.example.com' }, onAccount);
await stripe.paymentMethodDomains.create({ domain_name: 'shop.invalid', enabled: false }, onAccount);
const list = await stripe.paymentMethodDomains.list({ enabled: true }, onAccount);
assert.deepEqual(list.data.map((domain) => domain.id), [id]);

assert.equal((await stripe.paymentMethodDomains.update(id, { enabled: false }, onAccount)).enabled, false);
assert.equal((await stripe.paymentMethodDomains.validate(id, {}, onAccount)).apple_pay.status, 'active');
assert.equal((await stripe.paymentMethodDomains.retrieve(id, {}, onAccount)).domain_name, 'shop.example.com');
assert.deepEqual((await stripe.paymentMethodDomains.list()).data, []);
