// A card: its rules, as Stripe's form has them, and its fields.

import { Field, countrySelect, icon, input, make, problem } from './fields.js';

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

/**
 * The country whose cards are asked for a postal code.
 * https://docs.stripe.com/changelog/clover/2025-09-30/postal_code_in_card_form_for_non_us_countries
 */
const WITH_ZIP = 'US';

function checkZip(text) {
  return /^\d{5}(-?\d{4})?$/.test(text.trim()) ? undefined : problem('incomplete_zip', 'Your ZIP is invalid.');
}

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
export class CardFields {
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
    this.postalCode = new Field(input('postalCode', 'billing postal-code', '12345', 'text'), {
      label: 'ZIP code',
      check: checkZip,
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
    const wanted = [this.number, this.expiry, this.cvc];
    if (this.asks.country) wanted.push(this.country);
    if (this.asks.postalCode && this.country.value === WITH_ZIP) wanted.push(this.postalCode);
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
