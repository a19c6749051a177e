/**
 * The document of the Address and Link Authentication Elements: plain fields, no card data.
 */

import { applyAppearance, loadFonts } from './appearance.js';
import { Field, checkEmail, checkName, countrySelect, input, make, problem } from './fields.js';
import { serve, speak } from './frame.js';

const needed = (label) => (text) =>
  text.trim() === '' ? problem('incomplete_address', `Your ${label} is incomplete.`) : undefined;

const text = (name, autocomplete, label, check, wide = false) =>
  new Field(input(name, autocomplete, '', 'text'), { label, check, wide });

function addressFields({ mode, defaultValues: { name = '', address = {} } = {} }, locale) {
  const section = mode === 'shipping' ? 'shipping' : 'billing';
  const country = address.country ?? new Intl.Locale(navigator.language).maximize().region;
  const fields = {
    name: text('name', `${section} name`, 'Full name', checkName, true),
    country: new Field(countrySelect(country, locale), { label: 'Country or region', wide: true }),
    line1: text('line1', `${section} address-line1`, 'Address', needed('address'), true),
    postal_code: text('postal_code', `${section} postal-code`, 'Postal code', needed('postal code')),
    city: text('city', `${section} address-level2`, 'City', needed('city')),
  };
  fields.name.value = name;
  for (const part of ['line1', 'postal_code', 'city']) fields[part].value = address[part] ?? '';
  return fields;
}

function addressValue({ name, ...parts }) {
  const address = Object.fromEntries(Object.entries(parts).map(([part, field]) => [part, field.value.trim()]));
  return { name: name.value.trim(), address };
}

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
    const email = options.element.defaultValues?.email ?? '';
    if (options.type === 'address') fields = addressFields(options.element, locale);
    else fields = { email: Object.assign(text('email', 'email', 'Email', checkEmail, true), { value: email }) };
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
