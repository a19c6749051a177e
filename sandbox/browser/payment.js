/**
 * The document of the Payment Element: the form, and the only place where card data exists.
 *
 * No answer to the page carries what was typed; the form sends its data to the API by itself.
 *
 * Sections: card rules, fields, bank accounts and vouchers, form, session, API, calls of the page.
 */

import { applyAppearance, loadFonts } from './appearance.js';
import { Field, checkEmail, checkName, countrySelect, icon, input, make, problem } from './fields.js';
import { API_BASE, CONNECTION_ERROR, serve, speak } from './frame.js';
import { SavedMethods, saveBox } from './saved.js';

// -------------------------------------------------------------- card rules

const FOURS = [4, 8, 12];
const BRANDS = [
  { name: 'amex', starts: /^3[47]/, digits: 15, gaps: [4, 10], cvc: 4 },
  { name: 'mastercard', starts: /^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, digits: 16, gaps: FOURS, cvc: 3 },
  { name: 'visa', starts: /^4/, digits: 16, gaps: FOURS, cvc: 3 },
  { name: 'diners', starts: /^3(0|6|8)/, digits: 14, gaps: [4, 10], cvc: 3 },
  { name: 'jcb', starts: /^35/, digits: 16, gaps: FOURS, cvc: 3 },
  { name: 'discover', starts: /^6(011|4[4-9]|5)/, digits: 16, gaps: FOURS, cvc: 3 },
  { name: 'unionpay', starts: /^62/, digits: 16, gaps: FOURS, cvc: 3 },
];
const UNKNOWN_BRAND = { name: 'unknown', digits: 16, gaps: FOURS, cvc: 3 };

const brandOf = (digits) => BRANDS.find(({ starts }) => starts.test(digits)) ?? UNKNOWN_BRAND;

const digitsIn = (text) => text.replace(/\D/g, '');

/** The check digit of a card number is right (Luhn). */
function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function formatNumber(text) {
  const digits = digitsIn(text);
  const { digits: length, gaps } = brandOf(digits);
  return [...digits.slice(0, length)].map((digit, place) => (gaps.includes(place) ? ` ${digit}` : digit)).join('');
}

/** `1230`, `12/30` and `12/2030` become `12 / 30`. */
function formatExpiry(text, isDeleting) {
  let digits = digitsIn(text);
  if (/^[2-9]/.test(digits) || /^1\s*\//.test(text) || Number(digits.slice(0, 2)) > 12) digits = `0${digits}`;
  const month = digits.slice(0, 2);
  const year = digits.length === 6 ? digits.slice(4) : digits.slice(2, 4);
  if (month.length < 2 || (year === '' && isDeleting)) return month;
  return `${month} / ${year}`;
}

function readExpiry(text) {
  const digits = digitsIn(text);
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) };
}

function checkNumber(text) {
  const digits = digitsIn(text);
  if (digits.length < brandOf(digits).digits) return problem('incomplete_number', 'Your card number is incomplete.');
  return passesLuhn(digits) ? undefined : problem('invalid_number', 'Your card number is invalid.');
}

function checkExpiry(text, now = new Date()) {
  if (digitsIn(text).length < 4) return problem('incomplete_expiry', "Your card's expiration date is incomplete.");
  const { month, year } = readExpiry(text);
  if (month < 1 || month > 12) return problem('invalid_expiry_month', "Your card's expiration month is invalid.");
  if (year < now.getFullYear()) {
    return problem('invalid_expiry_year_past', "Your card's expiration year is in the past.");
  }
  if (year === now.getFullYear() && month <= now.getMonth()) {
    return problem('invalid_expiry_month_past', "Your card's expiration date is in the past.");
  }
  if (year > now.getFullYear() + 50) return problem('invalid_expiry_year', "Your card's expiration year is invalid.");
  return undefined;
}

function checkCvc(text, brand) {
  return text.length < brand.cvc ? problem('incomplete_cvc', "Your card's security code is incomplete.") : undefined;
}

/** Countries whose cards are asked for a postal code. */
const POSTAL_CODES = {
  US: { label: 'ZIP code', example: '12345', full: /^\d{5}(-?\d{4})?$/, message: 'Your ZIP is invalid.' },
  GB: {
    label: 'Postal code',
    example: 'WS11 1DB',
    full: /^[a-z\d ]{5,8}$/i,
    message: 'Your postal code is incomplete.',
  },
  CA: {
    label: 'Postal code',
    example: 'M5T 1T4',
    full: /^[a-z]\d[a-z] ?\d[a-z]\d$/i,
    message: 'Your postal code is incomplete.',
  },
};

