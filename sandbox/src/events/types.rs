//! The names of events, as Stripe lists them.

/// Every type of event that an endpoint can ask for in this version of the API, sorted.
const TYPES: &str = include_str!("types.txt");

/// Stripe's names of events.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    TYPES.lines()
}

/// Whether Stripe has events of that name.
pub(crate) fn is_known(name: &str) -> bool {
    all().any(|known| known == name)
}

/// Whether a filter names an event: its type, or a group with `*` as a wildcard.
pub(crate) fn matches(filter: &str, name: &str) -> bool {
    match filter.split_once('*') {
        None => filter == name,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_names_one_event_a_group_or_all() {
        for (filter, name, expected) in [
            ("*", "charge.refunded", true),
            ("charge.refunded", "charge.refunded", true),
            ("charge.refunded", "charge.failed", false),
            ("charge.*", "charge.dispute.created", true),
            ("charge.*", "payment_intent.created", false),
            ("*.created", "customer.created", true),
            ("a.*.a", "a.a", false),
        ] {
            assert_eq!(matches(filter, name), expected, "{filter} {name}");
        }
    }

    #[test]
    fn stripes_names_are_known() {
        assert!(is_known("payment_intent.succeeded"));
        assert!(!is_known("payment_intent.eaten"));
        assert!(all().is_sorted());
    }
}
