//! `/v1/payment_methods`

mod find;
mod sharing;

use serde_json::Value;

use crate::{
    clock::{Month, month_of},
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::{Metadata, Params, Update},
    resources::{
        Resource as _,
        billing::BillingDetails,
        payment_intent::terms::apply_metadata,
        payment_method::{AllowRedisplay, Draft, Instrument, PaymentMethod},
    },
};

pub(crate) use crate::routes::payment_methods::find::{attachable, named, stored};

/// What an update changes.
struct Changes {
    allow_redisplay: Option<AllowRedisplay>,
    billing_details: Option<BillingDetails>,
    expiry: Option<(Option<i64>, Option<i64>)>,
    metadata: Update<Metadata>,
}

/// Which methods a list shows: always only those of customers.
pub(crate) struct Filter {
    customer: Option<String>,
    type_name: Option<String>,
    allow_redisplay: Option<AllowRedisplay>,
}

/// `POST /v1/payment_methods`: a new one, or a copy of one of the platform's.
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    if params.has("payment_method") || params.has("customer") {
        return sharing::share(desk, params);
    }
    let draft = params.read(|params| Draft::read(params, desk.sender(), desk.now))?;
    let method = PaymentMethod::new(desk.mint("pm_"), desk.now, draft);
    store(desk, method)
}

/// `GET /v1/payment_methods/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    Ok(stored(desk, desk.id, "payment_method")?.to_json())
}

/// `POST /v1/payment_methods/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let changes = params.read(Changes::read)?;
    let mut method = stored(desk, desk.id, "payment_method")?;
    if method.customer().is_none() {
        return Err(Error::invalid(
            "You must save this PaymentMethod to a customer before you can update it.",
        ));
    }
    changes.apply(&mut method, month_of(desk.now))?;
    store(desk, method)
}

/// `POST /v1/payment_methods/{id}/attach`
pub(crate) fn attach(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let customer = params.read(|params| {
        params.not_imitated(&["customer_account"])?;
        params.required_text("customer")
    })?;
    desk.merchant()?.customers.get(&customer, "customer")?;
    let method = attachable(desk, desk.id, &customer)?;
    store(desk, method)
}

/// `POST /v1/payment_methods/{id}/detach`
pub(crate) fn detach(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let method = stored(desk, desk.id, "payment_method")?;
    release(desk, method)
}

/// Takes a method away from its customer, for good.
pub(crate) fn release(desk: &mut Desk<'_>, mut method: PaymentMethod) -> Result<Value> {
    let owner = method.customer().map(String::from);
    method.detach()?;
    if let Some(owner) = owner
        && let Ok(customer) = desk.merchant()?.customers.get_mut(&owner, "customer")
    {
        customer.forget(&method.id);
    }
    store(desk, method)
}

/// `GET /v1/payment_methods`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, filter) = params.read(|params| {
        params.not_imitated(&["customer_account"])?;
        let customer = params.text("customer")?;
        let filter = Filter::read(params)?;
        Ok((Page::read(params)?, Filter { customer, ..filter }))
    })?;
    let merchant = desk.merchant()?;
    if let Some(customer) = &filter.customer {
        merchant.customers.get(customer, "customer")?;
    }
    let methods = merchant.payment_methods.newest_first();
    let is_wanted = |method: &PaymentMethod| filter.lets_pass(method);
    page.of_wanted(methods, is_wanted, "/v1/payment_methods")
}

impl Filter {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        Ok(Self {
            customer: None,
            type_name: params.text("type")?,
            allow_redisplay: params.choice("allow_redisplay")?,
        })
    }

    pub(crate) fn of_customer(self, customer: &str) -> Self {
        Self {
            customer: Some(String::from(customer)),
            ..self
        }
    }

    pub(crate) fn lets_pass(&self, method: &PaymentMethod) -> bool {
        let owner = method.customer();
        let wanted = self.customer.as_deref();
        owner.is_some()
            && wanted.is_none_or(|wanted| owner == Some(wanted))
            && self
                .type_name
                .as_deref()
                .is_none_or(|name| name == method.draft.type_name())
            && self
                .allow_redisplay
                .is_none_or(|allowed| allowed == method.draft.allow_redisplay)
    }
}

impl Changes {
    fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&["us_bank_account"])?;
        Ok(Self {
            allow_redisplay: params.choice("allow_redisplay")?,
            billing_details: params.object("billing_details", BillingDetails::read)?,
            expiry: params.object("card", |card| {
                card.not_imitated(&["networks"])?;
                Ok((card.integer("exp_month")?, card.integer("exp_year")?))
            })?,
            metadata: params.metadata()?,
        })
    }

    fn apply(self, method: &mut PaymentMethod, now: Month) -> Result<()> {
        let draft = &mut method.draft;
        if let (Some((month, year)), Instrument::Card(card)) = (self.expiry, &mut draft.instrument)
        {
            card.renew(month, year, now)?;
        }
        draft.allow_redisplay = self.allow_redisplay.unwrap_or(draft.allow_redisplay);
        if let Some(changes) = self.billing_details {
            draft.billing_details.merge(changes);
        }
        apply_metadata(self.metadata, &mut draft.metadata)
    }
}

fn store(desk: &mut Desk<'_>, method: PaymentMethod) -> Result<Value> {
    let answer = method.to_json();
    desk.merchant()?.payment_methods.put(method);
    Ok(answer)
}
