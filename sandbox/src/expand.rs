//! `expand[]`: ids replaced by the objects that they name.

mod objects;

use serde_json::Value;

use crate::{
    error::{Error, Result},
    expand::objects::Objects,
    state::State,
};

const MAX_DEPTH: usize = 4;

/// A kind of object, as far as expansion is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Account,
    ApplicationFee,
    BalanceTransaction,
    /// Whatever moved a balance.
    BalanceTransactionSource,
    Capability,
    Charge,
    ConfirmationToken,
    Customer,
    CustomerSession,
    Dispute,
    /// A part of a customer, which itself has fields that can be expanded.
    InvoiceSettings,
    Mandate,
    PaymentIntent,
    PaymentMethod,
    FeeRefund,
    /// The list in an application fee.
    FeeRefunds,
    Refund,
    /// The list in a charge.
    Refunds,
    PaymentMethodDomain,
    SetupIntent,
    /// Objects that the sandbox does not have: their fields are always null.
    Absent,
}

/// What a call answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    One(Kind),
    List(Kind),
    /// Nothing that can be expanded.
    Plain,
}

impl Kind {
    /// The fields that can be expanded, and what each names.
    fn fields(self) -> &'static [(&'static str, Self)] {
        match self {
            Self::PaymentIntent => &[
                ("application", Self::Absent),
                ("customer", Self::Customer),
                ("latest_charge", Self::Charge),
                ("on_behalf_of", Self::Account),
                ("payment_method", Self::PaymentMethod),
                ("payment_record", Self::Absent),
                ("review", Self::Absent),
                ("source", Self::Absent),
            ],
            Self::Charge => &[
                ("application", Self::Absent),
                ("application_fee", Self::ApplicationFee),
                ("balance_transaction", Self::BalanceTransaction),
                ("customer", Self::Customer),
                ("failure_balance_transaction", Self::Absent),
                ("on_behalf_of", Self::Account),
                ("payment_intent", Self::PaymentIntent),
                ("refunds", Self::Refunds),
                ("review", Self::Absent),
                ("source_transfer", Self::Absent),
                ("transfer", Self::Absent),
            ],
            Self::Refund => &[
                ("balance_transaction", Self::BalanceTransaction),
                ("charge", Self::Charge),
                ("customer", Self::Customer),
                ("failure_balance_transaction", Self::BalanceTransaction),
                ("payment_intent", Self::PaymentIntent),
                ("payment_method", Self::PaymentMethod),
                ("source_transfer_reversal", Self::Absent),
                ("transfer_reversal", Self::Absent),
            ],
            Self::ApplicationFee => &[
                ("account", Self::Account),
                ("application", Self::Absent),
                ("balance_transaction", Self::BalanceTransaction),
                ("charge", Self::Charge),
                ("originating_transaction", Self::Absent),
                ("refunds", Self::FeeRefunds),
            ],
            Self::FeeRefund => &[
                ("balance_transaction", Self::BalanceTransaction),
                ("fee", Self::ApplicationFee),
            ],
            Self::BalanceTransaction => &[("source", Self::BalanceTransactionSource)],
            Self::BalanceTransactionSource => &[
                ("application_fee", Self::ApplicationFee),
                ("balance_transaction", Self::BalanceTransaction),
                ("charge", Self::Charge),
                ("fee", Self::ApplicationFee),
                ("payment_intent", Self::PaymentIntent),
            ],
            Self::Dispute => &[
                ("charge", Self::Charge),
                ("payment_intent", Self::PaymentIntent),
            ],
            Self::Mandate => &[("payment_method", Self::PaymentMethod)],
            Self::Refunds => &[("data", Self::Refund)],
            Self::FeeRefunds => &[("data", Self::FeeRefund)],
            Self::PaymentMethod | Self::CustomerSession => &[("customer", Self::Customer)],
            Self::SetupIntent => &[
                ("application", Self::Absent),
                ("customer", Self::Customer),
                ("latest_attempt", Self::Absent),
                ("mandate", Self::Absent),
                ("on_behalf_of", Self::Account),
                ("payment_method", Self::PaymentMethod),
                ("single_use_mandate", Self::Absent),
            ],
            Self::Customer => &[
                ("default_source", Self::Absent),
                ("invoice_settings", Self::InvoiceSettings),
                ("test_clock", Self::Absent),
            ],
            Self::Capability => &[("account", Self::Account)],
            Self::InvoiceSettings => &[("default_payment_method", Self::PaymentMethod)],
            Self::Account | Self::ConfirmationToken | Self::PaymentMethodDomain | Self::Absent => {
                &[]
            }
        }
    }
}

