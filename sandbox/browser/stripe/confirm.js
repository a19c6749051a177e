// Confirming a PaymentIntent.

/** Confirmations that have no result yet, by Elements and by PaymentIntent. */
const confirming = new Set();

function confirmPayment(client, options) {
  const label = 'stripe.confirmPayment()';
  if (!isObject(options)) throw missing(label, 'options', 'an object');
  check(label, options, CONFIRM_OPTIONS);
  check(label, options.confirmParams, CONFIRM_PARAMS, 'confirmParams');
  const group = options.elements === undefined ? undefined : groupOf(client, label, options.elements);
  const ofGroup = group?.secret?.secret;
  const given = options.clientSecret ?? ofGroup;
  if (ofGroup !== undefined && given !== ofGroup) {
    throw new IntegrationError(
      `The clientSecret that you passed to ${label} is not the one that these Elements were made with. Leave it out, ` +
        'or create new Elements for the other PaymentIntent.',
    );
  }
  const secret = given === undefined ? undefined : readClientSecret(label, given);
  const stays = options.redirect === 'if_required';
  checkReturnUrl(label, options.confirmParams?.return_url, !stays);
  return confirm({ client, label, group, secret, params: options.confirmParams ?? {}, stays });
}

async function confirm({ client, label, group, secret, params, stays }) {
  if (!secret) throw new IntegrationError(`You must pass in a clientSecret when calling ${label}.`);
  if (group) {
    group.mountedElement(label);
    checkSubmitted(label, group);
    checkNeverCollected(
      label,
      group,
      params.payment_method_data?.billing_details,
      'confirmParams.payment_method_data',
    );
  }
  const locks = [group, secret.id].filter(Boolean);
  if (locks.some((lock) => confirming.has(lock))) {
    throw new IntegrationError(
      `Another call of ${label} is in progress. Wait for its result before calling it again.`,
    );
  }
  locks.forEach((lock) => confirming.add(lock));
  try {
    const { value, error } = await sendConfirmation(client, label, group, secret, params);
    if (error) return { error };
    const result = await followUp(client, secret, value);
    return result.paymentIntent && !stays ? leave(returnUrl(params.return_url, secret)) : result;
  } finally {
    locks.forEach((lock) => confirming.delete(lock));
  }
}

function sendConfirmation(client, label, group, secret, params) {
  const path = `/v1/payment_intents/${secret.id}/confirm`;
  const all = { ...params, use_stripe_sdk: true, client_context: group?.context, client_secret: secret.secret };
  return group ? send(group, label, path, 'payment_method_data', all) : callApi(client, 'POST', path, all);
}

function returnUrl(url, secret) {
  const back = new URL(url);
  back.searchParams.append('payment_intent', secret.id);
  back.searchParams.append('payment_intent_client_secret', secret.secret);
  back.searchParams.append('redirect_status', 'succeeded');
  return back;
}

async function handleNextAction(client, secret) {
  const { value, error } = await fetchIntent(client, secret);
  if (error) return { error };
  if (value.status !== 'requires_action') {
    throw new IntegrationError('handleNextAction: The PaymentIntent supplied is not in the requires_action state.');
  }
  return followUp(client, secret, value);
}

async function retrievePaymentIntent(client, secret) {
  const { value, error } = await fetchIntent(client, secret);
  return error ? { error } : { paymentIntent: value };
}
