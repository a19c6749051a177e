// What a wallet shows, and what it tells of the customer who agreed.

/** Shows a wallet over the page: the payment method that the customer chose, or nothing. */
async function showWallet(wallet, { amount, currency }, locale = '') {
  const words = new URLSearchParams({ wallet, amount, currency, locale });
  const answer = await showOver(`${FRAMES}wallet.html?${words}`, wallet.replaceAll('_', ' '), 'wallet-closed');
  return answer.method;
}

/** Whose wallet it is. */
const CUSTOMER = {
  name: 'Jenny Rosen',
  email: 'jenny@example.com',
  phone: '+15555550123',
  address: { line1: '1 rue du Port', line2: null, city: 'Quimper', state: '', postal_code: '29000', country: 'FR' },
};

/** Whoever asks for one of these gets no full address unless they ask for that, too. */
const ASKS_WITHOUT_ADDRESS =
  'allowedShippingCountries phoneNumberRequired shippingAddressRequired emailRequired applePay lineItems business';

/**
 * What of the customer's billing details a page is told.
 * https://docs.stripe.com/js/elements_object/create_express_checkout_element
 * @param {object} options of the Element
 * @param {object} details what the page said when the button was clicked
 */
function billingDetails(options, details) {
  const { emailRequired, phoneNumberRequired, billingAddressRequired } = { ...options, ...details };
  const asksForMore = ASKS_WITHOUT_ADDRESS.split(' ').some((name) => options[name] !== undefined);
  const { name, email, phone, address } = CUSTOMER;
  const { postal_code, country } = address;
  const part = { line1: '', line2: null, city: '', state: '', postal_code, country };
  return {
    name,
    ...(emailRequired && { email }),
    ...(phoneNumberRequired && { phone }),
    address: (billingAddressRequired ?? !asksForMore) ? address : part,
  };
}

/** What the lines come to is not more than what is to be paid. */
function checkLineItems(items, amount) {
  if (!Array.isArray(items) || amount === undefined) return;
  const sum = items.reduce((total, item) => total + item.amount, 0);
  if (sum <= amount) return;
  throw new IntegrationError(`The amount ${amount} is less than the total amount of the line items provided.`);
}
