//! What the platform has of its own, and each connected account of its own: the same URLs twice.

use serde_json::json;

use crate::{
    openapi::{Endpoints, Tag, delete, get, post},
    routes::{customers, money, saving},
};

/// Whose things the URLs are about.
pub(super) struct Owned {
    prefix: &'static str,
    /// Ends the operation ids, so that they differ.
    suffix: &'static str,
}

/// The platform's own.
pub(super) const PLATFORM: Owned = Owned {
    prefix: "/api",
    suffix: "",
};

/// A connected account's own.
pub(super) const ACCOUNT: Owned = Owned {
    prefix: "/api/accounts/{account}",
    suffix: "OfAccount",
};

impl Owned {
    fn path(&self, path: &str) -> String {
        [self.prefix, path].concat()
    }

    fn id(&self, id: &str) -> String {
        [id, self.suffix].concat()
    }
}

/// The endpoints of one owner.
pub(super) fn endpoints(of: &Owned) -> Endpoints {
    people(of)
        .merge(methods(of))
        .merge(setup_intents(of))
        .merge(balance(of))
}

fn people(of: &Owned) -> Endpoints {
    let (all, one) = (of.path("/customers"), of.path("/customers/{customer}"));
    Endpoints::new()
        .with(
            Tag::Customers,
            post(all.clone(), customers::create)
                .called(of.id("createCustomer"), "Create a customer")
                .says("All fields may be left out. <https://docs.stripe.com/api/customers/create>")
                .example(json!({ "email": "ada@example.com", "name": "Ada Lovelace" }))
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            get(all, customers::list)
                .called(of.id("listCustomers"), "List customers")
                .says("The newest first. `email` finds those with exactly this address.")
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            get(one.clone(), customers::show)
                .called(of.id("getCustomer"), "Retrieve a customer")
                .says("One that was deleted is answered with its id and `deleted` only.")
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            post(one.clone(), customers::update)
                .called(of.id("updateCustomer"), "Update a customer")
                .says("What is left out stays. <https://docs.stripe.com/api/customers/update>")
                .example(json!({ "name": "Ada King", "metadata": { "order": "17" } }))
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            delete(one, customers::delete)
                .called(of.id("deleteCustomer"), "Delete a customer")
                .says("For good, with all saved payment methods.")
                .asks_stripe(),
        )
}

fn methods(of: &Owned) -> Endpoints {
    let saved = of.path("/customers/{customer}/payment-methods");
    Endpoints::new()
        .with(
            Tag::Customers,
            post(
                of.path("/customers/{customer}/sessions"),
                customers::session,
            )
            .called(of.id("createCustomerSession"), "Create a customer session")
            .says(
                "Lets a payment form show the customer's saved payment methods, for a short \
                     time. <https://docs.stripe.com/api/customer_sessions>",
            )
            .example(json!({ "payment_element": { "enabled": true } }))
            .asks_stripe(),
        )
        .with(
            Tag::Customers,
            get(saved.clone(), customers::payment_methods)
                .called(of.id("listPaymentMethods"), "List saved payment methods")
                .says("The newest first.")
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            post(saved.clone(), customers::attach)
                .called(of.id("attachPaymentMethod"), "Save a payment method")
                .says(
                    "One that was made on the same account and belongs to nobody yet. Better save \
                     it with a payment or a SetupIntent: only then the bank has agreed.",
                )
                .example(json!({ "payment_method": "pm_card_visa" }))
                .asks_stripe(),
        )
        .with(
            Tag::Customers,
            delete(format!("{saved}/{{payment_method}}"), customers::detach)
                .called(of.id("detachPaymentMethod"), "Forget a payment method")
                .says("It can not be charged any more, by anybody.")
                .asks_stripe(),
        )
}

fn setup_intents(of: &Owned) -> Endpoints {
    let all = of.path("/setup-intents");
    Endpoints::new()
        .with(
            Tag::SetupIntents,
            post(all.clone(), saving::create_setup_intent)
                .called(of.id("createSetupIntent"), "Save without a payment")
                .says(
                    "The `client_secret` in the answer lets the customer's browser enter a \
                     payment method. <https://docs.stripe.com/api/setup_intents>",
                )
                .example(json!({ "usage": "off_session" }))
                .asks_stripe(),
        )
        .with(
            Tag::SetupIntents,
            get(format!("{all}/{{setup_intent}}"), saving::show_setup_intent)
                .called(of.id("getSetupIntent"), "Retrieve a SetupIntent")
                .says("How far it has come, and which payment method it saved.")
                .asks_stripe(),
        )
        .with(
            Tag::SetupIntents,
            post(
                format!("{all}/{{setup_intent}}/cancel"),
                saving::cancel_setup_intent,
            )
            .called(of.id("cancelSetupIntent"), "Cancel a SetupIntent")
            .says("Its client secret is worth nothing any more.")
            .example(json!({ "cancellation_reason": "abandoned" }))
            .asks_stripe(),
        )
}

fn balance(of: &Owned) -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Balance,
            get(of.path("/balance"), money::balance)
                .called(of.id("getBalance"), "Retrieve the balance")
                .says(
                    "What is available and what is pending, in each currency. \
                     <https://docs.stripe.com/api/balance>",
                )
                .asks_stripe(),
        )
        .with(
            Tag::Balance,
            get(of.path("/balance-transactions"), money::transactions)
                .called(
                    of.id("listBalanceTransactions"),
                    "List balance transactions",
                )
                .says(
                    "Each movement with its fees, the newest first. \
                     <https://docs.stripe.com/api/balance_transactions>",
                )
                .asks_stripe(),
        )
}
