import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ConnectPayElement, ConnectPayEvents, ConnectPayProps } from './connect-pay.js';

/** React 19 sets properties, and listens to any event by `on` and its name. */
type Listeners = { [Name in keyof ConnectPayEvents as `on${Name}`]?: (event: ConnectPayEvents[Name]) => void };

type Props = Omit<DetailedHTMLProps<HTMLAttributes<ConnectPayElement>, ConnectPayElement>, keyof Listeners> &
  ConnectPayProps &
  Listeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-pay': Props;
    }
  }
}
