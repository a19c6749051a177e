//! Which official type belongs to which call: the one table.

mod money;

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

const INTENT: &str = "Stripe.PaymentIntent";
const CLIENT_INTENT: &str = "StripeJs.PaymentIntent";

const ENDPOINTS: &[Endpoint] = &[
    server(
        "GET",
        "/v1/account",
        "Stripe.AccountRetrieveCurrentParams",
        "Stripe.Account",
    ),
    server(
        "GET",
        "/v1/accounts",
        "Stripe.AccountListParams",
        "Stripe.ApiList<Stripe.Account>",
    ),
    server(
        "POST",
        "/v1/accounts",
        "Stripe.AccountCreateParams",
        "Stripe.Account",
    ),
    server(
        "GET",
        "/v1/accounts/{id}",
        "Stripe.AccountRetrieveParams",
        "Stripe.Account",
    ),
    server(
        "POST",
        "/v1/accounts/{id}",
        "Stripe.AccountUpdateParams",
        "Stripe.Account",
    ),
    server(
        "GET",
        "/v1/charges",
        "Stripe.ChargeListParams",
        "Stripe.ApiList<Stripe.Charge>",
    ),
    server(
        "GET",
        "/v1/charges/{id}",
        "Stripe.ChargeRetrieveParams",
        "Stripe.Charge",
    ),
    browser(
        "POST",
        "/v1/confirmation_tokens",
        Browser::Answered("StripeJs.ConfirmationToken"),
    ),
    server(
        "GET",
        "/v1/confirmation_tokens/{id}",
        "Stripe.ConfirmationTokenRetrieveParams",
        "Stripe.ConfirmationToken",
    ),
    browser("GET", "/v1/elements/sessions", Browser::Unpublished),
    server(
        "GET",
        "/v1/payment_intents",
        "Stripe.PaymentIntentListParams",
        "Stripe.ApiList<Stripe.PaymentIntent>",
    ),
    server(
        "POST",
        "/v1/payment_intents",
        "Stripe.PaymentIntentCreateParams",
        INTENT,
    ),
    server(
        "GET",
        "/v1/payment_intents/{id}",
        "Stripe.PaymentIntentRetrieveParams",
        INTENT,
    )
    .also(CLIENT_INTENT),
    server(
        "POST",
        "/v1/payment_intents/{id}",
        "Stripe.PaymentIntentUpdateParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/cancel",
        "Stripe.PaymentIntentCancelParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/capture",
        "Stripe.PaymentIntentCaptureParams",
        INTENT,
    ),
    server(
        "POST",
        "/v1/payment_intents/{id}/confirm",
        "Stripe.PaymentIntentConfirmParams",
        INTENT,
    )
    .also(CLIENT_INTENT),
    server(
        "POST",
        "/v1/payment_methods",
        "Stripe.PaymentMethodCreateParams",
        "Stripe.PaymentMethod",
    )
    .also("StripeJs.PaymentMethod"),
    server(
        "GET",
        "/v1/payment_methods/{id}",
        "Stripe.PaymentMethodRetrieveParams",
        "Stripe.PaymentMethod",
    ),
];

