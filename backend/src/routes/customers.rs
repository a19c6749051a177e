//! Customers over HTTP: those of a connected account, or of the platform. Stripe keeps them; each
//! account has its own, and none of them exists on another.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use shared::{CustomerId, PaymentMethodId};

use super::{
    answer::Created,
    extract::{Body, ExpandableQuery, Once},
    idempotency::Secret,
    path::{Named, Owner},
};
use crate::{
    app::App,
    error::Error,
    payments::on_behalf,
    stripe::{
        CreateCustomer, CreateCustomerSession, Customer, CustomerSession,
        CustomerSessionComponents, Deleted, List, ListCustomerPaymentMethods, ListCustomers,
        PaymentMethod, UpdateCustomer,
    },
};

/// `POST …/customers`.
pub(crate) async fn create(
    State(app): State<App>,
    owner: Owner,
    Once(token): Once,
    Body(params): Body<CreateCustomer>,
) -> Result<Created<Json<Customer>>, Error> {
    let request = owner.of(app.stripe.customers().create(&params));
    let customer = on_behalf(&app, &token, request).await?;
    Ok(Created(Json(customer)))
}

/// `GET …/customers`.
pub(crate) async fn list(
    State(app): State<App>,
    owner: Owner,
    ExpandableQuery(params): ExpandableQuery<ListCustomers>,
) -> Result<Json<List<Customer>>, Error> {
    let request = owner.of(app.stripe.customers().list(&params));
    Ok(Json(request.send().await?))
}

/// `GET …/customers/{customer}`.
pub(crate) async fn show(
    State(app): State<App>,
    owner: Owner,
    Named(id): Named<CustomerId>,
) -> Result<Json<Customer>, Error> {
    let request = owner.of(app.stripe.customers().retrieve(&id));
    Ok(Json(request.send().await?))
}

/// `POST …/customers/{customer}`.
pub(crate) async fn update(
    State(app): State<App>,
    owner: Owner,
    Named(id): Named<CustomerId>,
    Once(token): Once,
    Body(params): Body<UpdateCustomer>,
) -> Result<Json<Customer>, Error> {
    let request = owner.of(app.stripe.customers().update(&id, &params));
    Ok(Json(on_behalf(&app, &token, request).await?))
}

/// `DELETE …/customers/{customer}`.
pub(crate) async fn delete(
    State(app): State<App>,
    owner: Owner,
    Named(id): Named<CustomerId>,
    Once(token): Once,
) -> Result<Json<Deleted<CustomerId>>, Error> {
    let request = owner.of(app.stripe.customers().delete(&id));
    Ok(Json(on_behalf(&app, &token, request).await?))
}

/// `POST …/customers/{customer}/sessions`: lets the widget show the customer's saved payment
/// methods.
pub(crate) async fn session(
    State(app): State<App>,
    owner: Owner,
    Named(customer): Named<CustomerId>,
    Once(token): Once,
    Body(components): Body<CustomerSessionComponents>,
) -> Result<Secret<CustomerSession>, Error> {
    let params = CreateCustomerSession {
        customer,
        components,
    };
    let request = owner.of(app.stripe.customer_sessions().create(&params));
    Ok(Secret(on_behalf(&app, &token, request).await?))
}

/// `GET …/customers/{customer}/payment-methods`: those that are saved.
pub(crate) async fn payment_methods(
    State(app): State<App>,
    owner: Owner,
    Named(customer): Named<CustomerId>,
    ExpandableQuery(params): ExpandableQuery<ListCustomerPaymentMethods>,
) -> Result<Json<List<PaymentMethod>>, Error> {
    let request = app.stripe.customers().payment_methods(&customer, &params);
    Ok(Json(owner.of(request).send().await?))
}

/// What to save.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachPaymentMethod {
    /// A payment method that was made on the same account and belongs to nobody yet.
    payment_method: PaymentMethodId,
}

/// `POST …/customers/{customer}/payment-methods`: saves one.
pub(crate) async fn attach(
    State(app): State<App>,
    owner: Owner,
    Named(customer): Named<CustomerId>,
    Once(token): Once,
    Body(ask): Body<AttachPaymentMethod>,
) -> Result<Json<PaymentMethod>, Error> {
    let methods = app.stripe.payment_methods();
    let request = owner.of(methods.attach(&ask.payment_method, &customer));
    Ok(Json(on_behalf(&app, &token, request).await?))
}

/// `DELETE …/customers/{customer}/payment-methods/{payment_method}`: forgets one. It has to be that
/// customer's: a platform may have the id from a browser.
pub(crate) async fn detach(
    State(app): State<App>,
    owner: Owner,
    Named(customer): Named<CustomerId>,
    Named(id): Named<PaymentMethodId>,
    Once(token): Once,
) -> Result<Json<PaymentMethod>, Error> {
    let kept = app.stripe.customers().payment_method(&customer, &id);
    owner.of(kept).send().await?;
    let request = owner.of(app.stripe.payment_methods().detach(&id));
    Ok(Json(on_behalf(&app, &token, request).await?))
}
