import type { HTMLAttributes } from 'preact';
import type { ConnectPayElement, ConnectPayEvents, ConnectPayProps } from './connect-pay.js';

/** Preact sets properties, and listens to any event by `on` and its name. */
type Listeners = { [Name in keyof ConnectPayEvents as `on${Name}`]?: (event: ConnectPayEvents[Name]) => void };

type Theirs = `on${keyof ConnectPayEvents | Capitalize<keyof ConnectPayEvents>}`;

type Props = Omit<HTMLAttributes<ConnectPayElement>, Theirs> & ConnectPayProps & Listeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-pay': Props;
    }
  }
}
