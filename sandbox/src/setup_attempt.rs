//! One attempt to save a payment method: its verdict, carried out on the account's objects.

use url::Url;

use crate::{
    error::{Error, Result},
    ids::Ids,
    resources::{
        Resource as _,
        payment_intent::{
            action::{Action, Answer, IntentKind},
            failure::Failure,
            verdict::{Verdict, after_setup_action, setup_verdict},
        },
        payment_method::PaymentMethod,
        setup_intent::SetupIntent,
    },
    state::Merchant,
};

/// Where an attempt takes place.
pub(crate) struct SetupAttempt<'a> {
    pub(crate) merchant: &'a mut Merchant,
    pub(crate) ids: &'a mut Ids,
}

impl SetupAttempt<'_> {
    /// Tries to save `method`. `origin` is where browsers find the sandbox's pages.
    ///
    /// # Errors
    /// A refused card, after the refusal is noted on the `SetupIntent`; or a `SetupIntent` that
    /// cannot be confirmed, unchanged.
    pub(crate) fn start(
        &mut self,
        mut intent: SetupIntent,
        method: PaymentMethod,
        origin: &str,
    ) -> Result<SetupIntent> {
        match setup_verdict(&method.draft.instrument) {
            Verdict::Approve => self.approve(intent, method),
            Verdict::Decline(decline) => {
                let failure = Failure::declined(decline, None, method);
                Err(self.refuse(intent, failure)?)
            }
            Verdict::Challenge => {
                let source = self.ids.mint("src_");
                let action = Action::challenge(IntentKind::Setup, origin, &intent.id, source);
                intent.phase = intent.phase.require_action(method.id.clone(), action)?;
                intent.failure = None;
                self.merchant.payment_methods.put(method);
                self.merchant.setup_intents.put(intent.clone());
                Ok(intent)
            }
            Verdict::Redirect | Verdict::Debit(_) | Verdict::Show(_) => {
                Err(Error::invalid(format!(
                    "Payment methods of type `{}` cannot be saved to customers.",
                    method.draft.type_name()
                ))
                .param("payment_method"))
            }
        }
    }

    /// Ends the customer's part with their answer, and says where their browser goes next.
    pub(crate) fn finish(&mut self, id: &str, answer: Answer) -> Result<Option<Url>> {
        let intent = self.merchant.setup_intents.get(id, "setup_intent")?.clone();
        let (Some(action), Some(method)) = (intent.phase.action(), intent.phase.method()) else {
            return Err(Error::invalid(format!(
                "The SetupIntent {id} does not wait for its customer."
            ))
            .code("setup_intent_unexpected_state"));
        };
        let way_back = action.way_back(&intent.id, &intent.client_secret, answer);
        let method = self
            .merchant
            .payment_methods
            .get(method, "payment_method")?
            .clone();

        match (answer, after_setup_action(&method.draft.instrument)) {
            (Answer::Succeeded, None) => {
                self.approve(intent, method)?;
            }
            // The page learns of the refusal from the SetupIntent.
            (Answer::Succeeded, Some(decline)) => {
                self.refuse(intent, Failure::declined(decline, None, method))?;
            }
            (Answer::Failed, _) => {
                self.refuse(intent, Failure::setup_challenge_failed(method))?;
            }
        }
        Ok(way_back)
    }

    fn approve(&mut self, mut intent: SetupIntent, method: PaymentMethod) -> Result<SetupIntent> {
        intent.phase = intent.phase.succeed(method.id.clone())?;
        intent.failure = None;
        let saved = method.after_setup(intent.customer.as_deref(), intent.usage);
        self.merchant.payment_methods.put(saved);
        self.merchant.setup_intents.put(intent.clone());
        Ok(intent)
    }

    /// Notes the refusal and gives it back as the error that it is for the caller.
    fn refuse(&mut self, mut intent: SetupIntent, failure: Failure) -> Result<Error> {
        intent.phase = intent.phase.fail()?;
        let error = failure.to_error();
        intent.failure = Some(failure);
        let error = error.with("setup_intent", intent.to_json());
        self.merchant.setup_intents.put(intent);
        Ok(error)
    }
}
