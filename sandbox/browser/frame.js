/**
 * How the document of an Element speaks with the page outside: through one MessagePort, which it accepts
 * from the origin that embeds it and from nobody else.
 */

export const API_BASE = location.origin === 'https://js.stripe.com' ? 'https://api.stripe.com' : location.origin;

/** The origin of the page that embeds this document. */
const PAGE_ORIGIN = new URLSearchParams(location.hash.slice(1)).get('origin');

export const CONNECTION_ERROR = {
  type: 'api_connection_error',
  message:
    'We are experiencing issues connecting to our payments provider. You have not been charged. ' +
    'Please check your internet connection and try again. If this problem persists please contact us.',
};

/** The first of these that names a language, as far as browsers know; or English. */
function firstLanguage(tags) {
  const names = (tag) => {
    try {
      return Intl.DisplayNames.supportedLocalesOf(tag).length > 0;
    } catch {
      // Not even the form of a name, such as en_US.
      return false;
    }
  };
  return tags.find(names) ?? 'en';
}

/** The language of the document, and the direction in which it runs. Its own words stay English. */
export function speak(wanted) {
  const locale = firstLanguage([wanted, navigator.language]);
  document.documentElement.dir = /^(ar|he)\b/.test(locale) ? 'rtl' : 'ltr';
  return locale;
}

/**
 * Answers the calls of the page.
 * @param {(tell: (event: string, payload?: any) => void) => Record<string, (argument: any) => any>} makeCalls
 */
export function serve(makeCalls) {
  window.addEventListener('message', function connect(event) {
    if (event.source !== window.parent || event.origin !== PAGE_ORIGIN || event.data?.type !== 'connect') return;
    window.removeEventListener('message', connect);
    const [port] = event.ports;
    const tell = (name, payload) => port.postMessage({ event: name, payload });
    const calls = makeCalls(tell);
    port.onmessage = async ({ data: { id, call, argument } }) => {
      try {
        const result = await calls[call](argument);
        // Who is told that the form is drawn has its height by then.
        if (call === 'setup') tell('height', height());
        port.postMessage({ id, result });
      } catch (error) {
        port.postMessage({ id, failure: error.message });
      }
    };
    watchHeight(tell);
    watchFocus(tell);
  });
}

const height = () => Math.ceil(document.body.getBoundingClientRect().height);

function watchHeight(tell) {
  new ResizeObserver(() => tell('height', height())).observe(document.body);
}

function watchFocus(tell) {
  let focused = false;
  const settle = () => {
    const now = document.hasFocus() && document.activeElement !== document.body;
    if (now !== focused) tell(now ? 'focus' : 'blur');
    focused = now;
  };
  document.addEventListener('focusin', settle);
  // The next field has the focus only after this one lost it.
  document.addEventListener('focusout', () => setTimeout(settle));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && tell('escape'));
}
