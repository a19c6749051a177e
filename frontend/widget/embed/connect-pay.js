// Defines <connect-pay checkout="co_…">. Everything a payment needs starts at once, in parallel:
// Stripe.js, the WebAssembly with its glue, and the checkout of each tag on the page.
const home = new URL('.', import.meta.url);
const at = (path) => new URL(path, home).href;
const stripeJs = '__STRIPE_JS_URL__';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = at('__CSS__');
document.head.append(style);

/** A script that failed is removed, so that whoever needs Stripe.js next can try again. */
function startStripeJs() {
  if (window.Stripe || document.querySelector('script[src^="https://js.stripe.com"]')) return;
  const script = document.createElement('script');
  script.src = stripeJs;
  script.onerror = () => script.remove();
  document.head.append(script);
}

let widget;
function loadWidget() {
  widget ??= Promise.all([import(at('__GLUE__')), fetch(at('__WASM__'))])
    .then(([glue, wasm]) => glue.default({ module_or_path: wasm }).then(() => glue))
    .catch((cause) => {
      widget = undefined;
      throw cause;
    });
  return widget;
}

startStripeJs();
loadWidget().catch(() => {});

function make(tag, name, ...children) {
  const node = document.createElement(tag);
  node.className = name;
  node.append(...children);
  return node;
}

function skeleton() {
  const bones = ['head', 'field', 'field', 'field', 'button'];
  const box = make('div', 'cp-skeleton', ...bones.map((bone) => make('div', `cp-bone cp-bone-${bone}`)));
  box.setAttribute('aria-hidden', 'true');
  return box;
}

/** Dark only where the page is: a dark system does not make a light page dark. */
function scheme(node) {
  const own = getComputedStyle(node).colorScheme;
  const schemes = own === 'normal' ? (document.querySelector('meta[name=color-scheme]')?.content ?? '') : own;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches || !schemes.includes('light');
  return dark && schemes.includes('dark') ? 'dark' : 'light';
}

class ConnectPay extends HTMLElement {
  static observedAttributes = ['checkout', 'server', 'locale', 'return-url'];
  #mounted;
  #turn = 0;

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(_name, before, after) {
    if (this.isConnected && before !== after) this.#start();
  }

  get checkout() {
    return this.getAttribute('checkout') ?? '';
  }

  set checkout(id) {
    this.setAttribute('checkout', id);
  }

  async #start() {
    this.#stop();
    const checkout = this.checkout;
    if (!checkout) return;
    const turn = this.#turn;
    const server = new URL(this.getAttribute('server') ?? '.', home).href;
    const answer = fetch(new URL(`api/checkouts/${encodeURIComponent(checkout)}`, server));
    answer.catch(() => {});
    this.dataset.scheme = scheme(this);
    this.setAttribute('aria-busy', 'true');
    this.replaceChildren(skeleton());
    try {
      const { mount } = await loadWidget();
      if (turn !== this.#turn) return;
      this.replaceChildren();
      this.#mounted = mount(this, {
        checkout,
        server,
        answer,
        locale: this.getAttribute('locale') ?? undefined,
        returnUrl: this.getAttribute('return-url') ?? undefined,
      });
    } catch (cause) {
      if (turn === this.#turn) this.#fail(server, cause);
    }
  }

  #stop() {
    this.#turn += 1;
    this.#mounted?.free();
    this.#mounted = undefined;
  }

  /** WebAssembly is refused or could not be loaded: never a dead form. */
  #fail(server, cause) {
    this.removeAttribute('aria-busy');
    const again = make('button', 'cp-button cp-button-quiet', 'Try again');
    again.type = 'button';
    again.onclick = () => this.#start();
    const page = make('a', 'cp-link', 'Open the payment page');
    page.href = new URL(`pay/${encodeURIComponent(this.checkout)}`, server).href;
    const notice = make('div', 'cp-notice', make('p', 'cp-text', 'The payment form could not be loaded.'), again, page);
    notice.setAttribute('role', 'alert');
    this.replaceChildren(notice);
    this.dispatchEvent(new CustomEvent('loaderror', { detail: { cause } }));
  }
}

if (!customElements.get('connect-pay')) customElements.define('connect-pay', ConnectPay);
