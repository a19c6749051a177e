const TAG = 'connect-pay';

/** A page that demands Trusted Types allows this name in `trusted-types`. */
const POLICY = 'connect-pay-loader';

/** What is under way, by the URL of its script, and how often that has failed. */
const loads = new Map();
const failures = new Map();

/** The scripts that we have asked for, which are all that our policy lets through. */
const ours = new Set();

export async function loadConnectPay(server) {
  if (typeof document === 'undefined') {
    throw new Error('loadConnectPay() puts a script on a page: call it in the browser, not on a server');
  }
  const url = scriptOf(server);
  if (customElements.get(TAG)) return;
  if (!loads.has(url)) loads.set(url, load(url).finally(() => loads.delete(url)));
  await loads.get(url);
}

function scriptOf(server) {
  let home;
  try {
    home = new URL(server);
  } catch {
    // Said below.
  }
  if (!/^https?:$/.test(home?.protocol)) {
    throw new TypeError(`loadConnectPay() takes the URL of a connect-pay server, such as https://pay.example, not ${server}`);
  }
  if (!home.pathname.endsWith('/')) home.pathname += '/';
  return new URL('connect-pay.js', home).href;
}

async function load(url) {
  const failed = failures.get(url) ?? 0;
  try {
    // A module that failed once stays failed under its URL.
    await run(failed ? `${url}?${failed + 1}` : url);
  } catch (cause) {
    failures.set(url, failed + 1);
    throw cause;
  }
}

function run(url) {
  const script = document.createElement('script');
  script.type = 'module';
  script.nonce = document.querySelector('script[nonce]')?.nonce ?? '';
  ours.add(url);
  try {
    script.src = policy()?.createScriptURL(url) ?? url;
  } catch (cause) {
    throw new Error(`the page's Content-Security-Policy has to name ${POLICY} in trusted-types`, { cause });
  }
  return new Promise((resolve, reject) => {
    const end = (what) => {
      if (customElements.get(TAG)) return resolve();
      script.remove();
      reject(new Error(`${url} ${what}`));
    };
    script.onload = () => end(`does not define <${TAG}>`);
    script.onerror = () => end('did not load');
    document.head.append(script);
  });
}

let made;

/** Made once: a page may allow no second one of the same name. */
function policy() {
  try {
    made ??= window.trustedTypes?.createPolicy(POLICY, { createScriptURL: (url) => (ours.has(url) ? url : null) });
  } catch {
    // The page does not allow it. If it insists, setting the URL fails.
  }
  return made;
}
