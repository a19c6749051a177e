//! Connected accounts.

use axum::http::StatusCode;
use serde_json::json;
use shared::ErrorCode;

use crate::{
    openapi::{Endpoints, Tag, get, post},
    routes::{
        accounts::{self, onboarding},
        money, saving,
    },
};

const ONE: &str = "/api/accounts/{account}";

/// What the platform does with its accounts.
pub(super) fn endpoints() -> Endpoints {
    settle(Endpoints::new())
        .merge(onboard(Endpoints::new()))
        .merge(wallets(Endpoints::new()))
        .merge(platform(Endpoints::new()))
}

fn settle(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::Accounts,
            post("/api/accounts", accounts::create)
                .called("createAccount", "Create a connected account")
                .says(
                    "Then send its owner through onboarding with a link or a session. \
                     <https://docs.stripe.com/api/accounts/create>",
                )
                .example(json!({
                    "country": "FR", "email": "owner@example.com",
                    "capabilities": {
                        "card_payments": { "requested": true },
                        "transfers": { "requested": true },
                    },
                }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
        .with(
            Tag::Accounts,
            get("/api/accounts", accounts::list)
                .called("listAccounts", "List connected accounts")
                .says("The newest first, as Stripe knows them.")
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
        .with(
            Tag::Accounts,
            get(ONE, accounts::show)
                .called("getAccount", "Retrieve a connected account")
                .says(
                    "What Stripe knows of it, and in `platform_settings` what you have settled \
                     for it. `charges_enabled` says whether it can take payments.",
                )
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            post(ONE, accounts::update)
                .called("updateAccount", "Settle origins and fees")
                .says(
                    "What is left out stays; null takes it away. Wallets are registered for new \
                     origins. Only a key of the platform may.",
                )
                .example(json!({
                    "allowed_origins": ["https://bakery.example"],
                    "fee_policy": { "basis_points": 250, "fixed": { "eur": 30 } },
                }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
}

fn onboard(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::Accounts,
            post(format!("{ONE}/links"), onboarding::link)
                .called("createAccountLink", "Create an onboarding link")
                .says(
                    "Stripe's own pages, for one use within minutes. Do not send it by mail. \
                     <https://docs.stripe.com/api/account_links>",
                )
                .example(json!({
                    "type": "account_onboarding",
                    "refresh_url": "https://platform.example/again",
                    "return_url": "https://platform.example/done",
                }))
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            post(format!("{ONE}/sessions"), onboarding::session)
                .called(
                    "createAccountSession",
                    "Create a session for embedded components",
                )
                .says(
                    "For Stripe's onboarding, payments and payouts inside your own pages. \
                     <https://docs.stripe.com/connect/get-started-connect-embedded-components>",
                )
                .example(json!({ "components": { "account_onboarding": { "enabled": true } } }))
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            get(format!("{ONE}/capabilities"), onboarding::capabilities)
                .called("listCapabilities", "List an account's capabilities")
                .says(
                    "What it can do, and what stands in the way. \
                     <https://docs.stripe.com/connect/account-capabilities>",
                )
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            post(
                format!("{ONE}/capabilities/{{capability}}"),
                onboarding::request_capability,
            )
            .called("requestCapability", "Request a capability")
            .says("Stripe may then need more of the owner: look at the account's requirements.")
            .example(json!({ "requested": true }))
            .asks_stripe(),
        )
}

fn wallets(endpoints: Endpoints) -> Endpoints {
    let domains = format!("{ONE}/payment-method-domains");
    endpoints
        .with(
            Tag::Accounts,
            post(domains.clone(), onboarding::add_domain)
                .called(
                    "createPaymentMethodDomain",
                    "Show wallets on one more domain",
                )
                .says(
                    "Apple Pay and Google Pay are shown only on registered domains, for each \
                     account. <https://docs.stripe.com/payments/payment-methods/pmd-registration>",
                )
                .example(json!({ "domain_name": "bakery.example" }))
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            get(domains.clone(), onboarding::domains)
                .called("listPaymentMethodDomains", "List domains with wallets")
                .says("Each with what its wallets say.")
                .asks_stripe(),
        )
        .with(
            Tag::Accounts,
            post(
                format!("{domains}/{{domain}}/validate"),
                onboarding::validate_domain,
            )
            .called("validatePaymentMethodDomain", "Check a domain again")
            .says("After its file for Apple Pay was put in place or mended.")
            .asks_stripe(),
        )
}

fn platform(endpoints: Endpoints) -> Endpoints {
    endpoints
        .with(
            Tag::SetupIntents,
            post(format!("{ONE}/payment-methods"), saving::share)
                .called(
                    "sharePaymentMethod",
                    "Share a payment method with an account",
                )
                .says(
                    "Clones a payment method that a customer of the platform has saved, so that \
                     the account can charge it. \
                     <https://docs.stripe.com/connect/direct-charges-multiple-accounts>",
                )
                .example(json!({ "customer": "cus_1", "payment_method": "pm_1" }))
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
        .with(
            Tag::Balance,
            get("/api/application-fees", money::application_fees)
                .called("listApplicationFees", "List application fees")
                .says(
                    "What the platform has taken, the newest first. \
                     <https://docs.stripe.com/api/application_fees>",
                )
                .asks_stripe(),
        )
}
