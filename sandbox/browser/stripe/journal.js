// Each call of a page is told to the sandbox's journal, in the order of the calls. They go to the API's
// host, because the content security policy that Stripe documents lets a page connect there and
// nowhere else.

/** What stands behind the objects that a page holds. */
const internals = new WeakMap();

/** Makes an object for a page: each of its calls is reported, then done. */
function publicObject(name, calls) {
  const entries = Object.entries(calls).map(([call, run]) => [
    call,
    (...args) => {
      report(`${name}.${call}`, args);
      return run(...args);
    },
  ]);
  return Object.fromEntries(entries);
}

let lastReport = Promise.resolve();

/** @param {string} call for example `elements.create` */
function report(call, args) {
  const body = JSON.stringify({ call, args: args.map((arg) => publicCopy(arg)) });
  const send = () =>
    // A string is sent as text/plain, which needs no preflight.
    fetch(`${API_BASE}/_sandbox/stripe-js-calls`, { method: 'POST', body, keepalive: true }).catch(() => {});
  lastReport = lastReport.then(send);
}

/** A copy that can be JSON: objects of a page or of ours by reference, secrets masked. */
function publicCopy(value, depth = 0) {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'function') return { $ref: 'function' };
  if (typeof value !== 'object' || value === null) return value;
  if (internals.has(value)) return { $ref: internals.get(value) instanceof ElementsGroup ? 'elements' : 'element' };
  if (value instanceof Node) return { $ref: 'dom' };
  if (depth > 12) return null;
  if (Array.isArray(value)) return value.map((item) => publicCopy(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, publicCopy(item, depth + 1)]));
}

/** Hides what is secret in a string and keeps its form. */
function mask(text) {
  return text
    .replace(/_secret_[A-Za-z0-9_]+/g, '_secret_masked')
    .replace(/\b([prs]k_(?:test|live)_)\w+/g, '$1masked')
    .replace(/\b\d(?:[ -]?\d){12,18}\b/g, '(masked)');
}
