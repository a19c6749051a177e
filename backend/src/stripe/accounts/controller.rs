//! Who answers for what on an account: the platform, Stripe or the account itself.
//! <https://docs.stripe.com/connect/accounts>

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who answers for what on an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountController {
    /// Who pays Stripe's fees.
    pub fees: Option<AccountFees>,
    /// Who bears losses.
    pub losses: Option<AccountLosses>,
    /// Who collects what Stripe requires.
    pub requirement_collection: Option<RequirementCollection>,
    /// Which dashboard it has.
    pub stripe_dashboard: Option<DashboardAccess>,
}

/// Who pays Stripe's fees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountFees {
    /// Who.
    pub payer: FeesPayer,
}

/// Who bears losses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountLosses {
    /// Who, for payments.
    pub payments: LossesPayer,
}

/// Which dashboard an account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DashboardAccess {
    /// Which.
    #[serde(rename = "type")]
    pub kind: DashboardType,
}

/// Who pays Stripe's fees. Open: Stripe may add to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeesPayer {
    /// The account.
    Account,
    /// The platform.
    Application,
    /// The platform, as for a Custom account.
    ApplicationCustom,
    /// The platform, as for an Express account.
    ApplicationExpress,
    /// One that this program does not know.
    #[serde(other)]
    Unknown,
}

/// Who bears losses. Open: Stripe may add to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossesPayer {
    /// The platform.
    Application,
    /// Stripe.
    Stripe,
    /// One that this program does not know.
    #[serde(other)]
    Unknown,
}

/// Who collects what Stripe requires. Open: Stripe may add to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequirementCollection {
    /// The platform.
    Application,
    /// Stripe.
    Stripe,
    /// One that this program does not know.
    #[serde(other)]
    Unknown,
}

/// Which dashboard an account has. Open: Stripe may add to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DashboardType {
    /// The Express Dashboard.
    Express,
    /// The whole Dashboard.
    Full,
    /// None.
    None,
    /// One that this program does not know.
    #[serde(other)]
    Unknown,
}
