//! A whole connect-pay with a Stripe of its own, for one test.

mod check;

use std::{net::SocketAddr, path::PathBuf};

use backend::{
    api_key::ApiKey,
    app::{self, App},
    clock::Clock,
    config::{AllowedOrigins, Config, StripeConfig},
    store::Store,
    stripe,
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot};
use url::Url;

use crate::{
    customer::Customer,
    gate::{self, Fault, Faults},
    log::Log,
    platform::Platform,
    sandbox::{PUBLISHABLE_KEY, SECRET_KEY, Sandbox},
    server::Server,
};

/// Everything that one test needs. On drop it checks what must hold after any test.
#[derive(Debug)]
pub struct World {
    /// The local Stripe.
    pub sandbox: Sandbox,
    /// Where the server is.
    pub url: Url,
    /// What the server logged.
    pub log: Log,
    /// The key of the platform.
    pub key: ApiKey,
    faults: Faults,
    may_fail: bool,
    http: reqwest::Client,
    config: Config,
    backend: Option<Server>,
    _gate: Server,
    _sandbox: Server,
    _data: TempDir,
}

/// What differs from one world to another.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The front end to serve.
    pub assets: Option<PathBuf>,
    /// The pages that may embed the widget; any, when there is nothing.
    pub allowed_origins: Option<AllowedOrigins>,
}

/// An answer of the server.
#[derive(Debug)]
pub struct Answer {
    /// Its HTTP status.
    pub status: u16,
    /// Its headers.
    pub headers: reqwest::header::HeaderMap,
    /// Its body, null when it is not JSON.
    pub json: Value,
    /// Its body as text.
    pub text: String,
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub fn ok(&self) -> &Value {
        assert!(
            (200..300).contains(&self.status),
            "{} {}",
            self.status,
            self.text
        );
        &self.json
    }

    /// The error of a refusal with this status and code.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> &Value {
        assert_eq!(self.status, status, "{}", self.text);
        let error = &self.json["error"];
        assert_eq!(error["code"], code, "{}", self.text);
        assert!(
            error["request_id"]
                .as_str()
                .is_some_and(|id| !id.is_empty()),
            "{}",
            self.text
        );
        error
    }
}

const ANY_PORT: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

impl World {
    /// A world with nothing special about it.
    pub async fn start() -> Self {
        Self::with(Setting::default()).await
    }

    /// A world with settings.
    pub async fn with(setting: Setting) -> Self {
        let data = TempDir::new().unwrap();
        let http = stripe::http_client().unwrap();
        let sandbox_server = start_sandbox();
        let faults = Faults::default();
        let gate = start_gate(sandbox_server.url.clone(), http.clone(), faults.clone());
        let config = Config {
            stripe: StripeConfig::new(
                &SECRET_KEY.into(),
                PUBLISHABLE_KEY,
                gate.url.clone(),
                sandbox_server.url.join("/endive/stripe.js").unwrap(),
            )
            .unwrap(),
            public_url: "https://pay.example".parse().unwrap(),
            database_url: format!("sqlite:{}?mode=rwc", data.path().join("pay.db").display()),
            allowed_origins: setting.allowed_origins.unwrap_or(AllowedOrigins::Any),
            assets: setting.assets,
        };
        let key = add_key(&config.database_url).await;
        let log = Log::default();
        let backend = start_backend(ANY_PORT, config.clone(), http.clone(), log.clone());
        Self {
            sandbox: Sandbox::new(sandbox_server.url.clone(), http.clone()),
            url: backend.url.clone(),
            log,
            key,
            faults,
            may_fail: false,
            http,
            config,
            backend: Some(backend),
            _gate: gate,
            _sandbox: sandbox_server,
            _data: data,
        }
    }

