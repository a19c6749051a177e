// What a redirect brings back to the page.

const OURS = 'connect_pay_checkout';
const SECRET = 'payment_intent_client_secret';
const OF_RETURN = [OURS, SECRET, 'payment_intent', 'redirect_status', 'source_redirect_slug', 'redirect_pm_type'];

/** Client secrets by their checkouts, until somebody asks Stripe with them. */
const secrets = {};

/** The client secret must not stay in the address bar, the history or a referrer. */
export function keep(checkout) {
  const query = new URLSearchParams(location.search);
  const secret = query.get(OURS) === checkout && query.get(SECRET);
  if (!secret) return;
  secrets[checkout] = secret;
  const pairs = location.search.slice(1).split('&');
  const rest = pairs.filter((pair) => !OF_RETURN.includes(pair.split('=')[0])).join('&');
  // As a whole: a page may have a base of another origin, or a path that begins like one.
  const address = new URL(location.href);
  address.search = rest;
  history.replaceState(history.state, '', address);
}

/** Whether the customer comes back, and nobody has asked yet how that ended. */
export const isBack = (checkout) => checkout in secrets;

export function take(checkout) {
  const secret = secrets[checkout];
  delete secrets[checkout];
  return secret;
}

/** Where a redirect comes back to: this page, unless the tag says otherwise. */
export function returnUrl(wanted, checkout) {
  let url = new URL(location.href);
  try {
    url = new URL(wanted || url, url);
  } catch (cause) {
    console.warn('<connect-pay>: return-url', cause);
  }
  // What an earlier return has left there would be read first.
  for (const name of OF_RETURN) url.searchParams.delete(name);
  url.searchParams.set(OURS, checkout);
  return url.href;
}
