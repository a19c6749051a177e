// `stripe.elements()`: Elements that collect for one payment.

const ELEMENT_TYPES =
  'address auBankAccount card cardNumber cardExpiry cardCvc contactDetails currencySelector expressCheckout ' +
  'iban payment paymentForm paymentMethodMessaging linkAuthentication linkSignup shippingAddress ' +
  'issuingCardNumberDisplay issuingCardCvcDisplay issuingCardExpiryDisplay issuingCardPinDisplay ' +
  'issuingCardCopyButton taxId terms issuingAddToWalletButton';

class ElementsGroup {
  /** @type {Map<string, ElementOfGroup>} */ elements = new Map();
  /** @type {{type: string, method: string} | undefined} a wallet in which the customer has agreed */ wallet;
  /** The last `elements.submit()` found nothing wrong. */
  submitted = false;
  /** The PaymentIntent of the client secret, once it was asked for. */
  #intent;
  /** The appearance, as far as there is such a look. */
  look;
  #updateListeners = [];

  /** @param {Client} client */
  constructor(client, options = {}) {
    this.client = client;
    this.options = options;
    check('elements()', options, ELEMENTS_OPTIONS);
    checkElementsOptions('elements()', options);
    this.look = supportedAppearance('stripe.elements()', options.appearance ?? {});
    this.secret = options.clientSecret ? readClientSecret('elements()', options.clientSecret) : undefined;
    this.handle = publicObject('elements', {
      create: (type, elementOptions) => this.#create(type, elementOptions),
      getElement: (type) => this.#getElement(type),
      update: (changes) => this.#update(changes),
      fetchUpdates: () => this.#fetchUpdates(),
      submit: () => this.#submit(),
      on: (event, handler) => this.#on(event, handler),
    });
    internals.set(this.handle, this);
  }

  /** No PaymentIntent existed when the form was made. */
  get deferred() {
    return this.options.mode !== undefined;
  }

  /** What Elements says about the payment; the API compares it with the PaymentIntent. */
  get context() {
    const { mode, amount, currency } = this.options;
    if (!this.deferred) return undefined;
    return {
      mode,
      amount,
      currency,
      capture_method: this.options.captureMethod ?? this.options.capture_method ?? undefined,
      setup_future_usage: this.options.setupFutureUsage ?? this.options.setup_future_usage ?? undefined,
    };
  }

  /** The amount and the currency that customers are shown: of an intent, those of when it was last fetched. */
  get shown() {
    return this.deferred ? this.options : (this.#intent ?? {});
  }

  /** Makes sure that there is an amount to be shown. */
  async learnIntent() {
    if (!this.deferred) this.#intent ??= (await fetchIntent(this.client, this.secret)).value;
  }

  /** What the document in the iframe needs to know. */
  frameOptions(elementOptions) {
    const { fonts, loader, locale, mode, amount, currency } = this.options;
    const session = this.deferred
      ? {
          type: 'deferred_intent',
          deferred_intent: {
            mode,
            amount,
            currency,
            capture_method: this.options.captureMethod ?? this.options.capture_method,
            setup_future_usage: this.options.setupFutureUsage ?? this.options.setup_future_usage ?? undefined,
            allowed_payment_method_types: this.options.allowedPaymentMethodTypes,
            excluded_payment_method_types: this.options.excludedPaymentMethodTypes,
          },
        }
      : { type: 'payment_intent', client_secret: this.secret.secret };
    const spoken = locale ?? this.client.locale ?? 'auto';
    const customer = this.options.customerSessionClientSecret;
    return structuredClone({
      session: flatten({
        ...session,
        locale: spoken,
        ...(customer && { customer_session_client_secret: customer }),
        ...identity(this.client),
      }),
      locale: spoken,
      appearance: this.look,
      fonts: fonts ?? [],
      loader: loader ?? 'auto',
      element: elementOptions,
    });
  }

  get element() {
    return this.elements.get('payment');
  }

  /** The element whose form is asked, checked for a call named `label`. */
  mountedElement(label) {
    if (this.element?.mounted) return this.element;
    const express = this.elements.get('expressCheckout');
    if (this.wallet && express?.mounted) return express;
    throw new IntegrationError(
      `Invalid value for ${label}: elements should have a mounted Payment Element or Express Checkout Element.`,
    );
  }

  /** The mounted Elements that collect besides the form. */
  get others() {
    const elements = ['linkAuthentication', 'address'].map((type) => this.elements.get(type));
    return elements.filter((element) => element?.mounted);
  }

  /** The customer pays with no wallet after all, or not with the one that is meant. */
  dropWallet(agreed = this.wallet) {
    if (!this.wallet || this.wallet !== agreed) return;
    this.wallet = undefined;
    this.submitted = false;
  }

  forget(element) {
    if (this.elements.get(element.type) === element) this.elements.delete(element.type);
  }

  /** What the Elements besides the form have collected: billing details, and where goods go. */
  async collected() {
    const collected = { billing_details: {} };
    for (const element of this.others) {
      const { email, name, phone, address } = (await element.ask('value')).value;
      if (element.options.mode === 'shipping') collected.shipping = { name, phone, address };
      else Object.assign(collected.billing_details, element.type === 'address' ? { name, phone, address } : { email });
    }
    return collected;
  }

  #create(type, options = {}) {
    checkElementType(type);
    if (!this.deferred && !this.secret) {
      throw new IntegrationError(
        'In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.',
      );
    }
    check('elements.create()', options, KINDS[type].options);
    if (type === 'payment') checkLayout('elements.create()', options.layout, LAYOUT);
    if (type === 'address' && !options.mode) throw missing('elements.create()', 'mode', 'shipping or billing');
    if (this.elements.has(type)) throw new IntegrationError(`Can only create one Element of type ${type}.`);
    const element = new ElementOfGroup(this, type, options);
    this.elements.set(type, element);
    return element.handle;
  }

