// What the WebAssembly asks of the browser. It is loaded together with its glue.
import { early } from './early.js';

/** What a return from a redirect brings along. The client secret in it must not stay in the address
    bar, the history or a referrer. */
const OURS = 'connect_pay_checkout';
const SECRET = 'payment_intent_client_secret';
const OF_RETURN = [OURS, SECRET, 'payment_intent', 'redirect_status', 'source_redirect_slug', 'redirect_pm_type'];

/** Our custom properties, and what they are to Stripe. */
const VARIABLES = {
  accent: 'colorPrimary',
  surface: 'colorBackground',
  text: 'colorText',
  danger: 'colorDanger',
  radius: 'borderRadius',
  font: 'fontFamily',
};

/** Languages that Stripe speaks and we do not. */
const STRIPES = 'bg en-AU en-CA en-GB en-NZ es-419 es-ES et fil fr-CA fr-FR hr lt lv ms mt sk sl th zh-HK'.split(' ');

/** How long to wait before a stream that was refused is asked for again. */
const PAUSE_MS = 5000;

/** The least WebAssembly that there is. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Throws where the page's policy refuses WebAssembly. */
export const page = (element, root, server, { answer, texts, stripeJs }) => {
  // Before anything is filled in that could not be paid.
  new WebAssembly.Module(NOTHING);
  const it = asks(element, root, server, texts);
  return Object.assign(it, { answer }, early(element, root, it, { answer, stripeJs }));
};

const asks = (element, root, server, texts) => ({
  server: server.href.replace(/\/$/, ''),
  text: (name) => texts[name],

  /** A language that Stripe takes; none where the browser's is wanted. */
  get locale() {
    const { locale } = element;
    if (!locale || locale === 'auto') return undefined;
    return STRIPES.includes(locale) ? locale : root.lang;
  },

  tell: (name, detail) => element.dispatchEvent(new CustomEvent(name, { detail, cancelable: name === 'submit' })),

  /** The form is ready before the WebAssembly is there, which then has no need to say so. */
  tellReady(detail) {
    this.tell('ready', detail);
    this.isReady = true;
    this.spoken = new Promise((speak) => (this.speak = speak));
  },

  /** What the WebAssembly tells the page. */
  emit(name, detail) {
    const isTold = this.isReady && name === 'ready';
    this.isReady = false;
    this.speak?.();
    return isTold || this.tell(name, detail);
  },

  busy(is) {
    element.ariaBusy = String(is);
  },

  /** What the page sets for Stripe's form holds for ours, too, and the other way round. */
  look() {
    const { theme, variables: given = {}, ...rest } = Object(element.appearance);
    if (theme) root.dataset.scheme = theme === 'night' ? 'dark' : 'light';
    const each = (set) => Object.entries(VARIABLES).map(([ours, stripes]) => set(`--_${ours}`, stripes));
    // Written first and read then: a browser that is asked in between computes all of it each time.
    each((ours, stripes) => root.style.setProperty(ours, given[stripes] ?? ''));
    const style = getComputedStyle(root);
    const variables = Object.fromEntries(each((ours, stripes) => [stripes, style.getPropertyValue(ours).trim()]));
    const scheme = root.dataset.scheme === 'dark' ? 'night' : 'stripe';
    return { theme: theme ?? scheme, variables: { ...variables, ...given }, ...rest };
  },

  /**
   * The browser gets the exact decimal digits as text, so no amount passes through a float. It would
   * round away decimals that a currency seldom shows (HUF) and Stripe charges all the same.
   */
  money(decimal, currency) {
    const [, decimals = ''] = decimal.split('.');
    const minimumFractionDigits = Number(decimals) ? decimals.length : undefined;
    const options = { style: 'currency', currency, minimumFractionDigits };
    const format = (locale) => new Intl.NumberFormat(locale, options).format(decimal);
    try {
      return format(element.locale || undefined);
    } catch {
      return format();
    }
  },

  /** The client secret that a redirect brings back, if it was for this checkout. */
  returned() {
    const query = new URLSearchParams(location.search);
    return query.get(OURS) === element.checkout ? query.get(SECRET) : undefined;
  },

  takeReturn() {
    const secret = this.returned();
    if (!secret) return undefined;
    const pairs = location.search.slice(1).split('&');
    const rest = pairs.filter((pair) => !OF_RETURN.includes(pair.split('=')[0])).join('&');
    const address = location.pathname + (rest && `?${rest}`) + location.hash;
    history.replaceState(history.state, '', address);
    return secret;
  },

  /** This page, unless the tag says otherwise. */
  returnUrl() {
    const url = new URL(element.returnUrl ?? '', location.href);
    url.hash = '';
    url.searchParams.set(OURS, element.checkout);
    return url.href;
  },

  watch(path, hear) {
    let source;
    let pause;
    const open = () => {
      source = new EventSource(new URL(path.slice(1), server));
      source.onopen = () => hear();
      source.addEventListener('checkout', ({ data }) => hear(JSON.parse(data)));
      source.onerror = () => {
        // Browsers come again by themselves, except when the server refuses.
        if (source.readyState === EventSource.CLOSED) pause = setTimeout(again, PAUSE_MS);
      };
    };
    const again = () => {
      hear();
      open();
    };
    open();
    return () => {
      clearTimeout(pause);
      source.close();
    };
  },
});

/** What an attempt to pay may end with. */
const ENDS = ['success', 'processing', 'error', 'cancel', 'loaderror'];

/** Pays with `press`, and answers how that ended. */
export const submit = async (element, page, press) => {
  // A form that is ready may still wait for the WebAssembly.
  await page?.spoken;
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const { signal } = heard;
    for (const name of ENDS) {
      const end = ({ type, detail }) => (heard.abort(), resolve({ type, ...detail }));
      element.addEventListener(name, end, { signal });
    }
    if (press()) return;
    heard.abort();
    reject(new Error('<connect-pay>: there is nothing that can be paid now'));
  });
};
