import assert from 'node:assert/strict';
import { bread, onAccount, stripe, visa } from '../sandbox.mjs';

const manual = { ...bread, ...visa, capture_method: 'manual', confirm: true };
const held = await stripe.paymentIntents.create(manual, onAccount);
assert.deepEqual([held.status, held.amount_capturable], ['requires_capture', 1850]);

const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 }, onAccount);
assert.deepEqual([captured.status, captured.amount_received], ['succeeded', 1500]);

const other = await stripe.paymentIntents.create(manual, onAccount);
const canceled = await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'duplicate' }, onAccount);
assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'duplicate']);

const open = await stripe.paymentIntents.create(bread, onAccount);
const updated = await stripe.paymentIntents.update(open.id, { amount: 900, description: 'Rolls' }, onAccount);
assert.deepEqual([updated.amount, updated.description], [900, 'Rolls']);
