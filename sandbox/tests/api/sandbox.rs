//! A sandbox of its own for each test, and short ways to say what is done with it.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use serde_json::Value;
use stripe_sandbox::{Options, router, router_with_webhooks};
use tower::ServiceExt as _;

pub(crate) const RETURN_URL: (&str, &str) = ("return_url", "https://shop.example/done");

pub(crate) struct Sandbox(Router);

/// A request in the making.
pub(crate) struct Call<'a> {
    sandbox: &'a Sandbox,
    method: &'static str,
    path: String,
    key: Option<String>,
    headers: Vec<(&'static str, String)>,
    body: String,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Sandbox {
    pub(crate) fn start() -> Self {
        Self(router(Options::default()))
    }

    /// One that delivers its webhooks, for as long as the test runs.
    pub(crate) fn with_webhooks() -> Self {
        let (router, courier) = router_with_webhooks(Options::default());
        tokio::spawn(courier);
        Self(router)
    }

    pub(crate) fn get(&self, path: impl Into<String>) -> Call<'_> {
        self.call("GET", path.into())
    }

    pub(crate) fn post(&self, path: impl Into<String>) -> Call<'_> {
        self.call("POST", path.into())
    }

    pub(crate) fn delete(&self, path: impl Into<String>) -> Call<'_> {
        self.call("DELETE", path.into())
    }

    pub(crate) fn call(&self, method: &'static str, path: String) -> Call<'_> {
        Call {
            sandbox: self,
            method,
            path,
            key: Some(Options::default().secret_key),
            headers: Vec::new(),
            body: String::new(),
        }
    }

    /// A new connected account, not ready for payments.
    pub(crate) async fn new_account(&self) -> String {
        self.post("/v1/accounts")
            .form(&[("country", "FR")])
            .send()
            .await
            .id()
    }

    /// A connected account that takes payments.
    pub(crate) async fn account(&self) -> String {
        let account = self.new_account().await;
        self.post(format!("/_sandbox/accounts/{account}/enable"))
            .send()
            .await
            .ok();
        account
    }

    /// A customer on `account`.
    pub(crate) async fn customer(&self, account: &str) -> String {
        let form = [("name", "Ada"), ("email", "ada@example.com")];
        let call = self.post("/v1/customers").on(account).form(&form);
        call.send().await.id()
    }

    /// A ready-made payment method, saved by `customer`.
    pub(crate) async fn saved(&self, account: &str, customer: &str, method: &str) -> String {
        let path = format!("/v1/payment_methods/{method}/attach");
        let call = self.post(path).on(account).form(&[("customer", customer)]);
        call.send().await.id()
    }

    /// The platform's own account.
    pub(crate) async fn platform(&self) -> String {
        self.get("/v1/account").send().await.id()
    }

    /// A `PaymentIntent` over 10 euros on `account`.
    pub(crate) async fn intent(&self, account: &str) -> Value {
        self.post("/v1/payment_intents")
            .on(account)
            .form(&[("amount", "1000"), ("currency", "eur")])
            .send()
            .await
            .ok()
    }

    /// Tries to pay with a ready-made payment method, from the server.
    pub(crate) async fn confirm(&self, account: &str, intent: &Value, method: &str) -> Answer {
        self.post(format!(
            "/v1/payment_intents/{}/confirm",
            text(&intent["id"])
        ))
        .on(account)
        .form(&[("payment_method", method), RETURN_URL])
        .send()
        .await
    }

    /// Tries to pay with a card number, from Stripe's form in a browser.
    pub(crate) async fn confirm_typed(
        &self,
        account: &str,
        intent: &Value,
        number: &str,
        more: &[(&str, &str)],
    ) -> Answer {
        let card = [
            ("client_secret", text(&intent["client_secret"])),
            ("use_stripe_sdk", "true"),
            ("payment_method_data[type]", "card"),
            ("payment_method_data[card][number]", number),
            ("payment_method_data[card][exp_month]", "12"),
            ("payment_method_data[card][exp_year]", "35"),
            ("payment_method_data[card][cvc]", "123"),
            RETURN_URL,
        ];
        self.post(format!(
            "/v1/payment_intents/{}/confirm",
            text(&intent["id"])
        ))
        .by_browser()
        .on(account)
        .form(&card)
        .form(more)
        .send()
        .await
    }

    /// The `PaymentIntent` as it stands.
    pub(crate) async fn look_up(&self, account: &str, intent: &Value) -> Value {
        let id = text(&intent["id"]);
        self.get(format!("/v1/payment_intents/{id}"))
            .on(account)
            .send()
            .await
            .ok()
    }

    /// The customer's answer on the page of a bank or of a payment method.
    pub(crate) async fn customer_answers(&self, intent: &Value, outcome: &str) -> Answer {
        self.post(format!("/_sandbox/authentications/{}", text(&intent["id"])))
            .json(&format!(r#"{{"outcome":"{outcome}"}}"#))
            .send()
            .await
    }
}

impl Call<'_> {
    pub(crate) fn on(self, account: &str) -> Self {
        self.header("stripe-account", account)
    }

    pub(crate) fn by_browser(self) -> Self {
        self.key(&Options::default().publishable_key)
    }

    pub(crate) fn key(mut self, key: &str) -> Self {
        self.key = Some(String::from(key));
        self
    }

    pub(crate) fn without_key(mut self) -> Self {
        self.key = None;
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, String::from(value)));
        self
    }

    pub(crate) fn form(mut self, pairs: &[(&str, &str)]) -> Self {
        let mut form = url::form_urlencoded::Serializer::new(std::mem::take(&mut self.body));
        form.extend_pairs(pairs);
        self.body = form.finish();
        self
    }

    pub(crate) fn json(mut self, body: &str) -> Self {
        self.body = String::from(body);
        self.header("content-type", "application/json")
    }

    pub(crate) async fn send(self) -> Answer {
        self.try_to_send().await.expect("an answer")
    }

    /// The answer, unless the connection breaks before its end.
    pub(crate) async fn try_to_send(self) -> Option<Answer> {
        let mut request = Request::builder().method(self.method).uri(&self.path);
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let typed = self.headers.iter().any(|(name, _)| *name == "content-type");
        if !self.body.is_empty() && !typed {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(self.body)).unwrap();

        let response = self.sandbox.0.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.ok()?;
        Some(Answer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&body)
                .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned())),
        })
    }
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert!(self.status.is_success(), "{}: {:#}", self.status, self.body);
        self.body
    }

    /// The error of a failure with that status.
    #[track_caller]
    pub(crate) fn error(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:#}", self.body);
        self.body["error"].clone()
    }

    #[track_caller]
    pub(crate) fn id(self) -> String {
        String::from(text(&self.ok()["id"]))
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .unwrap_or_else(|| panic!("no header {name}"))
            .to_str()
            .unwrap()
    }
}

#[track_caller]
pub(crate) fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not a string: {value}"))
}

/// The ids of a list, in its order.
pub(crate) fn ids(list: &Value) -> Vec<&str> {
    list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|object| text(&object["id"]))
        .collect()
}
