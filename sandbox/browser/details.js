/**
 * The document of the Address and Link Authentication Elements: plain fields, no card data.
 */

import { addressFields, addressValue, textField } from './address.js';
import { applyAppearance, loadFonts } from './appearance.js';
import { checkEmail, make } from './fields.js';
import { serve, speak } from './frame.js';

serve((tell) => {
  let fields;
  let element;
  let drawn;
  const root = document.getElementById('root');
  const all = () => Object.values(fields);
  const value = () => (element.type === 'address' ? addressValue(fields) : { email: fields.email.value.trim() });

  function changed() {
    const empty = all().every((field) => field.value === '' || field.control.tagName === 'SELECT');
    const complete = all().every((field) => !field.problem);
    const mode = element.type === 'address' && { elementMode: element.element.mode, isNewAddress: true };
    tell('change', { ...mode, empty, complete, value: value() });
  }

  function draw(options) {
    applyAppearance(options.appearance);
    loadFonts(options.fonts);
    const wanted = JSON.stringify([options.type, options.element, options.locale]);
    if (wanted === drawn) return {};
    drawn = wanted;
    element = options;
    const locale = speak(options.locale);
    const before = fields;
    fields = options.type === 'address' ? addressFields(options.element, locale) : emailFields(options.element);
    if (before) carryOver(before, fields);
    for (const field of all()) {
      field.control.addEventListener('input', () => {
        field.show();
        changed();
      });
    }
    root.replaceChildren(make('div', { class: 'Fields', children: all().map(({ node }) => node) }));
    return {};
  }

  return {
    setup: draw,
    update: draw,
    start: changed,
    value: () => ({ complete: all().every((field) => !field.problem), value: value() }),
    validate() {
      all().forEach((field) => field.judge());
      const wrong = all().find((field) => field.problem);
      wrong?.control.focus();
      return wrong ? { error: wrong.problem } : {};
    },
    focus: () => all()[0].control.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => all().forEach((field) => field.reset()),
  };
});

function emailFields({ defaultValues }) {
  const email = textField('email', 'email', 'Email', checkEmail, true);
  email.value = defaultValues?.email ?? '';
  return { email };
}

/** Keeps what was typed when the fields are drawn anew. */
function carryOver(before, after) {
  for (const [name, { value }] of Object.entries(before)) {
    const control = after[name]?.control;
    const offers = (wanted) => control.tagName !== 'SELECT' || [...control.options].some((it) => it.value === wanted);
    if (control && value !== '' && offers(value)) control.value = value;
  }
}
