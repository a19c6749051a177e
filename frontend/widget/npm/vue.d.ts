import type { HTMLAttributes } from 'vue';
import type { ConnectPayEvents, ConnectPayProps } from './connect-pay.js';

/** Vue sets properties, and listens by `@` and the name of the event. */
type Listeners = {
  [Name in keyof ConnectPayEvents as `on${Capitalize<Name>}`]?: (event: ConnectPayEvents[Name]) => void;
};

type Props = Omit<HTMLAttributes, keyof Listeners> & ConnectPayProps & Listeners;

declare module 'vue' {
  interface GlobalComponents {
    'connect-pay': new () => { $props: Props };
  }
}
