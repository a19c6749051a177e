//! Whom the customer pays, what for, and how much.

use leptos::prelude::*;

use crate::{session::Session, text};

#[component]
pub(crate) fn Summary(session: Session) -> impl IntoView {
    let checkout = Memo::new(move |_| session.checkout());
    move || {
        checkout.get().map(|checkout| {
            let amount = session.money(&checkout);
            view! {
                <header class="cp-summary">
                    <p class="cp-merchant">{checkout.merchant_name}</p>
                    <p class="cp-amount">{amount}</p>
                    <div>
                        {checkout
                            .description
                            .map(|text| view! { <p class="cp-description">{text}</p> })}
                        {(!checkout.livemode)
                            .then(|| view! { <span class="cp-test">{text::TEST_MODE}</span> })}
                    </div>
                </header>
            }
        })
    }
}
