// Defines <connect-pay checkout="co_…">. What Stripe's form needs starts at once, in parallel: Stripe.js,
// the glue that begins the form, and the checkout of each tag. The WebAssembly loads while Stripe fills it.
import { ask, begin, glue, home, language, stripeJs, texts } from './load.js';
import { place, scheme, tree } from './tree.js';

const PROPERTIES =
  'checkout server locale elements intent customerSession appearance layout submitLabel returnUrl'.split(' ');
/** The attribute of a property: `submit-label` of `submitLabel`. */
const attributeOf = (name) => name.replace(/[A-Z]/g, '-$&').toLowerCase();
const OBJECTS = ['appearance', 'layout'];
/** They change what stands there; the others begin anew. */
const LIVE = [...OBJECTS, 'submitLabel', 'returnUrl'];

/** Of a text: what is an object to Stripe is JSON, or a word. */
function read(name, text) {
  if (!OBJECTS.includes(name) || /^[a-z]*$/.test(text)) return text ?? undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    console.warn(`<connect-pay>: ${name}`, cause);
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
          // Frameworks that did not know the element have written the property's name.
          const text = this.getAttribute(attribute) ?? this.getAttribute(name);
          return this.#given[name] ?? read(name, text) ?? { checkout: '', server: home }[name];
        },
        set(given) {
          const isObject = OBJECTS.includes(name) && typeof given === 'object';
          // Frameworks take a property back in various ways.
          const value = (given ?? false) === false ? undefined : isObject ? given : `${given}`;
          const before = this[name];
          if (value === before) return;
          // Objects can not stand in attributes, and secrets should not.
          const isHidden = isObject || name === 'customerSession';
          if (!isHidden && value !== undefined) return this.setAttribute(attribute, value);
          this.removeAttribute(attribute);
          this.#given[name] = value;
          if (this[name] !== before) this.#change(name);
        },
      });
    }
  }

  #given = {};
  #shown;
  #root;
  #clear;
  /** Back from another page: what was under way when it was left has nobody to end it. */
  #back = ({ persisted }) => persisted && this.reset();
  #turn = 0;
  #started;

  connectedCallback() {
    for (const name of PROPERTIES) {
      // Set before the element was defined.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    addEventListener('pageshow', this.#back);
    this.#change();
    try {
      // What takes longest goes first.
      this.#ask();
    } catch {
      // It is told where the answer is awaited.
    }
  }

  disconnectedCallback() {
    removeEventListener('pageshow', this.#back);
    this.#stop();
    this.#clear?.();
  }

  /** By `moveBefore`, which keeps what is typed. */
  connectedMoveCallback() {
    if (!this.contains(this.#root)) this.reset();
  }

  attributeChangedCallback(attribute, before, after) {
    if (before === after) return;
    const name = PROPERTIES.find((name) => attributeOf(name) === attribute);
    this.#given[name] = undefined;
    this.#change(name);
  }

  /** Pays, as the button does. */
  async submit() {
    const shown = await this.#started;
    const { submit } = await glue();
    return submit(this, this.#root, shown);
  }

  /** Sets properties, and asks the server for the checkout as it is now. */
  update(changes) {
    Object.assign(this, changes);
    if (this.#shown) this.#shown.refresh();
    else this.reset();
  }

  /** Begins anew, with an empty form. */
  reset() {
    this.#change('checkout');
  }

  #change(name) {
    if (!this.isConnected) return;
    if (LIVE.includes(name)) return this.#shown?.restyle();
    this.#stop();
    this.#started = this.#start(this.#turn);
  }

  #ask() {
    const base = new URL(this.server.replace(/\/*$/, '/'), home);
    const id = encodeURIComponent(this.checkout);
    return { base, hosted: new URL(`pay/${id}`, base), answer: id && ask(new URL(`api/checkouts/${id}`, base)) };
  }

  async #start(turn) {
    // Several changes at once are one.
    await turn;
    if (turn !== this.#turn) return;
    this.#clear?.();
    if (!this.checkout) return;
    const root = tree(this.elements);
    this.#root = root;
    root.dataset.scheme = scheme(this);
    // Room for each; for the buttons of wallets, until it is known that there are none.
    root.dataset.elements = this.elements;
    root.lang = language(this.locale);
    root.dir = /^(ar|he)/.test(root.lang) ? 'rtl' : 'ltr';
    const spoken = texts(root.lang);
    const link = root.querySelector('a');
    link.href = home;
    root.onsubmit = (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (root.dataset.stage === 'refused') this.reset();
      else this.#shown?.press();
    };
    this.#clear = place(this, root);
    try {
      const { base, hosted, answer } = this.#ask();
      link.href = hosted;
      const { open, widget } = await glue();
      root.removeAttribute('style');
      const said = await spoken;
      if (turn !== this.#turn) return;
      const tellLate = (cause) => this.#refuse(root, said, cause);
      const around = { answer, texts: said, stripeJs, schemeOf: scheme, tellLate };
      const shown = open(this, root, base, around);
      this.#shown = shown;
      await widget(shown);
      if (turn === this.#turn) shown.mount();
      return shown;
    } catch (cause) {
      const said = await spoken;
      if (turn !== this.#turn) return;
      this.#stop();
      this.#refuse(root, said, cause);
    }
  }

  #stop() {
    this.#turn += 1;
    // Which leaves nothing.
    this.#shown = this.#shown?.drop();
  }

  /** The WebAssembly is refused, could not be loaded or takes too long: never a dead form. */
  #refuse(root, said, cause) {
    const say = (name, textContent) => Object.assign(root.querySelector(`.cp-${name}`), { textContent });
    say('alert', said.not_loaded ?? 'The payment form could not be loaded.');
    say('link', said.open_page ?? 'Open the payment page');
    say('button', said.try_again ?? 'Try again').disabled = false;
    // The style has not come either.
    if (root.style.background) root.style.cssText = 'display:grid;gap:4px;justify-items:start;font:1em/2 system-ui';
    root.dataset.stage = 'refused';
    this.dispatchEvent(new CustomEvent('loaderror', { detail: { checkout: this.checkout, cause } }));
  }
}

if (!customElements.get('connect-pay')) {
  begin();
  customElements.define('connect-pay', ConnectPay);
}
