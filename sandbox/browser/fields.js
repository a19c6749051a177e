/**
 * Labelled fields in the documents of Elements, and what is wrong with what is typed there.
 */

export const problem = (code, message) => ({ type: 'validation_error', code, message });

/** @param {Record<string, any>} properties attributes; `text` and `children` are content */
export function make(tag, { text, children = [], ...attributes } = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const use = document.createElementNS(namespace, 'use');
  use.setAttribute('href', `#${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** A labelled control and the message beneath it. */
export class Field {
  /** The customer left the field, or tried to pay: what is missing may be said. */
  #judged = false;

  /**
   * @param {HTMLInputElement | HTMLSelectElement} control
   * @param {{label: string, check?: (text: string) => object | undefined, wide?: boolean, icons?: Element}} rules
   */
  constructor(control, { label, check = () => undefined, wide = false, icons }) {
    const id = `Field-${control.name}Input`;
    control.id = id;
    control.classList.add('Input');
    control.setAttribute('aria-describedby', `${id}Error`);
    this.control = control;
    this.check = check;
    this.label = make('label', { class: 'Label', for: id, text: label });
    this.message = make('p', { class: 'Error', id: `${id}Error`, role: 'alert' });
    const frame = make('div', {
      class: control.tagName === 'SELECT' ? 'Control Control--select' : 'Control',
      children: icons ? [control, icons] : [control],
    });
    this.node = make('div', {
      class: wide ? 'Field Field--wide' : 'Field',
      children: [this.label, frame, this.message],
    });
    control.addEventListener('blur', () => {
      this.#judged ||= this.value !== '';
      afterClick(() => this.show());
    });
  }

  get value() {
    return this.control.value;
  }

  set value(text) {
    this.control.value = text;
  }

  /** What is wrong with the value, whether or not it is shown. */
  get problem() {
    return this.node.isConnected ? this.check(this.value) : undefined;
  }

  judge() {
    this.#judged = true;
    this.show();
  }

  reset() {
    this.#judged = false;
    this.value = '';
    this.show();
  }

  /** What is merely unfinished is not called wrong while it is typed. */
  show() {
    const found = this.problem;
    const isUnfinished = found?.code.startsWith('incomplete');
    const shown = found && (!isUnfinished || this.#judged) ? found.message : '';
    if (this.message.textContent !== shown) this.message.textContent = shown;
    this.control.classList.toggle('Input--invalid', shown !== '');
    this.control.classList.toggle('Input--empty', this.value === '');
    this.control.setAttribute('aria-invalid', String(shown !== ''));
  }
}

let isPointerDown = false;
document.addEventListener('pointerdown', () => (isPointerDown = true), true);
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => (isPointerDown = false), true);

/** How long a click on the page outside may take; this document cannot see it. */
const CLICK_MS = 250;

/** Runs once the click that took the focus away is over: what it aims at must not move before. */
function afterClick(run) {
  if (isPointerDown) document.addEventListener('pointerup', () => setTimeout(run), { once: true });
  else setTimeout(run, document.hasFocus() ? 0 : CLICK_MS);
}

export function input(name, autocomplete, placeholder, inputmode = 'numeric') {
  return make('input', {
    name,
    autocomplete,
    placeholder,
    inputmode,
    // Digits run from left to right in every language.
    dir: inputmode === 'numeric' ? 'ltr' : 'auto',
    type: 'text',
    autocorrect: 'off',
    spellcheck: 'false',
  });
}

const COUNTRIES = (
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF ' +
  'CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG ' +
  'GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW ' +
  'KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE ' +
  'NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RW SA SB SC SE SG SH SI SJ SK SL ' +
  'SM SN SO SR SS ST SV SX SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF ' +
  'WS XK YE YT ZA ZM ZW'
).split(' ');

/** A choice of countries, by their names in a language: of all of them, or of those that are allowed. */
export function countrySelect(chosen, locale, allowed) {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  const offered = allowed?.length > 0 ? COUNTRIES.filter((code) => allowed.includes(code)) : COUNTRIES;
  const options = offered
    .map((code) => ({ code, name: names.of(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
    .map(({ code, name }) => make('option', { value: code, text: name, selected: code === chosen }));
  return make('select', { name: 'country', autocomplete: 'billing country', children: options });
}

export const checkName = (text) => (text.trim() === '' ? problem('incomplete_name', 'Your name is incomplete.') : undefined);

export const checkEmail = (text) =>
  /^\S+@\S+\.\S+$/.test(text.trim()) ? undefined : problem('incomplete_email', 'Your email is incomplete.');