function checkPostalCode(text, country) {
  const { full, message } = POSTAL_CODES[country];
  return full.test(text.trim()) ? undefined : problem('incomplete_zip', message);
}

// ------------------------------------------------------------------ fields

/** Writes `text` and keeps the caret behind the digit that it stood behind. */
function rewrite(control, text) {
  const before = digitsIn(control.value.slice(0, control.selectionStart)).length;
  const wasAtEnd = control.selectionStart === control.value.length;
  if (control.value === text) return;
  control.value = text;
  if (wasAtEnd || document.activeElement !== control) return;
  let caret = 0;
  for (let seen = 0; caret < text.length && seen < before; caret += 1) seen += /\d/.test(text[caret]) ? 1 : 0;
  control.setSelectionRange(caret, caret);
}

/** The fields of a card. */
class CardFields {
  /** @param {() => void} changed */
  constructor(changed, { country, postalCode, asks, locale }) {
    this.changed = changed;
    this.brandIcons = make('span', { class: 'Icons' });
    this.number = new Field(input('number', 'cc-number', '1234 1234 1234 1234'), {
      label: 'Card number',
      check: checkNumber,
      wide: true,
      icons: this.brandIcons,
    });
    this.expiry = new Field(input('expiry', 'cc-exp', 'MM / YY'), { label: 'Expiration date', check: checkExpiry });
    this.cvc = new Field(input('cvc', 'cc-csc', 'CVC'), {
      label: 'Security code',
      check: (text) => checkCvc(text, this.brand),
      icons: make('span', { class: 'Icons', children: [icon('cvc')] }),
    });
    this.country = new Field(countrySelect(country, locale), { label: 'Country' });
    this.postalCode = new Field(input('postalCode', 'billing postal-code', '', 'text'), {
      label: 'Postal code',
      check: (text) => checkPostalCode(text, this.country.value),
    });
    this.postalCode.value = postalCode;
    this.asks = asks;
    this.node = make('div', { class: 'Fields' });
    this.#listen();
    this.#layOut();
    this.#showBrand();
  }

  get brand() {
    return brandOf(digitsIn(this.number.value));
  }

  get fields() {
    return [this.number, this.expiry, this.cvc, this.country, this.postalCode].filter(({ node }) => node.isConnected);
  }

  get empty() {
    return [this.number, this.expiry, this.cvc].every(({ value }) => value === '');
  }

  /** The parameters of this card for the API, by name inside `payment_method_data`. */
  get pairs() {
    const { month, year } = readExpiry(this.expiry.value);
    const pairs = [
      ['card[number]', digitsIn(this.number.value)],
      ['card[exp_month]', String(month)],
      ['card[exp_year]', String(year)],
      ['card[cvc]', this.cvc.value],
    ];
    if (this.country.node.isConnected) pairs.push(['billing_details[address][country]', this.country.value]);
    if (this.postalCode.node.isConnected) {
      pairs.push(['billing_details[address][postal_code]', this.postalCode.value.trim()]);
    }
    return pairs;
  }

  clear() {
    for (const field of [this.number, this.expiry, this.cvc, this.postalCode]) field.reset();
    this.#showBrand();
    this.changed();
  }

  #listen() {
    this.#onInput(this.number, (control) => {
      rewrite(control, formatNumber(control.value));
      this.#showBrand();
    });
    this.#onInput(this.expiry, (control, isDeleting) => rewrite(control, formatExpiry(control.value, isDeleting)));
    this.#onInput(this.cvc, (control) => rewrite(control, digitsIn(control.value).slice(0, this.brand.cvc)));
    this.#onInput(this.postalCode, () => {});
    this.country.control.addEventListener('change', () => {
      this.#layOut();
      this.changed();
    });
  }

  /** A field that is finished hands on to the next one that is empty. */
  #onInput(field, format) {
    const next = { number: this.expiry, expiry: this.cvc }[field.control.name];
    field.control.addEventListener('input', (event) => {
      const isDeleting = event.inputType?.startsWith('delete') ?? false;
      format(field.control, isDeleting);
      field.show();
      const isFinished = !field.problem && field.control.selectionStart === field.value.length;
      if (next && isFinished && !isDeleting && next.value === '' && document.activeElement === field.control) {
        next.control.focus();
      }
      this.changed();
    });
  }

  #layOut() {
    const rules = POSTAL_CODES[this.country.value];
    const wanted = [this.number, this.expiry, this.cvc];
    if (this.asks.country) wanted.push(this.country);
    if (this.asks.postalCode && rules) {
      this.postalCode.label.textContent = rules.label;
      this.postalCode.control.placeholder = rules.example;
      wanted.push(this.postalCode);
    }
    this.country.node.classList.toggle('Field--wide', !wanted.includes(this.postalCode));
    // Moving a field would take the focus away from it.
    for (const field of [this.country, this.postalCode]) if (!wanted.includes(field)) field.node.remove();
    for (const { node } of wanted) if (node.parentNode !== this.node) this.node.append(node);
  }

  #showBrand() {
    const { name, cvc } = this.brand;
    const known = ['visa', 'mastercard', 'amex'];
    const shown = name === 'unknown' && this.number.value === '' ? known : [known.includes(name) ? name : 'unknown'];
    this.brandIcons.replaceChildren(...shown.map((brand) => icon(`brand-${brand}`)));
    this.number.control.classList.toggle('Input--branded', shown.length === 1);
    this.cvc.control.placeholder = cvc === 4 ? '4 digits' : 'CVC';
  }
}

