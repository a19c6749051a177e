/**
 * Payment methods that the customer has saved before, and the consent to save another.
 * https://docs.stripe.com/payments/save-customer-payment-methods
 */

import { icon, make } from './fields.js';

const KNOWN = ['visa', 'mastercard', 'amex'];

/** The saved methods, one of them chosen, or none. */
export class SavedMethods {
  chosen;

  /** @param {(method: object) => void} choose */
  constructor(methods, choose) {
    this.methods = methods;
    const children = methods.map((method) => this.#draw(method, choose));
    const label = 'Saved payment methods';
    this.node = make('div', { class: 'Saved Accordion', role: 'radiogroup', 'aria-label': label, children });
    this.node.hidden = methods.length === 0;
  }

  get first() {
    return this.methods[0];
  }

  #draw(method, choose) {
    const radio = make('input', { type: 'radio', name: 'saved', value: method.id });
    radio.addEventListener('change', () => choose(method));
    const brand = method.card?.brand;
    const text = method.card ? `•••• ${method.card.last4}` : method.type;
    const mark = icon(`brand-${KNOWN.includes(brand) ? brand : 'unknown'}`);
    const header = make('label', { class: 'AccordionHeader', children: [radio, mark, make('span', { text })] });
    return make('div', { class: 'AccordionItem', 'data-saved': method.id, children: [header] });
  }

  choose(method) {
    this.chosen = method;
    for (const radio of this.node.querySelectorAll('input')) {
      radio.checked = radio.value === method?.id;
      radio.closest('.AccordionItem').classList.toggle('AccordionItem--selected', radio.checked);
    }
  }
}

/** Whether the customer wants the card to be kept, and what Stripe then does with it. */
export function saveBox({ payment_method_save_usage: usage }) {
  const box = make('input', { type: 'checkbox', name: 'save', id: 'save' });
  const text = 'Save my payment details for future purchases';
  const node = make('div', { class: 'Save', children: [box, make('label', { for: 'save', text })] });
  return {
    node,
    get redisplay() {
      return box.checked ? 'always' : 'limited';
    },
    get usage() {
      return box.checked ? usage : undefined;
    },
  };
}
