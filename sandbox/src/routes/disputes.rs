//! `/v1/disputes`

use serde_json::Value;

use super::of_payment::OfPayment;
use crate::{
    choice::Choice as _,
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::{Metadata, Params, Update},
    resources::{
        Resource as _,
        dispute::{self, Dispute, SubmissionMethod, status::Event},
        payment_intent::terms::apply_metadata,
    },
};

/// What an update says.
struct Answer {
    evidence: Option<dispute::Changes>,
    metadata: Update<Metadata>,
    method: Option<SubmissionMethod>,
    submit: bool,
}

/// `GET /v1/disputes/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.disputes.get(id, "dispute")?.to_json())
}

/// `GET /v1/disputes`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, payment) =
        params.read(|params| Ok((Page::read(params)?, OfPayment::read(params)?)))?;
    let merchant = desk.merchant()?;
    payment.check(merchant)?;
    let is_wanted = |it: &Dispute| payment.includes(&it.charge, &it.payment_intent);
    page.of_wanted(merchant.disputes.newest_first(), is_wanted, "/v1/disputes")
}

/// `POST /v1/disputes/{id}`: evidence is sent to the bank unless `submit` says otherwise.
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let answer = params.read(Answer::read)?;
    let (account, id) = (&desk.caller.merchant, desk.id);
    let mut dispute = desk.merchant()?.disputes.get(id, "dispute")?.clone();
    if answer.evidence.is_some() || answer.submit {
        check_open(&dispute)?;
    }
    if let Some(changes) = answer.evidence {
        dispute.evidence = dispute.evidence.changed(changes)?;
    }
    if answer.method.is_some() {
        dispute.intended_submission_method = answer.method;
    }
    apply_metadata(answer.metadata, &mut dispute.metadata)?;
    desk.merchant()?.disputes.put(dispute.clone());
    if answer.submit {
        dispute = desk.state.move_dispute(account, id, Event::Submit)?;
    }
    Ok(dispute.to_json())
}

/// `POST /v1/disputes/{id}/close`: the account gives in.
pub(crate) fn close(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let account = &desk.caller.merchant;
    let dispute = desk.state.move_dispute(account, desk.id, Event::Concede)?;
    Ok(dispute.to_json())
}

fn check_open(dispute: &Dispute) -> Result<()> {
    if dispute.status.is_open() {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "You can no longer submit evidence for the dispute {}, which has a status of {}.",
        dispute.id,
        dispute.status.as_str()
    )))
}

impl Answer {
    fn read(params: &mut Params) -> Result<Self> {
        let evidence = params.object("evidence", dispute::Changes::read)?;
        let submit = params.flag("submit")?;
        Ok(Self {
            submit: submit.unwrap_or(evidence.is_some()),
            evidence,
            metadata: params.metadata()?,
            method: params.choice("intended_submission_method")?,
        })
    }
}
