//! One walk: a world, and what has happened in it.

use serde_json::Value;
use tests::{
    World,
    dice::Dice,
    sandbox::SECRET_KEY,
    world::{Answer, answer},
};

use super::{
    mishap::Mishap,
    step::{Step, new_checkout},
};

const CHECKOUTS: usize = 6;

/// A world, and what has happened in it. When it fails it tells its seed and its steps.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) world: World,
    pub(super) accounts: Vec<Account>,
    pub(super) checkouts: Vec<Checkout>,
    dice: Dice,
    seed: u64,
    trail: Vec<String>,
}

/// A connected account.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) id: String,
    currency: &'static str,
}

/// A checkout, and what its customers and its platform hold of it.
#[derive(Debug, Clone)]
pub(super) struct Checkout {
    pub(super) id: String,
    pub(super) account: String,
    client_secrets: Vec<String>,
    last_refund: Option<(Value, String)>,
}

impl Checkout {
    /// Whether a customer holds the secret of this intent.
    pub(super) fn is_held(&self, intent: &Value) -> bool {
        let secret = intent["client_secret"].as_str().unwrap();
        self.client_secrets.iter().any(|held| held == secret)
    }
}

impl Walk {
    pub(super) async fn begin(seed: u64) -> Self {
        let mut world = World::start().await;
        world.may_fail();
        let mut dice = Dice::new(seed);
        let mut accounts = vec![Account {
            id: world.bakery().await,
            currency: "eur",
        }];
        if dice.percent(50) {
            accounts.push(Account {
                id: world.pottery().await,
                currency: "jpy",
            });
        }
        Self {
            world,
            accounts,
            checkouts: Vec::new(),
            dice,
            seed,
            trail: Vec::new(),
        }
    }

    pub(super) async fn step(&mut self) {
        let few = self.checkouts.len() < CHECKOUTS;
        match self.dice.below(100) {
            _ if self.checkouts.is_empty() => self.create().await,
            ..12 if few => self.create().await,
            12..14 => self.crash(),
            14..16 => self.days_pass().await,
            _ => {
                let at = self.dice.below(self.checkouts.len());
                let step = Step::by(&mut self.dice);
                self.take(at, step).await;
            }
        }
    }

    async fn create(&mut self) {
        let at = self.dice.below(self.accounts.len());
        let account = self.accounts[at].clone();
        let ask = new_checkout(&mut self.dice, &account.id, account.currency);
        let call = self.platforms("POST", "/api/checkouts", &ask);
        let created = answer(call).await;
        let id = created.ok()["id"].as_str().unwrap().to_owned();
        self.note(&format!("checkout {} {ask}", self.checkouts.len()));
        self.checkouts.push(Checkout {
            id,
            account: account.id,
            client_secrets: Vec::new(),
            last_refund: None,
        });
    }

    fn crash(&mut self) {
        self.note("crash");
        self.world.crash_and_restart();
    }

    /// By the server's clock and by Stripe's.
    async fn days_pass(&mut self) {
        let days = self.dice.of(&[1_u32, 2, 8]);
        self.note(&format!("{days} days pass"));
        self.world.seconds_pass(i64::from(days) * 86_400);
        self.world.sandbox.days_pass(days).await;
    }

    async fn take(&mut self, at: usize, step: Step) {
        self.note(&format!("{at} {step:?}"));
        let path = format!("/api/checkouts/{}", self.checkouts[at].id);
        match step {
            Step::Click => self.click(at, &path).await,
            Step::Confirm { card, newest } => self.confirm(at, card, newest).await,
            Step::Look => drop(self.get(&path).await),
            Step::LookAtRefunds => drop(self.get(&format!("{path}/refunds")).await),
            Step::Ask {
                action: "refunds",
                body,
            } => self.refund(at, &path, body).await,
            Step::Ask { action: "", body } => drop(self.post(&path, &body, None).await),
            Step::Ask { action, body } => {
                drop(self.post(&format!("{path}/{action}"), &body, None).await);
            }
            Step::RefundAgain => self.refund_again(at, &path).await,
            Step::CancelAtStripe => self.at_stripe(at, "cancel", None).await,
            Step::RefundAtStripe { amount } => self.at_stripe(at, "refund", Some(amount)).await,
            Step::SettleRefunds { status } => self.settle_refunds(at, status).await,
            Step::GetVoucher { newest } => self.get_voucher(at, newest).await,
            Step::EndVouchers { status } => self.end_vouchers(at, status).await,
        }
    }

