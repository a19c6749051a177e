use std::cell::RefCell;
use std::rc::Rc;

use stripe_js::payment::{PaymentChange, PaymentElementOptions, PaymentValue};
use stripe_js::{
    Element, ElementsOptions, Error, ErrorKind, Mode, Options as _, Outcome, Payment, Subscription,
    event,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{answer, calls, elements, emit, forget_calls, js, node};

async fn payment_element() -> Element<Payment> {
    let element = elements()
        .await
        .create(Payment, &PaymentElementOptions::default())
        .unwrap();
    forget_calls();
    element
}

#[wasm_bindgen_test]
async fn an_element_is_mounted_listened_to_and_destroyed_in_that_order() {
    let element = payment_element().await;

    element.mount(&node("here")).unwrap();
    let subscription = element.on(event::Ready, |()| {}).unwrap();
    drop((subscription, element));

    assert_eq!(
        calls(),
        ["mount here", "on ready", "off ready known", "destroy"]
    );
}

#[wasm_bindgen_test]
async fn a_subscription_that_outlives_its_element_leaves_it_alone() {
    let element = payment_element().await;
    let subscription = element.on(event::Ready, |()| {}).unwrap();

    drop(element);
    drop(subscription);

    assert_eq!(calls(), ["on ready", "destroy"]);
}

#[wasm_bindgen_test]
async fn a_dropped_subscription_hears_nothing_more() {
    let element = payment_element().await;
    let heard = Rc::new(RefCell::new(0));
    let count = Rc::clone(&heard);
    let subscription = element
        .on(event::Focus, move |()| *count.borrow_mut() += 1)
        .unwrap();

    emit("focus", "{}");
    drop(subscription);
    emit("focus", "{}");

    assert_eq!(*heard.borrow(), 1);
}

/// What is heard of changes, as long as the subscription lives.
fn changes_of(element: &Element<Payment>) -> (Rc<RefCell<Vec<PaymentChange>>>, Subscription) {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let changes = Rc::clone(&seen);
    let subscription = element
        .on(event::Change, move |change| {
            changes.borrow_mut().push(change);
        })
        .unwrap();
    (seen, subscription)
}

#[wasm_bindgen_test]
async fn a_change_tells_what_the_customer_has_entered() {
    let element = payment_element().await;
    let (seen, _subscription) = changes_of(&element);

    emit(
        "change",
        "{ elementType: 'payment', empty: false, complete: true, collapsed: false,
           value: { type: 'card', payment_method: { id: 'pm_1' } } }",
    );
    emit("change", "{ value: 7 }");

    let change = |complete, kind: &str, method: Option<&str>| PaymentChange {
        empty: false,
        complete,
        collapsed: false,
        value: PaymentValue {
            kind: kind.to_owned(),
            payment_method: method.map(str::to_owned),
            ..PaymentValue::default()
        },
    };
    let expected = [change(true, "card", Some("pm_1")), change(false, "", None)];
    assert_eq!(*seen.borrow(), expected);
}

#[wasm_bindgen_test]
async fn changes_of_the_address_and_of_the_wish_to_save_are_changes() {
    let element = payment_element().await;
    let (seen, _subscription) = changes_of(&element);
    for value in [
        "{ type: 'card', billingDetails: { address: { country: 'FR', postalCode: '75001' } } }",
        "{ type: 'card', billingDetails: { address: { country: 'FR', postalCode: '75002' } } }",
        "{ type: 'card', savePaymentMethod: true,
           billingDetails: { address: { country: 'FR', postalCode: '75002' } } }",
        "{ type: 'card', savePaymentMethod: true,
           billingDetails: { address: { country: 'FR', postalCode: '75002' } } }",
    ] {
        emit(
            "change",
            &["{ complete: true, value: ", value, " }"].concat(),
        );
    }

    let seen = seen.borrow();
    let differ: Vec<bool> = seen.windows(2).map(|two| two[0] != two[1]).collect();
    assert_eq!(differ, [true, true, false]);
}

#[wasm_bindgen_test]
async fn a_load_error_carries_stripes_error() {
    let element = payment_element().await;
    let seen = Rc::new(RefCell::new(None));
    let error = Rc::clone(&seen);
    let _subscription = element
        .on(event::LoadError, move |payload| {
            *error.borrow_mut() = Some(payload);
        })
        .unwrap();

    emit(
        "loaderror",
        "{ error: { type: 'invalid_request_error', message: 'No such account' } }",
    );

    let error = seen.borrow_mut().take().unwrap();
    assert_eq!(error.kind, ErrorKind::InvalidRequest);
    assert_eq!(error.to_string(), "No such account");
}

#[wasm_bindgen_test]
async fn a_detached_node_is_a_typed_error() {
    let element = payment_element().await;
    let detached = node("detached");
    detached.remove();

    let error = element.mount(&detached).unwrap_err();

    assert_eq!(
        error,
        Error::Thrown {
            name: "IntegrationError".to_owned(),
            message: "the node is not in the document".to_owned(),
        }
    );
}

#[wasm_bindgen_test]
async fn the_small_calls_reach_the_element() {
    let element = payment_element().await;

    for call in [
        Element::unmount,
        Element::focus,
        Element::blur,
        Element::clear,
        Element::collapse,
    ] {
        call(&element).unwrap();
    }

    assert_eq!(calls(), ["unmount", "focus", "blur", "clear", "collapse"]);
}

#[wasm_bindgen_test]
async fn a_group_is_updated_fetched_and_submitted() {
    let elements = elements().await;
    let mode = Mode::Payment {
        amount: 2000,
        currency: "jpy".to_owned(),
    };
    let update = ElementsOptions::new(mode.into()).update();

    elements.update(&update).await.unwrap();
    let fetched = elements.fetch_updates().await.unwrap();
    answer("{ selectedPaymentMethod: 'card' }");
    let submitted = elements.submit().await.unwrap();
    answer("{ error: { type: 'validation_error', code: 'incomplete_number' } }");
    let refused = elements.submit().await.unwrap().into_result().unwrap_err();

    assert_eq!(fetched, Outcome::Done(()));
    assert_eq!(submitted, Outcome::Done(Some("card".to_owned())));
    assert_eq!(refused.kind, ErrorKind::Validation);
    assert_eq!(
        calls(),
        [
            r#"update {"amount":2000,"currency":"jpy"}"#,
            "fetchUpdates",
            "submit",
            "submit",
        ]
    );
    js("window.answer = () => ({})");
}

#[wasm_bindgen_test]
async fn what_is_heard_once_is_heard_once() {
    let element = payment_element().await;
    let heard = Rc::new(RefCell::new(0));
    let count = Rc::clone(&heard);
    let _subscription = element
        .once(event::Focus, move |()| *count.borrow_mut() += 1)
        .unwrap();

    emit("focus", "{}");
    emit("focus", "{}");

    assert_eq!(*heard.borrow(), 1);
}
