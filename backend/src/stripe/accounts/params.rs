//! Parameters of the calls on accounts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{AccountId, Currency};
use utoipa::ToSchema;

use super::{
    AccountFees, AccountLosses, AccountType, BusinessType, DashboardAccess, RequirementCollection,
};
use crate::stripe::{Address, Metadata, TimeRange};

/// Parameters of `POST /v1/accounts`. <https://docs.stripe.com/api/accounts/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CreateAccount {
    /// How it presents itself to customers.
    pub business_profile: Option<BusinessProfileParams>,
    /// The kind of its business.
    pub business_type: Option<BusinessType>,
    /// What it shall be able to do, by the capability's name (`card_payments`).
    pub capabilities: BTreeMap<String, RequestedCapability>,
    /// Who answers for what. Not together with `type`.
    pub controller: Option<ControllerParams>,
    /// Two-letter code of its country; it can not be changed later.
    pub country: Option<String>,
    /// The currency in which it is paid out by default.
    pub default_currency: Option<Currency>,
    /// The e-mail address of its owner.
    pub email: Option<String>,
    /// Our own marks on the object.
    #[schema(inline)]
    pub metadata: Metadata,
    /// Its settings.
    pub settings: Option<SettingsParams>,
    /// Its kind, for a platform that does not use `controller`.
    #[serde(rename = "type")]
    pub kind: Option<AccountType>,
}

/// Parameters of `POST /v1/accounts/{id}`. <https://docs.stripe.com/api/accounts/update>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UpdateAccount {
    /// How it presents itself to customers.
    pub business_profile: Option<BusinessProfileParams>,
    /// The kind of its business.
    pub business_type: Option<BusinessType>,
    /// What it shall be able to do, by the capability's name (`card_payments`).
    pub capabilities: BTreeMap<String, RequestedCapability>,
    /// The currency in which it is paid out by default.
    pub default_currency: Option<Currency>,
    /// The e-mail address of its owner.
    pub email: Option<String>,
    /// Our own marks, added to those that are there.
    #[schema(inline)]
    pub metadata: Metadata,
    /// Its settings.
    pub settings: Option<SettingsParams>,
}

/// Parameters of `GET /v1/accounts`. <https://docs.stripe.com/api/accounts/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListAccounts {
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<AccountId>,
    /// Those before this one.
    pub ending_before: Option<AccountId>,
}

/// Whether an account shall be able to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestedCapability {
    /// Whether it shall.
    pub requested: bool,
}

/// Who answers for what. Left out, the account pays fees, Stripe bears losses and collects
/// requirements, and the account has the whole dashboard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ControllerParams {
    /// Who pays Stripe's fees.
    pub fees: Option<AccountFees>,
    /// Who bears losses. Only who pays the fees may bear them.
    pub losses: Option<AccountLosses>,
    /// Who collects what Stripe requires.
    pub requirement_collection: Option<RequirementCollection>,
    /// Which dashboard it has.
    pub stripe_dashboard: Option<DashboardAccess>,
}

/// How an account presents itself to customers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BusinessProfileParams {
    /// Merchant category code, four digits.
    pub mcc: Option<String>,
    /// The name that customers know.
    pub name: Option<String>,
    /// What it sells.
    pub product_description: Option<String>,
    /// Where customers write letters to.
    pub support_address: Option<Address>,
    /// Where customers write to.
    pub support_email: Option<String>,
    /// Where customers call.
    pub support_phone: Option<String>,
    /// Where customers find help.
    pub support_url: Option<String>,
    /// Its web site.
    pub url: Option<String>,
}

/// The settings of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsParams {
    /// How cards are charged.
    pub card_payments: Option<CardPaymentsParams>,
    /// How every payment is shown.
    pub payments: Option<PaymentsParams>,
}

/// How cards are charged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CardPaymentsParams {
    /// What stands first on a cardholder's statement: 2 to 10 characters.
    pub statement_descriptor_prefix: Option<String>,
}

/// How every payment is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaymentsParams {
    /// What stands on a customer's statement: 5 to 22 characters.
    pub statement_descriptor: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Form;

    #[test]
    fn who_answers_for_what_is_written_in_stripes_words() {
        let params: CreateAccount = serde_json::from_str(
            r#"{"country":"FR","controller":{"fees":{"payer":"application"},
                "losses":{"payments":"application"},"stripe_dashboard":{"type":"express"}},
                "capabilities":{"card_payments":{"requested":true}}}"#,
        )
        .unwrap();

        let form = Form::encode(&params).unwrap();

        assert_eq!(
            form.as_str(),
            "capabilities[card_payments][requested]=true&controller[fees][payer]=application\
             &controller[losses][payments]=application\
             &controller[stripe_dashboard][type]=express&country=FR"
        );
    }
}
