//! Identifiers. Each kind of thing has its own type, so that an account can not be passed where a
//! checkout is meant.
//!
//! Ids are opaque: the only check is that they are not empty and have no NUL, which no database
//! keeps. Stripe adds and removes prefixes without notice, and counts that as a compatible change.

use std::fmt;

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id must not be empty, and has no NUL")
    }
}

impl std::error::Error for NotAnId {}

/// Defines an opaque id type.
///
/// ```
/// use shared::AccountId;
///
/// let id: AccountId = "acct_1".parse()?;
/// assert_eq!(id.as_str(), "acct_1");
/// assert!("".parse::<AccountId>().is_err());
/// # Ok::<(), shared::id::NotAnId>(())
/// ```
macro_rules! define_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name(String);

        impl $name {
            /// The id as Stripe or connect-pay wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                if text.is_empty() || text.bytes().any(|byte| byte == 0) {
                    Err(NotAnId)
                } else {
                    Ok(Self(text))
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

define_id!(
    /// A connected account (`acct_…`).
    AccountId
);
define_id!(
    /// One thing to pay (`co_…`). Knowing it lets a browser see its public view and pay it.
    CheckoutId
);
define_id!(
    /// A Stripe `PaymentIntent` (`pi_…`). It lives on the connected account only.
    PaymentIntentId
);
define_id!(
    /// A Stripe Charge (`ch_…`, `py_…`).
    ChargeId
);
define_id!(
    /// A Stripe Refund (`re_…`, `pyr_…`).
    RefundId
);
define_id!(
    /// A Stripe Customer (`cus_…`). Each account has its own.
    CustomerId
);
define_id!(
    /// A Stripe `PaymentMethod` (`pm_…`, `card_…`). Each account has its own.
    PaymentMethodId
);
define_id!(
    /// A Stripe `SetupIntent` (`seti_…`).
    SetupIntentId
);
define_id!(
    /// The fee that the platform took from a charge (`fee_…`). It lives on the platform.
    ApplicationFeeId
);
define_id!(
    /// A part of such a fee that the platform gave back (`fr_…`).
    ApplicationFeeRefundId
);
define_id!(
    /// A movement of money on an account's balance (`txn_…`).
    BalanceTransactionId
);
define_id!(
    /// A domain on which wallets may be shown (`pmd_…`).
    PaymentMethodDomainId
);
define_id!(
    /// A refund of a checkout (`cr_…`): ours, known before Stripe has made its own.
    CheckoutRefundId
);
define_id!(
    /// An event of Stripe (`evt_…`), or a body that was delivered as one.
    EventId
);
define_id!(
    /// A Stripe Dispute (`du_…`, `dp_…`).
    DisputeId
);
define_id!(
    /// A message to the platform's own server (`msg_…`). The same at each try.
    MessageId
);
define_id!(
    /// One HTTP request, ours or Stripe's (`req_…`), for a log and a support ticket.
    RequestId
);

impl MessageId {
    /// The id of the news that has this digest.
    pub fn of_digest(digest: &str) -> Self {
        Self(["msg_", digest].concat())
    }
}
