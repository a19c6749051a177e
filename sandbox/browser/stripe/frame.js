// The iframe of an Element, and what is said through it.

/** A document that says nothing for so long did not load. */
const PATIENCE_MS = 15_000;

let framesMade = 0;

function makeIframe(url, title, styles) {
  const iframe = document.createElement('iframe');
  iframe.name = `__privateStripeFrame${(framesMade += 1)}`;
  iframe.title = title;
  iframe.allow = 'payment *';
  // The document inside learns which origin it may speak with.
  iframe.src = `${url}#${new URLSearchParams({ origin: location.origin })}`;
  style(iframe, { border: 'none', display: 'block', 'color-scheme': 'light', ...styles });
  return iframe;
}

/** Styles by way of the object model, which every content security policy allows. */
function style(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}

/** The iframe of an Element, and calls to the document inside. */
class ElementFrame {
  #pending = new Map();
  #calls = 0;
  #silence;
  /** @type {MessagePort | undefined} */ #port;

  /**
   * @param {() => void} connected the document is there and listens; again after a reload
   * @param {(name: string, payload: any) => void} heard the document told something
   */
  constructor({ page, title }, container, connected, heard) {
    this.heard = heard;
    this.iframe = makeIframe(FRAMES + page, title, {
      // Room for focus rings, which the form inside leaves around itself.
      margin: '-4px',
      width: 'calc(100% + 8px)',
      'min-width': 'calc(100% + 8px)',
      height: '1px',
      'user-select': 'none',
    });
    this.iframe.addEventListener('load', () => {
      this.#connect();
      connected();
    });
    container.append(this.iframe);
  }

  #connect() {
    this.#drop();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#receive(data);
    this.#silence = setTimeout(() => this.heard('loaderror', { error: CONNECTION_ERROR }), PATIENCE_MS);
    // Delivered to the script's own origin only.
    this.iframe.contentWindow.postMessage({ type: 'connect' }, SCRIPT_ORIGIN, [port2]);
  }

  #receive({ id, result, failure, event, payload }) {
    clearTimeout(this.#silence);
    if (event === 'height') {
      style(this.iframe, { height: `${Number(payload)}px` });
    } else if (event) {
      this.heard(event, payload);
    } else {
      const { resolve, reject } = this.#pending.get(id);
      this.#pending.delete(id);
      if (failure) reject(new IntegrationError(failure));
      else resolve(result);
    }
  }

  /** Calls a function of the document inside. */
  call(name, argument) {
    if (!this.#port) return Promise.reject(new IntegrationError(NOT_READY));
    const id = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#port.postMessage({ id, call: name, argument });
    });
  }

  #drop() {
    clearTimeout(this.#silence);
    this.#port?.close();
    this.#port = undefined;
    for (const { reject } of this.#pending.values()) reject(new IntegrationError(NOT_READY));
    this.#pending.clear();
  }

  remove() {
    this.#drop();
    this.iframe.remove();
  }
}
