//! `expand[]`: ids replaced by the objects that they name.

use serde_json::Value;

use crate::{
    error::{Error, Result},
    resources::{Resource, account::Account},
    state::Merchant,
};

const MAX_DEPTH: usize = 4;

/// A kind of object, as far as expansion is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Account,
    Charge,
    ConfirmationToken,
    PaymentIntent,
    PaymentMethod,
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
                ("customer", Self::Absent),
                ("latest_charge", Self::Charge),
                ("on_behalf_of", Self::Account),
                ("payment_method", Self::PaymentMethod),
                ("payment_record", Self::Absent),
                ("review", Self::Absent),
                ("source", Self::Absent),
            ],
            Self::Charge => &[
                ("application", Self::Absent),
                ("application_fee", Self::Absent),
                ("balance_transaction", Self::Absent),
                ("customer", Self::Absent),
                ("failure_balance_transaction", Self::Absent),
                ("on_behalf_of", Self::Account),
                ("payment_intent", Self::PaymentIntent),
                ("review", Self::Absent),
                ("source_transfer", Self::Absent),
                ("transfer", Self::Absent),
            ],
            Self::PaymentMethod => &[("customer", Self::Absent)],
            Self::Account | Self::ConfirmationToken | Self::Absent => &[],
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

/// Expands `paths` of an answer with the objects of `merchant`.
pub(crate) fn expand(answer: &mut Value, paths: &[String], merchant: &Merchant) {
    for path in paths {
        let segments: Vec<_> = path.split('.').collect();
        walk(answer, &segments, merchant);
    }
}

fn walk(value: &mut Value, segments: &[&str], merchant: &Merchant) {
    let Some((first, rest)) = segments.split_first() else {
        return;
    };
    match value.get_mut(*first) {
        Some(Value::Array(items)) => {
            for item in items {
                walk(item, rest, merchant);
            }
        }
        Some(field) => {
            if let Some(object) = field.as_str().and_then(|id| find(id, merchant)) {
                *field = object;
            }
            walk(field, rest, merchant);
        }
        None => {}
    }
}

fn find(id: &str, merchant: &Merchant) -> Option<Value> {
    let account = &merchant.account;
    merchant
        .charges
        .get(id, "id")
        .map(Resource::to_json)
        .or_else(|_| {
            merchant
                .payment_intents
                .get(id, "id")
                .map(Resource::to_json)
        })
        .or_else(|_| {
            merchant
                .payment_methods
                .get(id, "id")
                .map(Resource::to_json)
        })
        .ok()
        .or_else(|| (account.id == id).then(|| Account::to_json(account)))
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
