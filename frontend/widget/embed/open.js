// One checkout in a tree: Stripe's form at once, and the WebAssembly that pays as soon as it is there.
import { mount } from 'glue';
import { early } from './early.js';
import { attempts, pageOf } from './page.js';
import { keep } from './returns.js';

export { widget } from './widget.js';

/** The least WebAssembly that there is. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * What the element holds while it shows a checkout.
 * @throws where the page's policy refuses WebAssembly
 */
export function open(element, root, server, around) {
  keep(element.checkout);
  // Before anything is filled in that could not be paid.
  new WebAssembly.Module(NOTHING);
  let widget;
  const page = pageOf(element, root, server, { ...around, stay: () => widget?.stay() });
  const begun = early(element, root, page, around);
  const over = new AbortController();
  let isStale = false;
  /** If need be, as soon as there is somebody to ask. */
  const refresh = () => {
    widget?.refresh();
    isStale = !widget;
  };
  /** The WebAssembly takes a look when it begins, too. */
  const restyle = () => widget?.restyle();
  const { signal } = over;
  const look = () => document.visibilityState === 'visible' && refresh();
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('online', look, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle, { signal });
  // In another widget, or in one that has been taken off the page meanwhile.
  attempts.addEventListener(element.checkout, ({ detail }) => detail !== page && refresh(), { signal });

  return {
    /** When Stripe's form needs the network no longer, and when it needs nothing any more. */
    loaded: begun.loaded,
    filled: begun.filled,

    /** When the button can be pressed, or never will. */
    spoken: page.spoken,

    /** Aborted when the element shows another checkout, or none. */
    over: signal,

    /** The WebAssembly is there. */
    mount() {
      const { stripe, form } = begun;
      widget = mount(element, Object.assign(page, { stripe, form, answer: around.answer }));
      if (isStale) widget.refresh();
    },

    /** Whether there was something to press. */
    press: () => widget?.press(),

    /** Asks for the checkout as it is now, and looks at the page as it is now. */
    refresh() {
      restyle();
      refresh();
    },

    /** The look, the arrangement or the label is another. */
    restyle,

    drop() {
      const gone = widget;
      widget = undefined;
      over.abort();
      page.drop();
      // It may be the one that tells the page what this is the answer to.
      queueMicrotask(() => gone?.free());
      begun.drop();
    },
  };
}

/** What an attempt to pay may end with. */
const ENDS = ['success', 'processing', 'error', 'cancel', 'loaderror'];

/** Pays, and answers how that ended. */
export const submit = async (element, root, shown) => {
  await shown?.spoken;
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const { signal } = heard;
    const refuse = (why) => (heard.abort(), reject(new Error(`<connect-pay>: ${why}`)));
    for (const name of ENDS) {
      const end = ({ type, detail }) => (heard.abort(), resolve({ type, ...detail }));
      element.addEventListener(name, end, { signal });
    }
    const leave = () => refuse('what was to be paid is not shown any more');
    shown?.over.addEventListener('abort', leave, { signal });
    if (root?.dataset.stage !== 'editing' || !shown?.press()) refuse('there is nothing that can be paid now');
  });
};
