// Calls of the API.

/** @typedef {{key: string, account?: string, locale?: string}} Client who calls, and for whom */

/** Parameters as Stripe's API reads them: `{a: {b: 1}, c: [2]}` is `a[b]=1` and `c[0]=2`. */
function flatten(value, name = '') {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [[name, value === null ? '' : String(value)]];
  return Object.entries(value).flatMap(([key, item]) => flatten(item, name ? `${name}[${key}]` : key));
}

const identity = (client) => ({ key: client.key, _stripe_account: client.account });

/** Calls the API. Resolves with `{value}` or with `{error}`; never rejects. */
async function callApi(client, method, path, params) {
  const form = new URLSearchParams(flatten({ ...params, ...identity(client) }));
  const request =
    method === 'GET' ? fetch(`${API_BASE}${path}?${form}`) : fetch(`${API_BASE}${path}`, { method, body: form });
  try {
    const answer = await request;
    return readAnswer(answer.status, await answer.text());
  } catch {
    return { error: CONNECTION_ERROR };
  }
}

function readAnswer(status, text) {
  try {
    const body = JSON.parse(text);
    if (status < 400) return { value: body };
    if (isObject(body.error)) return { error: body.error };
  } catch {
    // Not JSON: whatever answered was not the API.
  }
  return { error: { type: 'api_error', message: `An unexpected answer came from the API (status ${status}).` } };
}

const fetchIntent = (client, { id, secret }) =>
  callApi(client, 'GET', `/v1/payment_intents/${id}`, { client_secret: secret });
