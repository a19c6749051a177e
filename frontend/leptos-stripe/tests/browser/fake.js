// A Stripe.js that writes down each call as one line of `window.calls`. `window.listeners`
// counts the listeners that are on; `window.update()` is what `elements.update` does.
window.calls = [];
window.listeners = 0;
window.update = () => Promise.resolve();

const log = (...words) => window.calls.push(
  words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '));

const fakeElement = (account) => {
  const handlers = {};
  window.emit = (event, payload) => handlers[event]?.forEach((handler) => handler(payload));
  return {
    mount(node) {
      if (!node.isConnected) throw new Error('the node is not in the document');
      log('mount', account);
    },
    on(event, handler) {
      (handlers[event] ??= new Set()).add(handler);
      window.listeners += 1;
    },
    off(event, handler) { if (handlers[event]?.delete(handler)) window.listeners -= 1; },
    update(options) { log('element.update', options); },
    focus() { log('focus'); },
    destroy() { log('destroy', account); },
  };
};

window.Stripe = (key, { stripeAccount = 'platform' }) => {
  if (!key.startsWith('pk_')) throw new Error('this is not a publishable key');
  return {
    elements({ amount }) {
      log('elements', stripeAccount, String(amount));
      return {
        create(kind) {
          log('create', kind, stripeAccount);
          return fakeElement(stripeAccount);
        },
        update(options) { log('elements.update', options); return window.update(); },
      };
    },
  };
};