// ------------------------------------------------ bank accounts and vouchers

const withoutSpaces = (text) => text.replace(/\s/g, '').toUpperCase();

/** The check digits of an IBAN are right (ISO 13616). */
function passesIban(iban) {
  const values = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => parseInt(sign, 36));
  return values.reduce((sum, value) => (sum * (value < 10 ? 10 : 100) + value) % 97, 0) === 1;
}

function checkIban(text) {
  const iban = withoutSpaces(text);
  if (iban.length < 15) return problem('incomplete_iban', 'Your IBAN is incomplete.');
  const isIban = /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban) && passesIban(iban);
  return isIban ? undefined : problem('invalid_iban', 'Your IBAN is invalid.');
}

function checkDigits(length, code, message) {
  return (text) => (/^\d+$/.test(text.trim()) && text.trim().length >= length ? undefined : problem(code, message));
}

const NAME = { name: 'name', label: 'Full name', autocomplete: 'name', example: 'First and last name', check: checkName };
const EMAIL = { name: 'email', label: 'Email', autocomplete: 'email', example: 'you@example.com', check: checkEmail };

const addressPart = (part, label, autocomplete, example) => ({
  name: `address][${part}`,
  label,
  autocomplete: `billing ${autocomplete}`,
  example,
  check: (text) => (text.trim() === '' ? problem(`incomplete_${part}`, `Your ${label.toLowerCase()} is incomplete.`) : undefined),
});

const debitTerms = (business) =>
  `By confirming this payment, you authorise ${business} and its payment provider to debit your bank account ` +
  'for it. The payment is complete when your bank has answered, which takes some days.';

const voucherTerms = () => 'After submission, you get a voucher with the steps to pay it.';

/** What each method is asked for, and, under `owner`, about its customer. */
const TYPED_METHODS = {
  boleto: {
    owner: [
      NAME,
      EMAIL,
      addressPart('line1', 'Address', 'address-line1', 'Street address'),
      addressPart('city', 'City', 'address-level2', ''),
      addressPart('state', 'State', 'address-level1', 'SP'),
      addressPart('postal_code', 'Postal code', 'postal-code', '01310-100'),
    ],
    fields: [
      {
        name: 'tax_id',
        label: 'CPF/CNPJ',
        autocomplete: 'off',
        example: '000.000.000-00',
        check: (text) => (/^\D*(\d\D*){11,14}$/.test(text) ? undefined : problem('incomplete_tax_id', 'Your tax ID is incomplete.')),
      },
    ],
    fixed: [],
    terms: voucherTerms,
  },
  konbini: { owner: [NAME, EMAIL], fields: [], fixed: [], terms: voucherTerms },
  multibanco: { owner: [EMAIL], fields: [], fixed: [], terms: voucherTerms },
  oxxo: { owner: [NAME, EMAIL], fields: [], fixed: [], terms: voucherTerms },
  sepa_debit: {
    owner: [NAME, EMAIL],
    fields: [
      { name: 'iban', label: 'IBAN', autocomplete: 'off', example: 'DE00 0000 0000 0000 0000 00', check: checkIban },
    ],
    fixed: [],
    terms: debitTerms,
  },
  us_bank_account: {
    owner: [NAME],
    fields: [
      {
        name: 'routing_number',
        label: 'Routing number',
        autocomplete: 'off',
        example: '110000000',
        check: checkDigits(9, 'incomplete_routing_number', 'Your routing number is incomplete.'),
      },
      {
        name: 'account_number',
        label: 'Account number',
        autocomplete: 'off',
        example: '000123456789',
        check: checkDigits(4, 'incomplete_account_number', 'Your account number is incomplete.'),
      },
    ],
    fixed: [['account_holder_type', 'individual']],
    terms: debitTerms,
  },
};

