// What the calls take, in shapes. A shape says what an option may be: `ANY`, the name of a type, a list of
// strings, or an object of further shapes. Whatever a shape does not name is refused.

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
  blockPoBox: 'boolean',
  display: { name: ['full', 'split', 'organization'] },
  defaultValues: anyOf('name firstName lastName organization phone address'),
  ...anyOf('allowedCountries autocomplete contacts fields validation'),
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
