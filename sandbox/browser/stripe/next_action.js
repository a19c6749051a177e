// What a customer must do before a payment goes on.

/** Leaves the page. The promise that a page waits for stays pending, as Stripe's does. */
function leave(url) {
  location.assign(url);
  return new Promise(() => {});
}

/** Takes a PaymentIntent as far as the customer can: `{paymentIntent}` or `{error}`. */
async function followUp(client, secret, intent) {
  if (intent.status === 'requires_action') {
    const { type, redirect_to_url: redirect, use_stripe_sdk: sdk } = intent.next_action ?? {};
    if (type === 'redirect_to_url') return leave(redirect.url);
    const voucher = type?.endsWith('_display_details') && intent.next_action[type].hosted_voucher_url;
    if (voucher) {
      await showVoucher(voucher);
      return { paymentIntent: intent };
    }
    if (type !== 'use_stripe_sdk' || !sdk.stripe_js) {
      throw new IntegrationError(`The sandbox does not imitate the next action ${type}.`);
    }
    await showChallenge(sdk.stripe_js);
    const { value, error } = await fetchIntent(client, secret);
    return error ? { error } : followUp(client, secret, value);
  }
  if (intent.status === 'requires_payment_method' && intent.last_payment_error) {
    return { error: { ...intent.last_payment_error, payment_intent: intent } };
  }
  return { paymentIntent: intent };
}
