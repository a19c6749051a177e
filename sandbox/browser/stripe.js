/**
 * A stand-in for Stripe.js, release train "endive", that works against the Stripe sandbox.
 *
 * It covers payments with the Payment, Express Checkout, Address and Link Authentication Elements, and
 * is as strict as the script that it stands for:
 * what Stripe.js refuses is refused here with the same words, as far as they are known. What it
 * does not cover says so when it is called.
 *
 * Card data never comes near this file. The Payment Element is a document of the script's own
 * origin in an iframe (payment.html); it alone holds the card number and sends it to the API.
 *
 * Sections: origins, errors, shapes, reports, API, frames, Elements, groups of Elements,
 * what a customer must do, confirming, Stripe.
 */
(() => {
  'use strict';

  if (window.Stripe) {
    console.warn('It looks like Stripe.js was loaded more than one time. Please only load it once per page.');
    return;
  }

  // ---------------------------------------------------------------- origins

  const SCRIPT_ORIGIN = new URL(document.currentScript.src).origin;

  /** Under its production name, Stripe's API has a host of its own. */
  const API_BASE = SCRIPT_ORIGIN === 'https://js.stripe.com' ? 'https://api.stripe.com' : SCRIPT_ORIGIN;

  const FRAMES = `${SCRIPT_ORIGIN}/_sandbox/browser/`;

  // ----------------------------------------------------------------- errors

  /** The page uses Stripe.js wrongly: thrown, or the reason of a rejected promise. */
  class IntegrationError extends Error {
    name = 'IntegrationError';
  }

  const CONNECTION_ERROR = {
    type: 'api_connection_error',
    message:
      'We are experiencing issues connecting to our payments provider. You have not been charged. ' +
      'Please check your internet connection and try again. If this problem persists please contact us.',
  };

  const NOT_READY =
    'We could not retrieve data from the specified Element. Please make sure the Element you are ' +
    'attempting to use is mounted and the ready event has been emitted.';

  // ----------------------------------------------------------------- shapes
  //
  // A shape says what an option may be: `ANY`, the name of a type, a list of strings, or an object
  // of further shapes. Whatever a shape does not name is refused.

  const ANY = null;

  /** A shape with these names, separated by spaces, that may have any value. */
  const anyOf = (names) => Object.fromEntries(names.split(' ').map((name) => [name, ANY]));

  const ADDRESS = anyOf('city country line1 line2 postal_code state');
  const BILLING_DETAILS = { ...anyOf('name email phone tax_id'), address: ADDRESS };
  const SHIPPING = { ...anyOf('name phone carrier tracking_number'), address: ADDRESS };
  const PAYMENT_METHOD_DATA = {
    allow_redisplay: ['always', 'limited', 'unspecified'],
    billing_details: BILLING_DETAILS,
    metadata: ANY,
  };

  const STRIPE_OPTIONS = {
    stripeAccount: 'string',
    locale: 'string',
    betas: ANY,
    developerTools: { assistant: { enabled: 'boolean' } },
  };

  const APPEARANCE = {
    theme: ['stripe', 'night', 'flat'],
    labels: ['auto', 'above', 'floating'],
    inputs: ['spaced', 'condensed'],
    ...anyOf('variables rules disableAnimations'),
  };

  const INTENT_TERMS = {
    mode: ['payment', 'setup', 'subscription'],
    setupFutureUsage: ['off_session', 'on_session'],
    setup_future_usage: ['off_session', 'on_session'],
    captureMethod: ['manual', 'automatic', 'automatic_async'],
    capture_method: ['manual', 'automatic', 'automatic_async'],
    ...anyOf(
      'amount currency onBehalfOf on_behalf_of excludedPaymentMethodTypes allowedPaymentMethodTypes ' +
        'paymentMethodConfiguration payment_method_configuration',
    ),
  };

  const ELEMENTS_UPDATE = {
    ...INTENT_TERMS,
    appearance: APPEARANCE,
    ...anyOf('locale fonts customerSessionClientSecret customPaymentMethods'),
  };

  const ELEMENTS_OPTIONS = {
    ...ELEMENTS_UPDATE,
    loader: ['auto', 'always', 'never'],
    syncAddressCheckbox: ['billing', 'shipping', 'none'],
    paymentMethodCreation: ['manual'],
    ...anyOf(
      'clientSecret customerOptions paymentMethodOptions payment_method_options ' +
        'externalPaymentMethodTypes adaptivePricing',
    ),
  };

  const LAYOUTS = ['tabs', 'accordion', 'auto'];
  const UPDATABLE_LAYOUT = {
    type: LAYOUTS,
    radios: ['auto', 'never', 'always', 'if_multiple'],
    spacedAccordionItems: 'boolean',
    visibleAccordionItemsCount: 'number',
  };
  const LAYOUT = {
    ...UPDATABLE_LAYOUT,
    defaultCollapsed: 'boolean',
    paymentMethodLogoPosition: ['start', 'end'],
  };

  const PAYMENT_ELEMENT_UPDATE = {
    defaultValues: anyOf('billingDetails card'),
    business: { name: 'string' },
    readOnly: 'boolean',
    walletOptions: { emailRequired: 'boolean', phoneNumberRequired: 'boolean' },
    ...anyOf('paymentMethodOrder fields terms applePay layout'),
  };
  const PAYMENT_ELEMENT_OPTIONS = {
    ...PAYMENT_ELEMENT_UPDATE,
    wallets: { applePay: ['auto', 'never'], googlePay: ['auto', 'never'], link: ['auto', 'never'] },
  };

  const WALLETS = ['auto', 'always', 'never'];
  const EXPRESS_UPDATE = {
    layout: { maxColumns: 'number', maxRows: 'number', overflow: ['auto', 'never'] },
    buttonTheme: anyOf('applePay googlePay paypal klarna'),
    buttonType: anyOf('applePay googlePay paypal klarna'),
    emailRequired: 'boolean',
    phoneNumberRequired: 'boolean',
    billingAddressRequired: 'boolean',
    shippingAddressRequired: 'boolean',
    ...anyOf('lineItems shippingRates allowedShippingCountries business applePay'),
  };
  const ADDRESS_UPDATE = {
    defaultValues: anyOf('name firstName lastName organization phone address'),
    ...anyOf('validation'),
  };

  /** The Elements that are imitated: their documents, options, and what of them `update` takes. */
  const KINDS = {
    payment: {
      page: 'payment.html',
      title: 'Secure payment input frame',
      options: PAYMENT_ELEMENT_OPTIONS,
      update: PAYMENT_ELEMENT_UPDATE,
      events:
        'availablepaymentmethodschange carddetailschange change loaderstart savedpaymentmethodremove savedpaymentmethodupdate',
    },
    expressCheckout: {
      page: 'express.html',
      title: 'Secure express checkout frame',
      options: {
        ...EXPRESS_UPDATE,
        buttonHeight: 'number',
        paymentMethods: {
          applePay: WALLETS,
          googlePay: WALLETS,
          link: ['auto', 'never'],
          paypal: ['auto', 'never'],
          amazonPay: ['auto', 'never'],
          klarna: ['auto', 'never'],
        },
      },
      update: EXPRESS_UPDATE,
      events: 'availablepaymentmethodschange cancel click confirm shippingaddresschange shippingratechange',
    },
    address: {
      page: 'details.html',
      title: 'Secure address input frame',
      options: {
        ...ADDRESS_UPDATE,
        mode: ['shipping', 'billing'],
        blockPoBox: 'boolean',
        display: { name: ['full', 'split', 'organization'] },
        ...anyOf('allowedCountries autocomplete contacts fields'),
      },
      update: ADDRESS_UPDATE,
      events: 'change loaderstart',
    },
    linkAuthentication: {
      page: 'details.html',
      title: 'Secure email input frame',
      options: { defaultValues: { email: 'string' } },
      update: {},
      events: 'change loaderstart',
    },
  };

  const CONFIRM_OPTIONS = {
    redirect: ['always', 'if_required'],
    ...anyOf('elements clientSecret confirmParams'),
  };
  const CONFIRM_PARAMS = {
    payment_method_data: PAYMENT_METHOD_DATA,
    setup_future_usage: ['off_session', 'on_session'],
    shipping: SHIPPING,
    ...anyOf('return_url confirmation_token payment_method expand receipt_email save_payment_method mandate_data'),
  };
  const TOKEN_PARAMS = {
    payment_method_data: PAYMENT_METHOD_DATA,
    shipping: SHIPPING,
    ...anyOf('return_url metadata'),
  };

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

  // ---------------------------------------------------------------- reports
  //
  // Each public call is told to the sandbox's journal, in the order of the calls. They go to the
  // API's host, because the content security policy that Stripe documents lets a page connect there
  // and nowhere else.

  let lastReport = Promise.resolve();

  /** @param {string} call for example `elements.create` */
  function report(call, args) {
    const body = JSON.stringify({ call, args: args.map((arg) => publicCopy(arg)) });
    const send = () =>
      // A string is sent as text/plain, which needs no preflight.
      fetch(`${API_BASE}/_sandbox/stripe-js-calls`, { method: 'POST', body, keepalive: true }).catch(() => {});
    lastReport = lastReport.then(send);
  }

  /** A copy that can be JSON: objects of a page or of ours by reference, secrets masked. */
  function publicCopy(value, depth = 0) {
    if (typeof value === 'string') return mask(value);
    if (typeof value === 'function') return { $ref: 'function' };
    if (typeof value !== 'object' || value === null) return value;
    if (internals.has(value)) return { $ref: internals.get(value) instanceof ElementsGroup ? 'elements' : 'element' };
    if (value instanceof Node) return { $ref: 'dom' };
    if (depth > 12) return null;
    if (Array.isArray(value)) return value.map((item) => publicCopy(item, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, publicCopy(item, depth + 1)]));
  }

  /** Hides what is secret in a string and keeps its form. */
  function mask(text) {
    return text
      .replace(/_secret_[A-Za-z0-9_]+/g, '_secret_masked')
      .replace(/\b([prs]k_(?:test|live)_)\w+/g, '$1masked')
      .replace(/\b\d(?:[ -]?\d){12,18}\b/g, '(masked)');
  }

  // -------------------------------------------------------------------- API

  /** @typedef {{key: string, account?: string, locale?: string}} Client who calls, and for whom */

  /** Parameters as Stripe's API reads them: `{a: {b: 1}, c: [2]}` is `a[b]=1` and `c[0]=2`. */
  function flatten(value, name = '') {
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null) return [[name, value === null ? '' : String(value)]];
    return Object.entries(value).flatMap(([key, item]) => flatten(item, name ? `${name}[${key}]` : key));
  }

  const identity = (client) => ({ key: client.key, _stripe_account: client.account });

  /** Calls the API. Resolves with `{value}` or with `{error}`; never rejects. */
  async function callApi(client, method, path, params) {
    const form = new URLSearchParams(flatten({ ...params, ...identity(client) }));
    const request =
      method === 'GET' ? fetch(`${API_BASE}${path}?${form}`) : fetch(`${API_BASE}${path}`, { method, body: form });
    try {
      const answer = await request;
      return readAnswer(answer.status, await answer.text());
    } catch {
      return { error: CONNECTION_ERROR };
    }
  }

  function readAnswer(status, text) {
    try {
      const body = JSON.parse(text);
      if (status < 400) return { value: body };
      if (isObject(body.error)) return { error: body.error };
    } catch {
      // Not JSON: whatever answered was not the API.
    }
    return { error: { type: 'api_error', message: `An unexpected answer came from the API (status ${status}).` } };
  }

  const fetchIntent = (client, { id, secret }) =>
    callApi(client, 'GET', `/v1/payment_intents/${id}`, { client_secret: secret });

  // ----------------------------------------------------------------- frames

  /** A document that says nothing for so long did not load. */
  const PATIENCE_MS = 15_000;

  let framesMade = 0;

  function makeIframe(url, title, styles) {
    const iframe = document.createElement('iframe');
    iframe.name = `__privateStripeFrame${(framesMade += 1)}`;
    iframe.title = title;
    iframe.allow = 'payment *';
    // The document inside learns which origin it may speak with.
    iframe.src = `${url}#${new URLSearchParams({ origin: location.origin })}`;
    style(iframe, { border: 'none', display: 'block', 'color-scheme': 'light', ...styles });
    return iframe;
  }

  /** Styles by way of the object model, which every content security policy allows. */
  function style(element, styles) {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
  }

  /** The iframe of an Element, and calls to the document inside. */
  class ElementFrame {
    #pending = new Map();
    #calls = 0;
    #silence;
    /** @type {MessagePort | undefined} */ #port;

    /**
     * @param {() => void} connected the document is there and listens; again after a reload
     * @param {(name: string, payload: any) => void} heard the document told something
     */
    constructor({ page, title }, container, connected, heard) {
      this.heard = heard;
      this.iframe = makeIframe(FRAMES + page, title, {
        // Room for focus rings, which the form inside leaves around itself.
        margin: '-4px',
        width: 'calc(100% + 8px)',
        'min-width': 'calc(100% + 8px)',
        height: '1px',
        'user-select': 'none',
      });
      this.iframe.addEventListener('load', () => {
        this.#connect();
        connected();
      });
      container.append(this.iframe);
    }

    #connect() {
      this.#drop();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#receive(data);
      this.#silence = setTimeout(() => this.heard('loaderror', { error: CONNECTION_ERROR }), PATIENCE_MS);
      // Delivered to the script's own origin only.
      this.iframe.contentWindow.postMessage({ type: 'connect' }, SCRIPT_ORIGIN, [port2]);
    }

    #receive({ id, result, failure, event, payload }) {
      clearTimeout(this.#silence);
      if (event === 'height') {
        style(this.iframe, { height: `${Number(payload)}px` });
      } else if (event) {
        this.heard(event, payload);
      } else {
        const { resolve, reject } = this.#pending.get(id);
        this.#pending.delete(id);
        if (failure) reject(new IntegrationError(failure));
        else resolve(result);
      }
    }

    /** Calls a function of the document inside. */
    call(name, argument) {
      if (!this.#port) return Promise.reject(new IntegrationError(NOT_READY));
      const id = (this.#calls += 1);
      return new Promise((resolve, reject) => {
        this.#pending.set(id, { resolve, reject });
        this.#port.postMessage({ id, call: name, argument });
      });
    }

    #drop() {
      clearTimeout(this.#silence);
      this.#port?.close();
      this.#port = undefined;
      for (const { reject } of this.#pending.values()) reject(new IntegrationError(NOT_READY));
      this.#pending.clear();
    }

    remove() {
      this.#drop();
      this.iframe.remove();
    }
  }

  // --------------------------------------------------------------- Elements

  /** What stands behind the objects that a page holds. */
  const internals = new WeakMap();

  /** Makes an object for a page: each of its calls is reported, then done. */
  function publicObject(name, calls) {
    const entries = Object.entries(calls).map(([call, run]) => [
      call,
      (...args) => {
        report(`${name}.${call}`, args);
        return run(...args);
      },
    ]);
    return Object.fromEntries(entries);
  }

  /** What every Element tells. */
  const COMMON_EVENTS = 'blur escape focus loaderror ready';

  class ElementOfGroup {
    /** @type {ElementFrame | undefined} */ #frame;
    #container;
    #listeners = [];
    #destroyed = false;
    /** The form is drawn and can be asked. */
    ready = false;

    constructor(group, type, options) {
      this.group = group;
      this.type = type;
      this.kind = KINDS[type];
      this.options = options;
      const alive =
        (run) =>
        (...args) => {
          if (this.#destroyed) {
            throw new IntegrationError('This Element has already been destroyed. Please create a new one.');
          }
          return run(...args);
        };
      this.handle = publicObject(type === 'payment' ? 'element' : `${type}Element`, {
        mount: alive((target) => this.#mount(target)),
        unmount: alive(() => this.#unmount()),
        destroy: alive(() => this.#destroy()),
        update: alive((changes) => this.#update(changes)),
        focus: alive(() => this.#tell('focus')),
        blur: alive(() => this.#tell('blur')),
        clear: alive(() => this.#tell('clear')),
        collapse: alive(() => {
          this.#tell('collapse');
          return this.handle;
        }),
        on: alive((event, handler) => this.#listen(event, handler, false)),
        once: alive((event, handler) => this.#listen(event, handler, true)),
        off: alive((event, handler) => this.#unlisten(event, handler)),
        ...(type === 'address' && { getValue: alive(() => this.ask('value')) }),
      });
      internals.set(this.handle, this);
    }

    get mounted() {
      return this.#frame?.iframe.isConnected === true;
    }

    /** Asks the form. Rejects when there is none. */
    ask(call, argument) {
      if (!this.ready || !this.mounted) return Promise.reject(new IntegrationError(NOT_READY));
      return this.#frame.call(call, argument);
    }

    /** Passes new options of Elements on to the form. */
    async refresh() {
      try {
        await this.ask('update', this.#frameOptions());
      } catch {
        // There is no form yet, or no more. The next one begins with the options of then.
      }
    }

    #mount(target) {
      const container = findContainer(target);
      if (this.mounted) {
        if (container === this.#container) return;
        throw new IntegrationError(
          'This Element is already mounted. Use `unmount()` to unmount the Element before re-mounting.',
        );
      }
      this.#unmount();
      // The comments that frameworks leave as markers are nothing to warn about.
      if (container.childElementCount > 0 || container.textContent.trim() !== '') {
        console.warn('This Element will be mounted to a DOM element that contains child nodes.');
      }
      container.replaceChildren();
      container.classList.add('StripeElement');
      this.#container = container;
      this.#frame = new ElementFrame(
        this.kind,
        container,
        () => this.#load(this.#frame),
        (name, payload) => this.#emit(name, payload),
      );
    }

    async #load(frame) {
      this.ready = false;
      this.#emit('loaderstart');
      try {
        const { error, wallets } = await frame.call('setup', this.#frameOptions());
        if (frame !== this.#frame) return;
        if (error) return this.#emit('loaderror', { error });
        this.ready = true;
        this.#emit('ready', wallets && { availablePaymentMethods: wallets });
        await frame.call('start');
      } catch (failure) {
        // An element that was unmounted while its form loaded has nobody to tell.
        if (frame === this.#frame) this.#emit('loaderror', { error: { type: 'api_error', message: failure.message } });
      }
    }

    #frameOptions() {
      return { ...this.group.frameOptions(this.options), type: this.type };
    }

    #unmount() {
      this.#frame?.remove();
      this.#container?.classList.remove('StripeElement');
      this.#frame = undefined;
      this.#container = undefined;
      this.ready = false;
    }

    #destroy() {
      this.#unmount();
      this.#destroyed = true;
      this.#listeners = [];
      this.group.forget(this);
    }

    #update(changes) {
      check('element.update()', changes, this.kind.update);
      if (this.type === 'payment') checkLayout('element.update()', changes?.layout, UPDATABLE_LAYOUT);
      this.options = { ...this.options, ...changes };
      this.refresh();
      return this.handle;
    }

    #tell(call) {
      if (this.mounted) this.#frame.call(call).catch(() => {});
    }

    #listen(event, handler, once) {
      const known = `${COMMON_EVENTS} ${this.kind.events}`.split(' ').sort();
      if (!known.includes(event)) {
        throw invalid('element.on()', 'event', `one of the following strings: ${known.join(', ')}`, event);
      }
      if (typeof handler !== 'function') throw invalid('element.on()', 'handler', 'a function', handler);
      this.#listeners.push({ event, handler, once });
      return this.handle;
    }

    #unlisten(event, handler) {
      this.#listeners = this.#listeners.filter(
        (listener) => listener.event !== event || (handler && listener.handler !== handler),
      );
      return this.handle;
    }

    #emit(event, payload) {
      if (event === 'pressed') return this.#press(payload.wallet);
      const called = this.#listeners.filter((listener) => listener.event === event);
      this.#listeners = this.#listeners.filter((listener) => !(listener.once && called.includes(listener)));
      for (const { handler } of called) {
        try {
          handler({ elementType: this.type, ...payload });
        } catch (error) {
          reportError(error);
        }
      }
      return called.length > 0;
    }

    /** A button of a wallet: the page answers, the wallet opens, and the customer agrees or not. */
    async #press(wallet) {
      const answer = new Promise((resolve, reject) => {
        const details = { expressPaymentType: wallet, resolve: (given = {}) => resolve(given), reject };
        if (!this.#emit('click', details)) resolve({});
        setTimeout(() => reject(), CLICK_PATIENCE_MS);
      });
      try {
        await answer;
      } catch {
        return;
      }
      const method = await showWallet(wallet, this.group);
      if (!method) return this.#emit('cancel');
      this.group.wallet = { type: wallet, method };
      this.#emit('confirm', {
        expressPaymentType: wallet,
        billingDetails: { name: 'Jenny Rosen', email: 'jenny@example.com', phone: '', address: { country: 'FR' } },
        paymentFailed: () => (this.group.wallet = undefined),
      });
    }
  }

  /** How long a page may take to answer a click. */
  const CLICK_PATIENCE_MS = 1000;

  /** Shows a wallet over the page: the payment method that the customer chose, or nothing. */
  async function showWallet(wallet, { options, client }) {
    const { amount, currency } = options;
    const words = new URLSearchParams({ wallet, amount, currency, locale: client.locale ?? '' });
    const answer = await showOver(`${FRAMES}wallet.html?${words}`, wallet.replaceAll('_', ' '), 'wallet-closed');
    return answer.method;
  }

  function findContainer(target) {
    const container = typeof target === 'string' ? document.querySelector(target) : target;
    if (typeof target === 'string' && !container) {
      throw new IntegrationError(
        `The selector you specified (${target}) applies to no DOM elements that are currently on the page.\n` +
          'Make sure the element exists on the page before calling mount().',
      );
    }
    if (!(container instanceof HTMLElement)) {
      throw new IntegrationError('Invalid DOM element. Call mount() with a valid DOM element or selector.');
    }
    // A node outside the document has no document as its root either.
    if (container.getRootNode() !== document) {
      throw new IntegrationError('Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.');
    }
    return container;
  }

  function checkLayout(label, layout, shape) {
    check(label, layout, isObject(layout) ? shape : LAYOUTS, 'layout');
  }

  // ------------------------------------------------------ groups of Elements

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
    #updateListeners = [];

    /** @param {Client} client */
    constructor(client, options = {}) {
      this.client = client;
      this.options = options;
      check('elements()', options, ELEMENTS_OPTIONS);
      checkElementsOptions('elements()', options);
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

    /** What the document in the iframe needs to know. */
    frameOptions(elementOptions) {
      const { appearance, fonts, loader, locale, mode, amount, currency } = this.options;
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
        appearance: appearance ?? {},
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

    forget(element) {
      if (this.elements.get(element.type) === element) this.elements.delete(element.type);
    }

    /** What the other Elements of the group have collected, as parameters of a confirmation. */
    async collected() {
      const params = {};
      const email = await this.elements.get('linkAuthentication')?.ask('value');
      const address = this.elements.get('address');
      const given = await address?.ask('value');
      const billing = { ...(email && { email: email.value.email }) };
      if (given && address.options.mode === 'shipping') params.shipping = given.value;
      else if (given) Object.assign(billing, given.value);
      if (Object.keys(billing).length > 0) params.payment_method_data = { billing_details: billing };
      return params;
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
      const { value, error } = await fetchIntent(this.client, this.secret);
      if (error) return { error: { message: error.message, status: error.code ?? error.type } };
      await this.element?.refresh();
      return value ? {} : { error: { message: 'The PaymentIntent was not found.' } };
    }

    async #submit() {
      this.submitted = false;
      const main = this.mountedElement('elements.submit()');
      if (this.wallet) {
        this.submitted = true;
        return { selectedPaymentMethod: this.wallet.type };
      }
      const others = ['linkAuthentication', 'address'].map((type) => this.elements.get(type));
      const answers = [];
      for (const element of [main, ...others]) if (element?.mounted) answers.push(await element.ask('validate'));
      const answer = answers.find(({ error }) => error) ?? answers[0];
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

  // ------------------------------------------------- what a customer must do

  /** Leaves the page. The promise that a page waits for stays pending, as Stripe's does. */
  function leave(url) {
    location.assign(url);
    return new Promise(() => {});
  }

  /** Shows 3-D Secure over the page until the customer has decided. */
  const showChallenge = (url) => showOver(url, '3-D Secure authentication', 'challenge-finished');

  /** Shows a voucher over the page until the customer closes it: it is paid later, somewhere else. */
  const showVoucher = (url) => showOver(url, 'Payment voucher', 'voucher-closed');

  /** Shows a document over the page until it says a word. Resolves with that message. */
  function showOver(url, title, word) {
    const origin = new URL(url).origin;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', title);
    style(dialog, {
      border: 'none',
      padding: '0',
      margin: '0',
      width: '100vw',
      height: '100dvh',
      'max-width': 'none',
      'max-height': 'none',
      background: 'rgb(0 0 0 / 45%)',
      overflow: 'hidden',
    });
    const iframe = makeIframe(url, title, { width: '100%', height: '100%' });
    dialog.append(iframe);

    return new Promise((resolve) => {
      const listen = ({ source, origin: from, data }) => {
        if (source !== iframe.contentWindow || from !== origin || data?.type !== word) return;
        window.removeEventListener('message', listen);
        dialog.removeEventListener('close', reopen);
        dialog.close();
        dialog.remove();
        resolve(data);
      };
      // Only an answer ends it: Escape does not.
      const reopen = () => dialog.isConnected && dialog.showModal();
      window.addEventListener('message', listen);
      dialog.addEventListener('cancel', (event) => event.preventDefault());
      dialog.addEventListener('close', reopen);
      document.body.append(dialog);
      dialog.showModal();
      iframe.focus();
    });
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

  // ------------------------------------------------------------- confirming

  /** Confirmations that have no result yet, by Elements and by PaymentIntent. */
  const confirming = new Set();

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
    const wanted = neverCollected(group.element?.options.fields?.billingDetails);
    const absent = wanted.find((field) => {
      const [first, second] = field.split('.');
      return second ? !Object.hasOwn(given?.[first] ?? {}, second) : !Object.hasOwn(given ?? {}, first);
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

  /** Asks the form to send its payment method with these parameters: `{value}` or `{error}`. */
  async function sendWithForm(group, label, path, under, params) {
    const element = group.mountedElement(label);
    const pairs = flatten({ ...params, ...identity(group.client) });
    const { status, text, error } = await element.ask('send', { path, under, pairs });
    if (error) return { error };
    return text === undefined ? { error: CONNECTION_ERROR } : readAnswer(status, text);
  }

  function confirmPayment(client, options) {
    const label = 'stripe.confirmPayment()';
    if (!isObject(options)) throw missing(label, 'options', 'an object');
    check(label, options, CONFIRM_OPTIONS);
    check(label, options.confirmParams, CONFIRM_PARAMS, 'confirmParams');
    const group = options.elements === undefined ? undefined : groupOf(client, label, options.elements);
    const given = options.clientSecret ?? group?.secret?.secret;
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

  async function sendConfirmation(client, label, group, secret, params) {
    const path = `/v1/payment_intents/${secret.id}/confirm`;
    const wallet = group?.wallet;
    const collected = group && !wallet ? await group.collected() : {};
    const all = {
      ...collected,
      ...params,
      ...(wallet && { payment_method: wallet.method }),
      use_stripe_sdk: true,
      client_context: group?.context,
      client_secret: secret.secret,
    };
    if (group) group.wallet = undefined;
    const hasMethod = all.payment_method !== undefined || params.confirmation_token !== undefined;
    if (!group || hasMethod) return callApi(client, 'POST', path, all);
    return sendWithForm(group, label, path, 'payment_method_data', all);
  }

  function returnUrl(url, secret) {
    const back = new URL(url);
    back.searchParams.append('payment_intent', secret.id);
    back.searchParams.append('payment_intent_client_secret', secret.secret);
    back.searchParams.append('redirect_status', 'succeeded');
    return back;
  }

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
    const { value, error } = await sendWithForm(group, label, path, under, params);
    return error ? { error } : { [name]: value };
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

  // ----------------------------------------------------------------- Stripe

  /** Methods of Stripe.js that are not covered. */
  const NOT_IMITATED =
    'collectBankAccountForPayment collectBankAccountForSetup collectBankAccountToken ' +
    'collectFinancialConnectionsAccounts confirmAcssDebitPayment confirmAcssDebitSetup confirmAffirmPayment ' +
    'confirmAfterpayClearpayPayment confirmAlipayPayment confirmAmazonPaySetup confirmAuBecsDebitPayment ' +
    'confirmAuBecsDebitSetup confirmBacsDebitSetup confirmBancontactPayment confirmBancontactSetup ' +
    'confirmBilliePayment confirmBlikPayment confirmBlikSetup confirmBoletoPayment confirmCardPayment ' +
    'confirmCardSetup confirmCashappPayment confirmCashappSetup confirmCustomerBalancePayment confirmEpsPayment ' +
    'confirmFpxPayment confirmGiropayPayment confirmGrabPayPayment confirmIdealPayment confirmIdealSetup ' +
    'confirmKlarnaPayment confirmKonbiniPayment confirmMobilepayPayment confirmMultibancoPayment ' +
    'confirmOxxoPayment confirmPayByBankPayment confirmPayNowPayment confirmPayPalPayment confirmPayPalSetup ' +
    'confirmPixPayment confirmPromptPayPayment confirmSepaDebitPayment confirmSepaDebitSetup confirmSetup ' +
    'confirmSofortPayment confirmSofortSetup confirmTwintPayment confirmUsBankAccountPayment ' +
    'confirmUsBankAccountSetup confirmWechatPayPayment createEmbeddedCheckoutPage createEphemeralKeyNonce ' +
    'createRadarSession createToken handleCardAction initCheckoutElementsSdk initCheckoutFormSdk ' +
    'initializePricing paymentRequest processOrder retrieveOrder retrieveSetupIntent verifyIdentity ' +
    'verifyMicrodepositsForPayment verifyMicrodepositsForSetup';

  function notImitated(name) {
    return () => {
      throw new IntegrationError(`The sandbox does not imitate stripe.${name}.`);
    };
  }

  function checkKey(key) {
    if (typeof key !== 'string') throw missing('Stripe()', 'apiKey', 'a string');
    if (key === '') {
      throw new IntegrationError('Please call Stripe() with your publishable key. You used an empty string.');
    }
    if (/^[sr]k_/.test(key)) {
      throw new IntegrationError(
        'You should not use your secret key with Stripe.js.\nPlease pass a publishable key instead.',
      );
    }
    if (!key.startsWith('pk_')) {
      throw new IntegrationError('Please call Stripe() with your publishable key. It starts with "pk_".');
    }
  }

  /** @returns {Client} */
  function readClient(key, options = {}) {
    checkKey(key);
    if (!isObject(options)) throw invalid('Stripe()', 'options', 'an object', options);
    if (options.apiVersion !== undefined) {
      throw new IntegrationError(
        "You can't override the API version: this version of Stripe.js pins it. Remove the apiVersion option.",
      );
    }
    check('Stripe()', options, STRIPE_OPTIONS);
    if (options.stripeAccount === '') throw invalid('Stripe()', 'stripeAccount', 'the id of an account', '');
    return { key, account: options.stripeAccount, locale: options.locale };
  }

  function checkAppInfo(info) {
    check('stripe.registerAppInfo()', info, anyOf('name version url partner_id'));
    if (typeof info?.name !== 'string') throw missing('stripe.registerAppInfo()', 'name', 'a string');
    if (info.name.length > 30) throw invalid('stripe.registerAppInfo()', 'name', 'at most 30 characters', info.name);
  }

  window.Stripe = function Stripe(key, options) {
    report('Stripe', options === undefined ? [key] : [key, options]);
    const client = readClient(key, options);

    const others = NOT_IMITATED.split(' ').map((name) => [name, notImitated(name)]);
    const stripe = publicObject('stripe', {
      ...Object.fromEntries(others),
      elements: (elementsOptions) => new ElementsGroup(client, elementsOptions).handle,
      confirmPayment: (confirmation) => confirmPayment(client, confirmation),
      createConfirmationToken: (creation) => createConfirmationToken(client, creation),
      createPaymentMethod: (creation) => createPaymentMethod(client, creation),
      handleNextAction: (action) => {
        check('stripe.handleNextAction()', action, anyOf('clientSecret'));
        return handleNextAction(client, readClientSecret('stripe.handleNextAction()', action?.clientSecret));
      },
      retrievePaymentIntent: (secret) =>
        retrievePaymentIntent(client, readClientSecret('stripe.retrievePaymentIntent()', secret)),
      registerAppInfo: checkAppInfo,
    });
    // Loaders introduce themselves this way; it is no call of the page.
    stripe._registerWrapper = () => {};
    return stripe;
  };

  window.Stripe.version = 'endive';
})();