  #getElement(type) {
    if (type in KINDS) return this.elements.get(type)?.handle ?? null;
    if (ELEMENT_TYPES.split(' ').includes(type)) return null;
    checkElementType(type);
    return null;
  }

  #update(changes) {
    if (changes && 'clientSecret' in changes) {
      throw new IntegrationError('elements.update() cannot change clientSecret. Please create a new Elements group.');
    }
    check('elements.update()', changes, ELEMENTS_UPDATE);
    const next = { ...this.options, ...changes };
    checkElementsOptions('elements.update()', next);
    this.options = next;
    if (changes && 'appearance' in changes) {
      this.look = supportedAppearance('elements.update()', changes.appearance ?? {});
    }
    return this.#applyUpdate();
  }

  async #applyUpdate() {
    await Promise.all([...this.elements.values()].map((element) => element.refresh()));
    for (const listener of this.#updateListeners) listener();
  }

  #on(event, handler) {
    if (event !== 'update-end') throw invalid('elements.on()', 'event', '"update-end"', event);
    if (typeof handler !== 'function') throw invalid('elements.on()', 'handler', 'a function', handler);
    this.#updateListeners.push(handler);
  }

  async #fetchUpdates() {
    if (!this.secret)
      throw new IntegrationError('elements.fetchUpdates() needs Elements that were made with a clientSecret.');
    const fetched = await fetchIntent(this.client, this.secret);
    if (fetched.value) this.#intent = fetched.value;
    const error = fetched.error ?? (await this.element?.refetch())?.error;
    return error ? { error: { message: error.message, status: error.code ?? error.type } } : {};
  }

  async #submit() {
    this.submitted = false;
    const main = this.mountedElement('elements.submit()');
    if (this.wallet) {
      this.submitted = true;
      return { selectedPaymentMethod: this.wallet.type };
    }
    const answer = await validate([main, ...this.others]);
    this.submitted = !answer.error;
    return answer;
  }
}

function checkElementType(type) {
  const known = ELEMENT_TYPES.split(' ');
  if (type in KINDS) return;
  if (known.includes(type)) {
    const name = type[0].toUpperCase() + type.slice(1).replace(/[A-Z]/g, ' $&');
    throw new IntegrationError(`The sandbox does not imitate the ${name} Element.`);
  }
  throw new IntegrationError(
    `A valid Element name must be provided. Valid Elements are:\n${known.join(', ')}; you passed: ${show(type)}.`,
  );
}

/** The rules between options: with a client secret, or with the terms of a later intent. */
function checkElementsOptions(label, options) {
  const { clientSecret, mode, amount, currency } = options;
  if (clientSecret !== undefined) {
    const other = Object.keys(INTENT_TERMS).find((name) => name !== 'currency' && options[name] !== undefined);
    if (other) {
      throw new IntegrationError(
        `Invalid value for ${label}: clientSecret and ${other} cannot be used together. Pass the clientSecret of a ` +
          'PaymentIntent, or the mode, amount and currency of one that is created later.',
      );
    }
    return;
  }
  if (mode === undefined) {
    if (amount !== undefined)
      throw missing(label, 'mode', 'one of the following strings: payment, setup, subscription');
    return;
  }
  const needsAmount = mode !== 'setup';
  if (needsAmount && amount === undefined)
    throw missing(label, 'amount', "a positive amount in the currency's subunit");
  if (amount !== undefined && !(Number.isSafeInteger(amount) && amount >= (mode === 'payment' ? 1 : 0))) {
    throw invalid(label, 'amount', "a positive amount in the currency's subunit", amount);
  }
  if (needsAmount && currency === undefined) throw missing(label, 'currency', 'a three-letter ISO currency code');
  if (currency !== undefined && !/^[a-z]{3}$/.test(currency)) {
    throw invalid(label, 'currency', 'a three-letter ISO currency code, in lowercase', currency);
  }
}
