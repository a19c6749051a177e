/**
 * The page of a voucher, which Stripe.js shows over the page of a shop, and which the customer may
 * open again by itself.
 */

const query = new URLSearchParams(location.search);
/** The origin of the page underneath, if there is one. */
const pageOrigin = new URLSearchParams(location.hash.slice(1)).get('origin');
const isEmbedded = window.parent !== window && pageOrigin !== null;

const buttons = [...document.querySelectorAll('button')];
const problem = document.getElementById('problem');
const close = document.getElementById('close');

/** Nothing is decided by closing: the customer pays later. */
const leave = () => window.parent.postMessage({ type: 'voucher-closed' }, pageOrigin);

async function end(status) {
  buttons.forEach((button) => (button.disabled = true));
  problem.textContent = '';
  try {
    const answer = await fetch(`/_sandbox/payment_intents/${encodeURIComponent(query.get('payment_intent') ?? '')}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ status }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error?.message ?? `The sandbox answered ${answer.status}.`);
    if (isEmbedded) leave();
    else problem.textContent = status === 'succeeded' ? 'The voucher is paid.' : 'The voucher has expired.';
  } catch (error) {
    problem.textContent = error.message;
    buttons.forEach((button) => (button.disabled = false));
  }
}

document.documentElement.classList.toggle('embedded', isEmbedded);
document.getElementById('method').textContent = query.get('payment_method_type');
document.getElementById('number').textContent = query.get('number');
document.getElementById('expires').textContent = new Date(Number(query.get('expires')) * 1000).toLocaleString();
document.getElementById('pay').addEventListener('click', () => end('succeeded'));
document.getElementById('expire').addEventListener('click', () => end('failed'));
close.hidden = !isEmbedded;
close.addEventListener('click', leave);
if (isEmbedded) close.focus({ focusVisible: false });
