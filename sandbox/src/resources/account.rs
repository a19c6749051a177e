//! Accounts: the platform's own and those connected to it.

pub(crate) mod capability;
pub(crate) mod controller;
pub(crate) mod country;
pub(crate) mod standing;

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::{
    choice::Choice as _,
    clock::UnixSeconds,
    error::{Error, Result},
    money::Currency,
    params::Metadata,
    resources::{
        Resource,
        account::{
            capability::{CAPABILITIES, Requested},
            controller::{AccountType, Controller, FeePayer},
            country::Country,
            standing::{Standing, future_requirements},
        },
    },
};

/// Who controls the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The account itself: it is the platform's own, or its owner connected it.
    Itself,
    /// The platform that made it.
    Platform(Controller),
}

/// What the account says about its business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BusinessProfile {
    pub(crate) mcc: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) product_description: Option<String>,
    pub(crate) support_email: Option<String>,
    pub(crate) support_phone: Option<String>,
    pub(crate) support_url: Option<String>,
    pub(crate) url: Option<String>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) legacy_type: AccountType,
    pub(crate) relation: Relation,
    pub(crate) country: Country,
    pub(crate) default_currency: Currency,
    pub(crate) email: Option<String>,
    pub(crate) business_type: Option<String>,
    pub(crate) profile: BusinessProfile,
    /// Capabilities that were asked for.
    pub(crate) capabilities: IndexMap<String, Requested>,
    pub(crate) metadata: Metadata,
    pub(crate) standing: Standing,
}

impl Account {
    /// A new account of which nothing is known.
    pub(crate) fn new(
        id: String,
        created: UnixSeconds,
        legacy_type: AccountType,
        relation: Relation,
        country: Country,
    ) -> Self {
        Self {
            id,
            created,
            legacy_type,
            relation,
            country,
            default_currency: country.currency(),
            email: None,
            business_type: None,
            profile: BusinessProfile::default(),
            capabilities: IndexMap::new(),
            metadata: Metadata::new(),
            standing: Standing::Onboarding,
        }
    }

    /// Ends onboarding, or lifts what stopped the account: it can take card payments.
    pub(crate) fn enable(&mut self, now: UnixSeconds) {
        self.standing = Standing::Enabled;
        for wanted in CAPABILITIES {
            self.request(wanted, true, now);
        }
    }

    /// Who is responsible for what, where a platform controls the account.
    pub(crate) fn controller(&self) -> Option<Controller> {
        match self.relation {
            Relation::Itself => None,
            Relation::Platform(controller) => Some(controller),
        }
    }

    /// Refuses payments on an account that is not ready for them.
    pub(crate) fn check_can_charge(&self) -> Result<()> {
        if self.has_active("card_payments") {
            return Ok(());
        }
        Err(Error::invalid(
            "You cannot create a charge on a connected account without the `card_payments` \
             capability enabled. The `requirements.disabled_reason` property on the account will \
             provide information about why this account is currently disabled.",
        )
        .code("capability_not_active"))
    }

    /// Who pays Stripe's fee on a charge.
    pub(crate) fn fee_payer(&self) -> FeePayer {
        match self.relation {
            Relation::Itself => FeePayer::Account,
            Relation::Platform(controller) => controller.fee_payer,
        }
    }

    /// The name that customers see.
    pub(crate) fn display_name(&self) -> &str {
        self.profile.name.as_deref().unwrap_or("")
    }

    fn settings_json(&self) -> Value {
        json!({
            "bacs_debit_payments": { "display_name": null, "service_user_number": null },
            "branding": {
                "icon": null, "logo": null, "primary_color": null, "secondary_color": null,
            },
            "card_issuing": { "tos_acceptance": { "date": null, "ip": null } },
            "card_payments": {
                "decline_on": { "avs_failure": false, "cvc_failure": false },
                "statement_descriptor_prefix": null,
                "statement_descriptor_prefix_kana": null,
                "statement_descriptor_prefix_kanji": null,
            },
            "dashboard": { "display_name": self.profile.name, "timezone": "Etc/UTC" },
            "invoices": { "default_account_tax_ids": null, "hosted_payment_method_save": null },
            "payments": {
                "statement_descriptor": null,
                "statement_descriptor_kana": null,
                "statement_descriptor_kanji": null,
                "statement_descriptor_prefix_kana": null,
                "statement_descriptor_prefix_kanji": null,
            },
            "payouts": {
                "debit_negative_balances": true,
                "schedule": { "delay_days": 2, "interval": "daily" },
                "statement_descriptor": null,
            },
            "sepa_debit_payments": {},
        })
    }
}

impl Resource for Account {
    const OBJECT: &'static str = "account";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let profile = &self.profile;
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "business_profile": {
                "annual_revenue": null,
                "estimated_worker_count": null,
                "mcc": profile.mcc,
                "minority_owned_business_designation": null,
                "name": profile.name,
                "product_description": profile.product_description,
                "specified_commercial_transactions_act_url": null,
                "support_address": null,
                "support_email": profile.support_email,
                "support_phone": profile.support_phone,
                "support_url": profile.support_url,
                "url": profile.url,
            },
            "business_type": self.business_type,
            "capabilities": self.capabilities_json(),
            "charges_enabled": self.has_active("card_payments"),
            "controller": match self.relation {
                Relation::Itself => json!({ "type": "account" }),
                Relation::Platform(controller) => controller.to_json(),
            },
            "country": self.country.code(),
            "created": self.created,
            "default_currency": self.default_currency.code(),
            "details_submitted": self.standing.is_submitted(),
            "email": self.email,
            "external_accounts": {
                "object": "list",
                "data": [],
                "has_more": false,
                "url": format!("/v1/accounts/{}/external_accounts", self.id),
            },
            "future_requirements": future_requirements(),
            "metadata": self.metadata,
            "payouts_enabled": self.standing.pays_out(),
            "requirements": self.standing.requirements_json(),
            "settings": self.settings_json(),
            "tos_acceptance": { "date": self.standing.is_submitted().then_some(self.created) },
            "type": self.legacy_type.as_str(),
        })
    }
}
