use std::cell::RefCell;
use std::rc::Rc;

use stripe_js::payment_request::{
    Completion, Item, PaymentMethodChosen, PaymentRequestOptions, RequestUpdate,
    ShippingAddressChange, ShippingOption, UpdateDetails, UpdateStatus, Wallet,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{answer, calls, emit, forget_calls, js, stripe};

fn options() -> PaymentRequestOptions {
    PaymentRequestOptions::new("DE", "eur", Item::new("Shoes", 9900))
        .request_shipping(true)
        .shipping_options(vec![ShippingOption::new("post", "Post", "2 days", 490)])
        .disable_wallets(vec![Wallet::BrowserCard])
}

#[wasm_bindgen_test]
async fn a_sheet_is_offered_shown_and_updated() {
    let request = stripe().await.payment_request(&options()).unwrap();
    answer("Promise.resolve({ applePay: true, googlePay: false, link: true })");

    let wallets = request.can_make_payment().await.unwrap();
    answer("Promise.resolve(null)");
    let none = request.can_make_payment().await.unwrap();
    request.show().unwrap();
    let update = RequestUpdate::default().total(Item::new("Shoes", 10390).pending(true));
    request.update(&update).unwrap();

    assert_eq!(wallets, ["applePay", "link"]);
    assert!(none.is_empty() && request.is_showing().unwrap());
    assert_eq!(
        calls(),
        [
            concat!(
                r#"paymentRequest {"country":"DE","currency":"eur","disableWallets":["browserCard"],"#,
                r#""requestShipping":true,"shippingOptions":[{"amount":490,"detail":"2 days","#,
                r#""id":"post","label":"Post"}],"total":{"amount":9900,"label":"Shoes"}}"#
            ),
            "canMakePayment",
            "canMakePayment",
            "show",
            r#"request.update {"total":{"amount":10390,"label":"Shoes","pending":true}}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn a_payment_method_is_told_and_the_sheet_completed() {
    let request = stripe().await.payment_request(&options()).unwrap();
    forget_calls();
    js("window.completed = []");
    let seen = Rc::new(RefCell::new(Vec::new()));
    let ids = Rc::clone(&seen);
    let chosen = request
        .on(PaymentMethodChosen, move |sheet| {
            ids.borrow_mut()
                .extend(sheet.payment_method().map(|method| method.id));
            ids.borrow_mut()
                .extend(sheet.shipping_address().and_then(|it| it.city));
            ids.borrow_mut()
                .extend(sheet.shipping_option().and_then(|it| it.label));
            sheet.complete(Completion::InvalidPayerName).unwrap();
        })
        .unwrap();

    emit(
        "paymentmethod",
        "{ paymentMethod: { id: 'pm_1' }, shippingAddress: { city: 'Berlin' },
           shippingOption: { id: 'post', label: 'Post', amount: 490 },
           complete: (status) => window.completed.push(status) }",
    );
    drop(chosen);

    assert_eq!(*seen.borrow(), ["pm_1", "Berlin", "Post"]);
    let completed = js("return window.completed.join()").as_string();
    assert_eq!(completed.as_deref(), Some("invalid_payer_name"));
    assert_eq!(
        calls(),
        ["request.on paymentmethod", "request.off paymentmethod"]
    );
}

#[wasm_bindgen_test]
async fn an_address_is_answered() {
    let request = stripe().await.payment_request(&options()).unwrap();
    let _changes = request
        .on(ShippingAddressChange, |changed| {
            let status = UpdateStatus::InvalidShippingAddress;
            changed
                .update_with(&UpdateDetails::default().status(status))
                .unwrap();
        })
        .unwrap();

    emit(
        "shippingaddresschange",
        "{ shippingAddress: { country: 'AQ' },
           updateWith: (details) => { window.details = JSON.stringify(details) } }",
    );

    let details = js("return window.details").as_string();
    assert_eq!(
        details.as_deref(),
        Some(r#"{"status":"invalid_shipping_address"}"#)
    );
}
