//! The names of Stripe.js that the crate uses, one line each. No logic.
//!
//! What answers with a promise is not an `async fn` here: the generated code would not
//! catch what Stripe.js throws before there is a promise. `convert::settled` does.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// `String(value)`. It throws for an object without a usable `toString`.
    #[wasm_bindgen(catch, js_name = String)]
    pub(crate) fn text_of(value: &JsValue) -> Result<String, JsValue>;

    /// <https://developer.mozilla.org/en-US/docs/Web/API/TrustedTypePolicyFactory>
    pub(crate) type TrustedTypes;

    #[wasm_bindgen(method, catch, js_name = createPolicy)]
    pub(crate) fn create_policy(
        this: &TrustedTypes,
        name: &str,
        rules: &Object,
    ) -> Result<TrustedTypePolicy, JsValue>;

    /// <https://developer.mozilla.org/en-US/docs/Web/API/TrustedTypePolicy>
    #[derive(Clone)]
    pub(crate) type TrustedTypePolicy;

    #[wasm_bindgen(method, catch, js_name = createScriptURL)]
    pub(crate) fn create_script_url(
        this: &TrustedTypePolicy,
        url: &str,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/initializing>
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) type Stripe;

    /// <https://docs.stripe.com/js/elements_object/create>
    #[wasm_bindgen(method, catch)]
    pub(crate) fn elements(this: &Stripe, options: &JsValue) -> Result<Elements, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/confirm_payment>
    #[wasm_bindgen(method, catch, js_name = confirmPayment)]
    pub(crate) fn confirm_payment(this: &Stripe, options: &JsValue) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/setup_intents/confirm_setup>
    #[wasm_bindgen(method, catch, js_name = confirmSetup)]
    pub(crate) fn confirm_setup(this: &Stripe, options: &JsValue) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/setup_intents/retrieve_setup_intent>
    #[wasm_bindgen(method, catch, js_name = retrieveSetupIntent)]
    pub(crate) fn retrieve_setup_intent(
        this: &Stripe,
        client_secret: &str,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/handle_card_action>
    #[wasm_bindgen(method, catch, js_name = handleCardAction)]
    pub(crate) fn handle_card_action(
        this: &Stripe,
        client_secret: &str,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/verify_microdeposits_for_payment>
    #[wasm_bindgen(method, catch, js_name = verifyMicrodepositsForPayment)]
    pub(crate) fn verify_microdeposits_for_payment(
        this: &Stripe,
        client_secret: &str,
        data: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/setup_intents/verify_microdeposits_for_setup>
    #[wasm_bindgen(method, catch, js_name = verifyMicrodepositsForSetup)]
    pub(crate) fn verify_microdeposits_for_setup(
        this: &Stripe,
        client_secret: &str,
        data: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/collect_bank_account_for_payment>
    #[wasm_bindgen(method, catch, js_name = collectBankAccountForPayment)]
    pub(crate) fn collect_bank_account_for_payment(
        this: &Stripe,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/setup_intents/collect_bank_account_for_setup>
    #[wasm_bindgen(method, catch, js_name = collectBankAccountForSetup)]
    pub(crate) fn collect_bank_account_for_setup(
        this: &Stripe,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/radar/create_radar_session>
    #[wasm_bindgen(method, catch, js_name = createRadarSession)]
    pub(crate) fn create_radar_session(this: &Stripe) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/tokens/create_token>
    #[wasm_bindgen(method, catch, js_name = createToken)]
    pub(crate) fn create_token(
        this: &Stripe,
        source: &JsValue,
        data: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_request/create>
    #[wasm_bindgen(method, catch, js_name = paymentRequest)]
    pub(crate) fn payment_request(
        this: &Stripe,
        options: &JsValue,
    ) -> Result<PaymentRequest, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/handle_next_action>
    #[wasm_bindgen(method, catch, js_name = handleNextAction)]
    pub(crate) fn handle_next_action(this: &Stripe, options: &JsValue) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_intents/retrieve_payment_intent>
    #[wasm_bindgen(method, catch, js_name = retrievePaymentIntent)]
    pub(crate) fn retrieve_payment_intent(
        this: &Stripe,
        client_secret: &str,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/confirmation_tokens/create_confirmation_token>
    #[wasm_bindgen(method, catch, js_name = createConfirmationToken)]
    pub(crate) fn create_confirmation_token(
        this: &Stripe,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/payment_methods/create_payment_method_elements>
    #[wasm_bindgen(method, catch, js_name = createPaymentMethod)]
    pub(crate) fn create_payment_method(
        this: &Stripe,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// Typed as `registerAppInfo(wrapperLibrary)` in `@stripe/stripe-js`.
    #[wasm_bindgen(method, catch, js_name = registerAppInfo)]
    pub(crate) fn register_app_info(this: &Stripe, info: &JsValue) -> Result<(), JsValue>;

    /// <https://docs.stripe.com/js/elements_object>
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) type Elements;

    /// <https://docs.stripe.com/js/elements_object/create_element>
    #[wasm_bindgen(method, catch)]
    pub(crate) fn create(
        this: &Elements,
        kind: &str,
        options: &JsValue,
    ) -> Result<Element, JsValue>;

    /// <https://docs.stripe.com/js/elements_object/get_element>
    #[wasm_bindgen(method, catch, js_name = getElement)]
    pub(crate) fn get_element(
        this: &Elements,
        kind: &str,
        options: &JsValue,
    ) -> Result<Option<Element>, JsValue>;

    /// Typed as `on('update-end', handler)` in `@stripe/stripe-js`.
    #[wasm_bindgen(method, catch, js_name = on)]
    pub(crate) fn on_group(this: &Elements, event: &str, handler: &JsValue) -> Result<(), JsValue>;

    /// <https://docs.stripe.com/js/elements_object/update>
    #[wasm_bindgen(method, catch)]
    pub(crate) fn update(this: &Elements, options: &JsValue) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/elements_object/fetch_updates>
    #[wasm_bindgen(method, catch, js_name = fetchUpdates)]
    pub(crate) fn fetch_updates(this: &Elements) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/elements/submit>
    #[wasm_bindgen(method, catch)]
    pub(crate) fn submit(this: &Elements) -> Result<JsValue, JsValue>;

    /// <https://docs.stripe.com/js/element>
    #[derive(Debug, Clone)]
    pub(crate) type Element;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Element, node: &HtmlElement) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn unmount(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn destroy(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = update)]
    pub(crate) fn update_element(this: &Element, options: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn focus(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn blur(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn clear(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn collapse(this: &Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = getValue)]
    pub(crate) fn get_value(this: &Element, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn on(this: &Element, event: &str, handler: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn off(this: &Element, event: &str, handler: &Function) -> Result<(), JsValue>;

    /// <https://docs.stripe.com/js/payment_request>
    #[derive(Debug, Clone)]
    pub(crate) type PaymentRequest;

    #[wasm_bindgen(method, catch, js_name = canMakePayment)]
    pub(crate) fn can_make_payment(this: &PaymentRequest) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn show(this: &PaymentRequest) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn abort(this: &PaymentRequest) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = isShowing)]
    pub(crate) fn is_showing(this: &PaymentRequest) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch, js_name = update)]
    pub(crate) fn update_request(this: &PaymentRequest, options: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = on)]
    pub(crate) fn on_request(
        this: &PaymentRequest,
        event: &str,
        handler: &Function,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = off)]
    pub(crate) fn off_request(
        this: &PaymentRequest,
        event: &str,
        handler: &Function,
    ) -> Result<(), JsValue>;
}
