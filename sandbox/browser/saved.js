/**
 * Payment methods that the customer has saved before, and the consent to save another.
 * https://docs.stripe.com/payments/save-customer-payment-methods
 */

import { icon, make } from './fields.js';

const KNOWN = ['visa', 'mastercard', 'amex'];

/** The saved methods, one of them chosen, or none. */
export class SavedMethods {
  chosen;

  #calls;

  /**
   * @param {object} calls
   * @param {(method: object) => void} calls.choose
   * @param {(method: object) => Promise<object | undefined>} [calls.detach] resolves with what went wrong;
   *   without it, the customer can not remove any
   * @param {(method: object) => void} calls.removed
   */
  constructor(methods, calls) {
    this.methods = methods;
    this.#calls = calls;
    const children = methods.map((method) => this.#draw(method));
    const label = 'Saved payment methods';
    this.node = make('div', { class: 'Saved Accordion', role: 'radiogroup', 'aria-label': label, children });
    this.node.hidden = methods.length === 0;
  }

  get first() {
    return this.methods[0];
  }

  #draw(method) {
    const radio = make('input', { type: 'radio', name: 'saved', value: method.id });
    radio.addEventListener('change', () => this.#calls.choose(method));
    const brand = method.card?.brand;
    const text = method.card ? `•••• ${method.card.last4}` : method.type;
    const mark = icon(`brand-${KNOWN.includes(brand) ? brand : 'unknown'}`);
    const header = make('label', { class: 'AccordionHeader', children: [radio, mark, make('span', { text })] });
    const item = make('div', { class: 'AccordionItem', 'data-saved': method.id, children: [header] });
    if (this.#calls.detach) item.append(...removal(text, () => this.#remove(method, item)));
    return item;
  }

  async #remove(method, item) {
    const error = await this.#calls.detach(method);
    if (error) return error;
    this.methods = this.methods.filter((other) => other !== method);
    item.remove();
    this.node.hidden = this.methods.length === 0;
    this.#calls.removed(method);
  }

  choose(method) {
    this.chosen = method;
    for (const radio of this.node.querySelectorAll('input')) {
      radio.checked = radio.value === method?.id;
      radio.closest('.AccordionItem').classList.toggle('AccordionItem--selected', radio.checked);
    }
  }
}

/** A button, and the question behind it: what is removed does not come back. */
function removal(name, remove) {
  const button = (text, more) => make('button', { type: 'button', class: 'Link', text, ...more });
  const ask = button('Remove', { 'aria-label': `Remove ${name}` });
  const sure = button('Remove', { name: 'remove' });
  const keep = button('Cancel');
  const wrong = make('p', { class: 'Error', role: 'alert' });
  const question = make('div', {
    class: 'Sure',
    role: 'group',
    'aria-label': `Remove ${name}`,
    children: [make('span', { text: 'Remove it for good?' }), sure, keep, wrong],
  });
  const show = (isAsking) => {
    ask.hidden = isAsking;
    question.hidden = !isAsking;
    wrong.textContent = '';
  };
  show(false);
  ask.addEventListener('click', () => (show(true), keep.focus()));
  keep.addEventListener('click', () => (show(false), ask.focus()));
  sure.addEventListener('click', async () => {
    sure.disabled = true;
    const error = await remove();
    sure.disabled = false;
    if (error) wrong.textContent = error.message;
  });
  return [ask, question];
}

/** Whether the customer wants the card to be kept, and what Stripe then does with it. */
export function saveBox({ payment_method_save_usage: usage }, { setup_future_usage: agreed }) {
  const box = make('input', { type: 'checkbox', name: 'save', id: 'save' });
  const text = 'Save my payment details for future purchases';
  const node = make('div', { class: 'Save', children: [box, make('label', { for: 'save', text })] });
  return {
    node,
    get checked() {
      return box.checked;
    },
    set checked(isChecked) {
      box.checked = isChecked;
    },
    get redisplay() {
      return box.checked ? 'always' : 'limited';
    },
    get usage() {
      // What the customer agrees to is never less than what the payment is for.
      return box.checked && agreed !== 'off_session' ? usage : undefined;
    },
  };
}
