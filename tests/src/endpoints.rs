//! The endpoints to which the sandbox posts its events, made as a platform makes them at Stripe.

use serde_json::{Value, json};
use url::Url;

use crate::{
    World,
    program::Program,
    sandbox::{SECRET_KEY, Sandbox},
};

/// The endpoint for the platform's own events, and the one for those of connected accounts.
#[derive(Debug)]
pub struct Endpoints {
    account: Endpoint,
    connect: Endpoint,
}

#[derive(Debug)]
struct Endpoint {
    id: String,
    secret: String,
}

impl World {
    /// A program to which the sandbox delivers its events, on the database of this world.
    pub async fn told_program(&self, environment: &[(&str, &str)]) -> (Program, Endpoints) {
        // The port is known later than the secrets have to be.
        let nowhere = Url::parse("http://127.0.0.1:9/").unwrap();
        let endpoints = Endpoints::make(&self.sandbox, &nowhere).await;
        let environment = [&endpoints.environment()[..], environment].concat();
        let program = self.program(&environment).await;
        endpoints.lead_to(&self.sandbox, &program.url).await;
        (program, endpoints)
    }
}

impl Endpoints {
    /// Lets the sandbox post every event to a server.
    pub async fn make(sandbox: &Sandbox, server: &Url) -> Self {
        Self {
            account: Endpoint::make(sandbox, &account_url(server), "false").await,
            connect: Endpoint::make(sandbox, &connect_url(server), "true").await,
        }
    }

    /// The variables that tell a server their secrets.
    pub fn environment(&self) -> [(&str, &str); 2] {
        [
            ("STRIPE_WEBHOOK_SECRETS", &self.account.secret),
            ("STRIPE_CONNECT_WEBHOOK_SECRETS", &self.connect.secret),
        ]
    }

    /// From now on events only name their object.
    pub async fn are_thin(&self, sandbox: &Sandbox) {
        for endpoint in [&self.account, &self.connect] {
            let path = format!("/_sandbox/webhook_endpoints/{}", endpoint.id);
            sandbox.control(&path, &json!({ "payload": "thin" })).await;
        }
    }

    async fn lead_to(&self, sandbox: &Sandbox, server: &Url) {
        self.account.lead_to(sandbox, &account_url(server)).await;
        self.connect.lead_to(sandbox, &connect_url(server)).await;
    }
}

impl Endpoint {
    async fn make(sandbox: &Sandbox, url: &Url, connect: &str) -> Self {
        let form = [
            ("url", url.as_str()),
            ("enabled_events[]", "*"),
            ("connect", connect),
        ];
        let made = post(sandbox, "/v1/webhook_endpoints", &form).await;
        let text = |field: &str| made[field].as_str().unwrap().to_owned();
        Self {
            id: text("id"),
            secret: text("secret"),
        }
    }

    async fn lead_to(&self, sandbox: &Sandbox, url: &Url) {
        let path = format!("/v1/webhook_endpoints/{}", self.id);
        post(sandbox, &path, &[("url", url.as_str())]).await;
    }
}

async fn post(sandbox: &Sandbox, path: &str, form: &[(&str, &str)]) -> Value {
    let answer = sandbox.post(path, None, SECRET_KEY, form).await;
    assert!(answer["error"].is_null(), "{answer}");
    answer
}

fn account_url(server: &Url) -> Url {
    server.join(crate::webhooks::ACCOUNT_URL).unwrap()
}

fn connect_url(server: &Url) -> Url {
    server.join(crate::webhooks::CONNECT_URL).unwrap()
}
