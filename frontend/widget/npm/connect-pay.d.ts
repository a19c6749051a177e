import type { Appearance, Layout, LayoutObject } from '@stripe/stripe-js';
import type { CheckoutStatus } from './wire.js';

export type { CheckoutStatus } from './wire.js';

/** What each event of `<connect-pay>` tells. */
export interface ConnectPayDetail {
  /** The checkout that the event is about. */
  checkout: string;
  /** How far it has come, once it is known. */
  status?: CheckoutStatus;
}

/** What the customer has entered so far, without the data itself. */
export interface ConnectPayChange extends ConnectPayDetail {
  /** The chosen payment method, in Stripe's words, such as `card`. */
  method: string;
  /** Everything is filled in and well-formed. The payment may still be refused. */
  complete: boolean;
  /** Nothing is filled in. */
  empty: boolean;
}

/** A payment that is about to begin. */
export interface ConnectPaySubmit extends ConnectPayDetail {
  /** The wallet that was pressed, in Stripe's words, such as `apple_pay`; none for the button. */
  method?: string;
}

/** A payment that did not come about. */
export interface ConnectPayFailure extends ConnectPayDetail {
  /** The sentence that the customer sees, in the customer's language. */
  message: string;
  /** Why, for engineers: Stripe's `decline_code` or `code`, or the `code` of the server's refusal. */
  code?: string;
}

/** A form that did not load. */
export interface ConnectPayLoadFailure extends ConnectPayDetail {
  /** The sentence that the customer sees, in the customer's language; none where our own code is missing. */
  message?: string;
  /** Stripe's code, or that of the server's refusal, such as `not_found`. */
  code?: string;
  /** What was thrown, such as an `IntegrationError` of Stripe.js that names a wrong option. */
  cause?: unknown;
}

/** The events of `<connect-pay>`. They are sent to the element itself and do not bubble. */
export interface ConnectPayEvents {
  /** The form can be filled in. Once for each form. */
  ready: CustomEvent<ConnectPayDetail>;
  /** The customer has changed something. */
  change: CustomEvent<ConnectPayChange>;
  /** A payment is about to begin; `preventDefault()` keeps it from beginning. */
  submit: CustomEvent<ConnectPaySubmit>;
  /** The money has come, or is held until the merchant captures it. */
  success: CustomEvent<ConnectPayDetail>;
  /**
   * The customer has paid, and the bank has not answered yet; or the customer has a voucher, or knows where to
   * transfer the money, and pays outside the page. `success` or `error` may follow later.
   */
  processing: CustomEvent<ConnectPayDetail>;
  /** A payment was tried and did not come about, now or while it was pending; the customer can try again. */
  error: CustomEvent<ConnectPayFailure>;
  /** The checkout was canceled, has expired, or was paid elsewhere and refunded; nothing can be paid any more. */
  cancel: CustomEvent<ConnectPayDetail>;
  /** The form could not be loaded. The customer sees why, and a way to try again. */
  loaderror: CustomEvent<ConnectPayLoadFailure>;
}

export type ConnectPayEventMap = Omit<HTMLElementEventMap, keyof ConnectPayEvents> & ConnectPayEvents;

/** How an attempt to pay has ended. */
export type ConnectPayResult =
  | ({ type: 'success' | 'processing' | 'cancel' } & ConnectPayDetail)
  | ({ type: 'error' } & ConnectPayFailure)
  | ({ type: 'loaderror' } & ConnectPayLoadFailure);

/** As frameworks write that there is nothing. */
export type TakenBack = null | undefined | false;

