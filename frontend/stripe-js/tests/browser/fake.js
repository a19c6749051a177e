// A Stripe.js that writes down each call as one line of `window.calls` and answers
// promises with what `window.answer()` returns.
window.calls = [];
window.answer = () => ({});

const sorted = (value) => JSON.stringify(value, (_, inner) => {
  if (inner === undefined) return 'undefined';
  if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
});
const log = (...words) => window.calls.push(
  words.map((word) => (typeof word === 'string' ? word : sorted(word))).join(' '));

class IntegrationError extends Error {
  name = 'IntegrationError';
}

const fakeElement = () => {
  const handlers = {};
  const element = {
    mount(node) {
      if (!node.isConnected) throw new IntegrationError('the node is not in the document');
      log('mount', node.id);
    },
    on(event, handler) { log('on', event); (handlers[event] ??= new Set()).add(handler); },
    off(event, handler) {
      log('off', event, handlers[event]?.delete(handler) ? 'known' : 'unknown');
    },
    update(options) { log('element.update', options); },
    destroy() { log('destroy'); window.element = null; },
    getValue(options) { log('getValue', options); return window.answer(); },
    tag: 'the element',
  };
  for (const name of ['unmount', 'focus', 'blur', 'clear', 'collapse']) {
    element[name] = () => log(name);
  }
  window.element = element;
  window.emit = (event, payload) => handlers[event]?.forEach((handler) => handler(payload));
  return element;
};

// Objects of Stripe.js are shown by their tags.
const shown = (value) => {
  if (value?.tag) return value.tag;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner)]));
};

const promised = (target, name) => {
  target[name] = (...options) => {
    log(name, ...options.filter((option) => option !== undefined).map(shown));
    return window.answer();
  };
};

const fakeElements = () => {
  const elements = {
    tag: 'the elements',
    create(kind, options) { log('create', kind, options); return fakeElement(); },
    getElement(kind, options) { log('getElement', kind, ...(options ? [options] : [])); return window.element; },
    on(event, handler) { log('elements.on', event); window.updated = handler; },
  };
  for (const name of ['update', 'fetchUpdates', 'submit']) {
    promised(elements, name);
    const call = elements[name];
    elements[name] = (options) => Promise.resolve().then(() => call(options));
  }
  return elements;
};

const fakeRequest = () => {
  const handlers = {};
  const request = {
    show() { log('show'); },
    abort() { log('abort'); },
    isShowing() { return true; },
    update(options) { log('request.update', options); },
    on(event, handler) { log('request.on', event); (handlers[event] ??= new Set()).add(handler); },
    off(event, handler) { log('request.off', event); handlers[event].delete(handler); },
  };
  promised(request, 'canMakePayment');
  window.emit = (event, payload) => handlers[event]?.forEach((handler) => handler(payload));
  return request;
};

window.Stripe = (key, options) => {
  if (!key.startsWith('pk_')) throw new IntegrationError('this is not a publishable key');
  log('Stripe', key, options);
  const stripe = {
    elements(options) { log('elements', options); return fakeElements(); },
    registerAppInfo(info) { log('registerAppInfo', info); },
    paymentRequest(options) { log('paymentRequest', options); return fakeRequest(); },
  };
  for (const name of ['confirmPayment', 'handleNextAction', 'retrievePaymentIntent',
    'createConfirmationToken', 'createPaymentMethod', 'confirmSetup', 'retrieveSetupIntent',
    'confirmCardPayment', 'confirmCardSetup', 'confirmWechatPayPayment', 'handleCardAction', 'createToken',
    'createRadarSession', 'collectBankAccountForPayment', 'collectBankAccountForSetup',
    'verifyMicrodepositsForPayment', 'verifyMicrodepositsForSetup']) {
    promised(stripe, name);
  }
  return stripe;
};