/// Who pays and who is paid.
const PARTIES: &[Endpoint] = &[
    server(
        "DELETE",
        "/v1/accounts/{id}",
        "Stripe.AccountDeleteParams",
        "Stripe.DeletedAccount",
    ),
    server(
        "POST",
        "/v1/accounts/{id}/reject",
        "Stripe.AccountRejectParams",
        "Stripe.Account",
    ),
    server(
        "GET",
        "/v1/accounts/{id}/capabilities",
        "Stripe.AccountListCapabilitiesParams",
        "Stripe.ApiList<Stripe.Capability>",
    ),
    server(
        "GET",
        "/v1/accounts/{id}/capabilities/{id}",
        "Stripe.AccountRetrieveCapabilityParams",
        "Stripe.Capability",
    ),
    server(
        "POST",
        "/v1/accounts/{id}/capabilities/{id}",
        "Stripe.AccountUpdateCapabilityParams",
        "Stripe.Capability",
    ),
    server(
        "POST",
        "/v1/accounts/{id}/login_links",
        "Stripe.AccountCreateLoginLinkParams",
        "Stripe.LoginLink",
    ),
    server(
        "POST",
        "/v1/account_links",
        "Stripe.AccountLinkCreateParams",
        "Stripe.AccountLink",
    ),
    server(
        "POST",
        "/v1/account_sessions",
        "Stripe.AccountSessionCreateParams",
        "Stripe.AccountSession",
    ),
    server(
        "GET",
        "/v1/customers",
        "Stripe.CustomerListParams",
        "Stripe.ApiList<Stripe.Customer>",
    ),
    server(
        "POST",
        "/v1/customers",
        "Stripe.CustomerCreateParams",
        "Stripe.Customer",
    ),
    server(
        "GET",
        "/v1/customers/{id}",
        "Stripe.CustomerRetrieveParams",
        "Stripe.Customer | Stripe.DeletedCustomer",
    ),
    server(
        "POST",
        "/v1/customers/{id}",
        "Stripe.CustomerUpdateParams",
        "Stripe.Customer",
    ),
    server(
        "DELETE",
        "/v1/customers/{id}",
        "Stripe.CustomerDeleteParams",
        "Stripe.DeletedCustomer",
    ),
    server(
        "GET",
        "/v1/customers/{id}/payment_methods",
        "Stripe.CustomerListPaymentMethodsParams",
        "Stripe.ApiList<Stripe.PaymentMethod>",
    ),
    server(
        "GET",
        "/v1/customers/{id}/payment_methods/{id}",
        "Stripe.CustomerRetrievePaymentMethodParams",
        "Stripe.PaymentMethod",
    ),
    server(
        "POST",
        "/v1/customer_sessions",
        "Stripe.CustomerSessionCreateParams",
        "Stripe.CustomerSession",
    ),
    server(
        "GET",
        "/v1/payment_methods",
        "Stripe.PaymentMethodListParams",
        "Stripe.ApiList<Stripe.PaymentMethod>",
    ),
    server(
        "POST",
        "/v1/payment_methods/{id}",
        "Stripe.PaymentMethodUpdateParams",
        "Stripe.PaymentMethod",
    ),
    server(
        "POST",
        "/v1/payment_methods/{id}/attach",
        "Stripe.PaymentMethodAttachParams",
        "Stripe.PaymentMethod",
    ),
    server(
        "POST",
        "/v1/payment_methods/{id}/detach",
        "Stripe.PaymentMethodDetachParams",
        "Stripe.PaymentMethod",
    ),
    server(
        "GET",
        "/v1/payment_method_domains",
        "Stripe.PaymentMethodDomainListParams",
        "Stripe.ApiList<Stripe.PaymentMethodDomain>",
    ),
    server(
        "POST",
        "/v1/payment_method_domains",
        "Stripe.PaymentMethodDomainCreateParams",
        "Stripe.PaymentMethodDomain",
    ),
    server(
        "GET",
        "/v1/payment_method_domains/{id}",
        "Stripe.PaymentMethodDomainRetrieveParams",
        "Stripe.PaymentMethodDomain",
    ),
    server(
        "POST",
        "/v1/payment_method_domains/{id}",
        "Stripe.PaymentMethodDomainUpdateParams",
        "Stripe.PaymentMethodDomain",
    ),
    server(
        "POST",
        "/v1/payment_method_domains/{id}/validate",
        "Stripe.PaymentMethodDomainValidateParams",
        "Stripe.PaymentMethodDomain",
    ),
    server(
        "GET",
        "/v1/setup_intents",
        "Stripe.SetupIntentListParams",
        "Stripe.ApiList<Stripe.SetupIntent>",
    ),
    server(
        "POST",
        "/v1/setup_intents",
        "Stripe.SetupIntentCreateParams",
        "Stripe.SetupIntent",
    ),
    server(
        "GET",
        "/v1/setup_intents/{id}",
        "Stripe.SetupIntentRetrieveParams",
        "Stripe.SetupIntent",
    )
    .also("StripeJs.SetupIntent"),
    server(
        "POST",
        "/v1/setup_intents/{id}",
        "Stripe.SetupIntentUpdateParams",
        "Stripe.SetupIntent",
    ),
    server(
        "POST",
        "/v1/setup_intents/{id}/cancel",
        "Stripe.SetupIntentCancelParams",
        "Stripe.SetupIntent",
    ),
    server(
        "POST",
        "/v1/setup_intents/{id}/confirm",
        "Stripe.SetupIntentConfirmParams",
        "Stripe.SetupIntent",
    )
    .also("StripeJs.SetupIntent"),
    server(
        "POST",
        "/oauth/token",
        "Stripe.OAuthTokenParams",
        "Stripe.OAuthToken",
    ),
    server(
        "POST",
        "/oauth/deauthorize",
        "Stripe.OAuthDeauthorizeParams",
        "Stripe.OAuthDeauthorization",
    ),
];

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
    ENDPOINTS
        .iter()
        .chain(money::ENDPOINTS)
        .chain(PARTIES)
        .find(|endpoint| endpoint.is(method, path))
        .with_context(|| {
            format!("{method} {path} is not in tests/contract/endpoints.rs: add its official types")
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
