// The fields of an address, and what they come to.

import { Field, checkName, countrySelect, input, problem } from './fields.js';

const needed = (label) => (text) =>
  text.trim() === '' ? problem('incomplete_address', `Your ${label} is incomplete.`) : undefined;

/** A number that is there has to be one; whether it must be there is the page's choice. */
const checkPhone = (required) => (text) => {
  const isEnough = text.trim() === '' ? !required : /^\+?(\W*\d){5,15}\W*$/.test(text);
  return isEnough ? undefined : problem('incomplete_phone_number', 'Your phone number is incomplete.');
};

export const textField = (name, autocomplete, label, check, wide = false) =>
  new Field(input(name, autocomplete, '', 'text'), { label, check, wide });

/** @param {object} options of the Element */
export function addressFields({ mode, allowedCountries, fields: shown, validation, defaultValues = {} }, locale) {
  const section = mode === 'shipping' ? 'shipping' : 'billing';
  const known = { ...defaultValues, ...defaultValues.address };
  const country = known.country ?? new Intl.Locale(navigator.language).maximize().region;
  const fields = {
    name: textField('name', `${section} name`, 'Full name', checkName, true),
    country: new Field(countrySelect(country, locale, allowedCountries), { label: 'Country or region', wide: true }),
    line1: textField('line1', `${section} address-line1`, 'Address', needed('address'), true),
    postal_code: textField('postal_code', `${section} postal-code`, 'Postal code', needed('postal code')),
    city: textField('city', `${section} address-level2`, 'City', needed('city')),
  };
  if (shown?.phone === 'always') {
    const check = checkPhone(validation?.phone?.required === 'always');
    fields.phone = textField('phone', `${section} tel`, 'Phone number', check, true);
  }
  for (const [part, field] of Object.entries(fields)) if (part !== 'country') field.value = known[part] ?? '';
  return fields;
}

/** What a page is told. */
export function addressValue(fields) {
  const typed = Object.entries(fields).map(([part, field]) => [part, field.value.trim()]);
  const { name, phone, ...address } = Object.fromEntries(typed);
  return { name, address, ...(phone !== undefined && { phone }) };
}
