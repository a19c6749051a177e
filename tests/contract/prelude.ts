import type Stripe from 'stripe';
import type * as StripeJs from '@stripe/stripe-js';

/** A parameter type as a form carries it: every value is text. Amounts are whole numbers. */
type Form<T> = T extends string
  ? T
  : T extends number
    ? `${bigint}`
    : T extends boolean
      ? 'true' | 'false'
      : T extends readonly (infer Item)[]
        ? Form<Item>[]
        : T extends object
          ? { [Name in keyof T]: Form<T[Name]> }
          : T;

/** Fields that the SDK adds by itself; they are not on the wire. */
type AddedBySdk = 'headers' | 'statusCode' | 'requestId' | 'detail' | 'exception';

type ServerError = {
  error: Omit<Stripe.StripeRawError, AddedBySdk> & Required<Pick<Stripe.StripeRawError, 'type'>>;
};

/**
 * An event as Stripe sends it: `previous_attributes` names groups down to the field that changed, where
 * the official types know whole groups only. What was not there before is null.
 */
type Before<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Name in keyof T]?: Before<T[Name]> | null }
    : T;
type Told<T> = T extends { data: { object: infer It } }
  ? Omit<T, 'data'> & { data: { object: It; previous_attributes?: Before<It> } }
  : never;
type EventTold = Told<Stripe.Event>;

/** A thin event as it is on the wire: without the functions that the SDK gives it. */
type OnTheWire<T> = T extends unknown ? Omit<T, 'fetchRelatedObject'> : never;
type ThinEvent = OnTheWire<Stripe.V2.Core.Event>;

/** What the SDK's `StripeOAuthError` is made of. */
type OAuthError = { error: string; error_description: string };

/**
 * The first exception to the official types: `stripe` declares the advice on an error of the API,
 * `@stripe/stripe-js` does not. The sandbox sends it to both kinds of key.
 */
type ClientError = {
  error: StripeJs.StripeError & Pick<Stripe.StripeRawError, 'advice_code'>;
};

/**
 * The second: `stripe` declares what a voucher shows, `@stripe/stripe-js` does not. Stripe.js shows it,
 * and the sandbox's needs it for that.
 */
type Voucher = `${'boleto' | 'konbini' | 'multibanco' | 'oxxo'}_display_details`;
type ClientIntent = Omit<StripeJs.PaymentIntent, 'next_action'> & {
  next_action:
    | (NonNullable<StripeJs.PaymentIntent['next_action']> & Pick<Stripe.PaymentIntent.NextAction, Voucher>)
    | null;
};

/** `Stripe` on a page; that name is the SDK here. */
declare const makeStripe: StripeJs.StripeConstructor;
declare const stripe: StripeJs.Stripe;
declare const elements: StripeJs.StripeElements;
declare const element: StripeJs.StripePaymentElement;
declare const expressCheckoutElement: StripeJs.StripeExpressCheckoutElement;
declare const addressElement: StripeJs.StripeAddressElement;
declare const linkAuthenticationElement: StripeJs.StripeLinkAuthenticationElement;
declare const container: HTMLElement;
declare const handler: (event?: unknown) => void;
