// The form: the methods that can be chosen, and what is typed for them.

import { CardFields } from './card.js';
import { icon, make, problem } from './fields.js';
import { MethodFields, TYPED_METHODS } from './methods.js';
import { SavedMethods, saveBox } from './saved.js';
import { detach } from './session.js';

const METHOD_NAMES = {
  card: 'Card',
  ideal: 'iDEAL',
  bancontact: 'Bancontact',
  alipay: 'Alipay',
  sepa_debit: 'SEPA Debit',
  us_bank_account: 'US bank account',
  boleto: 'Boleto',
  konbini: 'Konbini',
  multibanco: 'Multibanco',
  oxxo: 'OXXO',
};

/** The methods of a session, one of them open, or none. */
export class PaymentForm {
  /** @type {string | undefined} */ selected;
  #silent = false;
  #told;
  #brandTold;

  /** @param {(event: string, payload?: object) => void} tell */
  constructor(tell, session, { element, locale, pairs }) {
    this.tell = tell;
    this.methods = orderedMethods(session.payment_method_types, element.paymentMethodOrder);
    const billing = element.defaultValues?.billingDetails?.address ?? {};
    this.card = new CardFields(() => this.changed(), {
      country: billing.country ?? session.merchant_country ?? 'US',
      postalCode: billing.postal_code ?? '',
      asks: asksFor(element.fields?.billingDetails),
      locale,
    });
    const others = this.methods.filter((method) => method in TYPED_METHODS);
    const business = element.business?.name ?? session.business_name ?? 'this business';
    const asks = asksFor(element.fields?.billingDetails);
    /** @type {Record<string, CardFields | MethodFields>} the methods whose details are typed */
    this.typed = { card: this.card };
    for (const method of others) this.typed[method] = new MethodFields(method, () => this.changed(), { asks, business });
    this.layout = typeof element.layout === 'object' ? element.layout : {};
    const features = session.customer?.customer_session.components.payment_element.features;
    this.saved = new SavedMethods(session.customer?.payment_methods ?? [], {
      choose: (method) => this.choose(method),
      detach: features?.payment_method_remove === 'enabled' ? (method) => this.#detach(method, pairs) : undefined,
      removed: (method) => this.#removed(method),
    });
    this.save = features?.payment_method_save === 'enabled' ? saveBox(features, session) : undefined;
    this.node = make('form', { novalidate: true, children: [this.saved.node, this.#draw(session, element)] });
    this.node.addEventListener('submit', (event) => event.preventDefault());
    if (element.readOnly) for (const control of this.node.elements) control.disabled = true;
    if (this.saved.first) this.choose(this.saved.first);
    else this.select(this.layout.defaultCollapsed ? undefined : this.methods[0]);
  }

  /** Chooses a method that was saved before. */
  choose(method) {
    this.select(undefined);
    this.saved.choose(method);
    this.changed();
  }

  /** Takes a saved method away from the customer, and says so; what went wrong, if anything did. */
  async #detach(method, pairs) {
    const { error } = await detach(method, pairs);
    const { id, type, billing_details } = method;
    const payment_method = { id, type, billing_details };
    this.tell('savedpaymentmethodremove', { success: !error, ...(error && { error: error.message }), payment_method });
    return error;
  }

  #removed(method) {
    if (this.saved.chosen === method) {
      if (this.saved.first) this.saved.choose(this.saved.first);
      else this.select(this.methods[0]);
    }
    this.changed();
    this.focus();
  }

  get type() {
    return this.selected ?? this.methods[0];
  }

  get #collapsed() {
    return this.selected === undefined;
  }

