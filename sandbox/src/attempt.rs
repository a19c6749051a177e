//! One attempt to pay a `PaymentIntent`: the method's verdict, carried out on the account's objects.

use url::Url;

use crate::{
    agenda::{Agenda, Due},
    cards::Decline,
    clock::UnixSeconds,
    error::{Error, Result},
    ids::Ids,
    ledger::Ledger,
    resources::{
        Resource as _,
        charge::{Approval, Charge, Facts, Outcome},
        mandate::Acceptance,
        payment_intent::{
            PaymentIntent,
            action::{Action, Answer, IntentKind},
            failure::Failure,
            verdict::{Presence, Verdict, after_action, verdict},
        },
        payment_method::PaymentMethod,
    },
    state::Merchant,
};

/// Where an attempt takes place.
pub(crate) struct Attempt<'a> {
    pub(crate) merchant: &'a mut Merchant,
    pub(crate) ids: &'a mut Ids,
    pub(crate) agenda: &'a mut Agenda,
    pub(crate) now: UnixSeconds,
}

/// What the caller of a confirmation can do for the customer.
#[derive(Debug)]
pub(crate) struct Surroundings<'a> {
    /// Where browsers find the sandbox's pages.
    pub(crate) origin: &'a str,
    pub(crate) presence: Presence,
    pub(crate) return_url: Option<Url>,
    /// How the customer agreed to a debit, if they did.
    pub(crate) acceptance: Option<Acceptance>,
}

