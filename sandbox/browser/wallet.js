/**
 * A wallet, which Stripe.js shows over the page of a shop.
 */

const NAMES = { apple_pay: 'Apple Pay', google_pay: 'Google Pay', link: 'Link' };

const query = new URLSearchParams(location.search);
const pageOrigin = new URLSearchParams(location.hash.slice(1)).get('origin');
const part = (id) => document.getElementById(id);

function close(method) {
  window.parent.postMessage({ type: 'wallet-closed', method }, pageOrigin);
}

document.documentElement.classList.add('embedded');
part('wallet').textContent = NAMES[query.get('wallet')] ?? query.get('wallet');
part('amount').textContent = `${query.get('amount')} ${query.get('currency')?.toUpperCase()} (minor units)`;
part('pay').addEventListener('click', () => close(part('method').value));
part('cancel').addEventListener('click', () => close(undefined));
part('pay').focus({ focusVisible: false });