    async fn click(&mut self, at: usize, path: &str) {
        let call = self
            .world
            .request("POST", &format!("{path}/payment-intent"));
        let answer = self.call(call).await;
        let secret = answer.and_then(|it| it.json["client_secret"].as_str().map(str::to_owned));
        if let Some(secret) = secret {
            self.checkouts[at].client_secrets.push(secret);
        }
    }

    pub(super) async fn confirm(&mut self, at: usize, card: &str, newest: bool) {
        let Checkout {
            account,
            client_secrets: secrets,
            ..
        } = self.checkouts[at].clone();
        if secrets.is_empty() {
            return;
        }
        let one = if newest {
            secrets.len() - 1
        } else {
            self.dice.below(secrets.len())
        };
        let confirmed = self
            .world
            .customer()
            .confirms(&account, &secrets[one], card)
            .await;
        let said = [&confirmed["status"], &confirmed["error"]["code"]];
        self.note(&format!("  {said:?}"));
    }

    async fn refund(&mut self, at: usize, path: &str, body: Value) {
        let key = format!("refund-{}", self.trail.len());
        self.checkouts[at].last_refund = Some((body.clone(), key.clone()));
        self.post(&format!("{path}/refunds"), &body, Some(&key))
            .await;
    }

    async fn refund_again(&mut self, at: usize, path: &str) {
        if let Some((body, key)) = self.checkouts[at].last_refund.clone() {
            self.post(&format!("{path}/refunds"), &body, Some(&key))
                .await;
        }
    }

    async fn at_stripe(&mut self, at: usize, what: &str, amount: Option<i64>) {
        let Checkout { id, account, .. } = self.checkouts[at].clone();
        let intents = self.world.sandbox.intents(Some(&account)).await;
        let Some(intent) = intents
            .iter()
            .find(|it| it["metadata"]["checkout"] == id.as_str())
        else {
            return;
        };
        let intent = intent["id"].as_str().unwrap();
        let amount = amount.unwrap_or_default().to_string();
        let (path, form) = match what {
            "cancel" => (format!("/v1/payment_intents/{intent}/cancel"), vec![]),
            _ => (
                "/v1/refunds".to_owned(),
                vec![("payment_intent", intent), ("amount", &*amount)],
            ),
        };
        let done = self
            .world
            .sandbox
            .post(&path, Some(&account), SECRET_KEY, &form)
            .await;
        let said = [&done["status"], &done["error"]["message"]];
        self.note(&format!("  {said:?}"));
    }

    async fn get(&mut self, path: &str) -> Option<Answer> {
        let call = self.platforms("GET", path, &Value::Null);
        self.call(call).await
    }

    async fn post(&mut self, path: &str, body: &Value, key: Option<&str>) -> Option<Answer> {
        let mut call = self.platforms("POST", path, body);
        if let Some(key) = key {
            call = call.header("idempotency-key", key);
        }
        self.call(call).await
    }

    /// A call of the platform, to be sent.
    pub(super) fn platforms(
        &self,
        method: &str,
        path: &str,
        body: &Value,
    ) -> reqwest::RequestBuilder {
        let request = self
            .world
            .request(method, path)
            .bearer_auth(self.world.key.reveal());
        let request = request.header("content-type", "application/json");
        if method == "GET" {
            request
        } else {
            request.body(body.to_string())
        }
    }

    /// Sends a call, with or without a mishap. Whatever happens, the server must not be at fault.
    async fn call(&mut self, call: reqwest::RequestBuilder) -> Option<Answer> {
        let mishap = Mishap::by(&mut self.dice);
        self.note(&format!("  {mishap:?}"));
        let answer = mishap.during(&mut self.world, call).await;
        match &answer {
            Some(answer) => self.note(&format!("  {} {}", answer.status, answer.json["error"])),
            None => self.note("  died"),
        }
        assert!(
            answer.as_ref().is_none_or(|answer| answer.status != 500),
            "the server is at fault: {answer:?}"
        );
        answer
    }

    fn note(&mut self, text: &str) {
        self.trail.push(text.to_owned());
    }
}

impl Drop for Walk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "--- CONNECT_PAY_WALK_SEED={}\n{}",
                self.seed,
                self.trail.join("\n")
            );
        }
    }
}
