//! The shop's own server. The browser names a product; the amount comes from the catalogue here.

use std::{future::Future, io, sync::Arc};

use anyhow::{Context as _, Result, bail};
use axum::{
    Json, Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use backend::api_key::ApiKey;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::{Checkout, CheckoutId, CreateCheckout, Currency, paths};
use tokio::net::TcpListener;
use url::Url;

use super::catalogue::{Merchant, Product};

const STYLE: &str = concat!(
    include_str!("page/style/base.css"),
    include_str!("page/style/things.css"),
    include_str!("page/style/market.css"),
    include_str!("page/style/till.css"),
);

/// The shop: where to ask for checkouts, with which key, and what there is to sell.
#[derive(Debug, Clone)]
pub(crate) struct Demo(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    http: reqwest::Client,
    pay_url: Url,
    platform_key: ApiKey,
    merchants: Vec<Merchant>,
}

#[derive(Deserialize)]
struct Order {
    product: String,
}

#[derive(Serialize)]
struct Ordered {
    checkout: CheckoutId,
}

/// Serves the shop until `stop` resolves.
pub(crate) async fn serve(
    demo: Demo,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new()
        .route("/", get(async || Html(include_str!("page/index.html"))))
        .route("/shop.css", get(async || file("text/css", STYLE)))
        .route(
            "/shop.js",
            get(async || file("text/javascript", include_str!("page/shop.js"))),
        )
        .route("/api/catalogue", get(catalogue))
        .route("/api/orders", post(order))
        .with_state(demo);
    axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await
}

fn file(content_type: &'static str, text: &'static str) -> Response {
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))],
        text,
    )
        .into_response()
}

async fn catalogue(State(demo): State<Demo>) -> Response {
    match demo.catalogue() {
        Ok(catalogue) => Json(catalogue).into_response(),
        Err(error) => failed(&error),
    }
}

async fn order(State(demo): State<Demo>, Json(order): Json<Order>) -> Response {
    let Some((merchant, product)) = demo.find(&order.product) else {
        return (
            StatusCode::NOT_FOUND,
            Json(json!({ "message": "we do not sell that" })),
        )
            .into_response();
    };
    match demo.checkout(merchant, product).await {
        Ok(checkout) => Json(Ordered {
            checkout: checkout.id,
        })
        .into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> Response {
    tracing::error!(error = format!("{error:#}"), "the shop failed");
    let body = json!({ "message": "the shop could not start the payment; please try again" });
    (StatusCode::BAD_GATEWAY, Json(body)).into_response()
}

impl Demo {
    pub(crate) fn new(
        http: reqwest::Client,
        pay_url: Url,
        platform_key: ApiKey,
        merchants: Vec<Merchant>,
    ) -> Self {
        Self(Arc::new(Inner {
            http,
            pay_url,
            platform_key,
            merchants,
        }))
    }

    /// One checkout of each merchant, to be paid on its hosted page.
    pub(crate) async fn example_checkouts(&self) -> Result<Vec<Checkout>> {
        let mut checkouts = Vec::new();
        for merchant in &self.0.merchants {
            for product in merchant.profile.products.iter().take(1) {
                checkouts.push(self.checkout(merchant, product).await?);
            }
        }
        Ok(checkouts)
    }

    fn find(&self, product: &str) -> Option<(&Merchant, &'static Product)> {
        self.0.merchants.iter().find_map(|merchant| {
            let mut products = merchant.profile.products.iter();
            products
                .find(|it| it.id == product)
                .map(|product| (merchant, product))
        })
    }

    /// What a platform does: one call with its key, from its own server.
    async fn checkout(&self, merchant: &Merchant, product: &Product) -> Result<Checkout> {
        let currency = Currency::new(merchant.profile.currency)?;
        let ask = CreateCheckout {
            description: Some(product.name.to_owned()),
            application_fee_amount: Some(product.application_fee_amount),
            ..CreateCheckout::new(merchant.account.clone(), product.amount, currency)
        };
        let answer = self
            .0
            .http
            .post(self.0.pay_url.join(paths::CHECKOUTS)?)
            .bearer_auth(self.0.platform_key.reveal())
            .body(serde_json::to_vec(&ask)?)
            .header(header::CONTENT_TYPE, "application/json")
            .send()
            .await
            .context("the payment server could not be reached")?;
        let status = answer.status();
        let body = answer.bytes().await?;
        if !status.is_success() {
            bail!(
                "the payment server refused: {status} {}",
                String::from_utf8_lossy(&body)
            );
        }
        Ok(serde_json::from_slice(&body)?)
    }

    fn catalogue(&self) -> Result<Value> {
        let mut merchants = Vec::new();
        for merchant in &self.0.merchants {
            let profile = merchant.profile;
            let currency = Currency::new(profile.currency)?;
            let product = |product: &Product| {
                let price = product.price(currency);
                json!({
                    "id": product.id,
                    "name": product.name,
                    "description": product.description,
                    "amount": product.amount,
                    "decimal": price.to_decimal(),
                    "price": price.to_string(),
                })
            };
            merchants.push(json!({
                "id": profile.id,
                "name": profile.name,
                "place": profile.place,
                "currency": profile.currency,
                "products": profile.products.iter().map(product).collect::<Vec<_>>(),
            }));
        }
        let pay_url = self.0.pay_url.as_str().trim_end_matches('/');
        Ok(json!({ "pay_url": pay_url, "merchants": merchants }))
    }
}
