//! `/v1/customers`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        customer::{Customer, Statement},
        payment_method::PaymentMethod,
    },
    routes::payment_methods::{self, Filter},
    state::Merchant,
};

/// `POST /v1/customers`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (statement, method) =
        params.read(|params| Ok((Statement::read(params)?, params.text("payment_method")?)))?;
    let mut customer = Customer::new(desk.mint("cus_"), desk.now);
    let method = method
        .map(|id| payment_methods::attachable(desk, &id, &customer.id))
        .transpose()?;
    if let Some(default) = statement.default_payment_method.set()
        && method.as_ref().is_none_or(|method| method.id != *default)
    {
        return Err(not_attached(
            default,
            "invoice_settings[default_payment_method]",
        ));
    }
    customer.apply(statement)?;

    let answer = customer.to_json();
    let merchant = desk.merchant()?;
    merchant.customers.put(customer);
    if let Some(method) = method {
        merchant.payment_methods.put(method);
    }
    Ok(answer)
}

/// `GET /v1/customers/{id}`: also says that a customer was deleted.
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    let merchant = desk.merchant()?;
    if merchant.deleted_customers.contains(id) {
        return Ok(Customer::deleted_json(id));
    }
    Ok(merchant.customers.get(id, "id")?.to_json())
}

/// `POST /v1/customers/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let statement = params.read(Statement::read)?;
    let id = desk.id;
    let merchant = desk.merchant()?;
    merchant.customers.get(id, "id")?;
    if let Some(default) = statement.default_payment_method.set() {
        attached(
            merchant,
            id,
            default,
            "invoice_settings[default_payment_method]",
        )?;
    }
    let customer = merchant.customers.get_mut(id, "id")?;
    customer.apply(statement)?;
    Ok(customer.to_json())
}

/// `DELETE /v1/customers/{id}`: what they saved cannot be used again.
pub(crate) fn delete(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    let merchant = desk.merchant()?;
    merchant.customers.remove(id, "id")?;
    merchant.deleted_customers.insert(String::from(id));
    for method in merchant.payment_methods.iter_mut() {
        if method.customer() == Some(id) {
            method.detach()?;
        }
    }
    Ok(Customer::deleted_json(id))
}

/// `GET /v1/customers`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, email) = params.read(|params| {
        params.not_imitated(&["test_clock"])?;
        Ok((Page::read(params)?, params.text("email")?))
    })?;
    let customers = desk.merchant()?.customers.newest_first();
    let is_wanted = |customer: &Customer| email.is_none() || customer.email == email;
    page.of_wanted(customers, is_wanted, "/v1/customers")
}

/// `GET /v1/customers/{id}/payment_methods`
pub(crate) fn list_payment_methods(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, filter) = params.read(|params| Ok((Page::read(params)?, Filter::read(params)?)))?;
    let id = desk.id;
    let merchant = desk.merchant()?;
    merchant.customers.get(id, "customer")?;
    let filter = filter.of_customer(id);
    let methods = merchant.payment_methods.newest_first();
    let is_wanted = |method: &PaymentMethod| filter.lets_pass(method);
    let url = format!("/v1/customers/{id}/payment_methods");
    page.of_wanted(methods, is_wanted, &url)
}

/// `GET /v1/customers/{id}/payment_methods/{payment_method}`
pub(crate) fn retrieve_payment_method(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let (id, method) = (desk.id, desk.second_id);
    let merchant = desk.merchant()?;
    merchant.customers.get(id, "customer")?;
    Ok(attached(merchant, id, method, "payment_method")?.to_json())
}

/// A method that a customer saved.
pub(crate) fn attached<'a>(
    merchant: &'a Merchant,
    customer: &str,
    method: &str,
    param: &str,
) -> Result<&'a PaymentMethod> {
    merchant
        .payment_methods
        .get(method, param)
        .ok()
        .filter(|found| found.customer() == Some(customer))
        .ok_or_else(|| not_attached(method, param))
}

fn not_attached(method: &str, param: &str) -> Error {
    let message = format!(
        "The customer does not have a payment method with the ID {method}. The payment method \
         must be attached to the customer."
    );
    Error::missing_object(method, &message, param)
}