/** What can be set as a property. `null`, `undefined` and `false` take it back. */
export interface ConnectPayProperties {
  /** The checkout's id, `co_…`. Changing it changes account and amount without a reload. */
  checkout?: string | TakenBack;
  /** The URL of the connect-pay server; where the script came from, if it is not set. */
  server?: string | URL | TakenBack;
  /** An IETF language tag, or `auto`: the browser's language. */
  locale?: string | TakenBack;
  /**
   * What is shown, as a list or separated by spaces: `payment` always, and besides `express-checkout`,
   * `link-authentication`, and `address` or `shipping-address`.
   */
  elements?: string | readonly string[] | TakenBack;
  /** When the intent is made: when the customer pays (`deferred`), or with the form (`upfront`). */
  intent?: 'deferred' | 'upfront' | TakenBack;
  /** The client secret of a `CustomerSession`, to show saved payment methods. Never an attribute of ours. */
  customerSession?: string | TakenBack;
  /** Stripe's Appearance API, or the name of a theme. Changes in place. As an attribute: JSON, or that name. */
  appearance?: Appearance | Appearance['theme'] | TakenBack;
  /** How the payment methods are arranged. Changes in place. As an attribute: a word, or JSON. */
  layout?: Layout | LayoutObject | TakenBack;
  /** What stands on the button; `{amount}` stands for the amount. Changes in place. */
  submitLabel?: string | TakenBack;
  /** Where a redirect comes back to; this page, if it is not set. */
  returnUrl?: string | URL | TakenBack;
}

/** The attributes, by their names in HTML. */
export interface ConnectPayAttributes {
  checkout?: string;
  server?: string;
  locale?: string;
  elements?: string;
  intent?: 'deferred' | 'upfront';
  'customer-session'?: string;
  appearance?: string;
  layout?: string;
  'submit-label'?: string;
  'return-url'?: string;
}

/** What a framework takes in a tag: a property where there is one of that name, and else an attribute. */
export type ConnectPayProps = {
  [Name in keyof (ConnectPayProperties & ConnectPayAttributes)]?:
    | (Name extends keyof ConnectPayProperties ? ConnectPayProperties[Name] : never)
    | (Name extends keyof ConnectPayAttributes ? ConnectPayAttributes[Name] : never)
    | undefined;
};

/** Who hears an event: a function, or an object with `handleEvent`. */
export type ConnectPayListener<Name extends keyof ConnectPayEventMap> =
  | ((this: ConnectPayElement, event: ConnectPayEventMap[Name]) => unknown)
  | { handleEvent(event: ConnectPayEventMap[Name]): unknown };

/** `<connect-pay checkout="co_…">`: takes the payment of one checkout. */
export interface ConnectPayElement extends HTMLElement, ConnectPayProperties {
  get checkout(): string;
  set checkout(value: ConnectPayProperties['checkout']);
  get server(): string;
  set server(value: ConnectPayProperties['server']);
  get locale(): string | undefined;
  set locale(value: ConnectPayProperties['locale']);
  get elements(): string | undefined;
  set elements(value: ConnectPayProperties['elements']);
  get intent(): 'deferred' | 'upfront' | undefined;
  set intent(value: ConnectPayProperties['intent']);
  get customerSession(): string | undefined;
  set customerSession(value: ConnectPayProperties['customerSession']);
  get appearance(): Appearance | Appearance['theme'] | undefined;
  set appearance(value: ConnectPayProperties['appearance']);
  get layout(): Layout | LayoutObject | undefined;
  set layout(value: ConnectPayProperties['layout']);
  get submitLabel(): string | undefined;
  set submitLabel(value: ConnectPayProperties['submitLabel']);
  get returnUrl(): string | undefined;
  set returnUrl(value: ConnectPayProperties['returnUrl']);

  /**
   * Pays, as the button does; where the first form is still on its way, as soon as it is there. Rejects when there is
   * nothing that can be paid, or when another checkout is shown before this attempt has ended.
   */
  submit(): Promise<ConnectPayResult>;
  /** Sets properties, and asks the server for the checkout as it is now, such as a new amount. */
  update(changes?: ConnectPayProperties): void;
  /** Begins anew, with an empty form. */
  reset(): void;

  addEventListener<Name extends keyof ConnectPayEventMap>(
    type: Name,
    listener: ConnectPayListener<Name>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ConnectPayEventMap>(
    type: Name,
    listener: ConnectPayListener<Name>,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Puts the script of a connect-pay server on the page, unless the element is defined already. Its
 * nonce is that of the page; where the page demands Trusted Types, it has to allow the policy
 * `connect-pay-loader`.
 *
 * After a failure it can be called again, which loads the script anew.
 * @param server the server's URL, such as `https://pay.example`
 * @returns when the element is defined. Rejects when this is no browser, when `server` is no URL, when
 * the page's policy refuses the script, and when the script does not load.
 */
export function loadConnectPay(server: string | URL): Promise<void>;

declare global {
  interface HTMLElementTagNameMap {
    'connect-pay': ConnectPayElement;
  }
}
