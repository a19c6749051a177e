/** A page with a button for each decision. */

/**
 * Sends what belongs to the pressed button to `url`, and follows the answer.
 *
 * @param {Record<string, object>} bodies for each button's id, what to send
 * @param {string} url
 */
export function decisions(bodies, url) {
  const buttons = [...document.querySelectorAll('button')];
  const problem = document.getElementById('problem');

  async function decide(body) {
    buttons.forEach((button) => (button.disabled = true));
    problem.textContent = '';
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { redirect_to, error, error_description } = await answer.json();
      if (!answer.ok) throw new Error(error?.message ?? error_description ?? `The sandbox answered ${answer.status}.`);
      location.assign(redirect_to);
    } catch (error) {
      problem.textContent = error.message;
      buttons.forEach((button) => (button.disabled = false));
    }
  }

  for (const [id, body] of Object.entries(bodies)) {
    document.getElementById(id).addEventListener('click', () => decide(body));
  }
}
