/**
 * A stand-in for Stripe.js, release train "endive", that works against the Stripe sandbox.
 *
 * It covers payments with the Payment, Express Checkout, Address and Link Authentication Elements, and
 * is as strict as the script that it stands for: what Stripe.js refuses is refused here with the same
 * words, as far as they are known. What it does not cover says so when it is called.
 *
 * Card data never comes near it. The Payment Element is a document of the script's own origin in an
 * iframe (`payment.html`); it alone holds the card number and sends it to the API.
 *
 * The files of this folder are one script, in one function: each sees what the others define.
 */

// Where it comes from, and where it calls.

const SCRIPT_ORIGIN = new URL(document.currentScript.src).origin;

/** Under its production name, Stripe's API has a host of its own. */
const API_BASE = SCRIPT_ORIGIN === 'https://js.stripe.com' ? 'https://api.stripe.com' : SCRIPT_ORIGIN;

const FRAMES = `${SCRIPT_ORIGIN}/_sandbox/browser/`;
