//! `/v1/account` and `/v1/accounts`

pub(crate) mod capabilities;
mod lifecycle;
mod statement;

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        account::{
            Account, Relation,
            controller::{AccountType, Controller, Dashboard, FeePayer, Responsible},
            country::Country,
        },
    },
    routes::accounts::statement::Statement,
    state::Merchant,
};

pub(crate) use crate::routes::accounts::lifecycle::{create_login_link, delete, reject};

/// `POST /v1/accounts`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let now = desk.now;
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
    controller.check()?;
    if !is_platform(desk) {
        return Err(Error::invalid(
            "You can only create new accounts if you've signed up for Connect, which you can do \
             at https://dashboard.stripe.com/connect.",
        ));
    }
    let country = country.unwrap_or(Country::UNITED_STATES);

    let id = desk.mint("acct_");
    let relation = Relation::Platform(controller);
    let mut account = Account::new(id, now, account_type, relation, country);
    statement.apply(&mut account, now)?;

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
    let now = desk.now;
    let account = find(desk)?;
    statement.apply(account, now)?;
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
        .map(|merchant| &merchant.account)
        .filter(|_| is_platform(desk))
        .filter(|account| desk.state.connections.allows(&account.id));
    page.of(connected, "/v1/accounts")
}

/// The account in the path, if the caller may know it: a connected account knows only itself.
pub(super) fn find<'a>(desk: &'a mut Desk<'_>) -> Result<&'a mut Account> {
    let id = desk.id;
    account_of_caller(desk, id)
}

/// The account of that id, if the caller may know it.
pub(super) fn account_of_caller<'a>(desk: &'a mut Desk<'_>, id: &str) -> Result<&'a mut Account> {
    let may_know =
        (is_platform(desk) && desk.state.connections.allows(id)) || id == desk.caller.merchant;
    desk.state
        .merchants
        .get_mut(id)
        .filter(|_| may_know)
        .map(|merchant| &mut merchant.account)
        .ok_or_else(|| {
            Error::forbidden(format!(
                "The provided key does not have access to account '{id}' (or that account does \
                 not exist). Application access may have been revoked."
            ))
            .code("account_invalid")
        })
}

/// Whether the call is made for the platform's own account.
fn is_platform(desk: &Desk<'_>) -> bool {
    desk.caller.merchant == desk.state.platform()
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
