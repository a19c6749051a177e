//! What a platform does with an account beside changing it: deletes it, rejects it, lets it log in.

use serde_json::{Value, json};

use crate::{
    choice::choices,
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        Resource as _,
        account::{
            Account,
            controller::{Dashboard, Responsible},
            standing::{DisabledReason, Payouts, Standing},
        },
    },
    routes::accounts::{find, is_platform},
};

choices! {
    /// Why a platform rejects an account. The first word is the older one.
    pub(crate) enum Rejection {
        Fraud = "fraud",
        PaymentMethodCasher = "fraud_payment_method_casher",
        PaymentMethodTester = "fraud_payment_method_tester",
        NoIntentToFulfill = "fraud_no_intent_to_fulfill",
        OtherFraud = "fraud_other",
        Credit = "credit",
        TermsOfService = "terms_of_service",
        Other = "other",
    }
}

choices! {
    pub(crate) enum PayoutsAction { Pause = "pause", None = "none" }
}

/// `DELETE /v1/accounts/{id}`: the account and everything on it.
pub(crate) fn delete(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = find_connected(desk)?.id.clone();
    desk.state.merchants.shift_remove(&id);
    desk.state.connections.forget(&id);
    Ok(json!({ "id": id, "object": Account::OBJECT, "deleted": true }))
}

/// `POST /v1/accounts/{id}/reject`: the platform wants nothing to do with the account any more.
pub(crate) fn reject(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (reason, payouts) = params.read(|params| {
        let reason = params.choice::<Rejection>("reason")?;
        Ok((
            reason.ok_or_else(|| Error::missing("reason"))?,
            params.choice::<PayoutsAction>("payouts_action")?,
        ))
    })?;
    let account = find_connected(desk)?;
    if account
        .controller()
        .is_none_or(|controller| controller.losses != Responsible::Application)
    {
        return Err(Error::invalid(
            "You cannot reject this account. Only accounts where your platform is liable for \
             negative account balances can be rejected.",
        ));
    }
    account.standing = Standing::Disabled {
        reason: reason.disabled_reason(),
        payouts: match payouts {
            Some(PayoutsAction::None) => Payouts::Running,
            Some(PayoutsAction::Pause) | None => Payouts::Paused,
        },
    };
    Ok(account.to_json())
}

/// `POST /v1/accounts/{id}/login_links`: the door to the Express Dashboard.
pub(crate) fn create_login_link(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let (origin, now) = (desk.origin, desk.now);
    let account = find_connected(desk)?;
    if account
        .controller()
        .is_none_or(|controller| controller.dashboard != Dashboard::Express)
    {
        return Err(Error::invalid(format!(
            "Cannot create a login link for {}: it does not have access to the Express Dashboard.",
            account.id
        )));
    }
    if !account.standing.is_submitted() {
        return Err(Error::invalid(
            "Cannot create a login link for an account that has not completed onboarding.",
        ));
    }
    let url = format!("{origin}/_sandbox/express/{}", account.id);
    Ok(json!({ "object": "login_link", "created": now, "url": url }))
}

impl Rejection {
    fn disabled_reason(self) -> DisabledReason {
        match self {
            Self::Fraud
            | Self::PaymentMethodCasher
            | Self::PaymentMethodTester
            | Self::NoIntentToFulfill
            | Self::OtherFraud => DisabledReason::RejectedPlatformFraud,
            Self::TermsOfService => DisabledReason::RejectedPlatformTermsOfService,
            Self::Credit | Self::Other => DisabledReason::RejectedPlatformOther,
        }
    }
}

/// The account in the path, where only a platform may make the call, and not for its own account.
fn find_connected<'a>(desk: &'a mut Desk<'_>) -> Result<&'a mut Account> {
    if !is_platform(desk) || desk.id == desk.state.platform() {
        return Err(Error::forbidden(
            "Only the platform of a connected account may make this call.",
        )
        .code("account_invalid"));
    }
    find(desk)
}
