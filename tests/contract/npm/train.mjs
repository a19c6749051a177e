// Prints the release train that the official packages belong to, as they show it themselves.
// The argument is our API version: the script that a page would load is pretended to be of its train.

import assert from 'node:assert/strict';
import Stripe from 'stripe';

const warnings = [];
console.warn = (...words) => warnings.push(words.join(' '));

const scripts = [];
globalThis.window = {};
globalThis.document = {
  querySelectorAll: () => [],
  createElement: () => new EventTarget(),
  head: { appendChild: (script) => scripts.push(script) },
};

const { loadStripe } = await import('@stripe/stripe-js');
const loading = loadStripe('pk_test_train');
await Promise.resolve();
assert.equal(scripts.length, 1, 'the loader inserts one script');

const [, train] = process.argv[2].split('.');
window.Stripe = Object.assign(() => ({}), { version: train });
scripts[0].dispatchEvent(new Event('load'));
await loading;

const api_version = new Stripe('sk_test_train').getApiField('version');
console.log(JSON.stringify({ script_url: scripts[0].src, api_version, warnings }));
