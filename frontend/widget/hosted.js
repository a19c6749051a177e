// The hosted page demands Trusted Types, and Stripe.js inserts scripts of its own: those of Stripe's hosts
// may come, and none besides. https://docs.stripe.com/security/guide#content-security-policy
const OF_STRIPE = /^https:\/\/([a-z0-9-]+\.)?js\.stripe\.com$/;

window.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (OF_STRIPE.test(new URL(url, location.href).origin) ? url : null),
});
