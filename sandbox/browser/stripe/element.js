// An Element, as a page has it, and the form inside its frame.

/** How long a page may take to answer a click. */
const CLICK_PATIENCE_MS = 1000;

/** What every Element tells. */
const COMMON_EVENTS = 'blur escape focus loaderror ready';

class ElementOfGroup {
  /** @type {ElementFrame | undefined} */ #frame;
  #container;
  #listeners = [];
  #destroyed = false;
  /** What the last `change` said. */
  #state;
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

  /** Lets the form ask the API again what to offer: `{}` or `{error}`. */
  async refetch() {
    return this.ready && this.mounted ? this.ask('refetch', this.#frameOptions()) : {};
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
    if (event === 'change') this.#noteChange(JSON.stringify(payload));
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

  /** Who goes on with the form does not pay with the wallet. A form that is drawn anew says the same again. */
  #noteChange(state) {
    if (this.#state !== undefined && this.#state !== state) this.group.dropWallet();
    this.#state = state;
  }

  /** A button of a wallet: the page answers, the wallet opens, and the customer agrees or not. */
  async #press(wallet) {
    this.group.dropWallet();
    await this.group.learnIntent();
    const answer = new Promise((resolve, reject) => {
      const take = (given = {}) => {
        checkLineItems(given.lineItems ?? this.options.lineItems, this.group.shown.amount);
        resolve(given);
      };
      const details = { expressPaymentType: wallet, resolve: take, reject };
      if (!this.#emit('click', details)) resolve({});
      setTimeout(() => reject(), CLICK_PATIENCE_MS);
    });
    let details;
    try {
      details = await answer;
    } catch {
      return;
    }
    const method = await showWallet(wallet, this.group.shown, this.group.client.locale);
    if (!method) return this.#emit('cancel');
    const agreed = { type: wallet, method };
    this.group.wallet = agreed;
    this.#emit('confirm', {
      expressPaymentType: wallet,
      billingDetails: billingDetails(this.options, details),
      paymentFailed: () => this.group.dropWallet(agreed),
    });
  }
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
