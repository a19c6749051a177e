import assert from 'node:assert/strict';
import { bread, errors, refusal, stripe } from '../sandbox.mjs';

const elsewhere = { stripeAccount: 'acct_of_somebody_else' };

const error = await refusal(stripe.paymentIntents.create(bread, elsewhere), errors.StripePermissionError);
assert.deepEqual([error.statusCode, error.code], [403, 'account_invalid']);

await refusal(stripe.accounts.retrieve('acct_of_somebody_else'), errors.StripePermissionError);
