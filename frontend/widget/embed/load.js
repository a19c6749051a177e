// What the loader loads: Stripe.js, the code that shows a checkout, texts, and the checkout itself.
import { make } from './tree.js';

/** Where this script came from; the rest lies beside it. */
export const home = new URL('.', import.meta.url).href;

const STRIPE_JS = '__STRIPE_JS_URL__';
const OF_STRIPE = /^https:\/\/js\.stripe\.com\/(v3\/?|\w+\/stripe\.js)(\?|$)/;
/** How long anything may take. A script of somebody else may have failed before anybody listened. */
const PATIENCE_MS = 20_000;

/** The only scripts that we insert, whoever names them. */
const rules = {
  createScriptURL: (url) => (url.startsWith(home) || url === STRIPE_JS || OF_STRIPE.test(url) ? url : ''),
};

/** A page may demand Trusted Types. */
const policy = (() => {
  try {
    return trustedTypes.createPolicy('connect-pay', rules);
  } catch {
    // There are none, or the page does not allow ours. If it insists, inserting fails and the customer gets a link.
    return rules;
  }
})();

/** The nonce of a page's policy, for what we insert. */
const nonce = document.querySelector('script[nonce]')?.nonce ?? '';

const ended = (node) =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${node.src} did not load`));
    node.addEventListener('load', resolve);
    node.addEventListener('error', fail);
    setTimeout(fail, PATIENCE_MS);
    // The page waits for all that it has found.
    addEventListener('load', fail);
  });

function script(url, more) {
  const node = make('script', '', { nonce, ...more });
  node.src = policy.createScriptURL(url);
  document.head.append(node);
  return ended(node);
}

const loads = {};

/** Loads something once. What failed can be tried again. */
function once(name, begin) {
  loads[name] ??= begin().catch((cause) => {
    delete loads[name];
    throw cause;
  });
  return loads[name];
}

/** `window.Stripe`, from the script that is on the page or from a new one. */
export const stripeJs = (url = STRIPE_JS) =>
  window.Stripe
    ? Promise.resolve(window.Stripe)
    : once(url, async () => {
        const isIt = ({ src }) => src === url || (OF_STRIPE.test(src) && OF_STRIPE.test(url));
        const there = () => [...document.scripts].filter(isIt);
        const [first] = there();
        const remove = () => there().forEach((failed) => failed.remove());
        await (first ? ended(first) : script(url)).catch(() => {});
        if (!window.Stripe) {
          // As Stripe's own loader: once more, with a new script.
          remove();
          await script(url).catch(() => {});
        }
        if (window.Stripe) return window.Stripe;
        remove();
        throw new Error(`${url} is not Stripe.js`);
      });

let tries = 0;

/** The JavaScript of the code that shows a checkout, with the style in which bones are seen. */
export const glue = () =>
  once('glue', async () => {
    // A module that failed once stays failed under its name.
    const url = `${home}__GLUE__?${(tries += 1)}`;
    // An import can not be checked; a script that it finds on its way to the page can.
    const more = { type: 'module', integrity: '__GLUE_SRI__', crossOrigin: '', fetchPriority: 'high' };
    const checked = script(url, more);
    const module = import(url);
    return Promise.race([module, checked.then(() => module)]);
  });

const LANGUAGES = 'en __LANGUAGES__'.split(' ');

/** The language of ours that fits best, as Stripe chooses: the one that is asked for, or the browser's. */
export function language(wanted) {
  const tags = wanted && wanted !== 'auto' ? [wanted] : navigator.languages;
  for (const tag of tags) {
    const plain = tag.replace(/^no\b/, 'nb').replace(/^zh-(hant|hk|mo).*/i, 'zh-TW').toLowerCase();
    const known = (name) => LANGUAGES.find((it) => it.toLowerCase() === name);
    const found = known(plain) ?? known(plain.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

/** What we say in a language. English is built in. */
export const texts = (code) =>
  code === 'en'
    ? Promise.resolve({})
    : once(code, async () => {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        return (await fetch(`${home}__TEXTS__-${code}.json`, { signal })).json();
      }).catch(() => ({}));

/** Asks a server, in one turn once. Rejects when there is no answer. */
export function ask(url) {
  const answer = once(url, async () => {
    // The server itself may have to wait for Stripe.
    const got = await fetch(url);
    return { ok: got.ok, json: await got.json() };
  });
  setTimeout(() => delete loads[url]);
  answer.catch(() => {});
  return answer;
}

/** What every tag needs, before anything else is done. */
export function begin() {
  stripeJs().catch(() => {});
  const code = glue();
  code.catch(() => {});
  // Tags that come later find it there.
  if (!document.querySelector('connect-pay')) code.then(({ widget }) => widget()).catch(() => {});
}
