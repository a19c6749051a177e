//! The sandbox, seen from a test.

use serde_json::{Value, json};
use url::Url;

/// The secret key of the sandbox's platform.
pub const SECRET_KEY: &str = "sk_test_sandbox_platform";
/// Its publishable key.
pub const PUBLISHABLE_KEY: &str = "pk_test_sandbox_platform";

/// A client of the sandbox that is not ours: plain HTTP.
#[derive(Debug, Clone)]
pub struct Sandbox {
    /// Where it is.
    pub url: Url,
    http: reqwest::Client,
}

/// Keys of an account that acts for itself.
#[derive(Debug, Clone)]
pub struct OwnKeys {
    /// The secret key.
    pub secret: String,
    /// The publishable key.
    pub publishable: String,
}

/// Something that the journal wrote down.
#[derive(Debug, Clone)]
pub struct Entry(pub Value);

impl Entry {
    /// A field, as text.
    pub fn text(&self, field: &str) -> &str {
        self.0[field].as_str().unwrap_or_default()
    }

    /// Whether this is such a call.
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.text("method") == method && self.text("path") == path
    }
}

impl Sandbox {
    pub(crate) fn new(url: Url, http: reqwest::Client) -> Self {
        Self { url, http }
    }

    /// A connected account that can take payments.
    pub async fn account(&self, country: &str, currency: &str, name: &str) -> String {
        let id = self.new_account(country, currency, name).await;
        let url = self
            .url
            .join(&format!("/_sandbox/accounts/{id}/enable"))
            .unwrap();
        let enabled = self.http.post(url).send().await.unwrap();
        assert!(
            enabled.status().is_success(),
            "{}",
            enabled.text().await.unwrap()
        );
        id
    }

    /// The keys that an account has of its own.
    pub async fn own_keys(&self, account: &str) -> OwnKeys {
        let path = format!("/_sandbox/accounts/{account}/keys");
        let request = self.http.post(self.url.join(&path).unwrap());
        let keys = send(request, None).await;
        let key = |name: &str| keys[name].as_str().unwrap().to_owned();
        OwnKeys {
            secret: key("secret_key"),
            publishable: key("publishable_key"),
        }
    }

    /// What a browser sees at this URL.
    pub async fn page(&self, url: &str) -> String {
        let answer = self.http.get(url).send().await.unwrap();
        answer.text().await.unwrap()
    }

    /// The owner of an account answers on Stripe's page for OAuth; where the browser goes then.
    pub async fn owner_answers(&self, authorize_url: &str, answer: &Value) -> Url {
        let asked = Url::parse(authorize_url).unwrap();
        let mut url = self.url.join("/_sandbox/oauth/authorize").unwrap();
        url.set_query(asked.query());
        let request = self.http.post(url);
        let request = request
            .header("content-type", "application/json")
            .body(answer.to_string());
        let answer = send(request, None).await;
        let url = answer["redirect_to"].as_str();
        url.unwrap_or_else(|| panic!("{answer}")).parse().unwrap()
    }

    /// A connected account whose onboarding has not been done.
    pub async fn new_account(&self, country: &str, currency: &str, name: &str) -> String {
        let form = [
            ("country", country),
            ("default_currency", currency),
            ("business_profile[name]", name),
            ("capabilities[card_payments][requested]", "true"),
            ("capabilities[transfers][requested]", "true"),
        ];
        let account = self.post("/v1/accounts", None, SECRET_KEY, &form).await;
        account["id"]
            .as_str()
            .unwrap_or_else(|| panic!("no account: {account}"))
            .to_owned()
    }

    /// `GET` with the secret key.
    pub async fn get(&self, path: &str, account: Option<&str>) -> Value {
        let request = self
            .http
            .get(self.url.join(path).unwrap())
            .bearer_auth(SECRET_KEY);
        send(request, account).await
    }

    /// `POST` of a form with a key.
    pub async fn post(
        &self,
        path: &str,
        account: Option<&str>,
        key: &str,
        form: &[(&str, &str)],
    ) -> Value {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        let request = self
            .http
            .post(self.url.join(path).unwrap())
            .bearer_auth(key)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish());
        send(request, account).await
    }

    /// Lets days pass, by Stripe's clock.
    pub async fn days_pass(&self, days: u32) {
        let body = json!({ "advance_seconds": days * 86_400 });
        self.control("/_sandbox/clock", &body).await;
    }

    /// A customer pays the voucher of the account's only intent (`succeeded`), or it expires
    /// (`failed`).
    pub async fn ends_voucher(&self, account: &str, status: &str) {
        let intents = self.intents(Some(account)).await;
        let path = format!(
            "/_sandbox/payment_intents/{}",
            intents[0]["id"].as_str().unwrap()
        );
        self.control(&path, &json!({ "status": status })).await;
    }

    /// Lets a bank end a refund: `succeeded` or `failed`.
    pub async fn settles_refund(&self, refund: &str, status: &str) {
        let path = format!("/_sandbox/refunds/{refund}");
        self.control(&path, &json!({ "status": status })).await;
    }

    /// Shows intents to nobody who asks, until it [`is_well`](Self::is_well) again.
    pub async fn hides_intents(&self) {
        let hidden = json!({ "kind": "error_503", "method": "GET",
                             "path": "/v1/payment_intents/{id}", "times": 1000 });
        let faults = json!({ "calls": { "next": [hidden] } });
        self.control("/_sandbox/faults", &faults).await;
    }

    /// Nothing fails any more.
    pub async fn is_well(&self) {
        self.control("/_sandbox/faults", &json!({})).await;
    }

    /// Tells the sandbox what to do; it must be able to.
    pub async fn control(&self, path: &str, body: &Value) {
        let request = self.http.post(self.url.join(path).unwrap());
        let request = request
            .header("content-type", "application/json")
            .body(body.to_string());
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
    }

    /// Everything that was asked of the sandbox, in order.
    pub async fn journal(&self) -> Vec<Entry> {
        let url = self.url.join("/_sandbox/journal").unwrap();
        let answer = self
            .http
            .get(url)
            .send()
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap();
        let journal: Value = serde_json::from_slice(&answer).unwrap();
        journal["entries"]
            .as_array()
            .unwrap()
            .iter()
            .cloned()
            .map(Entry)
            .collect()
    }

    /// The calls of one kind that reached the sandbox.
    pub async fn calls(&self, method: &str, path: &str) -> Vec<Entry> {
        self.journal()
            .await
            .into_iter()
            .filter(|entry| entry.is(method, path))
            .collect()
    }

    /// The `PaymentIntents` on an account, or on the platform.
    pub async fn intents(&self, account: Option<&str>) -> Vec<Value> {
        let list = self.get("/v1/payment_intents?limit=100", account).await;
        list["data"]
            .as_array()
            .unwrap_or_else(|| panic!("no list: {list}"))
            .clone()
    }
}

async fn send(request: reqwest::RequestBuilder, account: Option<&str>) -> Value {
    let request = match account {
        Some(account) => request.header("Stripe-Account", account),
        None => request,
    };
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.bytes().await.unwrap();
    let mut json: Value = serde_json::from_slice(&body).unwrap();
    if let Some(error) = json.get_mut("error") {
        error["status"] = json!(status);
    }
    json
}
