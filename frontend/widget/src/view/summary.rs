//! Whom the customer pays, what for, and how much.

use leptos::prelude::*;

use crate::{reactive::dynamic, session::Session, text};

pub(crate) fn summary(session: Session) -> AnyView {
    dynamic(move || {
        let Some(checkout) = session.checkout() else {
            return ().into_any();
        };
        let amount = session.money(&checkout);
        let test = if checkout.livemode {
            ""
        } else {
            text::TEST_MODE
        };
        view! {
            <header class="cp-summary">
                <p class="cp-merchant">{checkout.merchant_name}</p>
                <p class="cp-amount">{amount}</p>
                <div>
                    <p class="cp-description">{checkout.description.unwrap_or_default()}</p>
                    <span class="cp-test">{test}</span>
                </div>
            </header>
        }
        .into_any()
    })
}
