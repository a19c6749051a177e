// Methods whose details are typed, and are no card: bank accounts and vouchers.

import { Field, checkEmail, checkName, input, make, problem } from './fields.js';

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
export const TYPED_METHODS = {
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
export class MethodFields {
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
