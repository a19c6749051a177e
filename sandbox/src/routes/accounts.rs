//! `/v1/account` and `/v1/accounts`

use indexmap::IndexMap;
use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    money::Currency,
    params::{Metadata, Params, Update},
    resources::{
        Resource as _,
        account::{
            Account, BusinessProfile, Onboarding, Relation, Requested,
            controller::{AccountType, Controller, Dashboard, FeePayer, Responsible},
            country::Country,
        },
        payment_intent::terms::apply_metadata,
    },
    state::Merchant,
};

/// What both a new account and an update may say.
struct Statement {
    business_type: Option<String>,
    capabilities: Option<IndexMap<String, Requested>>,
    default_currency: Option<Currency>,
    email: Option<String>,
    metadata: Update<Metadata>,
    profile: Option<BusinessProfile>,
}

/// `POST /v1/accounts`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (account_type, controller, country, statement) = params.read(|params| {
        let account_type = params.choice::<AccountType>("type")?;
        let controller = params.object("controller", read_controller)?;
        let country = params
            .text("country")?
            .map(|code| Country::parse(&code))
            .transpose()?;
        Ok((account_type, controller, country, Statement::read(params)?))
    })?;
    let (account_type, controller) = match (account_type, controller) {
        (Some(_), Some(_)) => {
            return Err(Error::invalid(
                "You may only specify one of these parameters: type, controller.",
            )
            .code("parameters_exclusive")
            .param("controller"));
        }
        (Some(account_type), None) => (account_type, Controller::of(account_type)),
        (None, Some(controller)) => (AccountType::None, controller),
        (None, None) => (AccountType::Standard, Controller::of(AccountType::Standard)),
    };
    check_controller(controller)?;
    let country = country.unwrap_or(Country::UNITED_STATES);

    let mut account = Account {
        id: desk.mint("acct_"),
        created: desk.now,
        legacy_type: account_type,
        relation: Relation::Connected(controller),
        country,
        default_currency: country.currency(),
        email: None,
        business_type: None,
        profile: BusinessProfile::default(),
        capabilities: IndexMap::new(),
        metadata: Metadata::new(),
        onboarding: Onboarding::Open,
    };
    statement.apply(&mut account);

    let answer = account.to_json();
    desk.state
        .merchants
        .insert(account.id.clone(), Merchant::new(account));
    Ok(answer)
}

/// `GET /v1/account`: the caller's own, or the connected one that the call is made for.
pub(crate) fn retrieve_own(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    Ok(desk.merchant()?.account.to_json())
}

/// `GET /v1/accounts/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    Ok(find(desk)?.to_json())
}

/// `POST /v1/accounts/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let statement = params.read(Statement::read)?;
    let account = find(desk)?;
    statement.apply(account);
    Ok(account.to_json())
}

/// `GET /v1/accounts`: those connected to the platform.
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let page = params.read(Page::read)?;
    let connected = desk
        .state
        .merchants
        .values()
        .skip(1)
        .rev()
        .map(|merchant| &merchant.account);
    page.of(connected, "/v1/accounts")
}

/// The account in the path, if the caller may know it: a connected account knows only itself.
fn find<'a>(desk: &'a mut Desk<'_>) -> Result<&'a mut Account> {
    let may_know = !desk.caller.on_connected_account || desk.id == desk.caller.merchant;
    desk.state
        .merchants
        .get_mut(desk.id)
        .filter(|_| may_know)
        .map(|merchant| &mut merchant.account)
        .ok_or_else(|| {
            Error::forbidden(format!(
                "The provided key does not have access to account '{}' (or that account does not \
                 exist). Application access may have been revoked.",
                desk.id
            ))
            .code("account_invalid")
        })
}

impl Statement {
    fn read(params: &mut Params) -> Result<Self> {
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

    fn apply(self, account: &mut Account) {
        account.business_type = self.business_type.or(account.business_type.take());
        account.default_currency = self.default_currency.unwrap_or(account.default_currency);
        account.email = self.email.or(account.email.take());
        account
            .capabilities
            .extend(self.capabilities.into_iter().flatten());
        apply_metadata(self.metadata, &mut account.metadata);
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

fn read_capabilities(params: &mut Params) -> Result<IndexMap<String, Requested>> {
    let mut capabilities = IndexMap::new();
    for name in ["card_payments", "transfers"] {
        let requested = params
            .object(name, |capability| capability.flag("requested"))?
            .flatten();
        if let Some(requested) = requested {
            let requested = if requested {
                Requested::Yes
            } else {
                Requested::No
            };
            capabilities.insert(String::from(name), requested);
        }
    }
    Ok(capabilities)
}

fn read_controller(params: &mut Params) -> Result<Controller> {
    let standard = Controller::of(AccountType::Standard);
    let fee_payer = params
        .object("fees", |fees| fees.choice::<FeePayer>("payer"))?
        .flatten();
    let losses = params
        .object("losses", |losses| losses.choice::<Responsible>("payments"))?
        .flatten();
    let dashboard = params
        .object("stripe_dashboard", |dashboard| {
            dashboard.choice::<Dashboard>("type")
        })?
        .flatten();
    Ok(Controller {
        fee_payer: fee_payer.unwrap_or(standard.fee_payer),
        losses: losses.unwrap_or(standard.losses),
        dashboard: dashboard.unwrap_or(standard.dashboard),
        requirement_collection: params
            .choice("requirement_collection")?
            .unwrap_or(standard.requirement_collection),
    })
}

/// A platform that bears losses must also pay the fees.
fn check_controller(controller: Controller) -> Result<()> {
    if controller.losses == Responsible::Application
        && controller.fee_payer != FeePayer::Application
    {
        return Err(Error::invalid(
            "When `controller[losses][payments]=application`, \
             `controller[fees][payer]=application` is required.",
        )
        .param("controller[fees][payer]"));
    }
    Ok(())
}
