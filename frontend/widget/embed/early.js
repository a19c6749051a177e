// Stripe's form before the WebAssembly is there. A form takes Stripe seconds on a slow phone, so it is
// begun as soon as Stripe.js and the checkout are there, for what the WebAssembly will probably ask
// for. It decides all the same: what was begun for anything else is taken down.
//
// A form that is all the customer fills in is shown as soon as it is ready. The WebAssembly leaves the
// network to it until its frame is loaded, and the processor until it is ready.
import { plain } from './page.js';

/** `Stripe` objects: the same key and account give the same one, in whatever widget. */
const objects = {};

/** As the WebAssembly writes it, in the same order. */
const terms = (page, look, checkout) => ({
  mode: 'payment',
  amount: checkout.amount,
  currency: checkout.currency,
  captureMethod: checkout.capture_method === 'manual' ? 'manual' : undefined,
  setupFutureUsage: checkout.setup_future_usage,
  allowedPaymentMethodTypes: checkout.allowed_payment_method_types,
  appearance: look,
  customerSessionClientSecret: page.customerSession(),
});

const NO_WALLETS = { applePay: 'never', googlePay: 'never', link: 'never' };

/** The form's own options: wallets that have buttons of their own are not in it, too. */
const payment = ({ layout, elements }) => ({
  layout: plain(layout ?? '') || undefined,
  wallets: /\bexpress-checkout\b/.test(elements) ? NO_WALLETS : undefined,
});

/** What a form can not be made for later. */
const termsOf = (asked) => {
  const [{ appearance, ...terms }, { layout, ...more }] = JSON.parse(asked);
  return JSON.stringify([terms, more]);
};

/** What Stripe.js does not take of a look or an arrangement has something else in its place. */
function lenient(name, options, set, instead) {
  try {
    return set(options);
  } catch (cause) {
    const done = set({ ...options, [name]: instead?.() });
    console.warn(`<connect-pay>: ${name}`, cause);
    return done;
  }
}

/** How long the WebAssembly waits for Stripe's form. */
const HEAD_START_MS = 4000;

export function early(element, root, page, { answer, stripeJs }) {
  let begun;
  let isOver = false;
  let leave;
  const left = new Promise((go) => (leave = go));
  setTimeout(leave, HEAD_START_MS);
  // Somebody who comes back from a redirect may have paid.
  const isAll = !/[^\s,]/.test((element.elements ?? '').replace('payment', '')) && !page.isBack();

  /** What goes wrong is for engineers to know; customers are told by the WebAssembly. */
  const known = (cause) => {
    page.because(cause?.code, cause);
    throw cause;
  };

  /** The look without what the page wants of it. */
  const plain = () => page.look({});

  const script = (url) => stripeJs(url).catch(known);

  function made(Stripe, url, key, stripeAccount) {
    const { locale } = page;
    const options = JSON.stringify({ stripeAccount, locale });
    try {
      return (objects[url + key + options] ??= Stripe(key, JSON.parse(options)));
    } catch (cause) {
      known(cause);
    }
  }

  function put(its, asked) {
    const [options, more] = JSON.parse(asked);
    const group = lenient('appearance', options, (options) => its.elements(options), plain);
    const form = lenient('layout', more, (more) => group.create('payment', more));
    const it = { asked, group, form };
    it.heard = new Promise((hear) => {
      for (const name of ['ready', 'loaderror']) {
        form.on(name, ({ error }) => {
          if (error) page.because(error.code, error);
          hear((it.said = name));
        });
      }
    });
    form.on('change', ({ value, complete, empty }) => {
      page.tell('change', { status: 'open', method: value.type, complete, empty });
    });
    form.mount(root.querySelector('.cp-element'));
    return it;
  }

  function make(its, asked) {
    try {
      return put(its, asked);
    } catch (cause) {
      known(cause);
    }
  }

  async function begin() {
    // The browser has time for it now, and Stripe's form waits for nothing then.
    const look = page.look();
    const { ok, json } = await answer;
    if (!ok || json.status !== 'open' || element.intent === 'upfront') return;
    const { stripe_js_url: url, publishable_key: key, account } = json;
    const asked = JSON.stringify([terms(page, look, json), payment(element)]);
    const Stripe = await script(url);
    if (isOver) return;
    // In one go: between two turns the browser would begin what can wait until the form is asked for.
    begun = make(made(Stripe, url, key, account), asked);
    if (!isAll || (await begun.heard) !== 'ready' || isOver) return;
    root.toggleAttribute('data-early', true);
    page.tellReady();
  }
  // What goes wrong here goes wrong once more where it is told.
  const over = begin().catch(() => {});

  /** What was begun and nobody has taken goes from the page, and nothing more is begun. */
  function clear() {
    isOver = true;
    begun?.form.destroy();
    begun = undefined;
    root.removeAttribute('data-early');
  }

  return {
    stripe: async (url, ...more) => made(await script(url), url, ...more),

    /** Nobody will take what was begun. */
    drop() {
      clear();
      leave();
    },

    /** When Stripe's form needs the network no longer. Stripe hears that its frame is loaded first. */
    loaded: Promise.race([over, left, new Promise((go) => root.addEventListener('load', () => setTimeout(go), true))]),

    /** When Stripe's form needs nothing any more. */
    filled: Promise.race([over, left]),

    /**
     * The group of these options with its form in the tree: what was begun, if it is for that. What
     * it looks like may have changed meanwhile.
     */
    form(its, options) {
      const arrangement = page.arrangement();
      const asked = JSON.stringify([options, payment(element)]);
      const it = begun && termsOf(begun.asked) === termsOf(asked) && begun;
      if (it) begun = undefined;
      clear();
      if (!it) return make(its, asked);
      if (it.asked !== asked) {
        const [{ appearance }, { layout }] = JSON.parse(asked);
        const [, before] = JSON.parse(it.asked);
        const update = (look) => it.group.update(look)?.catch(() => {});
        lenient('appearance', { appearance }, update, plain);
        if (JSON.stringify(before.layout) !== JSON.stringify(layout)) {
          const update = (more) => it.form.update(more);
          lenient('layout', { layout: arrangement }, update, () => 'auto');
        }
      }
      return it;
    },
  };
}