/** The fields of a method that is not a card. */
class MethodFields {
  /** @param {() => void} changed */
  constructor(method, changed, { asks, business }) {
    this.method = method;
    this.changed = changed;
    const { owner, fields, terms: termsOf } = TYPED_METHODS[method];
    this.details = fields.map((rules) => this.#field(rules));
    this.owner = owner.filter(({ name }) => asks[name] ?? true).map((rules) => this.#field(rules));
    const terms = make('p', { class: 'Terms', text: termsOf(business) });
    const children = this.fields.map(({ node }) => node);
    this.node = make('div', { children: [make('div', { class: 'Fields', children }), terms] });
  }

  #field({ name, label, autocomplete, example, check }) {
    const control = input(`${this.method}-${name}`, autocomplete, example, 'text');
    const field = new Field(control, { label, check, wide: true });
    control.addEventListener('input', () => {
      field.show();
      this.changed();
    });
    return Object.assign(field, { parameter: name });
  }

  get fields() {
    return [...this.details, ...this.owner];
  }

  get empty() {
    return this.fields.every(({ value }) => value === '');
  }

  /** The parameters of this method for the API, by name inside `payment_method_data`. */
  get pairs() {
    const typed = this.details.map(({ parameter, value }) => [parameter, withoutSpaces(value)]);
    const inside = [...typed, ...TYPED_METHODS[this.method].fixed];
    return [
      ...inside.map(([name, value]) => [`${this.method}[${name}]`, value]),
      ...this.owner.map(({ parameter, value }) => [`billing_details[${parameter}]`, value.trim()]),
    ];
  }

  clear() {
    for (const field of this.fields) field.reset();
    this.changed();
  }
}

// -------------------------------------------------------------------- form

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
class PaymentForm {
  /** @type {string | undefined} */ selected;
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
    this.save = features?.payment_method_save === 'enabled' ? saveBox(features) : undefined;
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

  /** Tells the page how far the customer is, when that has changed. */
  changed() {
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

// ----------------------------------------------------------------- session

/** Asks the API what to offer, and for whom: `{session}` or `{error}`. */
async function openSession(pairs) {
  let body;
  try {
    const answer = await fetch(`${API_BASE}/v1/elements/sessions?${new URLSearchParams(pairs)}`);
    body = await answer.json();
  } catch {
    return { error: CONNECTION_ERROR };
  }
  if (body.error) return { error: body.error };
  if (body.payment_method_types.length === 0) {
    return {
      error: { type: 'invalid_request_error', message: 'No payment method types are available for this payment.' },
    };
  }
  const future = pairs.find(([name]) => name === 'deferred_intent[setup_future_usage]')?.[1];
  return { session: { ...body, setup_future_usage: future } };
}

/** Takes a saved method away from the customer of a session: `{}` or `{error}`. */
async function detach({ id }, pairs) {
  const names = ['key', '_stripe_account', 'customer_session_client_secret'];
  const body = new URLSearchParams(pairs.filter(([name]) => names.includes(name)));
  try {
    const answer = await fetch(`${API_BASE}/v1/elements/payment_methods/${id}/detach`, { method: 'POST', body });
    const { error } = await answer.json();
    return { error };
  } catch {
    return { error: CONNECTION_ERROR };
  }
}

// --------------------------------------------------------------------- API

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

// ------------------------------------------------------- calls of the page

serve((tell) => {
  /** @type {PaymentForm | undefined} */ let form;
  let sessionKey;
  let elementKey;
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
    if (before && nextElement === elementKey && sameMethods(before.methods, session, options.element)) {
      sessionKey = nextSession;
      return {};
    }
    [sessionKey, elementKey] = [nextSession, nextElement];
    form = new PaymentForm(tell, session, { element: options.element, locale, pairs: options.session });
    if (before) carryOver(before, form);
    root.replaceChildren(form.node);
    return {};
  }

  const calls = {
    setup: draw,
    async update(options) {
      const { error } = await draw(options);
      if (error) tell('loaderror', { error });
      else form.changed();
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

function sameMethods(methods, session, { paymentMethodOrder }) {
  return methods.join() === orderedMethods(session.payment_method_types, paymentMethodOrder).join();
}

/** Keeps what was typed when the form is drawn anew. */
function carryOver(before, after) {
  for (const name of ['number', 'expiry', 'cvc']) {
    after.card[name].value = before.card[name].value;
    after.card[name].control.dispatchEvent(new Event('input'));
  }
  for (const [method, details] of Object.entries(before.typed)) {
    if (method === 'card' || !after.typed[method]) continue;
    details.fields.forEach((field, place) => (after.typed[method].fields[place].value = field.value));
  }
  if (before.selected && after.methods.includes(before.selected)) after.select(before.selected);
}

