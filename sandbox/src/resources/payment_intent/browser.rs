//! What a publishable key may not say of a payment: a browser is in its customer's hands.

use crate::{
    error::{Error, Result},
    params::{Params, Update},
    resources::{
        billing::Shipping,
        payment_intent::{
            changes::Changes,
            terms::{SetupFutureUsage, Terms},
        },
        payment_method::Sender,
    },
};

/// Where goods go, and who said so last.
#[derive(Debug, Clone)]
pub(crate) struct Destination {
    pub(super) shipping: Shipping,
    pub(super) said_by: Sender,
}

/// Refuses parameters that go with a secret key only.
pub(crate) fn refuse_from_browser(
    params: &Params,
    sender: Sender,
    names: &[&'static str],
) -> Result<()> {
    let sent = names.iter().find(|name| params.has(name));
    match (sender, sent) {
        (Sender::Server, _) | (Sender::Form, None) => Ok(()),
        (Sender::Form, Some(name)) => Err(Error::invalid(format!(
            "The parameter `{name}` cannot be used with a publishable key. Please use your secret \
             key instead."
        ))
        .param(name)),
    }
}

/// Refuses `changes` of a browser to what a server has settled in `terms`.
pub(super) fn check_browser(terms: &Terms, changes: &Changes) -> Result<()> {
    check_shipping(terms.destination.as_ref(), &changes.shipping)?;
    check_usage(terms.setup_future_usage, &changes.setup_future_usage)
}

fn check_shipping(settled: Option<&Destination>, change: &Update<Shipping>) -> Result<()> {
    let Some(destination) = settled.filter(|it| it.said_by == Sender::Server) else {
        return Ok(());
    };
    let stays = match change {
        Update::Keep => true,
        Update::Clear => false,
        Update::Set(shipping) => *shipping == destination.shipping,
    };
    if stays {
        return Ok(());
    }
    Err(Error::invalid(
        "The shipping information on this PaymentIntent was last set with a secret key and \
         therefore cannot be changed with a publishable key. Please use your secret key instead.",
    )
    .code("payment_intent_invalid_parameter")
    .param("shipping"))
}

/// A customer may agree to more than was planned, and to nothing less.
fn check_usage(settled: Option<SetupFutureUsage>, change: &Update<SetupFutureUsage>) -> Result<()> {
    use SetupFutureUsage::{OffSession, OnSession};

    let is_less = match (settled, change) {
        (None, _) | (_, Update::Keep) => false,
        (Some(_), Update::Clear) => true,
        (Some(settled), Update::Set(asked)) => settled == OffSession && *asked == OnSession,
    };
    if !is_less {
        return Ok(());
    }
    Err(Error::invalid(
        "With a publishable key, `setup_future_usage` can only be changed from `on_session` to \
         `off_session` once it is set on a PaymentIntent.",
    )
    .code("payment_intent_invalid_parameter")
    .param("setup_future_usage"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_widens_a_future_usage_and_never_narrows_it() {
        use SetupFutureUsage::{OffSession, OnSession};

        for (settled, change, allowed) in [
            (None, Update::Set(OnSession), true),
            (None, Update::Set(OffSession), true),
            (None, Update::Clear, true),
            (Some(OnSession), Update::Set(OffSession), true),
            (Some(OnSession), Update::Set(OnSession), true),
            (Some(OffSession), Update::Keep, true),
            (Some(OffSession), Update::Set(OffSession), true),
            (Some(OffSession), Update::Set(OnSession), false),
            (Some(OffSession), Update::Clear, false),
            (Some(OnSession), Update::Clear, false),
        ] {
            let is_allowed = check_usage(settled, &change).is_ok();
            assert_eq!(is_allowed, allowed, "{settled:?} {change:?}");
        }
    }
}
