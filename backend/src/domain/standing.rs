//! Which changes of an account the platform's own server is told of.
//!
//! | an account | message |
//! |---|---|
//! | can take payments, or can not any more | `account.updated` |
//! | is connected, again or for the first time | `account.authorized` |
//! | has ended its connection | `account.deauthorized` |

use shared::{AccountId, MessageType};

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether the platform may act for it.
    pub is_connected: bool,
    /// Whether it can take payments, as far as is known.
    pub charges_enabled: Option<bool>,
}

impl Standing {
    /// An account of which nothing is known but that it is there.
    pub const CONNECTED: Self = Self {
        is_connected: true,
        charges_enabled: None,
    };
    /// An account that the platform may not act for.
    pub const NOT_CONNECTED: Self = Self {
        is_connected: false,
        charges_enabled: None,
    };
}

/// What the platform is told of a change, if anything.
pub fn account_news(before: Standing, after: Standing) -> Option<MessageType> {
    match (before.is_connected, after.is_connected) {
        (true, false) => Some(MessageType::AccountDeauthorized),
        (false, true) => Some(MessageType::AccountAuthorized),
        (true, true) => {
            let is_news =
                after.charges_enabled.is_some() && after.charges_enabled != before.charges_enabled;
            is_news.then_some(MessageType::AccountUpdated)
        }
        (false, false) => None,
    }
}

/// An account as messages tell it.
pub fn standing_view(id: &AccountId, standing: Standing) -> shared::AccountStanding {
    shared::AccountStanding {
        id: id.clone(),
        charges_enabled: if standing.is_connected {
            standing.charges_enabled
        } else {
            Some(false)
        },
        deauthorized: !standing.is_connected,
    }
}

#[cfg(test)]
mod tests {
    use shared::Named as _;

    use super::*;

    #[test]
    fn each_change_that_matters_is_told_once() {
        let connected = |charges_enabled| Standing {
            is_connected: true,
            charges_enabled,
        };
        let gone = Standing::NOT_CONNECTED;
        for (before, after, expected) in [
            (connected(None), connected(None), ""),
            (connected(None), connected(Some(true)), "account.updated"),
            (connected(None), connected(Some(false)), "account.updated"),
            (
                connected(Some(true)),
                connected(Some(false)),
                "account.updated",
            ),
            (connected(Some(true)), connected(Some(true)), ""),
            (connected(Some(true)), connected(None), ""),
            (connected(Some(true)), gone, "account.deauthorized"),
            (gone, gone, ""),
            (gone, connected(None), "account.authorized"),
            (gone, connected(Some(true)), "account.authorized"),
        ] {
            let told = account_news(before, after).map_or("", MessageType::name);
            assert_eq!(told, expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn an_account_that_has_left_can_not_take_payments() {
        let id = "acct_1".parse().unwrap();

        let view = standing_view(&id, Standing::NOT_CONNECTED);

        assert!(view.deauthorized);
        assert_eq!(view.charges_enabled, Some(false));
    }
}