impl Attempt<'_> {
    /// Tries to pay `intent` with `method`.
    ///
    /// # Errors
    /// A refused card, after the refusal is noted on the `PaymentIntent`; or a `PaymentIntent` that
    /// cannot be confirmed, unchanged.
    pub(crate) fn start(
        &mut self,
        mut intent: PaymentIntent,
        method: PaymentMethod,
        surroundings: Surroundings<'_>,
    ) -> Result<PaymentIntent> {
        let Surroundings {
            origin,
            presence,
            return_url,
            acceptance,
        } = surroundings;
        let action = match verdict(&method.draft.instrument, presence) {
            Verdict::Approve => return self.approve(intent, method, Approval::None),
            Verdict::Debit(scheme) => {
                let acceptance = acceptance.ok_or_else(|| without_mandate(&intent))?;
                return self.debit(intent, method, scheme, acceptance);
            }
            Verdict::Show(voucher) => return self.show_voucher(intent, method, voucher, origin),
            Verdict::Decline(decline) => {
                let failure = self.decline(intent, method, decline, Approval::None)?;
                return Err(failure);
            }
            Verdict::Challenge => Action::challenge(
                IntentKind::Payment,
                origin,
                &intent.id,
                self.ids.mint("src_"),
            ),
            Verdict::Redirect => {
                let return_url = return_url.ok_or_else(|| Error::missing("return_url"))?;
                Action::redirect(origin, &intent.id, method.draft.type_name(), return_url)
            }
        };
        intent.phase = intent.phase.require_action(method.id.clone(), action)?;
        intent.failure = None;
        self.merchant.payment_methods.put(method);
        self.merchant.payment_intents.put(intent.clone());
        Ok(intent)
    }

    /// Ends the customer's part with their answer, and says where their browser goes next.
    pub(crate) fn finish(&mut self, intent: &str, answer: Answer) -> Result<Option<Url>> {
        let mut intent = self
            .merchant
            .payment_intents
            .get(intent, "payment_intent")?
            .clone();
        let (Some(action), Some(method)) = (intent.phase.action().cloned(), intent.phase.method())
        else {
            return Err(Error::invalid(format!(
                "The PaymentIntent {} does not wait for its customer.",
                intent.id
            ))
            .code("payment_intent_unexpected_state"));
        };
        let method = self
            .merchant
            .payment_methods
            .get(method, "payment_method")?
            .clone();
        let way_back = action.way_back(&intent.id, &intent.client_secret, answer);

        match (answer, after_action(&method.draft.instrument), action) {
            (Answer::Succeeded, None, action) => {
                let approval = match action {
                    Action::Challenge { .. } => Approval::Authenticated,
                    Action::Redirect { .. } | Action::Voucher(_) => Approval::None,
                };
                self.approve(intent, method, approval)?;
            }
            (Answer::Succeeded, Some(decline), _) => {
                // The page learns of the refusal from the PaymentIntent.
                self.decline(intent, method, decline, Approval::Authenticated)?;
            }
            (Answer::Failed, _, action) => {
                intent.phase = intent.phase.fail()?;
                intent.failure = Some(match action {
                    Action::Challenge { .. } => Failure::challenge_failed(method),
                    Action::Redirect { .. } => Failure::redirect_failed(method),
                    Action::Voucher(_) => Failure::voucher_expired(method),
                });
                self.merchant.payment_intents.put(intent);
            }
        }
        Ok(way_back)
    }

    fn approve(
        &mut self,
        mut intent: PaymentIntent,
        method: PaymentMethod,
        approval: Approval,
    ) -> Result<PaymentIntent> {
        let method =
            method.after_payment(intent.customer.as_deref(), intent.terms.setup_future_usage);
        let charge = self.ids.mint(method.draft.charge_prefix());
        let amount = intent.terms.amount;
        let holds = intent.terms.holds(method.draft.type_name());
        intent.phase = if holds {
            let phase = &intent.phase;
            phase.hold(method.id.clone(), charge.clone(), amount)?
        } else {
            let phase = &intent.phase;
            phase.succeed(method.id.clone(), charge.clone(), amount)?
        };
        intent.failure = None;
        self.record(&mut intent, charge.clone(), method, Outcome::Held, approval);
        if holds {
            self.watch_hold(&intent.id, &charge)?;
        } else {
            self.ledger().take(&charge, amount)?;
        }
        self.merchant.payment_intents.put(intent.clone());
        Ok(intent)
    }

    /// The bank lets the amount go by itself if nobody takes it in time.
    fn watch_hold(&mut self, intent: &str, charge: &str) -> Result<()> {
        let until = self
            .merchant
            .charges
            .get(charge, "charge")?
            .capture_before();
        let due = Due::HoldExpiry {
            account: self.merchant.account.id.clone(),
            intent: String::from(intent),
        };
        self.agenda.add(until, due);
        Ok(())
    }

    fn ledger(&mut self) -> Ledger<'_> {
        Ledger {
            merchant: &mut *self.merchant,
            ids: &mut *self.ids,
            agenda: &mut *self.agenda,
            now: self.now,
        }
    }

    /// Notes the refusal and gives it back as the error that it is for the caller.
    fn decline(
        &mut self,
        mut intent: PaymentIntent,
        method: PaymentMethod,
        decline: Decline,
        approval: Approval,
    ) -> Result<Error> {
        intent.phase = intent.phase.fail()?;
        let prefix = method.draft.charge_prefix();
        let charge = decline.was_charged().then(|| self.ids.mint(prefix));
        let failure = Failure::declined(decline, charge.clone(), method.clone());
        intent.failure = Some(failure.clone());
        match charge {
            Some(charge) => {
                let outcome = Outcome::Declined(decline);
                self.record(&mut intent, charge, method, outcome, approval);
            }
            None => self.merchant.payment_methods.put(method),
        }
        let error = failure.to_error().with("payment_intent", intent.to_json());
        self.merchant.payment_intents.put(intent);
        Ok(error)
    }

    /// Notes an attempt that reached a bank.
    pub(crate) fn record(
        &mut self,
        intent: &mut PaymentIntent,
        id: String,
        method: PaymentMethod,
        outcome: Outcome,
        approval: Approval,
    ) {
        let terms = &intent.terms;
        let charge = Charge {
            id: id.clone(),
            created: self.now,
            payment_intent: intent.id.clone(),
            method: method.clone(),
            amount: terms.amount,
            currency: terms.currency,
            outcome,
            approval,
            disputed: false,
            facts: Facts {
                application: intent.application.clone(),
                customer: intent.customer.clone(),
                application_fee_amount: terms.application_fee_amount,
                description: terms.description.clone(),
                metadata: terms.metadata.clone(),
                receipt_email: terms.receipt_email.clone(),
                shipping: terms.shipping().cloned(),
                statement_descriptor_suffix: terms.statement_descriptor_suffix.clone(),
                transfer_group: terms.transfer_group.clone(),
            },
        };
        intent.latest_charge = Some(id);
        self.merchant.charges.put(charge);
        self.merchant.payment_methods.put(method);
    }
}

/// A bank pays nobody whom its customer has not named.
fn without_mandate(intent: &PaymentIntent) -> Error {
    Error::invalid(
        "This PaymentIntent requires a mandate, but no existing mandate was found. Collect mandate \
         acceptance from the customer and try again, providing acceptance data in the mandate_data \
         parameter.",
    )
    .with("payment_intent", intent.to_json())
}
