import assert from 'node:assert/strict';
import { bread, client, errors, refusal } from '../sandbox.mjs';

const stranger = client('sk_test_of_somebody_else');

const error = await refusal(stranger.paymentIntents.create(bread), errors.StripeAuthenticationError);
assert.equal(error.statusCode, 401);
assert.ok(!error.message.includes('of_somebody'), 'the key is not shown');
