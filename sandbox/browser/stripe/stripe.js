// `Stripe()` itself.

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

function Stripe(key, options) {
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
}

Stripe.version = 'endive';

if (window.Stripe) {
  console.warn('It looks like Stripe.js was loaded more than one time. Please only load it once per page.');
} else {
  window.Stripe = Stripe;
}
