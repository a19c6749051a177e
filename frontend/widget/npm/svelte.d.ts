import type { HTMLAttributes } from 'svelte/elements';
import type { ConnectPayElement, ConnectPayEvents, ConnectPayProps } from './connect-pay.js';

/** Svelte 5 sets properties, and listens by `on` and the name of the event. */
type Listeners = { [Name in keyof ConnectPayEvents as `on${Name}`]?: (event: ConnectPayEvents[Name]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'connect-pay': Omit<HTMLAttributes<ConnectPayElement>, keyof Listeners> & ConnectPayProps & Listeners;
  }
}
