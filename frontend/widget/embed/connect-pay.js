// Defines <connect-pay checkout="co_…">. What Stripe's form needs starts at once, in parallel: Stripe.js,
// the glue that begins the form, and the checkout of each tag. The WebAssembly loads while Stripe fills it.
import { ask, glue, home, language, stripeJs, styled, texts, widget } from './load.js';
import { place, scheme, tree } from './tree.js';

const PROPERTIES =
  'checkout server locale elements intent customerSession appearance layout submitLabel returnUrl'.split(' ');
/** The attribute of a property: `submit-label` of `submitLabel`. */
const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** They change what stands there; the others begin anew. */
const LIVE = ['appearance', 'layout', 'submitLabel', 'returnUrl'];

function read(text) {
  if (!text?.trim().startsWith('{')) return text ?? undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    console.warn('<connect-pay>: no JSON', cause);
  }
}

class ConnectPay extends HTMLElement {
  static observedAttributes = PROPERTIES.map(attributeOf);

  static {
    for (const name of PROPERTIES) {
      const attribute = attributeOf(name);
      Object.defineProperty(this.prototype, name, {
        enumerable: true,
        get() {
          return this.#given[name] ?? read(this.getAttribute(attribute)) ?? { checkout: '', server: home }[name];
        },
        set(value) {
          // Objects can not stand in attributes, and secrets should not.
          const hidden = typeof value === 'object' || name === 'customerSession';
          this.#given[name] = hidden ? (value ?? undefined) : undefined;
          if (hidden || value === undefined) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value);
          if (hidden) this.#change(name);
        },
      });
    }
  }

  #given = {};
  #mounted;
  #page;
  #root;
  #clear;
  #listening;
  #turn = 0;

  connectedCallback() {
    for (const name of PROPERTIES) {
      // Set before the element was defined.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const look = () => document.visibilityState === 'visible' && this.#mounted?.refresh();
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('online', look, { signal });
    // Back from another page: what was under way when it was left has nobody to end it.
    addEventListener('pageshow', ({ persisted }) => persisted && this.reset(), { signal });
    this.#change();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#stop();
    this.#clear?.();
  }

  attributeChangedCallback(attribute, before, after) {
    if (before !== after) this.#change(PROPERTIES.find((name) => attributeOf(name) === attribute));
  }

  /** Pays, as the button does. */
  async submit() {
    const { submit } = await glue();
    return submit(this, this.#page, () => this.#root?.dataset.stage === 'editing' && this.#mounted?.press());
  }

  /** Sets properties, and asks the server for the checkout as it is now. */
  update(changes) {
    Object.assign(this, changes);
    this.#mounted?.refresh();
  }

  /** Begins anew, with an empty form. */
  reset() {
    this.#change('checkout');
  }

  /** Several changes at once are one. */
  #change(name) {
    if (!this.isConnected) return;
    if (LIVE.includes(name)) return this.#mounted?.restyle();
    this.#stop();
    const turn = this.#turn;
    queueMicrotask(() => turn === this.#turn && this.#start(turn));
  }

  async #start(turn) {
    this.#clear?.();
    const { checkout, server } = this;
    if (!checkout) return;
    const path = `/api/checkouts/${encodeURIComponent(checkout)}`;
    const base = new URL(server, home);
    const answer = ask(base, path);
    answer.catch(() => {});
    const root = tree();
    this.#root = root;
    root.dataset.scheme = scheme(this);
    // Room for the buttons of wallets, until it is known that there are none.
    root.toggleAttribute('data-wallets', /express/.test(this.elements));
    root.lang = language(this.locale);
    root.dir = /^(ar|he)/.test(root.lang) ? 'rtl' : 'ltr';
    root.onsubmit = (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (this.#mounted) this.#mounted.press();
      else this.reset();
    };
    root.querySelector('a').href = new URL(`pay/${encodeURIComponent(checkout)}`, base);
    this.ariaBusy = 'true';
    this.#clear = place(this, root);
    styled.then(() => root.removeAttribute('style'));
    const spoken = texts(root.lang);
    try {
      const { mount, page } = await glue();
      await styled;
      const around = { answer, texts: await spoken, stripeJs };
      if (turn !== this.#turn) return;
      this.#page = page(this, root, base, around);
      await widget(this.#page);
      if (turn === this.#turn) this.#mounted = mount(this, this.#page, root);
    } catch (cause) {
      if (turn === this.#turn) this.#fail(root, await spoken, cause);
    }
  }

  #stop() {
    this.#turn += 1;
    this.#mounted?.free();
    this.#page?.drop();
    this.#mounted = undefined;
  }

  /** WebAssembly is refused or could not be loaded: never a dead form. */
  #fail(root, spoken, cause) {
    this.#stop();
    this.ariaBusy = 'false';
    const say = (name, text) => (root.querySelector(`.cp-${name}`).textContent = text);
    say('alert', spoken.not_loaded ?? 'The payment form could not be loaded.');
    say('button', spoken.try_again ?? 'Try again');
    say('link', spoken.open_page ?? 'Open the payment page');
    root.querySelector('button').disabled = false;
    root.dataset.stage = 'refused';
    this.dispatchEvent(new CustomEvent('loaderror', { detail: { checkout: this.checkout, cause } }));
  }
}

if (!customElements.get('connect-pay')) customElements.define('connect-pay', ConnectPay);
