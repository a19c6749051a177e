// Refusing what a call does not take, in the words of Stripe.js.

/** Options of earlier release trains, and what took their place. */
const REMOVED = {
  paymentMethodTypes: 'allowedPaymentMethodTypes',
  payment_method_types: 'allowedPaymentMethodTypes',
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Refuses a value that does not have the shape.
 * @param {string} label the call as it stands in messages, for example `elements()`
 */
function check(label, value, shape, path = '') {
  if (shape === ANY || value === undefined || value === null) return;
  if (isObject(shape)) {
    if (!isObject(value)) throw invalid(label, path || 'options', 'an object', value);
    for (const name of Object.keys(value)) {
      const full = path ? `${path}.${name}` : name;
      if (!Object.hasOwn(shape, name)) throw unrecognized(label, full, REMOVED[name]);
      check(label, value[name], shape[name], full);
    }
  } else if (Array.isArray(shape)) {
    const wanted = `one of the following strings: ${shape.join(', ')}`;
    if (!shape.includes(value)) throw invalid(label, path, wanted, value);
  } else if (typeof value !== shape) {
    throw invalid(label, path, `a ${shape}`, value);
  }
}

function unrecognized(label, path, successor) {
  const hint = successor ? ` It was removed; use ${successor}.` : '';
  return new IntegrationError(`Unrecognized ${label} parameter: ${path} is not a recognized parameter.${hint}`);
}

function invalid(label, path, wanted, value) {
  return new IntegrationError(
    `Invalid value for ${label}: ${path} should be ${wanted}. You specified: ${show(value)}.`,
  );
}

function missing(label, path, wanted) {
  return new IntegrationError(`Missing value for ${label}: ${path} should be ${wanted}.`);
}

/** A value for a message. Secrets and card data are never shown. */
function show(value) {
  if (typeof value === 'string') return mask(value);
  return isObject(value) || Array.isArray(value) ? Object.prototype.toString.call(value) : String(value);
}

/** @returns {{id: string, secret: string}} the parts of a PaymentIntent's client secret */
function readClientSecret(label, secret) {
  if (typeof secret !== 'string') throw missing(label, 'clientSecret', 'a client_secret string');
  const [, id] = /^(pi_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(secret) ?? [];
  if (id) return { id, secret };
  if (secret.startsWith('seti_')) throw new IntegrationError('The sandbox does not imitate SetupIntents.');
  throw new IntegrationError(
    `Invalid value for ${label}: clientSecret should be a client secret of the form ` +
      `\${id}_secret_\${secret}. You specified: ${mask(secret)}.`,
  );
}

function checkReturnUrl(label, url, required) {
  if (url === undefined || url === null) {
    if (required) throw missing(label, 'confirmParams.return_url', 'a URL unless redirect is "if_required"');
  } else if (typeof url !== 'string' || !URL.canParse(url)) {
    throw invalid(label, 'confirmParams.return_url', 'an absolute URL', url);
  }
}
