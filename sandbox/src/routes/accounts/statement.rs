//! What both a new account and an update may say.

use indexmap::IndexMap;

use crate::{
    clock::UnixSeconds,
    error::Result,
    money::Currency,
    params::{Metadata, Params, Update},
    resources::{
        account::{Account, BusinessProfile, capability::CAPABILITIES},
        payment_intent::terms::apply_metadata,
    },
};

/// What both a new account and an update may say.
pub(super) struct Statement {
    business_type: Option<String>,
    capabilities: Option<IndexMap<String, bool>>,
    default_currency: Option<Currency>,
    email: Option<String>,
    metadata: Update<Metadata>,
    profile: Option<BusinessProfile>,
}

impl Statement {
    pub(super) fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&[
            "account_token",
            "company",
            "documents",
            "external_account",
            "groups",
            "individual",
            "settings",
            "tos_acceptance",
        ])?;
        let default_currency = params.text("default_currency")?;
        Ok(Self {
            business_type: params.text("business_type")?,
            capabilities: params.object("capabilities", read_capabilities)?,
            default_currency: default_currency
                .map(|code| Currency::parse(&code, "default_currency"))
                .transpose()?,
            email: params.text("email")?,
            metadata: params.metadata()?,
            profile: params.object("business_profile", read_profile)?,
        })
    }

    pub(super) fn apply(self, account: &mut Account, now: UnixSeconds) -> Result<()> {
        apply_metadata(self.metadata, &mut account.metadata)?;
        account.business_type = self.business_type.or(account.business_type.take());
        account.default_currency = self.default_currency.unwrap_or(account.default_currency);
        account.email = self.email.or(account.email.take());
        for (name, requested) in self.capabilities.into_iter().flatten() {
            account.request(&name, requested, now);
        }
        if let Some(new) = self.profile {
            let old = std::mem::take(&mut account.profile);
            account.profile = BusinessProfile {
                mcc: new.mcc.or(old.mcc),
                name: new.name.or(old.name),
                product_description: new.product_description.or(old.product_description),
                support_email: new.support_email.or(old.support_email),
                support_phone: new.support_phone.or(old.support_phone),
                support_url: new.support_url.or(old.support_url),
                url: new.url.or(old.url),
            };
        }
        Ok(())
    }
}

fn read_profile(params: &mut Params) -> Result<BusinessProfile> {
    Ok(BusinessProfile {
        mcc: params.text("mcc")?,
        name: params.text("name")?,
        product_description: params.text("product_description")?,
        support_email: params.text("support_email")?,
        support_phone: params.text("support_phone")?,
        support_url: params.text("support_url")?,
        url: params.text("url")?,
    })
}

fn read_capabilities(params: &mut Params) -> Result<IndexMap<String, bool>> {
    let mut capabilities = IndexMap::new();
    for name in CAPABILITIES {
        let requested = params
            .object(name, |capability| capability.flag("requested"))?
            .flatten();
        if let Some(requested) = requested {
            capabilities.insert(String::from(name), requested);
        }
    }
    Ok(capabilities)
}
