//! Who answers for what on an account: the platform, Stripe or the account itself.
//! <https://docs.stripe.com/connect/accounts>

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::stripe::Open;

/// Who answers for what on an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountController {
    /// Who pays Stripe's fees.
    pub fees: Option<AccountFees>,
    /// Who bears losses.
    pub losses: Option<AccountLosses>,
    /// Who collects what Stripe requires.
    pub requirement_collection: Option<Open<RequirementCollection>>,
    /// Which dashboard it has.
    pub stripe_dashboard: Option<DashboardAccess>,
}

/// Who pays Stripe's fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountFees {
    /// Who.
    pub payer: Open<FeesPayer>,
}

/// Who bears losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountLosses {
    /// Who, for payments.
    pub payments: Open<LossesPayer>,
}

/// Which dashboard an account has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DashboardAccess {
    /// Which.
    #[serde(rename = "type")]
    pub kind: Open<DashboardType>,
}

/// Who pays Stripe's fees.
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
}

/// Who bears losses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossesPayer {
    /// The platform.
    Application,
    /// Stripe.
    Stripe,
}

/// Who collects what Stripe requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequirementCollection {
    /// The platform.
    Application,
    /// Stripe.
    Stripe,
}

/// Which dashboard an account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DashboardType {
    /// The Express Dashboard.
    Express,
    /// The whole Dashboard.
    Full,
    /// None.
    None,
}