    /// What a platform's server does.
    pub const fn platform(&self) -> Platform<'_> {
        Platform(self)
    }

    /// What a customer does.
    pub const fn customer(&self) -> Customer<'_> {
        Customer(self)
    }

    /// A bakery in France that can take payments in euros.
    pub async fn bakery(&self) -> String {
        self.sandbox
            .account("FR", "eur", "Boulangerie Rivage")
            .await
    }

    /// A pottery in Japan that can take payments in yen.
    pub async fn pottery(&self) -> String {
        self.sandbox.account("JP", "jpy", "Kiyomizu Pottery").await
    }

    /// Lets the server's next POST to Stripe go wrong.
    pub fn fault(&self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Waits until a fault has struck.
    pub async fn struck(&self) {
        self.faults.struck().await;
    }

    /// From here on the server may log errors.
    pub const fn may_fail(&mut self) {
        self.may_fail = true;
    }

    /// The server dies in the middle of whatever it does, and starts again on the same data.
    pub fn crash_and_restart(&mut self) {
        if let Some(backend) = self.backend.take() {
            backend.kill();
        }
        // Its connections are dead, too.
        self.http = stripe::http_client().unwrap();
        let address = self.url.socket_addrs(|| None).unwrap()[0];
        let server = start_backend(
            address,
            self.config.clone(),
            self.http.clone(),
            self.log.clone(),
        );
        self.backend = Some(server);
    }

    /// `GET` without a key, as a browser does.
    pub async fn get(&self, path: &str) -> Answer {
        answer(self.http.get(self.url.join(path).unwrap())).await
    }

    /// `POST` without a key, as a browser does.
    pub async fn post(&self, path: &str, body: Option<&Value>) -> Answer {
        let request = self.request("POST", path);
        answer(match body {
            Some(body) => request
                .body(body.to_string())
                .header("content-type", "application/json"),
            None => request,
        })
        .await
    }

    /// `POST` with the platform's key.
    pub async fn post_with_key(&self, path: &str, body: &Value) -> Answer {
        let request = self.request("POST", path).bearer_auth(self.key.reveal());
        answer(
            request
                .body(body.to_string())
                .header("content-type", "application/json"),
        )
        .await
    }

    /// A request to be completed by the test.
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method.parse().unwrap(), self.url.join(path).unwrap())
    }
}

/// Sends a request and reads its answer.
pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let body = answer.bytes().await.unwrap();
    Answer {
        status,
        headers,
        json: serde_json::from_slice(&body).unwrap_or(Value::Null),
        text: String::from_utf8_lossy(&body).into_owned(),
    }
}

async fn add_key(database_url: &str) -> ApiKey {
    let store = Store::open(database_url).await.unwrap();
    let key = ApiKey::generate().unwrap();
    store
        .add_api_key(&key.hash(), "test", Clock::System.now())
        .await
        .unwrap();
    store.close().await;
    key
}

fn start_sandbox() -> Server {
    let serve = async |listener: TcpListener, stop: oneshot::Receiver<()>| {
        let options = stripe_sandbox::Options::default();
        Ok(stripe_sandbox::serve(listener, options, asked(stop)).await?)
    };
    Server::start(ANY_PORT, Log::default(), serve).unwrap()
}

fn start_gate(sandbox: Url, http: reqwest::Client, faults: Faults) -> Server {
    let serve = async move |listener: TcpListener, stop: oneshot::Receiver<()>| {
        let router = gate::router(sandbox, http, faults);
        Ok(axum::serve(listener, router)
            .with_graceful_shutdown(asked(stop))
            .await?)
    };
    Server::start(ANY_PORT, Log::default(), serve).unwrap()
}

fn start_backend(at: SocketAddr, config: Config, http: reqwest::Client, log: Log) -> Server {
    let serve = async move |listener: TcpListener, stop: oneshot::Receiver<()>| {
        let app = App::start(config, http).await?;
        Ok(app::serve(app, listener, asked(stop)).await?)
    };
    Server::start(at, log, serve).unwrap()
}

async fn asked(stop: oneshot::Receiver<()>) {
    // A sender that is gone asks to stop, too.
    let _ = stop.await;
}
