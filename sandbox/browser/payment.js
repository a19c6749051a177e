/**
 * The document of the Payment Element: the form, and the only place where card data exists.
 *
 * No answer to the page carries what was typed; the form sends its data to the API by itself.
 */

import { applyAppearance, loadFonts } from './appearance.js';
import { PaymentForm } from './form.js';
import { API_BASE, CONNECTION_ERROR, serve, speak } from './frame.js';
import { openSession } from './session.js';

/** Where this form may send its data. */
const DESTINATIONS = [
  /^\/v1\/payment_intents\/pi_\w+\/confirm$/,
  /^\/v1\/payment_methods$/,
  /^\/v1\/confirmation_tokens$/,
];

/** Sends the page's parameters together with what was typed, and hands the answer on. */
async function send(form, { path, under, pairs }) {
  if (!DESTINATIONS.some((destination) => destination.test(path)))
    throw new Error(`The form does not send to ${path}.`);
  const error = form.validate();
  if (error) return { error };
  const { chosen } = form.saved;
  const full = (name) => (under ? name.replace(/^[^[]+/, (first) => `${under}[${first}]`) : name);
  const body = new URLSearchParams(pairs);
  // What the customer typed wins over what the page knew.
  if (chosen) body.set('payment_method', chosen.id);
  else for (const [name, value] of form.pairs) body.set(full(name), value);
  const usage = !chosen && form.type === 'card' && form.save?.usage;
  if (usage && under === 'payment_method_data') body.set('setup_future_usage', usage);
  try {
    const answer = await fetch(`${API_BASE}${path}`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { error: CONNECTION_ERROR };
  }
}

serve((tell) => {
  /** @type {PaymentForm | undefined} */ let form;
  let sessionKey;
  let elementKey;
  let offer;
  const root = document.getElementById('root');

  async function draw(options) {
    applyAppearance(options.appearance);
    loadFonts(options.fonts);
    document.documentElement.dataset.loader = options.loader;
    const nextSession = JSON.stringify(options.session);
    const nextElement = JSON.stringify([options.element, options.locale]);
    if (nextSession === sessionKey && nextElement === elementKey) return {};
    const { session, error } = await openSession(options.session);
    if (error) {
      if (!form) root.replaceChildren();
      return { error };
    }
    const locale = speak(options.locale);
    const before = form;
    // A new amount is no reason to take away what the customer typed.
    const isSameOffer = offerOf(session) === offer;
    if (before && nextElement === elementKey && isSameOffer) {
      sessionKey = nextSession;
      return {};
    }
    [sessionKey, elementKey, offer] = [nextSession, nextElement, offerOf(session)];
    form = new PaymentForm(tell, session, { element: options.element, locale, pairs: options.session });
    root.replaceChildren(form.node);
    if (before) form.silently(() => carryOver(before, form));
    return {};
  }

  const calls = {
    setup: draw,
    async update(options) {
      const { error } = await draw(options);
      if (error) tell('loaderror', { error });
      else form.changed();
    },
    async refetch(options) {
      sessionKey = undefined;
      const { error } = await draw(options);
      if (!error) form.changed();
      return { error };
    },
    start() {
      const available = form.methods.map((method) => [method, { available: true }]);
      tell('availablepaymentmethodschange', { paymentMethods: Object.fromEntries(available) });
      form.changed();
    },
    validate() {
      const error = form.validate();
      return error ? { error } : { selectedPaymentMethod: form.type };
    },
    send: (request) => send(form, request),
    focus: () => form?.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => form?.clear(),
    collapse: () => form?.collapse(),
  };

  return calls;
});

/** What a session offers, whatever is to be paid. */
function offerOf({ amount: _amount, currency: _currency, ...offer }) {
  return JSON.stringify(offer);
}

/** Keeps what was typed when the form is drawn anew. */
function carryOver(before, after) {
  for (const name of ['number', 'expiry', 'cvc', 'country', 'postalCode']) {
    const { control } = after.card[name];
    control.value = before.card[name].value;
    control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input'));
  }
  for (const [method, details] of Object.entries(before.typed)) {
    if (method === 'card' || !after.typed[method]) continue;
    details.fields.forEach((field, place) => (after.typed[method].fields[place].value = field.value));
  }
  if (before.save && after.save) after.save.checked = before.save.checked;
  const chosen = before.saved.chosen && after.saved.methods.find(({ id }) => id === before.saved.chosen.id);
  if (chosen) after.choose(chosen);
  else if (after.methods.includes(before.selected)) after.select(before.selected);
}
