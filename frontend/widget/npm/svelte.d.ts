import type { HTMLAttributes } from 'svelte/elements';
import type { ConnectPayAttributes, ConnectPayElement, ConnectPayEvents, ConnectPayProperties } from './connect-pay.js';

/** Svelte 5 sets properties, and listens by `on` and the name of the event. */
type Listeners = { [Name in keyof ConnectPayEvents as `on${Name}`]?: (event: ConnectPayEvents[Name]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'connect-pay': Omit<HTMLAttributes<ConnectPayElement>, keyof Listeners> &
      Omit<Partial<ConnectPayProperties>, keyof ConnectPayAttributes> &
      { [Name in keyof ConnectPayAttributes]?: ConnectPayAttributes[Name] | (Name extends keyof ConnectPayProperties ? ConnectPayProperties[Name] : never) } &
      Listeners;
  }
}
