//! Objects of the sandbox, as the client reads them.

use backend::stripe::{
    AutomaticPaymentMethods, CancelPaymentIntent, CaptureMethod, CapturePaymentIntent,
    ChargeStatus, ConfirmPaymentIntent, CreatePaymentIntent, ErrorClass, Expandable, PaymentIntent,
    PaymentIntentStatus, UpdatePaymentIntent,
};
use shared::Currency;

use crate::server::Sandbox;

fn ten_euros() -> CreatePaymentIntent {
    CreatePaymentIntent::new(1000, Currency::new("eur").unwrap())
}

fn paying_with(method: &str) -> ConfirmPaymentIntent {
    ConfirmPaymentIntent {
        payment_method: Some(method.parse().unwrap()),
        return_url: Some("https://shop.example/done".to_owned()),
        ..ConfirmPaymentIntent::default()
    }
}

fn charge(intent: &PaymentIntent) -> &backend::stripe::Charge {
    let charge = intent.latest_charge.as_ref().and_then(Expandable::object);
    charge.unwrap()
}

#[tokio::test]
async fn a_payment_is_authorised_captured_in_part_and_read_with_its_charge() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);
    let params = CreatePaymentIntent {
        capture_method: Some(CaptureMethod::Manual),
        application_fee_amount: Some(100),
        automatic_payment_methods: Some(AutomaticPaymentMethods {
            enabled: true,
            allow_redirects: None,
        }),
        metadata: [("order".to_owned(), "1".to_owned())].into(),
        ..ten_euros()
    };
    let created = intents.create(&params).on_account(&account).send().await;
    let id = created.unwrap().id;
    let confirm = intents.confirm(&id, &paying_with("pm_card_visa"));

    let authorised = confirm
        .on_account(&account)
        .expand("latest_charge")
        .send()
        .await
        .unwrap();
    let params = CapturePaymentIntent {
        amount_to_capture: Some(600),
        ..CapturePaymentIntent::default()
    };
    let captured = intents
        .capture(&id, &params)
        .on_account(&account)
        .expand("latest_charge")
        .send()
        .await
        .unwrap();

    assert_eq!(authorised.status, PaymentIntentStatus::RequiresCapture);
    assert_eq!(authorised.amount_capturable, 1000);
    assert_eq!(authorised.metadata["order"], "1");
    let (before, after) = (charge(&authorised), charge(&captured));
    assert!(before.paid && !before.captured);
    let card = before
        .payment_method_details
        .as_ref()
        .unwrap()
        .card
        .as_ref();
    assert!(card.unwrap().capture_before.is_some());
    assert_eq!(captured.amount_received, 600);
    assert_eq!(after.status, ChargeStatus::Succeeded);
    assert_eq!((after.amount_captured, after.captured), (600, true));
}

#[tokio::test]
async fn an_intent_is_updated_and_given_up() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);
    let created = intents.create(&ten_euros()).on_account(&account).send();
    let id = created.await.unwrap().id;

    let params = UpdatePaymentIntent {
        amount: Some(700),
        description: Some("Bread".to_owned()),
        ..UpdatePaymentIntent::default()
    };
    let updated = intents.update(&id, &params).on_account(&account).send();
    let updated = updated.await.unwrap();
    let params: CancelPaymentIntent =
        serde_json::from_str(r#"{"cancellation_reason":"requested_by_customer"}"#).unwrap();
    let canceled = intents.cancel(&id, &params).on_account(&account).send();
    let canceled = canceled.await.unwrap();

    assert_eq!(
        (updated.amount, updated.description.as_deref()),
        (700, Some("Bread"))
    );
    assert_eq!(canceled.status, PaymentIntentStatus::Canceled);
    assert!(canceled.canceled_at.is_some());
}

#[tokio::test]
async fn a_declined_card_is_told_in_words_for_the_customer() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);
    let created = intents.create(&ten_euros()).on_account(&account).send();
    let id = created.await.unwrap().id;

    let card = paying_with("pm_card_visa_chargeDeclinedInsufficientFunds");
    let declined = intents
        .confirm(&id, &card)
        .on_account(&account)
        .send()
        .await;

    let error = declined.unwrap_err();
    assert_eq!(error.class(), Some(ErrorClass::CardDeclined));
    assert!(
        error
            .customer_message()
            .unwrap()
            .contains("insufficient funds")
    );
    let api = error.api().unwrap();
    assert_eq!(api.decline_code.as_deref(), Some("insufficient_funds"));
    assert_eq!(api.payment_intent.as_ref().unwrap().id, id);
    assert_eq!(api.account.as_ref(), Some(&account));
    let now = intents.retrieve(&id).on_account(&account).send().await;
    let why = now.unwrap().last_payment_error.unwrap();
    assert_eq!(why.decline_code.as_deref(), Some("insufficient_funds"));
}

#[tokio::test]
async fn an_account_is_created_updated_and_read() {
    let sandbox = Sandbox::start().await;
    let accounts = sandbox.stripe.accounts();
    let account = sandbox.account().await;

    let params = r#"{"business_profile":{"name":"Rivage"},"metadata":{"shop":"7"}}"#;
    let params = serde_json::from_str(params).unwrap();
    accounts.update(&account, &params).send().await.unwrap();
    let read = accounts.retrieve(&account).send().await.unwrap();

    assert_eq!(read.name(), Some("Rivage"));
    assert_eq!(read.metadata["shop"], "7");
    assert!(read.charges_enabled && read.can("card_payments"));
}

#[tokio::test]
async fn what_is_not_there_is_told_from_what_may_not_be_seen() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);
    let stranger = "acct_stranger".parse().unwrap();
    let id = "pi_nowhere".parse().unwrap();

    let missing = intents.retrieve(&id).on_account(&account).send().await;
    let foreign = intents.retrieve(&id).on_account(&stranger).send().await;

    assert_eq!(missing.unwrap_err().class(), Some(ErrorClass::NotFound));
    let foreign = foreign.unwrap_err();
    assert_eq!(foreign.class(), Some(ErrorClass::NotConnected));
    assert_eq!(foreign.customer_message(), None);
    let said = foreign.api().unwrap().to_string();
    assert!(said.starts_with("the account does not exist"), "{said}");
}
