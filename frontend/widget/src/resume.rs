//! Coming back from a redirect: Stripe sends the customer to `return_url` with the outcome in the
//! query. The client secret in it must not stay in the address bar, the history or a referrer.

/// The query parameter that tells which checkout a return belongs to.
pub(crate) const CHECKOUT: &str = "connect_pay_checkout";
const CLIENT_SECRET: &str = "payment_intent_client_secret";
/// What else Stripe puts into the query of a return.
const OURS: [&str; 4] = [
    "payment_intent",
    "redirect_status",
    "source_redirect_slug",
    "redirect_pm_type",
];

/// A return from a redirect.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Return {
    /// Confirms whose return it is, and asks Stripe how it went.
    pub(crate) client_secret: String,
}

/// What a query holds: the return of this checkout, if it is one, and the query without it.
pub(crate) fn take_return(query: &str, checkout: &str) -> Option<(Return, String)> {
    let mut of = None;
    let mut client_secret = None;
    let mut rest = String::new();
    // Ids and client secrets are plain ASCII, so no percent-decoding is needed to compare them.
    for pair in query.strip_prefix('?').unwrap_or(query).split('&') {
        let mut parts = pair.split('=');
        let name = parts.next().unwrap_or_default();
        if name == CHECKOUT {
            of = parts.next();
        } else if name == CLIENT_SECRET {
            client_secret = parts.next();
        } else if !name.is_empty() && !OURS.contains(&name) {
            rest.push(if rest.is_empty() { '?' } else { '&' });
            rest.push_str(pair);
        }
    }
    if of? != checkout {
        return None;
    }
    let client_secret = client_secret?.to_owned();
    Some((Return { client_secret }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RETURN: &str = "?a=1&connect_pay_checkout=co_1&payment_intent=pi_1\
                          &payment_intent_client_secret=pi_1_secret_2&redirect_status=failed&b=%202";

    #[test]
    fn a_return_leaves_nothing_of_itself_in_the_address() {
        let (it, rest) = take_return(RETURN, "co_1").unwrap();
        assert_eq!(it.client_secret, "pi_1_secret_2");
        assert_eq!(rest, "?a=1&b=%202");
    }

    #[test]
    fn a_return_of_another_checkout_is_left_alone() {
        assert!(take_return(RETURN, "co_2").is_none());
        assert!(take_return("", "co_1").is_none());
        assert!(take_return("?connect_pay_checkout=co_1", "co_1").is_none());
    }

    #[test]
    fn an_address_with_nothing_else_loses_its_query() {
        let query = "?connect_pay_checkout=co_1&payment_intent_client_secret=s";
        assert_eq!(take_return(query, "co_1").unwrap().1, "");
    }
}
