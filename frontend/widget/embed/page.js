// What the WebAssembly asks of the browser. It is loaded together with its glue.
import { dress } from './dress.js';
import * as returns from './returns.js';

/** Where the widgets of a page tell each other that an attempt to pay is over, by its checkout. */
export const attempts = new EventTarget();

/** Our custom properties, and what they are to Stripe. */
const VARIABLES = {
  accent: 'colorPrimary',
  surface: 'colorBackground',
  text: 'colorText',
  danger: 'colorDanger',
  radius: 'borderRadius',
  font: 'fontFamily',
  size: 'fontSizeBase',
};

/** Languages that Stripe speaks and we do not. */
const STRIPES = 'bg en-AU en-CA en-GB en-NZ es-419 es-ES et fil fr-CA fr-FR hr lt lv ms mt sk sl th zh-HK'.split(' ');

/** How long to wait before a stream that was refused is asked for again. */
const PAUSE_MS = 5000;

/** How long a form may be on its way before the customer is told that it may not come. */
const PATIENCE_MS = 20_000;

/** How long the form waits for what it can do without. */
const SOON_MS = 3000;

/** How long the next page may take to come, when the customer is sent to it. */
const LEAVE_MS = 15_000;

/** Something is on its way, and stands for nothing yet. */
const ON_ITS_WAY = /loading|preparing/;

/** What a page gives may be a proxy of its framework, which no frame is sent. */
export const plain = (given) => {
  try {
    return JSON.parse(JSON.stringify(given));
  } catch (cause) {
    console.warn('<connect-pay>', cause);
    return '';
  }
};

/** How long an answer may take. The server itself may have to wait for Stripe. */
const ANSWER_MS = 40_000;

