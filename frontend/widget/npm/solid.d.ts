import type { JSX } from 'solid-js';
import type { ConnectPayElement, ConnectPayEvents, ConnectPayProps } from './connect-pay.js';

/** Solid sets properties, and listens by `on:` and the name of the event. */
type Listeners = { [Name in keyof ConnectPayEvents as `on:${Name}`]?: (event: ConnectPayEvents[Name]) => void };

type Events = keyof ConnectPayEvents;
type Theirs = `on${Events | Capitalize<Events>}` | keyof Listeners;

type Props = Omit<JSX.HTMLAttributes<ConnectPayElement>, Theirs> & ConnectPayProps & Listeners;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-pay': Props;
    }
  }
}