/// Refuses paths that lead nowhere, before anything is done.
pub(crate) fn check(paths: &[String], shape: Shape) -> Result<()> {
    paths.iter().try_for_each(|path| check_path(path, shape))
}

fn check_path(path: &str, shape: Shape) -> Result<()> {
    let segments: Vec<_> = path.split('.').collect();
    if segments.len() > MAX_DEPTH {
        return Err(Error::invalid(format!(
            "You cannot expand more than {MAX_DEPTH} levels of a property. Property: {path}"
        ))
        .code("property_expansion_max_depth")
        .param("expand"));
    }
    let (mut kind, segments) = match (shape, segments.as_slice()) {
        (Shape::One(kind), segments) => (kind, segments),
        (Shape::List(kind), ["data", rest @ ..]) if !rest.is_empty() => (kind, rest),
        (Shape::List(_), _) => {
            return Err(Error::invalid(format!(
                "This property cannot be expanded ({path}). You may want to try expanding \
                 'data.{path}' instead."
            ))
            .param("expand"));
        }
        (Shape::Plain, _) => return Err(not_expandable(path)),
    };
    for segment in segments {
        if kind == Kind::Absent {
            return Ok(());
        }
        let (_, next) = kind
            .fields()
            .iter()
            .find(|(field, _)| field == segment)
            .ok_or_else(|| not_expandable(path))?;
        kind = *next;
    }
    Ok(())
}

fn not_expandable(path: &str) -> Error {
    Error::invalid(format!("This property cannot be expanded ({path}).")).param("expand")
}

/// Whether a path leads to a fee, which Stripe otherwise makes after it has answered.
pub(crate) fn waits_for_fees(path: &str) -> bool {
    path.split('.').any(|segment| segment == "application_fee")
}

/// Expands `paths` of an answer that `account` gets.
pub(crate) fn expand(answer: &mut Value, paths: &[String], state: &State, account: &str) {
    for path in paths {
        let segments: Vec<_> = path.split('.').collect();
        walk(answer, &segments, Objects { state, account });
    }
}

fn walk(value: &mut Value, segments: &[&str], objects: Objects<'_>) {
    let Some((first, rest)) = segments.split_first() else {
        return;
    };
    if *first == "refunds"
        && let Some(list) = objects.refunds_of(value)
    {
        value["refunds"] = list;
    }
    match value.get_mut(*first) {
        Some(Value::Array(items)) => {
            for item in items {
                walk(item, rest, objects);
            }
        }
        Some(field) => {
            if let Some(object) = field.as_str().and_then(|id| objects.find(id)) {
                *field = object;
            }
            walk(field, rest, objects);
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(path: &str, shape: Shape) -> Option<String> {
        let error = check(&[String::from(path)], shape).err()?.into_json();
        Some(String::from(error["error"]["message"].as_str().unwrap()))
    }

    #[test]
    fn paths_follow_the_objects() {
        let one = Shape::One(Kind::PaymentIntent);

        assert_eq!(refusal("latest_charge", one), None);
        assert_eq!(
            refusal("latest_charge.payment_intent.payment_method", one),
            None
        );
        assert_eq!(
            refusal("latest_charge.balance_transaction.source", one),
            None
        );
        assert_eq!(
            refusal("metadata", one).as_deref(),
            Some("This property cannot be expanded (metadata).")
        );
        assert!(refusal("latest_charge.foo", one).is_some());
    }

    #[test]
    fn lists_are_expanded_below_data() {
        let list = Shape::List(Kind::PaymentIntent);

        assert_eq!(refusal("data.latest_charge", list), None);
        assert_eq!(
            refusal("latest_charge", list).as_deref(),
            Some(
                "This property cannot be expanded (latest_charge). You may want to try expanding \
                 'data.latest_charge' instead."
            )
        );
    }

    #[test]
    fn four_levels_are_enough() {
        let path = "payment_intent.latest_charge.payment_intent.latest_charge";

        assert_eq!(refusal(path, Shape::One(Kind::Charge)), None);
        assert!(refusal(&format!("{path}.payment_intent"), Shape::One(Kind::Charge)).is_some());
    }
}