export function pageOf(element, root, server, { texts, schemeOf, tellLate, stay }) {
  // Another one may be shown by the time that something is told.
  const { checkout } = element;
  /** How the form is arranged, or would be. */
  let arranged;
  let isEarly = false;
  let isOver = false;
  let isSessionOver = false;
  let late;
  /** How many attempts are under way, and when it is clear that the customer has not left over one. */
  let tries = 0;
  let stayed;
  /** Why what is told next came about, for engineers. */
  let why = {};
  let speak;
  /** There is, or was, something to press, or it is sure that nothing comes. */
  const spoken = new Promise((resolve) => (speak = resolve));

  const node = (selector) => root.querySelector(selector);

  function write(selector, text, name) {
    const said = texts[name] ?? text;
    if (node(selector).textContent !== said) node(selector).textContent = said;
  }

  /** Where the page asks whether to leave it, the customer may have stayed. */
  const leaves = () => {
    clearTimeout(stayed);
    stayed = setTimeout(stay, LEAVE_MS);
  };

  /** Tells the page what is known: `false` when it does not want what is announced. */
  function tell(name, more) {
    dress();
    const known = Object.entries({ checkout, ...more }).filter(([, it]) => it !== undefined);
    const detail = Object.fromEntries(known);
    return element.dispatchEvent(new CustomEvent(name, { detail, cancelable: name === 'submit' }));
  }

  /**
   * All goes on: if the form comes after all, it takes the place of the sentence. One that is being
   * filled in stays, since the WebAssembly has a limit of its own.
   */
  const giveUp = () => {
    if ('early' in root.dataset || !ON_ITS_WAY.test(root.dataset.stage)) return;
    tellLate(new Error('it takes too long'));
    element.ariaBusy = 'false';
    speak();
  };

  function busy(is) {
    // Beside the sentence that it may not come, nothing is on its way.
    if (isOver || (is && root.dataset.stage === 'refused')) return;
    element.ariaBusy = String(is);
    clearTimeout(late);
    if (is) late = setTimeout(giveUp, PATIENCE_MS);
    else speak();
  }

  /** Some parts of an arrangement are fixed when the form is made. None where it is as it `was`. */
  function arrangement(was) {
    const layout = plain(element.layout ?? '');
    arranged = JSON.stringify(layout);
    if (arranged === was) return undefined;
    if (typeof layout !== 'object') return layout || 'auto';
    const { defaultCollapsed, paymentMethodLogoPosition, ...rest } = layout;
    return rest;
  }

  busy(true);

  return {
    spoken,
    tell,
    busy,

    drop() {
      busy(false);
      isOver = true;
    },

    node,
    write,

    /** `false` while what was given up is still on its way. */
    stage(name) {
      if (root.dataset.stage === 'refused' && ON_ITS_WAY.test(name)) return false;
      root.dataset.stage = name;
      return true;
    },

    /** The page may want something else than "Pay". */
    button(text, name, isEnabled) {
      const wanted = name === 'pay' && element.submitLabel;
      write('button', (wanted || texts[name] || text).replace('{amount}', node('.cp-amount').textContent));
      node('button').disabled = !isEnabled;
    },

    /** The customer has closed the voucher, or needs the bank account once more. */
    instructions(url, text, name) {
      const hosted = new URL(`pay/${encodeURIComponent(checkout)}`, server);
      Object.assign(node('.cp-link'), { href: url ?? hosted, target: url ? '_blank' : '' });
      write('.cp-link', url ? text : '', url && name);
    },

    soon: () => new Promise((go) => setTimeout(go, SOON_MS)),

    arrangement,

    /** An arrangement that Stripe.js does not take leaves the one before. */
    arrange(form) {
      const layout = arrangement(arranged);
      try {
        if (layout) form.update({ layout });
      } catch {}
    },

    wallets(show) {
      root.dataset.elements = show ? element.elements : element.elements.replace('express', '');
    },

    /** A language that Stripe takes; none where the browser's is wanted. */
    get locale() {
      const { locale } = element;
      if (!locale || locale === 'auto') return undefined;
      return STRIPES.includes(locale) ? locale : root.lang;
    },

    /** The form is ready before the WebAssembly is there, which then has no need to say so. */
    tellReady() {
      tell('ready', { status: 'open' });
      isEarly = true;
    },

    /** What the WebAssembly tells the page. Who is told may show something else then: nobody agrees to pay. */
    emit(name, status, method) {
      const isTold = isEarly && name === 'ready';
      isEarly = false;
      const more = /error/.test(name) && { message: node('.cp-alert').textContent, ...why };
      // What went wrong before the form was there is told after it.
      if (name !== 'ready') why = {};
      const goesOn = (isTold || tell(name, { status, method, ...more })) && !isOver;
      if (goesOn && name === 'submit' && !tries++) addEventListener('beforeunload', leaves);
      return goesOn;
    },

    /** An attempt to pay is over, whoever shows its checkout by now. */
    concluded() {
      if (!--tries) {
        removeEventListener('beforeunload', leaves);
        clearTimeout(stayed);
      }
      attempts.dispatchEvent(new CustomEvent(checkout, { detail: this }));
    },

    because(code, cause) {
      why = { code, cause };
      isSessionOver ||= /^customer_session/.test(code);
    },

    /** One that has ended is of no use: the form comes without what the customer has saved. */
    customerSession: () => (!isSessionOver && element.customerSession) || undefined,

    /** The focus goes to news that the customer waits for, and is not taken from the rest of the page. */
    focus(selector, isAwaited) {
      if (!isAwaited && !root.contains(document.activeElement)) return;
      const news = node(selector);
      news.tabIndex = -1;
      news.focus();
    },

    /** What the page sets for Stripe's form holds for ours, too, and the other way round. */
    look(appearance = element.appearance) {
      const wanted = typeof appearance === 'string' ? { theme: appearance } : plain(appearance ?? {});
      const { theme, variables, ...rest } = wanted;
      const given = variables ?? {};
      const scheme = theme ? (theme === 'night' ? 'dark' : 'light') : schemeOf(element);
      root.dataset.scheme = scheme;
      dress();
      const each = (set) => Object.entries(VARIABLES).map(([ours, stripes]) => set(`--_${ours}`, stripes));
      // Written first and read then: a browser that is asked in between computes all of it each time.
      each((ours, stripes) => root.style.setProperty(ours, given[stripes] ?? ''));
      const style = getComputedStyle(root);
      const own = Object.fromEntries(each((ours, stripes) => [stripes, style.getPropertyValue(ours).trim()]));
      return { theme: theme || (scheme === 'dark' ? 'night' : 'stripe'), variables: { ...own, ...given }, ...rest };
    },

    /**
     * In the notation of the texts' language, as the customer has it. The browser gets the exact decimal
     * digits as text, so no amount passes through a float. It would round away decimals that a currency
     * seldom shows (HUF) and Stripe charges all the same.
     */
    amount(decimal, currency) {
      const [, decimals = ''] = decimal.split('.');
      const minimumFractionDigits = Number(decimals) ? decimals.length : undefined;
      const options = { style: 'currency', currency, minimumFractionDigits };
      const spoken = (tag) => tag?.slice(0, 2) === root.lang.slice(0, 2);
      const show = (locale) => write('.cp-amount', new Intl.NumberFormat(locale, options).format(decimal));
      try {
        show([element.locale, ...navigator.languages].find(spoken) ?? root.lang);
      } catch {
        show(root.lang);
      }
    },

    request: (method, path) =>
      new Request(new URL(path.slice(1), server), { method, signal: AbortSignal.timeout(ANSWER_MS) }),

    /** Whether the customer comes back from a redirect, and may have paid. */
    isBack: () => returns.isBack(checkout),

    takeReturn: () => returns.take(checkout),

    returnUrl: () => returns.returnUrl(element.returnUrl, checkout),

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
  };
}
