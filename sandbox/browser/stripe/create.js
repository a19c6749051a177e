// Making tokens and payment methods of what the form holds.

function createConfirmationToken(client, options) {
  const label = 'stripe.createConfirmationToken()';
  if (!isObject(options)) throw missing(label, 'options', 'an object');
  check(label, options, anyOf('elements params'));
  check(label, options.params, TOKEN_PARAMS, 'params');
  const group = groupOf(client, label, options.elements);
  return create(group, label, '/v1/confirmation_tokens', 'payment_method_data', options.params, 'confirmationToken');
}

function createPaymentMethod(client, options) {
  const label = 'stripe.createPaymentMethod()';
  if (!isObject(options) || (!options.elements && !options.element)) {
    throw new IntegrationError(`The sandbox imitates ${label} with \`elements\` or \`element\` only.`);
  }
  check(label, options, anyOf('elements element params metadata'));
  check(label, options.params, { ...PAYMENT_METHOD_DATA, type: ANY }, 'params');
  const elements = options.elements ?? internals.get(options.element)?.group?.handle;
  const group = groupOf(client, label, elements);
  if (group.options.paymentMethodCreation !== 'manual') {
    throw new IntegrationError(`${label} needs Elements that were made with paymentMethodCreation: 'manual'.`);
  }
  const { type: _type, ...params } = options.params ?? {};
  const all = options.metadata === undefined ? params : { ...params, metadata: options.metadata };
  return create(group, label, '/v1/payment_methods', '', all, 'paymentMethod');
}

async function create(group, label, path, under, params = {}, name) {
  group.mountedElement(label);
  checkSubmitted(label, group);
  const details = under ? params[under]?.billing_details : params.billing_details;
  checkNeverCollected(label, group, details, under ? `params.${under}` : 'params');
  if (group.wallet && !under) throw new IntegrationError(`The sandbox does not imitate ${label} for a wallet.`);
  const { value, error } = await send(group, label, path, under, params);
  return error ? { error } : { [name]: value };
}
