// Stripe's form before the WebAssembly is there. A form takes Stripe seconds on a slow phone, so it is
// begun as soon as Stripe.js and the checkout are there, for what the WebAssembly will probably ask
// for. It decides all the same: what was begun for anything else is taken down.

/** `Stripe` objects: the same key and account give the same one, in whatever widget. */
const made = {};

/** As the WebAssembly writes it, in the same order. */
const terms = (element, look, checkout) => ({
  mode: 'payment',
  amount: checkout.amount,
  currency: checkout.currency,
  captureMethod: checkout.capture_method === 'manual' ? 'manual' : undefined,
  setupFutureUsage: checkout.setup_future_usage,
  allowedPaymentMethodTypes: checkout.allowed_payment_method_types,
  appearance: look,
  customerSessionClientSecret: element.customerSession || undefined,
});

const NO_WALLETS = { applePay: 'never', googlePay: 'never', link: 'never' };

const payment = ({ layout, elements }) => ({
  layout: layout || undefined,
  wallets: /\bexpress-checkout\b/.test(elements) ? NO_WALLETS : undefined,
});

export function early(element, root, page, { answer, stripeJs }) {
  let begun;
  let isOver = false;

  async function stripe(url, key, stripeAccount) {
    const Stripe = await stripeJs(url);
    const { locale } = page;
    const options = JSON.stringify({ stripeAccount, locale });
    return (made[url + key + options] ??= Stripe(key, JSON.parse(options)));
  }

  function make(its, asked) {
    const [options, more] = JSON.parse(asked);
    const group = its.elements(options);
    const form = group.create('payment', more);
    const it = { asked, group, form };
    for (const name of ['ready', 'loaderror']) form.on(name, () => (it.said = name));
    form.mount(root.querySelector('.cp-element'));
    return it;
  }

  async function begin() {
    const { ok, json } = await answer;
    if (!ok || json.status !== 'open' || element.intent === 'upfront') return;
    const its = await stripe(json.stripe_js_url, json.publishable_key, json.account);
    const asked = JSON.stringify([terms(element, page.look(), json), payment(element)]);
    if (!isOver) begun = make(its, asked);
  }
  // What goes wrong here goes wrong once more where it is told.
  begin().catch(() => {});

  /** What was begun and nobody has taken goes from the page, and nothing more is begun. */
  function drop() {
    isOver = true;
    begun?.form.destroy();
    begun = undefined;
  }

  return {
    stripe,
    drop,

    /** The group of these options with its form in the tree: what was begun, if it is that. */
    form(its, ...options) {
      const asked = JSON.stringify(options);
      const it = begun?.asked === asked && begun;
      if (it) begun = undefined;
      drop();
      return it || make(its, asked);
    },
  };
}
