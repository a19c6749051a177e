// The official SDK, pointed at the sandbox by its own options and nothing else.

import assert from 'node:assert/strict';
import Stripe from 'stripe';

const { SANDBOX_URL, SECRET_KEY, PUBLISHABLE_KEY, ACCOUNT } = process.env;
const { protocol, hostname, port } = new URL(SANDBOX_URL);

export function client(key) {
  return new Stripe(key, {
    protocol: protocol.replace(':', ''),
    host: hostname,
    port,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** The platform's server. */
export const stripe = client(SECRET_KEY);
/** A page of the platform. */
export const page = client(PUBLISHABLE_KEY);
/** A call on the connected account, which can take payments in euros. */
export const onAccount = { stripeAccount: ACCOUNT };
export const account = ACCOUNT;
export const { errors } = Stripe;

/** Parameters of an ordinary PaymentIntent. */
export const bread = {
  amount: 1850,
  currency: 'eur',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
};

export const visa = { payment_method: 'pm_card_visa' };

/** Completes the onboarding of an account, which takes a person on Stripe's pages. */
export async function enable(id) {
  const answer = await fetch(new URL(`/_sandbox/accounts/${id}/enable`, SANDBOX_URL), { method: 'POST' });
  assert.equal(answer.status, 200);
}

/** Asks the sandbox for what no call of Stripe's does. */
export async function control(path, body) {
  const answer = await fetch(new URL(`/_sandbox/${path}`, SANDBOX_URL), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** The error that a call ends with, which must be of this class. */
export async function refusal(call, errorClass) {
  const error = await call.then(
    (answer) => assert.fail(`it was answered: ${JSON.stringify(answer)}`),
    (reason) => reason,
  );
  assert.equal(error.constructor, errorClass, `${error.stack}`);
  assert.match(error.requestId, /^req_/);
  return error;
}
