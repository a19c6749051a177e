//! Which official type belongs to which call: the one table, in parts.

mod accounts;
mod customers;
mod events;
mod money;
mod payments;

use anyhow::{Context as _, Result};

/// A call of the API and the types that judge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Endpoint {
    method: &'static str,
    /// `{id}` stands for any one segment.
    path: &'static str,
    /// What a server may send and gets, of the package `stripe`; nothing when only browsers call it.
    pub(crate) server: Option<ServerTypes>,
    pub(crate) browser: Browser,
}

/// The types of a call with a secret key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ServerTypes {
    pub(crate) params: &'static str,
    pub(crate) answer: &'static str,
}

/// The answer to a publishable key, of the package `@stripe/stripe-js`. What Stripe.js sends to get
/// it is Stripe's own affair and has no official type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    /// A publishable key gets nothing but errors here.
    Refused,
    Answered(&'static str),
    /// Stripe.js alone reads the answer; Stripe publishes no type of it.
    Unpublished,
}

const fn server(
    method: &'static str,
    path: &'static str,
    params: &'static str,
    answer: &'static str,
) -> Endpoint {
    Endpoint {
        method,
        path,
        server: Some(ServerTypes { params, answer }),
        browser: Browser::Refused,
    }
}

const fn browser(method: &'static str, path: &'static str, browser: Browser) -> Endpoint {
    Endpoint {
        method,
        path,
        server: None,
        browser,
    }
}

impl Endpoint {
    const fn also(mut self, answer: &'static str) -> Self {
        self.browser = Browser::Answered(answer);
        self
    }

    fn is(&self, method: &str, path: &str) -> bool {
        let mut asked = path.split('/');
        let mut own = self.path.split('/');
        let same = own.by_ref().all(|segment| {
            asked.next().is_some_and(|it| {
                if segment == "{id}" {
                    !it.is_empty()
                } else {
                    it == segment
                }
            })
        });
        self.method == method && same && asked.next().is_none()
    }
}

/// Finds a call in the table. A call that is not in it is an error: it would not be checked.
pub(crate) fn find(method: &str, path: &str) -> Result<&'static Endpoint> {
    [
        payments::ENDPOINTS,
        money::ENDPOINTS,
        customers::ENDPOINTS,
        accounts::ENDPOINTS,
        events::ENDPOINTS,
    ]
    .into_iter()
    .flatten()
    .find(|endpoint| endpoint.is(method, path))
    .with_context(|| {
        format!("{method} {path} is not in tests/contract/endpoints: add its official types")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(method: &str, path: &str) -> &'static str {
        find(method, path).unwrap().server.unwrap().params
    }

    #[test]
    fn a_call_is_found_by_its_method_and_path() {
        assert_eq!(params("POST", "/v1/accounts"), "Stripe.AccountCreateParams");
        assert_eq!(
            params("GET", "/v1/accounts/acct_1"),
            "Stripe.AccountRetrieveParams"
        );
        assert_eq!(
            params("POST", "/v1/payment_intents/pi_1/cancel"),
            "Stripe.PaymentIntentCancelParams"
        );
    }

    #[test]
    fn an_escaped_id_is_one_segment() {
        assert_eq!(
            params("GET", "/v1/accounts/a%2F..%2Fb"),
            "Stripe.AccountRetrieveParams"
        );
    }

    #[test]
    fn a_call_that_is_not_in_the_table_is_an_error() {
        for (method, path) in [
            ("DELETE", "/v1/account"),
            ("GET", "/v1/unicorns"),
            ("GET", "/v1/accounts/"),
            ("GET", "/v1/accounts/acct_1/persons"),
        ] {
            assert!(find(method, path).is_err(), "{method} {path}");
        }
    }
}
