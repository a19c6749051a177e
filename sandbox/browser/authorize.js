/**
 * The page that a redirect method leads to: it plays the customer's bank or wallet, then leads back
 * to the shop.
 */

const METHOD_NAMES = { alipay: 'Alipay', bancontact: 'Bancontact', ideal: 'iDEAL' };

const query = new URLSearchParams(location.search);
const payment = query.get('payment_intent') ?? '';
const method = METHOD_NAMES[query.get('payment_method_type')];

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
    if (!answer.ok) throw new Error(body.error?.message ?? `The sandbox answered ${answer.status}.`);
    if (!body.redirect_to) throw new Error('This payment has no page to return to.');
    location.assign(body.redirect_to);
  } catch (error) {
    problem.textContent = error.message;
    buttons.forEach((button) => (button.disabled = false));
  }
}

if (method) {
  document.title = `${method} test payment page`;
  document.getElementById('title').textContent = document.title;
}
document.getElementById('payment').textContent = payment;
document.getElementById('authorize').addEventListener('click', () => finish('succeeded'));
document.getElementById('fail').addEventListener('click', () => finish('failed'));
