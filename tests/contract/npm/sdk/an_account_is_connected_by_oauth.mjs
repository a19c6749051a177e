import assert from 'node:assert/strict';
import { bread, client, control, errors, refusal, stripe } from '../sandbox.mjs';

const client_id = 'ca_sandbox_platform';
const url = new URL(
  stripe.oauth.authorizeUrl({
    client_id,
    response_type: 'code',
    scope: 'read_write',
    redirect_uri: 'https://p.example/back',
    state: 's7',
    stripe_user: { email: 'kiln@example.com', country: 'FR' },
  }),
);
assert.equal(url.pathname, '/oauth/authorize');
const { redirect_to } = await control(`oauth/authorize${url.search}`, { outcome: 'approved' });
const back = new URL(redirect_to).searchParams;
assert.equal(back.get('state'), 's7');

const grant = { grant_type: 'authorization_code', code: back.get('code') };
const token = await stripe.oauth.token(grant);
assert.equal(token.token_type, 'bearer');
const refreshed = await stripe.oauth.token({ grant_type: 'refresh_token', refresh_token: token.refresh_token });
assert.equal(refreshed.stripe_user_id, token.stripe_user_id);

const kiln = client(token.access_token);
assert.equal((await kiln.accounts.retrieveCurrent()).id, token.stripe_user_id);
const intent = await kiln.paymentIntents.create({ ...bread, application_fee_amount: 10 });
const stripeAccount = token.stripe_user_id;
assert.equal((await stripe.paymentIntents.retrieve(intent.id, {}, { stripeAccount })).application, client_id);

await stripe.oauth.deauthorize({ client_id, stripe_user_id: stripeAccount });
await refusal(kiln.accounts.retrieveCurrent(), errors.StripeAuthenticationError);
await refusal(stripe.accounts.retrieveCurrent({}, { stripeAccount }), errors.StripePermissionError);
await refusal(stripe.oauth.deauthorize({ client_id, stripe_user_id: stripeAccount }), errors.StripeInvalidClientError);
