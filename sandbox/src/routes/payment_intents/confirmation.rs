//! Confirming a `PaymentIntent`, by itself or while it is created.

use serde_json::Value;

use crate::{
    attempt::{Attempt, Surroundings},
    choice::choices,
    clock::UnixSeconds,
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        Resource as _,
        confirmation_token::Use,
        mandate::Acceptance,
        payment_intent::{
            PaymentIntent, browser::refuse_from_browser, changes::Changes, machine::Event,
            verdict::Presence,
        },
        payment_method::Sender,
    },
    routes::payment_intents::{
        check_customer, form_context::FormContext, refusal, source::Source, way_back::WayBack,
    },
};

choices! {
    /// Whether the customer is away, and why.
    pub(crate) enum OffSession {
        Yes = "true",
        No = "false",
        OneOff = "one_off",
        Recurring = "recurring",
    }
}

/// What a confirmation says.
#[derive(Debug)]
pub(crate) struct Confirmation {
    pub(crate) source: Source,
    changes: Changes,
    presence: Presence,
    way_back: WayBack,
    form: Option<FormContext>,
    /// How the customer agreed to a debit.
    acceptance: Option<Acceptance>,
}

impl Confirmation {
    /// Reads the parameters of a confirm call.
    pub(crate) fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
        let changes = Changes::read_at_confirmation(params, sender)?;
        Self::read_rest(params, sender, now, changes)
    }

    /// Reads the parameters of a create call that are about its confirmation.
    pub(crate) fn read_with_create(
        params: &mut Params,
        sender: Sender,
        now: UnixSeconds,
    ) -> Result<Self> {
        Self::read_rest(params, sender, now, Changes::none(sender))
    }

    fn read_rest(
        params: &mut Params,
        sender: Sender,
        now: UnixSeconds,
        changes: Changes,
    ) -> Result<Self> {
        refuse_from_browser(params, sender, &["off_session"])?;
        params.without_effect(&["radar_options"]);
        if sender == Sender::Form {
            params.without_effect(&["save_payment_method"]);
        }
        let way_back = WayBack::read(params, sender)?;
        let off_session = params
            .choice::<OffSession>("off_session")?
            .is_some_and(|value| value != OffSession::No);
        let without_actions = params.flag("error_on_requires_action")?.unwrap_or(false);
        let form = match sender {
            Sender::Form => params.object("client_context", FormContext::read)?,
            Sender::Server => None,
        };
        let mandate = params.object("mandate_data", |data| Acceptance::read(data, now))?;
        let seen = (sender == Sender::Form).then(|| Acceptance::at_form(now));
        Ok(Self {
            acceptance: mandate.or(seen),
            source: Source::read(params, sender, now)?,
            changes,
            presence: match (off_session, without_actions) {
                (true, _) => Presence::OffSession,
                (false, true) => Presence::WithoutActions,
                (false, false) => Presence::Present,
            },
            way_back,
            form,
        })
    }

    /// Tries to pay `intent`. Whatever can be refused beforehand is refused before anything is
    /// stored or charged.
    pub(crate) fn run(self, desk: &mut Desk<'_>, mut intent: PaymentIntent) -> Result<Value> {
        intent
            .phase
            .check_open(Event::Confirm)
            .map_err(|error| refusal(&intent, error.into()))?;
        desk.merchant()?.account.check_can_charge()?;
        if let Some(form) = &self.form {
            form.check(&intent)?;
        }
        let Self {
            source,
            mut changes,
            presence,
            way_back,
            acceptance,
            ..
        } = self;
        let choice = source
            .choose(desk, &intent)?
            .ok_or_else(|| refusal(&intent, without_method()))?;
        let way_back = way_back.or(choice.return_url.as_deref())?;
        if presence == Presence::Present {
            way_back.check(intent.terms.may_redirect(), "PaymentIntent")?;
        }
        // Stripe.js asked the customer when it made the token.
        let seen = choice.token.as_ref().map(|_| Acceptance::at_form(desk.now));
        changes.take_over(choice.shipping, choice.setup_future_usage);
        intent.terms.apply(changes)?;
        if presence == Presence::OffSession && intent.terms.setup_future_usage.is_some() {
            return Err(owner_away());
        }
        if intent.terms.setup_future_usage.is_some() {
            // The customer for whom it is kept may have been deleted since.
            check_customer(desk, intent.customer.as_deref())?;
        }

        let origin = desk.origin;
        let now = desk.now;
        let state = &mut *desk.state;
        let merchant = state
            .merchants
            .get_mut(&desk.caller.merchant)
            .ok_or_else(Error::internal)?;
        if let Some(token) = choice.token {
            merchant
                .confirmation_tokens
                .get_mut(&token, "confirmation_token")?
                .used_by = Some(Use::PaymentIntent(intent.id.clone()));
        }
        let surroundings = Surroundings {
            origin,
            presence,
            return_url: way_back.return_url,
            acceptance: acceptance.or(seen),
        };
        Attempt {
            merchant,
            ids: &mut state.ids,
            agenda: &mut state.agenda,
            now,
        }
        .start(intent, choice.method, surroundings)
        .map(|intent| intent.to_json())
    }
}

/// Whoever lets a method be kept may have to prove that it is theirs, and can not while away.
fn owner_away() -> Error {
    Error::invalid(
        "You cannot confirm with `off_session=true` when `setup_future_usage` is also set on the \
         PaymentIntent. The customer needs to be on-session to perform the steps which may be \
         required to set up the PaymentMethod for future usage. Please confirm this PaymentIntent \
         with your customer on-session.",
    )
    .code("payment_intent_invalid_parameter")
    .param("off_session")
}

fn without_method() -> Error {
    Error::invalid(
        "You cannot confirm this PaymentIntent because it's missing a payment method. You can \
         either update the PaymentIntent with a payment method and then confirm it again, or \
         confirm it again directly with a payment method or ConfirmationToken.",
    )
    .code("payment_intent_unexpected_state")
}
