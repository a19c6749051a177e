/**
 * The demo shop's page.
 *
 * What is shown follows from the address alone: `/` is the market, `/?checkout=…&product=…` is the
 * till. So a reload, a way back and a return from a bank all end where they should.
 *
 * The page never names a price: it tells the shop's server which product, and pays what that made
 * of it.
 */

/**
 * @typedef {{id: string, name: string, description: string, decimal: string}} Product
 * @typedef {{id: string, name: string, place: string, currency: string, products: Product[]}} Merchant
 * @typedef {{pay_url: string, merchants: Merchant[]}} Catalogue
 */

const find = (id) => document.getElementById(id);
const shop = find('shop');
const checkout = find('checkout');

/** @type {Promise<Catalogue> | undefined} */
let catalogueAnswer;

// ------------------------------------------------------------------ server

const OUT_OF_REACH = 'The shop’s server does not answer. Please check that it runs, then try again.';

/** JSON of the shop's own server, or an error with a sentence for the customer. */
async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(OUT_OF_REACH);
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(capitalized(body.message ?? `The shop’s server answered ${answer.status}`));
  return body;
}

const capitalized = (sentence) => `${sentence[0].toUpperCase()}${sentence.slice(1).replace(/\.?$/, '.')}`;

/** The catalogue, asked for once; a failure is not kept. */
function catalogue() {
  catalogueAnswer ??= ask('/api/catalogue').catch((error) => {
    catalogueAnswer = undefined;
    throw error;
  });
  return catalogueAnswer;
}

/** @returns {Promise<string>} the id of a new checkout for this product */
async function order(product) {
  const { checkout: id } = await ask('/api/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ product: product.id }),
  });
  return id;
}

// ---------------------------------------------------------------- problems

/** Says what went wrong and what can be done about it. */
function showProblem(error, tryAgain) {
  find('problem-text').textContent = error.message;
  find('again').onclick = () => {
    hideProblem();
    tryAgain();
  };
  find('problem').hidden = false;
}

function hideProblem() {
  find('problem').hidden = true;
}

// ------------------------------------------------------------------ market

/** A price in the customer's own notation, exact: the decimal goes in as text. */
function price({ decimal }, { currency }) {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(decimal);
}

/** The drawing of a product, or a parcel for one that nobody drew. */
function drawing(product) {
  const id = `art-${product?.id}`;
  return `#${find(id) ? id : 'art-parcel'}`;
}

function fromTemplate(id) {
  return find(id).content.firstElementChild.cloneNode(true);
}

function merchantSection(merchant) {
  const section = fromTemplate('merchant-template');
  const heading = section.querySelector('h2');
  section.dataset.merchant = merchant.id;
  heading.id = `merchant-${merchant.id}`;
  heading.textContent = merchant.name;
  section.setAttribute('aria-labelledby', heading.id);
  section.querySelector('.place').textContent = merchant.place;
  section.querySelector('.products').append(...merchant.products.map((product) => productItem(product, merchant)));
  return section;
}

function productItem(product, merchant) {
  const item = fromTemplate('product-template');
  item.dataset.product = product.id;
  item.querySelector('use').setAttribute('href', drawing(product));
  item.querySelector('h3').textContent = product.name;
  item.querySelector('.about').textContent = product.description;
  item.querySelector('.price').textContent = price(product, merchant);
  const button = item.querySelector('button');
  button.setAttribute('aria-label', `Buy ${product.name}`);
  button.addEventListener('click', () => buy(product, button));
  return item;
}

/** Orders once, however often the button is pressed, and goes to the till. */
async function buy(product, button) {
  const buttons = shop.querySelectorAll('button');
  buttons.forEach((other) => (other.disabled = true));
  button.textContent = '…';
  hideProblem();
  try {
    const id = await order(product);
    go(`?${new URLSearchParams({ checkout: id, product: product.id })}`);
  } catch (error) {
    showProblem(error, () => buy(product, button));
  } finally {
    button.textContent = 'Buy';
    buttons.forEach((other) => (other.disabled = false));
  }
}

// -------------------------------------------------------------------- till

let loaderAttempts = 0;

