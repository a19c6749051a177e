import assert from 'node:assert/strict';
import { bread, onAccount, stripe } from '../sandbox.mjs';

const made = [];
for (let number = 1; number <= 5; number += 1) {
  const intent = await stripe.paymentIntents.create({ ...bread, amount: number * 100 }, onAccount);
  made.unshift(intent.id);
}

const first = await stripe.paymentIntents.list({ limit: 2 }, onAccount);
assert.equal(first.has_more, true);
assert.deepEqual(first.data.map(({ id }) => id), made.slice(0, 2));

const followed = [];
for await (const intent of stripe.paymentIntents.list({ limit: 2 }, onAccount)) followed.push(intent.id);
assert.deepEqual(followed, made);

const gathered = await stripe.paymentIntents.list({ limit: 2 }, onAccount).autoPagingToArray({ limit: 4 });
assert.deepEqual(gathered.map(({ id }) => id), made.slice(0, 4));

const back = await stripe.paymentIntents.list({ limit: 2, ending_before: made[4] }, onAccount);
assert.deepEqual(back.data.map(({ id }) => id), made.slice(2, 4));
