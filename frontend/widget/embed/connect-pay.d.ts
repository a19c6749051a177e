/** What an event of `<connect-pay>` tells. */
export interface ConnectPayDetail {
  /** The checkout that the event is about. */
  checkout: string;
  /** A sentence for the customer, on `error`. */
  message?: string;
}

/** The events of `<connect-pay>`. They are sent to the element itself and do not bubble. */
export interface ConnectPayEventMap extends Omit<HTMLElementEventMap, 'error' | 'submit'> {
  /** The form can be filled in. */
  ready: CustomEvent<ConnectPayDetail>;
  /** The money has come, or is held until the merchant captures it. */
  success: CustomEvent<ConnectPayDetail>;
  /** The customer has paid; the bank has not answered yet. */
  processing: CustomEvent<ConnectPayDetail>;
  /** A payment has begun. */
  submit: CustomEvent<ConnectPayDetail>;
  /** A payment was tried and did not come about; the customer can try again. */
  error: CustomEvent<ConnectPayDetail>;
  /** The checkout was canceled or has expired; nothing can be paid any more. */
  cancel: CustomEvent<ConnectPayDetail>;
  /** The form could not be loaded. */
  loaderror: CustomEvent<ConnectPayDetail | { cause: unknown }>;
}

/** `<connect-pay checkout="co_…">`: takes the payment of one checkout. */
export interface ConnectPayElement extends HTMLElement {
  /** The checkout's id. Changing it changes account and amount without a reload. */
  checkout: string;
  addEventListener<K extends keyof ConnectPayEventMap>(
    type: K,
    listener: (this: ConnectPayElement, event: ConnectPayEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'connect-pay': ConnectPayElement;
  }
}