/** Loads the script that defines <connect-pay>; once, unless it failed. */
function loadConnectPay(payUrl) {
  if (document.querySelector('script[data-connect-pay]')) return;
  const script = document.createElement('script');
  script.type = 'module';
  script.dataset.connectPay = '';
  // Browsers remember that a module failed; another address makes them try again.
  script.src = `${payUrl}/connect-pay.js${loaderAttempts > 0 ? `?attempt=${loaderAttempts}` : ''}`;
  script.addEventListener('error', () => {
    loaderAttempts += 1;
    script.remove();
    const error = new Error(
      `The payment server at ${payUrl} does not answer. Please check that it runs, then try again.`,
    );
    showProblem(error, () => loadConnectPay(payUrl));
  });
  document.head.append(script);
}

/** Shows what is bought; a product that is no longer sold can still be paid. */
function showOrder(merchant, product) {
  checkout.dataset.merchant = merchant?.id ?? '';
  find('order').querySelector('use').setAttribute('href', drawing(product));
  find('order-title').textContent = product?.name ?? 'Your order';
  find('order-seller').textContent = merchant ? `${merchant.name}, ${merchant.place}` : '';
  find('order-about').textContent = product?.description ?? '';
  find('order-price').textContent = product ? price(product, merchant) : '';
}

function showPayment(id, merchant) {
  const element = document.createElement('connect-pay');
  element.setAttribute('checkout', id);
  element.addEventListener('success', () => thank(`Thank you! ${merchant?.name ?? 'The merchant'} has been paid.`));
  element.addEventListener('processing', () => thank('Thank you! Your bank will confirm the payment soon.'));
  find('thanks').replaceChildren();
  find('payment').replaceChildren(element);
}

function thank(sentence) {
  const line = document.createElement('p');
  line.textContent = sentence;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Continue shopping';
  button.addEventListener('click', () => go('/'));
  find('thanks').replaceChildren(line, button);
}

// -------------------------------------------------------------- where we are

/** Changes the address and shows what it says. */
function go(address) {
  history.pushState(null, '', address);
  show({ moveFocus: true });
}

let turn = 0;

/** Shows what the address says. */
async function show({ moveFocus = false } = {}) {
  const now = (turn += 1);
  const query = new URLSearchParams(location.search);
  const id = query.get('checkout');
  hideProblem();
  shop.hidden = id !== null;
  checkout.hidden = id === null;
  try {
    const { pay_url: payUrl, merchants } = await catalogue();
    if (now !== turn) return;
    if (id === null) showMarket(merchants);
    else showTill(id, query.get('product'), merchants, payUrl);
  } catch (error) {
    if (now === turn) showProblem(error, show);
    return;
  }
  if (moveFocus) {
    window.scrollTo(0, 0);
    (id === null ? shop : checkout).querySelector('h1').focus();
  }
}

function showMarket(merchants) {
  document.title = 'Two Rivers Market';
  find('payment').replaceChildren();
  if (shop.getAttribute('aria-busy') === 'false') return;
  shop.setAttribute('aria-busy', 'false');
  shop.querySelector('.waiting').remove();
  shop.append(...merchants.map(merchantSection));
}

function showTill(id, productId, merchants, payUrl) {
  const merchant = merchants.find(({ products }) => products.some((product) => product.id === productId));
  const product = merchant?.products.find((candidate) => candidate.id === productId);
  document.title = `${product?.name ?? 'Your order'} – Two Rivers Market`;
  showOrder(merchant, product);
  // The same checkout is left alone: what the customer typed must survive.
  const shown = find('payment').firstElementChild;
  if (shown?.getAttribute('checkout') !== id) showPayment(id, merchant);
  loadConnectPay(payUrl);
}

// ----------------------------------------------------------------- listeners

for (const link of [find('home'), find('back')]) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go('/');
  });
}

document.querySelector('.cards').addEventListener('click', async ({ target }) => {
  const number = target.dataset.copy;
  if (!number) return;
  try {
    await navigator.clipboard.writeText(number);
    find('copied').textContent = `Copied ${target.textContent}`;
  } catch {
    find('copied').textContent = 'Your browser did not allow copying.';
  }
});

window.addEventListener('popstate', () => show({ moveFocus: true }));

show();
