//! All that the sandbox remembers.

mod held;
mod merchants;
mod shelf;

use std::sync::{Arc, Mutex, PoisonError};

use indexmap::{IndexMap, IndexSet};
use tokio::sync::Notify;

use crate::{
    agenda::Agenda,
    browser::Text,
    clock::{Clock, UnixSeconds},
    connections::Connections,
    error::{Error, Result},
    events::Events,
    faults::Faults,
    idempotency::Keys,
    ids::Ids,
    journal::Journal,
    ledger::Ledger,
    limits::Limits,
    options::Options,
    resources::{
        Resource,
        account::{Account, Relation, controller::AccountType, country::Country},
        account_link::AccountLink,
        application_fee::ApplicationFee,
        balance_transaction::BalanceTransaction,
        charge::Charge,
        confirmation_token::ConfirmationToken,
        customer::Customer,
        customer_session::CustomerSession,
        dispute::Dispute,
        mandate::Mandate,
        payment_intent::PaymentIntent,
        payment_method::PaymentMethod,
        payment_method_domain::PaymentMethodDomain,
        refund::Refund,
        setup_intent::SetupIntent,
        webhook_endpoint::WebhookEndpoint,
    },
    webhooks::Deliveries,
};

pub(crate) use crate::state::{held::Held, merchants::Merchants, shelf::Shelf};

/// A running sandbox. Clones share it.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) options: Arc<Options>,
    state: Arc<Mutex<State>>,
    /// Rung when a webhook is to be sent.
    pub(crate) bell: Arc<Notify>,
}

/// What is lost by a reset.
#[derive(Debug)]
pub(crate) struct State {
    /// The platform's own account is the first.
    pub(crate) merchants: Merchants,
    pub(crate) ids: Ids,
    pub(crate) keys: Keys,
    pub(crate) journal: Journal,
    pub(crate) clock: Clock,
    /// What happens by itself once its time has come.
    pub(crate) agenda: Agenda,
    pub(crate) limits: Limits,
    pub(crate) faults: Faults,
    /// Stripe.js with its padding, where a test has set one.
    pub(crate) padded_stripe_js: Option<Text>,
    /// What direct charges name as their application.
    pub(crate) application: String,
    pub(crate) connections: Connections,
    /// Links to onboarding, by the last part of their URLs.
    pub(crate) account_links: IndexMap<String, AccountLink>,
    pub(crate) events: Events,
    pub(crate) deliveries: Deliveries,
}

/// One account and the objects that it owns. Nothing is shared between two of them.
#[derive(Debug)]
pub(crate) struct Merchant {
    pub(crate) account: Account,
    pub(crate) payment_intents: Shelf<PaymentIntent>,
    pub(crate) payment_methods: Shelf<PaymentMethod>,
    pub(crate) charges: Shelf<Charge>,
    pub(crate) confirmation_tokens: Shelf<ConfirmationToken>,
    pub(crate) refunds: Shelf<Refund>,
    pub(crate) disputes: Shelf<Dispute>,
    pub(crate) mandates: Shelf<Mandate>,
    pub(crate) balance_transactions: Shelf<BalanceTransaction>,
    /// What the account earned as a platform.
    pub(crate) application_fees: Shelf<ApplicationFee>,
    pub(crate) setup_intents: Shelf<SetupIntent>,
    pub(crate) payment_method_domains: Shelf<PaymentMethodDomain>,
    pub(crate) customers: Shelf<Customer>,
    pub(crate) customer_sessions: Vec<CustomerSession>,
    /// Ids of customers who were deleted.
    pub(crate) deleted_customers: IndexSet<String>,
    /// What the account wants to be told of.
    pub(crate) webhook_endpoints: Shelf<WebhookEndpoint>,
}

impl App {
    pub(crate) fn new(options: Options) -> Self {
        let state = State::new(&options);
        Self {
            options: Arc::new(options),
            state: Arc::new(Mutex::new(state)),
            bell: Arc::new(Notify::new()),
        }
    }

    /// The state, for as long as no `await` comes between. A panic elsewhere leaves it usable:
    /// each change is made in one step. What changed meanwhile becomes events when it is let go.
    pub(crate) fn state(&self) -> Held<'_> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Held::new(state, &self.bell)
    }
}

impl State {
    pub(crate) fn new(options: &Options) -> Self {
        let mut ids = Ids::new();
        let clock = Clock::default();
        let account = platform_account(ids.mint("acct_"), clock.now(), options);
        let platform = Merchant::new(account);
        Self {
            merchants: Merchants::new(platform),
            application: String::from(Options::CLIENT_ID),
            connections: Connections::default(),
            account_links: IndexMap::new(),
            ids,
            keys: Keys::default(),
            journal: Journal::default(),
            clock,
            agenda: Agenda::default(),
            limits: Limits::default(),
            faults: Faults::default(),
            padded_stripe_js: None,
            events: Events::default(),
            deliveries: Deliveries::default(),
        }
    }

    /// The id of the platform's own account.
    pub(crate) fn platform(&self) -> &str {
        self.merchants.first().map_or("", |(id, _)| id)
    }

    /// The platform's own account and its objects.
    pub(crate) fn platform_merchant(&mut self) -> Result<&mut Merchant> {
        let first = self.merchants.first_mut().map(|(_, merchant)| merchant);
        first.ok_or_else(Error::internal)
    }

    /// The books of one account.
    pub(crate) fn ledger(&mut self, account: &str) -> Result<Ledger<'_>> {
        Ok(Ledger {
            now: self
                .agenda
                .happening_at()
                .unwrap_or_else(|| self.clock.now()),
            merchant: self
                .merchants
                .get_mut(account)
                .ok_or_else(Error::internal)?,
            ids: &mut self.ids,
            agenda: &mut self.agenda,
        })
    }

    /// The account that owns a `PaymentIntent` or `SetupIntent`, for pages that know only its id.
    pub(crate) fn owner_of(&self, intent: &str) -> Result<String> {
        self.account_with(|merchant| {
            merchant.payment_intents.contains(intent) || merchant.setup_intents.contains(intent)
        })
        .ok_or_else(|| Error::no_such(PaymentIntent::OBJECT, intent, "payment_intent"))
    }

    /// The account of which `is_wanted` is true, for control calls that name an object only.
    pub(crate) fn account_with(&self, is_wanted: impl Fn(&Merchant) -> bool) -> Option<String> {
        let mut merchants = self.merchants.iter();
        let found = merchants.find(|(_, merchant)| is_wanted(merchant));
        found.map(|(account, _)| account.clone())
    }
}

impl Merchant {
    pub(crate) fn new(account: Account) -> Self {
        Self {
            account,
            payment_intents: Shelf::default(),
            payment_methods: Shelf::default(),
            charges: Shelf::default(),
            confirmation_tokens: Shelf::default(),
            refunds: Shelf::default(),
            disputes: Shelf::default(),
            mandates: Shelf::default(),
            balance_transactions: Shelf::default(),
            application_fees: Shelf::default(),
            setup_intents: Shelf::default(),
            payment_method_domains: Shelf::default(),
            customers: Shelf::default(),
            customer_sessions: Vec::new(),
            deleted_customers: IndexSet::new(),
            webhook_endpoints: Shelf::default(),
        }
    }
}

fn platform_account(id: String, created: UnixSeconds, options: &Options) -> Account {
    let country = Country::UNITED_STATES;
    let mut account = Account::new(
        id,
        created,
        AccountType::Standard,
        Relation::Itself,
        country,
    );
    account.profile.name = Some(options.platform_name.clone());
    account.enable(created);
    account
}
