// What a call takes from the form.

/** @returns {ElementsGroup} what stands behind `elements`, of the same Stripe object */
function groupOf(client, label, elements) {
  const group = internals.get(elements);
  if (!(group instanceof ElementsGroup)) throw invalid(label, 'elements', 'an Elements instance', elements);
  if (group.client !== client) {
    throw new IntegrationError(
      'Please use the same instance of `Stripe` you used to create this `Elements` instance.',
    );
  }
  return group;
}

function checkSubmitted(label, group) {
  if (!group.deferred || group.submitted) return;
  throw new IntegrationError(
    `elements.submit() must be called before ${label}. Call elements.submit() as soon as your customer presses pay, ` +
      'prior to any asynchronous work. Integration guide: https://stripe.com/docs/payments/accept-a-payment-deferred',
  );
}

/** What the form was told not to collect must come with the call. */
function checkNeverCollected(label, group, given, path) {
  if (group.wallet) return;
  const wanted = neverCollected(group.element?.options.fields?.billingDetails);
  const absent = wanted.find((field) => {
    const [first, second] = field.split('.');
    return (second ? given?.[first]?.[second] : given?.[first]) === undefined;
  });
  if (!absent) return;
  throw new IntegrationError(
    `You specified "never" for fields.billing_details.${absent} when creating the payment Element, but did not pass ` +
      `${path}.billing_details.${absent} when calling ${label}. If you opt out of collecting data via the payment ` +
      `Element using the fields option, the data must be passed in when calling ${label}.`,
  );
}

function neverCollected(fields) {
  const inAddress = {
    country: 'country',
    postalCode: 'postal_code',
    state: 'state',
    city: 'city',
    line1: 'line1',
    line2: 'line2',
  };
  const whole = Object.values(inAddress).map((name) => `address.${name}`);
  if (fields === 'never') return ['name', 'email', 'phone', ...whole];
  if (!isObject(fields)) return [];
  const top = ['name', 'email', 'phone'].filter((name) => fields[name] === 'never');
  if (fields.address === 'never') return [...top, ...whole];
  const parts = Object.keys(inAddress).filter((name) => fields.address?.[name] === 'never');
  return [...top, ...parts.map((name) => `address.${inAddress[name]}`)];
}

/** Lets each Element say what it lacks: the first `{error}`, or what the first Element answers. */
async function validate(elements) {
  const answers = [];
  for (const element of elements) answers.push(await element.ask('validate'));
  return answers.find(({ error }) => error) ?? answers[0] ?? {};
}

/** One in the other, part by part. What both say is as the later one says it. */
function merge(first, later) {
  if (later === undefined) return first;
  if (!isObject(first) || !isObject(later)) return later;
  const names = Object.keys({ ...first, ...later });
  return Object.fromEntries(names.map((name) => [name, merge(first[name], later[name])]));
}

/**
 * Sends what the page says together with the wallet, or with what the Elements hold: `{value}` or `{error}`.
 * The parameters of a payment method are below `under`.
 */
async function send(group, label, path, under, params) {
  const { client, wallet } = group;
  group.wallet = undefined;
  if (wallet) return callApi(client, 'POST', path, { ...params, payment_method: wallet.method });
  if (params.confirmation_token !== undefined) return callApi(client, 'POST', path, params);
  const form = params.payment_method === undefined && group.mountedElement(label);
  const { error } = await validate([form, ...group.others].filter(Boolean));
  if (error) return { error };
  const { shipping, ...method } = await group.collected();
  const all = merge(under ? { [under]: method, shipping } : method, params);
  return form ? sendWithForm(client, form, path, under, all) : callApi(client, 'POST', path, all);
}

/** Asks the form to send its payment method with these parameters: `{value}` or `{error}`. */
async function sendWithForm(client, form, path, under, params) {
  const pairs = flatten({ ...params, ...identity(client) });
  const { status, text, error } = await form.ask('send', { path, under, pairs });
  if (error) return { error };
  return text === undefined ? { error: CONNECTION_ERROR } : readAnswer(status, text);
}
