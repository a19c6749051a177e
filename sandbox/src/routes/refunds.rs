//! `/v1/refunds`, and the older `/v1/charges/{id}/refunds`

use serde_json::Value;

use super::of_payment::OfPayment;
use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::{Metadata, Params},
    refunding::{Order, not_the_fee_taker, without_charge},
    resources::{
        Resource as _,
        payment_intent::terms::apply_metadata,
        refund::{Event, Reason, Refund},
    },
};

/// Parameters of Stripe's for refunds that are not of a direct charge.
const NOT_IMITATED: [&str; 5] = [
    "currency",
    "customer",
    "instructions_email",
    "origin",
    "reverse_transfer",
];

/// `POST /v1/refunds`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (charge, intent, order) = params.read(|params| {
        Ok((
            params.text("charge")?,
            params.text("payment_intent")?,
            read_order(params)?,
        ))
    })?;
    let charge = match (charge, intent) {
        (Some(charge), None) => charge,
        (None, Some(intent)) => charge_of(desk, &intent)?,
        (None, None) => {
            return Err(Error::invalid(
                "One of the following params should be provided for this request: payment_intent \
                 or charge.",
            )
            .code("parameter_missing"));
        }
        (Some(_), Some(_)) => {
            return Err(Error::invalid(
                "You may only specify one of these parameters: charge, payment_intent.",
            )
            .code("parameters_exclusive")
            .param("charge"));
        }
    };
    run(desk, &charge, order)
}

/// `POST /v1/charges/{id}/refunds`
pub(crate) fn create_for_charge(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let order = params.read(read_order)?;
    let charge = desk.id;
    desk.merchant()?.charges.get(charge, "id")?;
    run(desk, charge, order)
}

/// `GET /v1/refunds/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.refunds.get(id, "id")?.to_json())
}

/// `POST /v1/refunds/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let metadata = params.read(Params::metadata)?;
    let id = desk.id;
    let refund = desk.merchant()?.refunds.get_mut(id, "id")?;
    apply_metadata(metadata, &mut refund.metadata)?;
    Ok(refund.to_json())
}

/// `POST /v1/refunds/{id}/cancel`
pub(crate) fn cancel(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let account = &desk.caller.merchant;
    let refund = desk.state.move_refund(account, desk.id, Event::Cancel)?;
    Ok(refund.to_json())
}

/// `GET /v1/refunds`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, payment) =
        params.read(|params| Ok((Page::read(params)?, OfPayment::read(params)?)))?;
    let merchant = desk.merchant()?;
    payment.check(merchant)?;
    let is_wanted = |it: &Refund| payment.includes(&it.charge, &it.payment_intent);
    page.of_wanted(merchant.refunds.newest_first(), is_wanted, "/v1/refunds")
}

/// `GET /v1/charges/{id}/refunds`
pub(crate) fn list_for_charge(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let page = params.read(Page::read)?;
    let (charge, path) = (desk.id, desk.path);
    let merchant = desk.merchant()?;
    merchant.charges.get(charge, "id")?;
    let refunds = merchant.refunds.newest_first();
    page.of(refunds.filter(|refund| refund.charge == charge), path)
}

fn run(desk: &mut Desk<'_>, charge: &str, order: Order) -> Result<Value> {
    let caller = desk.caller;
    if order.with_fee && !caller.on_connected_account {
        return Err(not_the_fee_taker(charge));
    }
    let refund = desk.state.refund(&caller.merchant, charge, order)?;
    Ok(refund.to_json())
}

fn read_order(params: &mut Params) -> Result<Order> {
    params.not_imitated(&NOT_IMITATED)?;
    let mut metadata = Metadata::new();
    apply_metadata(params.metadata()?, &mut metadata)?;
    Ok(Order {
        amount: params.integer("amount")?,
        reason: params.choice::<Reason>("reason")?,
        metadata,
        with_fee: params.flag("refund_application_fee")?.unwrap_or(false),
    })
}

/// The charge that a refund of a `PaymentIntent` is a refund of.
fn charge_of(desk: &mut Desk<'_>, intent: &str) -> Result<String> {
    let intents = &desk.merchant()?.payment_intents;
    let intent = intents.get(intent, "payment_intent")?;
    let latest = intent.latest_charge.clone();
    latest.ok_or_else(|| without_charge(&intent.id))
}
