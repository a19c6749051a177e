/**
 * The document of the Express Checkout Element: the buttons of wallets, as imitations.
 */

import { applyAppearance } from './appearance.js';
import { make } from './fields.js';
import { serve } from './frame.js';

/** Stripe's names of the wallets: as options, as types, and as customers know them. */
const WALLETS = [
  ['applePay', 'apple_pay', 'Apple Pay'],
  ['googlePay', 'google_pay', 'Google Pay'],
  ['link', 'link', 'Link'],
];

serve((tell) => {
  const root = document.getElementById('root');

  function draw({ appearance, element: { paymentMethods = {}, buttonHeight = 44 } }) {
    applyAppearance(appearance);
    const shown = WALLETS.filter(([option]) => paymentMethods[option] !== 'never');
    const buttons = shown.map(([, wallet, text]) => {
      const button = make('button', { type: 'button', class: `Wallet Wallet--${wallet}`, text });
      button.style.setProperty('height', `${buttonHeight}px`);
      button.addEventListener('click', () => tell('pressed', { wallet }));
      return button;
    });
    root.replaceChildren(make('div', { class: 'Wallets', children: buttons }));
    const wallets = Object.fromEntries(WALLETS.map(([option]) => [option, paymentMethods[option] !== 'never']));
    return { wallets: shown.length > 0 ? wallets : undefined };
  }

  return {
    setup: draw,
    update: draw,
    start() {},
    validate: () => ({}),
    focus: () => root.querySelector('button')?.focus(),
    blur: () => document.activeElement?.blur(),
    clear() {},
  };
});