  #draw(session, element) {
    const terms = termsFor(session, element);
    if (this.methods.length === 1 && !this.saved.first) {
      return make('div', { children: [this.#panel(this.methods[0], terms)] });
    }
    const items = this.methods.map((method) => {
      const radio = make('input', { type: 'radio', name: 'method', value: method });
      radio.addEventListener('change', () => {
        this.select(method);
        this.changed();
      });
      const header = make('label', {
        class: 'AccordionHeader',
        children: [radio, icon(`method-${method}`), make('span', { text: METHOD_NAMES[method] ?? method })],
      });
      const panel = make('div', { class: 'AccordionPanel', children: [this.#panel(method, terms)] });
      return make('div', { class: 'AccordionItem', 'data-method': method, children: [header, panel] });
    });
    const { radios = 'auto', spacedAccordionItems = false } = this.layout;
    const classes = ['Accordion'];
    if (spacedAccordionItems) classes.push('Accordion--spaced');
    if (radios === 'never') classes.push('Accordion--plain');
    return make('div', {
      class: classes.join(' '),
      role: 'radiogroup',
      'aria-label': 'Payment method',
      children: items,
    });
  }

  #panel(method, terms) {
    if (method === 'card') {
      return make('div', { children: [this.card.node, this.save?.node, terms].filter((part) => part) });
    }
    if (this.typed[method]) return this.typed[method].node;
    const sentence = `After submission, you will be redirected to ${METHOD_NAMES[method] ?? method} to securely complete the payment.`;
    return make('div', { class: 'Redirect', children: [icon('redirect'), make('p', { text: sentence })] });
  }

  /** Opens a method, or none. */
  select(method) {
    this.selected = method;
    if (method) this.saved.choose(undefined);
    for (const item of this.node.querySelectorAll('.AccordionItem[data-method]')) {
      const isOpen = item.dataset.method === method;
      item.classList.toggle('AccordionItem--selected', isOpen);
      item.querySelector('input[name="method"]').checked = isOpen;
      item.querySelector('.AccordionPanel').hidden = !isOpen;
    }
  }

  collapse() {
    if (this.methods.length > 1) this.select(undefined);
    this.changed();
  }

  clear() {
    for (const details of Object.values(this.typed)) details.clear();
  }

  focus() {
    const radio = this.node.querySelector('input:checked') ?? this.node.querySelector('input');
    const first = this.typed[this.selected]?.fields[0]?.control;
    (first ?? radio)?.focus();
  }

  /** Says what is wrong, to the customer and to the caller. */
  validate() {
    if (this.saved.chosen) return undefined;
    if (this.#collapsed) return problem('incomplete_payment_method', 'Please select a payment method.');
    const fields = this.typed[this.type]?.fields ?? [];
    fields.forEach((field) => field.judge());
    const wrong = fields.find((field) => field.problem);
    wrong?.control.focus();
    return wrong?.problem;
  }

  get pairs() {
    const redisplay = this.save && this.type === 'card' ? [['allow_redisplay', this.save.redisplay]] : [];
    return [['type', this.type], ...(this.typed[this.type]?.pairs ?? []), ...redisplay];
  }

  /** What happens meanwhile is not the customer's doing. */
  silently(run) {
    this.#silent = true;
    run();
    this.#silent = false;
  }

  /** Tells the page how far the customer is, when that has changed. */
  changed() {
    if (this.#silent) return;
    const details = this.typed[this.type];
    const { chosen } = this.saved;
    const state = {
      empty: !chosen && (details?.empty ?? false),
      complete: !!chosen || (!this.#collapsed && (details?.fields ?? []).every((field) => !field.problem)),
      collapsed: !chosen && this.#collapsed,
      value: chosen ? { type: chosen.type, payment_method: { id: chosen.id } } : { type: this.type },
    };
    const text = JSON.stringify(state);
    if (text !== this.#told) this.tell('change', state);
    this.#told = text;
    this.#tellBrand(details === this.card ? this.card.brand.name : undefined);
  }

  #tellBrand(brand) {
    if (brand === this.#brandTold) return;
    this.#brandTold = brand;
    const details = brand && { brands: brand === 'unknown' ? null : [brand], funding: null };
    this.tell('carddetailschange', { loading: false, ...(details && { details }) });
  }
}

function orderedMethods(methods, order = []) {
  const place = (method) => (order.includes(method) ? order.indexOf(method) : order.length);
  return [...methods].sort((a, b) => place(a) - place(b));
}

/** Which of the billing details the form asks for. */
function asksFor(fields) {
  const top = (name) => (typeof fields === 'object' ? fields[name] : fields) !== 'never';
  const address = typeof fields === 'object' ? fields.address : fields;
  const part = (name) => (typeof address === 'object' ? address[name] : address) !== 'never';
  return { country: part('country'), postalCode: part('postalCode'), name: top('name'), email: top('email') };
}

/** What Stripe must say when a card is kept for later. */
function termsFor(session, element) {
  const wish = element.terms?.card ?? 'auto';
  if (wish === 'never' || (wish === 'auto' && !session.setup_future_usage)) return undefined;
  const business = element.business?.name ?? session.business_name ?? 'this business';
  const text =
    `By providing your card information, you allow ${business} to charge your card for future payments ` +
    'in accordance with their terms.';
  return make('p', { class: 'Terms', text });
}
