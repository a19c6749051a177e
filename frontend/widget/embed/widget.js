// The WebAssembly, which lies beside this code. It is loaded once for the page.
import start from 'glue';

/** How long it may take. */
const PATIENCE_MS = 20_000;

let begun;

/**
 * Loads it. The first form goes before: `loaded` and `filled` say when Stripe's form needs the network and the
 * processor no longer. What failed can be tried again.
 */
export function widget({ loaded, filled } = {}) {
  begun ??= load(loaded, filled).catch((cause) => {
    begun = undefined;
    throw cause;
  });
  return begun;
}

async function load(loaded, filled) {
  await loaded;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(new URL('__WASM__', import.meta.url), { integrity: '__WASM_SRI__', signal });
  const bytes = await answer.arrayBuffer();
  await filled;
  await start(bytes);
}
