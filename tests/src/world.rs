//! A whole connect-pay with a Stripe of its own, for one test.

mod answer;
mod check;
mod closed_port;
mod database;
mod ledger;
mod replica;
mod setting;
mod silent_port;
mod start;

use std::sync::Arc;

use backend::{
    api_key::{ApiKey, Scope},
    clock::Clock,
    config::Config,
    stripe,
};
use serde_json::Value;
use url::Url;

use self::setting::OwnAccount;
pub use self::start::{ANY_PORT, serve_router};
pub use self::{
    answer::{Answer, answer},
    closed_port::ClosedPort,
    database::{Database, TestDatabase},
    setting::{Keys, Names, Setting},
    silent_port::SilentPort,
};
use crate::{
    customer::Customer,
    gate::{self, Fault, Faults, Passed},
    log::Log,
    platform::Platform,
    sandbox::Sandbox,
    server::Server,
    tls::Terminator,
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
    /// The server's clock. It stands still, and goes on when a test says so.
    clock: Clock,
    /// The key of the platform.
    pub key: ApiKey,
    faults: Faults,
    may_fail: bool,
    is_misused: bool,
    http: reqwest::Client,
    config: Config,
    backend: Option<Server>,
    terminator: Option<Terminator>,
    _gate: Server,
    sandbox_server: Arc<Server>,
    own: Option<OwnAccount>,
    passed: Passed,
    database: TestDatabase,
}

impl World {
    /// A world with nothing special about it.
    pub async fn start() -> Self {
        Self::with(Setting::default()).await
    }

    /// A world with the built front end, for a browser.
    pub async fn with_front_end() -> Self {
        Self::with(Setting::front_end()).await
    }

    /// A world with settings.
    pub async fn with(setting: Setting) -> Self {
        Self::on(Arc::new(start::sandbox()), setting).await
    }

    /// Another server with a database of its own, at the same Stripe.
    pub async fn beside(&self, setting: Setting) -> Self {
        Self::on(Arc::clone(&self.sandbox_server), setting).await
    }

    async fn on(sandbox_server: Arc<Server>, setting: Setting) -> Self {
        let database = setting.database.create().await;
        let http = stripe::http_client().unwrap();
        let sandbox = Sandbox::new(sandbox_server.url.clone(), http.clone());
        let own = match setting.keys {
            Keys::Platform => None,
            Keys::OwnAccount => Some(start::own_account(&sandbox).await),
        };
        let (faults, passed) = (Faults::default(), Passed::default());
        let gate = gate::router(
            sandbox_server.url.clone(),
            http.clone(),
            faults.clone(),
            passed.clone(),
        );
        let gate = serve_router(ANY_PORT, gate);
        let terminator = match setting.names {
            Names::Sandbox => None,
            Names::Production => Some(Terminator::start(&sandbox_server.url)),
        };
        let config = setting.config(&sandbox_server.url, &gate.url, &database.url, own.as_ref());
        let key = start::add_key(&config.database, &Scope::Platform).await;
        let log = Log::default();
        let clock = Clock::standing_still();
        let to_stripe = start::client(terminator.as_ref());
        let backend = start::backend(
            start::ANY_PORT,
            config.clone(),
            to_stripe,
            log.clone(),
            clock.clone(),
        );
        Self {
            sandbox,
            url: backend.url.clone(),
            log,
            clock,
            key,
            faults,
            may_fail: false,
            is_misused: false,
            http,
            config,
            backend: Some(backend),
            terminator,
            _gate: gate,
            sandbox_server,
            own,
            passed,
            database,
        }
    }

    /// What a platform's server does.
    pub fn platform(&self) -> Platform<'_> {
        Platform::new(self)
    }

    /// What a customer does.
    pub const fn customer(&self) -> Customer<'_> {
        Customer(self)
    }

    /// The one account that the server serves, in a world of [`Keys::OwnAccount`].
    #[track_caller]
    pub fn own_account(&self) -> &str {
        &self.own.as_ref().expect("a server of one account").id
    }

    /// What the server has sent to Stripe: each call's `Stripe-Account`.
    pub fn stripe_accounts(&self) -> Vec<Option<String>> {
        self.passed.stripe_accounts()
    }

    /// The OAuth tokens that Stripe has given to the server.
    pub fn oauth_tokens(&self) -> Vec<String> {
        self.passed.oauth_tokens()
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

    /// The server's time, in seconds since 1970 UTC.
    pub fn now(&self) -> i64 {
        self.clock.now().as_seconds()
    }

    /// Moves the server's time on.
    pub fn seconds_pass(&self, seconds: i64) {
        self.clock.put_forward(seconds * 1000);
    }

    /// Lets the server's next POST to Stripe go wrong.
    pub fn fault(&self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Forgets the faults that have not struck.
    pub fn no_more_faults(&self) {
        self.faults.clear();
    }

    /// Waits until a fault has struck.
    pub async fn struck(&self) {
        self.faults.struck().await;
    }

    /// From here on the server may log errors.
    pub const fn may_fail(&mut self) {
        self.may_fail = true;
    }

    /// A page of it calls Stripe.js in ways that the official types do not have: what crosses the wire
    /// is no record for them to judge.
    pub const fn is_misused(&mut self) {
        self.is_misused = true;
    }

    /// A key of this database with a scope of its own.
    pub async fn key_for(&self, scope: &Scope) -> ApiKey {
        start::add_key(&self.config.database, scope).await
    }

    /// Where the data is kept.
    pub const fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// The settings of the server.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// The server dies in the middle of whatever it does, and starts again on the same data.
    pub fn crash_and_restart(&mut self) {
        self.go_down();
        self.come_back();
    }

    /// The server dies in the middle of whatever it does.
    pub fn go_down(&mut self) {
        if let Some(backend) = self.backend.take() {
            backend.kill();
        }
    }

    /// The server starts again, on the same data and at the same address.
    pub fn come_back(&mut self) {
        // The old connections are dead, too.
        self.http = stripe::http_client().unwrap();
        let address = self.url.socket_addrs(|| None).unwrap()[0];
        let to_stripe = start::client(self.terminator.as_ref());
        let server = start::backend(
            address,
            self.config.clone(),
            to_stripe,
            self.log.clone(),
            self.clock.clone(),
        );
        self.backend = Some(server);
    }

    /// Where Stripe's host names lead to, in a world of [`Names::Production`].
    pub fn terminator(&self) -> Option<&Terminator> {
        self.terminator.as_ref()
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

    /// A request to be completed by the test.
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method.parse().unwrap(), self.url.join(path).unwrap())
    }
}
