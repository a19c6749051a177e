/**
 * The challenge page of 3-D Secure, which Stripe.js shows over the page of a shop.
 */

const query = new URLSearchParams(location.search);
/** The id of the PaymentIntent or SetupIntent. */
const payment = query.get('payment_intent') ?? query.get('setup_intent') ?? '';
/** The origin of the page underneath, if there is one. */
const pageOrigin = new URLSearchParams(location.hash.slice(1)).get('origin');
const isEmbedded = window.parent !== window && pageOrigin !== null;

const buttons = [...document.querySelectorAll('button')];
const problem = document.getElementById('problem');

async function finish(outcome) {
  buttons.forEach((button) => (button.disabled = true));
  problem.textContent = '';
  try {
    const answer = await fetch(`/_sandbox/authentications/${encodeURIComponent(payment)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });
    const body = await answer.json();
    // What waits for nobody any more was canceled meanwhile. The page underneath sees for itself.
    const isOver = answer.status === 400;
    if (!answer.ok && !isOver) throw new Error(body.error?.message ?? `The sandbox answered ${answer.status}.`);
    leave(body);
  } catch (error) {
    problem.textContent = error.message;
    buttons.forEach((button) => (button.disabled = false));
  }
}

/** The result itself travels by the API; the page underneath only learns that there is one. */
function leave({ redirect_to: target }) {
  if (isEmbedded) window.parent.postMessage({ type: 'challenge-finished' }, pageOrigin);
  else if (target) location.assign(target);
  else sayGoodbye();
}

function sayGoodbye() {
  const heading = document.createElement('h1');
  heading.textContent = 'You can close this page.';
  document.querySelector('main').replaceChildren(heading);
}

document.documentElement.classList.toggle('embedded', isEmbedded);
document.getElementById('payment').textContent = payment;
document.getElementById('complete').addEventListener('click', () => finish('succeeded'));
document.getElementById('fail').addEventListener('click', () => finish('failed'));
document.getElementById('complete').focus({ focusVisible: false });
