//! Connected accounts: asking for one, and what the platform settles for it.

use std::collections::BTreeSet;

use futures_util::TryStreamExt as _;
use shared::AccountId;
use tracing::instrument;
use url::{Host, Url};

use super::{Token, events::is_not_connected, on_behalf};
use crate::{
    app::App,
    error::Error,
    store::ChangedSettings,
    stripe::{
        self, Account, CreatePaymentMethodDomain, ListPaymentMethodDomains, PaymentMethodDomain,
    },
};

/// An account, as Stripe knows it now.
///
/// # Errors
/// [`Error::NoSuchAccount`], [`Error::Stripe`].
pub async fn account(app: &App, id: &AccountId) -> Result<Account, Error> {
    match app.stripe.accounts().retrieve(id).send().await {
        Err(error) if is_unknown(&error) => Err(Error::NoSuchAccount(id.clone())),
        answer => Ok(answer?),
    }
}

/// Keeps what the platform has settled, and registers the account's origins and that of the hosted
/// page for wallets: Apple Pay, Google Pay and Link show on registered domains only.
/// <https://docs.stripe.com/payments/payment-methods/pmd-registration>
///
/// # Errors
/// [`Error::NoSuchAccount`], [`Error::Stripe`].
#[instrument(skip_all)]
pub async fn settle_account(
    app: &App,
    id: &AccountId,
    changed: &ChangedSettings,
    token: &Token,
) -> Result<Account, Error> {
    let account = account(app, id).await?;
    let origins = changed.allowed_origins.value();
    let pages = origins.into_iter().flatten().map(String::as_str);
    let pages = pages.chain([app.config.public_base()]);
    let wanted: BTreeSet<String> = pages.filter_map(domain).collect();
    if !wanted.is_empty() {
        let params = ListPaymentMethodDomains::default();
        let request = app.stripe.payment_method_domains().list(&params);
        let known: Vec<PaymentMethodDomain> = request.on_account(id).stream().try_collect().await?;
        for domain_name in wanted {
            if known.iter().all(|it| it.domain_name != domain_name) {
                let token = token.part(&domain_name);
                let params = CreatePaymentMethodDomain {
                    domain_name,
                    enabled: None,
                };
                let request = app.stripe.payment_method_domains().create(&params);
                on_behalf(app, &token, request.on_account(id)).await?;
            }
        }
    }
    let now = app.clock.now();
    app.store.save_account_settings(id, changed, now).await?;
    Ok(account)
}

/// Stripe answers 403 `account_invalid` for an account that is not connected, and 404 for one that
/// can not exist.
pub(super) fn is_unknown(error: &stripe::Error) -> bool {
    is_not_connected(error) || error.has_code("resource_missing")
}

/// The domain that Stripe can register: none of a machine without a public name.
fn domain(origin: &str) -> Option<String> {
    let url = Url::parse(origin).ok()?;
    match url.host()? {
        Host::Domain(name) if url.scheme() == "https" && name.contains('.') => {
            Some(name.to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_names_over_https_are_registered() {
        for (origin, expected) in [
            ("https://shop.example", Some("shop.example")),
            ("https://pay.shop.example:8443", Some("pay.shop.example")),
            ("http://shop.example", None),
            ("https://localhost", None),
            ("https://127.0.0.1", None),
        ] {
            assert_eq!(domain(origin).as_deref(), expected, "{origin}");
        }
    }
}
