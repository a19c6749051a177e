//! The part of the table that is about events and who is told of them.

use crate::endpoints::{Endpoint, server};

const ENDPOINT: &str = "Stripe.WebhookEndpoint";

pub(super) const ENDPOINTS: &[Endpoint] = &[
    server(
        "GET",
        "/v1/events",
        "Stripe.EventListParams",
        "Stripe.ApiList<EventTold>",
    ),
    server(
        "GET",
        "/v1/events/{id}",
        "Stripe.EventRetrieveParams",
        "EventTold",
    ),
    server(
        "GET",
        "/v2/core/events",
        "Stripe.V2.Core.EventListParams",
        "Stripe.V2List<ThinEvent>",
    ),
    server(
        "GET",
        "/v2/core/events/{id}",
        "Stripe.V2.Core.EventRetrieveParams",
        "ThinEvent",
    ),
    server(
        "GET",
        "/v1/webhook_endpoints",
        "Stripe.WebhookEndpointListParams",
        "Stripe.ApiList<Stripe.WebhookEndpoint>",
    ),
    server(
        "POST",
        "/v1/webhook_endpoints",
        "Stripe.WebhookEndpointCreateParams",
        ENDPOINT,
    ),
    server(
        "GET",
        "/v1/webhook_endpoints/{id}",
        "Stripe.WebhookEndpointRetrieveParams",
        ENDPOINT,
    ),
    server(
        "POST",
        "/v1/webhook_endpoints/{id}",
        "Stripe.WebhookEndpointUpdateParams",
        ENDPOINT,
    ),
    server(
        "DELETE",
        "/v1/webhook_endpoints/{id}",
        "Stripe.WebhookEndpointDeleteParams",
        "Stripe.DeletedWebhookEndpoint",
    ),
];
