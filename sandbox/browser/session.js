// What the API knows of the payment and its customer.

import { API_BASE, CONNECTION_ERROR } from './frame.js';

/** Asks the API what to offer, and for whom: `{session}` or `{error}`. */
export async function openSession(pairs) {
  let body;
  try {
    const answer = await fetch(`${API_BASE}/v1/elements/sessions?${new URLSearchParams(pairs)}`);
    body = await answer.json();
  } catch {
    return { error: CONNECTION_ERROR };
  }
  if (body.error) return { error: body.error };
  if (body.payment_method_types.length === 0) {
    return {
      error: { type: 'invalid_request_error', message: 'No payment method types are available for this payment.' },
    };
  }
  const future = pairs.find(([name]) => name === 'deferred_intent[setup_future_usage]')?.[1];
  return { session: { ...body, setup_future_usage: future ?? body.setup_future_usage } };
}

/** Takes a saved method away from the customer of a session: `{}` or `{error}`. */
export async function detach({ id }, pairs) {
  const names = ['key', '_stripe_account', 'customer_session_client_secret'];
  const body = new URLSearchParams(pairs.filter(([name]) => names.includes(name)));
  try {
    const answer = await fetch(`${API_BASE}/v1/elements/payment_methods/${id}/detach`, { method: 'POST', body });
    const { error } = await answer.json();
    return { error };
  } catch {
    return { error: CONNECTION_ERROR };
  }
}
