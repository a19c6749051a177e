//! Whose a `PaymentMethod` is, and whether it can still be used.

use crate::{
    error::{Error, Result},
    resources::{
        payment_intent::terms::SetupFutureUsage,
        payment_method::{Instrument, PaymentMethod},
    },
};

/// Whose a `PaymentMethod` is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Nobody's yet: it can be used once, or attached.
    Fresh,
    /// It paid once without a customer, to be kept: it can be attached, and pays no more before.
    Waiting,
    /// This customer's, for as many payments as they like.
    Customer(String),
    /// It was used without a customer, shared without one, or detached.
    Spent,
}

impl PaymentMethod {
    /// The customer that it is attached to.
    pub(crate) fn customer(&self) -> Option<&str> {
        match &self.tie {
            Tie::Customer(id) => Some(id),
            Tie::Fresh | Tie::Waiting | Tie::Spent => None,
        }
    }

    /// Attaches it to a customer, for good.
    ///
    /// # Errors
    /// It is attached already, was used up, or is of a kind that nobody can save.
    pub(crate) fn attach(&mut self, customer: &str) -> Result<()> {
        if !self.is_reusable() {
            return Err(Error::invalid(format!(
                "Payment methods of type `{}` cannot be saved to customers.",
                self.draft.type_name()
            )));
        }
        match self.tie {
            Tie::Fresh | Tie::Waiting => {
                self.tie = Tie::Customer(String::from(customer));
                Ok(())
            }
            Tie::Customer(_) => Err(Error::invalid(
                "The payment method you provided has already been attached to a customer.",
            )),
            Tie::Spent => Err(Error::invalid(
                "This PaymentMethod was previously used without being attached to a Customer or \
                 was detached from a Customer, and may not be used again.",
            )),
        }
    }

    /// Takes it away from its customer. It cannot be used again.
    pub(crate) fn detach(&mut self) -> Result<()> {
        if self.customer().is_none() {
            return Err(Error::invalid(
                "The payment method you provided is not attached to a customer so detachment is \
                 impossible.",
            ));
        }
        self.tie = Tie::Spent;
        Ok(())
    }

    /// Refuses it for a `PaymentIntent` or a `SetupIntent`, `intent`, of `customer`.
    pub(crate) fn check_payer(&self, customer: Option<&str>, intent: &str) -> Result<()> {
        let refused = match (&self.tie, customer) {
            (Tie::Fresh, _) => return Ok(()),
            (Tie::Customer(own), Some(customer)) if own == customer => return Ok(()),
            (Tie::Customer(_), Some(customer)) => format!(
                "The `payment_method` parameter supplied {} does not belong to the Customer \
                 {customer} that you supplied. Please use this PaymentMethod with the Customer \
                 that it belongs to instead, or pass a different PaymentMethod.",
                self.id
            ),
            (Tie::Customer(own), None) => format!(
                "The `payment_method` parameter supplied {} belongs to the Customer {own}. Please \
                 include the Customer in the `customer` parameter on the {intent}.",
                self.id
            ),
            (Tie::Waiting | Tie::Spent, _) => String::from(
                "The provided PaymentMethod was previously used with a PaymentIntent without \
                 Customer attachment, shared with a connected account without Customer \
                 attachment, or was detached from a Customer. It may not be used again. To use a \
                 PaymentMethod multiple times, you must attach it to a Customer first.",
            ),
        };
        Err(Error::invalid(refused).param("payment_method"))
    }

    /// The same method after it paid. `reuse` says what it shall be kept for.
    #[must_use]
    pub(crate) fn after_payment(
        mut self,
        customer: Option<&str>,
        reuse: Option<SetupFutureUsage>,
    ) -> Self {
        let Some(usage) = reuse else {
            if self.tie == Tie::Fresh {
                self.tie = Tie::Spent;
            }
            return self;
        };
        let mut kept = self.after_setup(customer, usage);
        if kept.tie == Tie::Fresh && kept.draft.is_card() {
            kept.tie = Tie::Waiting;
        }
        kept
    }

    /// The same method after it was set up for `usage`.
    #[must_use]
    pub(crate) fn after_setup(mut self, customer: Option<&str>, usage: SetupFutureUsage) -> Self {
        if let (Tie::Fresh, Some(customer), Instrument::Card(_)) =
            (&self.tie, customer, &self.draft.instrument)
        {
            self.tie = Tie::Customer(String::from(customer));
        }
        if let (Instrument::Card(card), SetupFutureUsage::OffSession) =
            (&mut self.draft.instrument, usage)
        {
            card.set_up = true;
        }
        self
    }

    fn is_reusable(&self) -> bool {
        self.draft.is_card()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::payment_method::Draft;

    fn method(tie: Tie) -> PaymentMethod {
        let draft = Draft::ready_made("pm_card_visa", 0).unwrap();
        PaymentMethod {
            tie,
            ..PaymentMethod::new(String::from("pm_1"), 0, draft)
        }
    }

    fn mine() -> Tie {
        Tie::Customer(String::from("cus_1"))
    }

    #[test]
    fn only_what_is_nobodys_yet_can_be_attached() {
        assert!(method(Tie::Fresh).attach("cus_1").is_ok());
        assert!(method(Tie::Waiting).attach("cus_1").is_ok());
        assert!(method(mine()).attach("cus_1").is_err());
        assert!(method(Tie::Spent).attach("cus_1").is_err());
    }

    #[test]
    fn a_method_pays_for_its_customer_only() {
        let pays = |tie, customer| method(tie).check_payer(customer, "PaymentIntent").is_ok();

        assert!(pays(Tie::Fresh, None));
        assert!(pays(Tie::Fresh, Some("cus_1")));
        assert!(pays(mine(), Some("cus_1")));
        assert!(!pays(mine(), Some("cus_2")));
        assert!(!pays(mine(), None));
        assert!(!pays(Tie::Waiting, None));
        assert!(!pays(Tie::Waiting, Some("cus_1")));
        assert!(!pays(Tie::Spent, None));
    }

    #[test]
    fn what_a_use_leaves_behind_depends_on_what_was_asked() {
        let usage = SetupFutureUsage::OffSession;
        let off = Some(usage);
        let after = |tie, customer, reuse| method(tie).after_payment(customer, reuse).tie;
        let set_up = |customer| method(Tie::Fresh).after_setup(customer, usage).tie;

        assert_eq!(after(Tie::Fresh, Some("cus_1"), None), Tie::Spent);
        assert_eq!(after(Tie::Fresh, Some("cus_1"), off), mine());
        assert_eq!(after(Tie::Fresh, None, off), Tie::Waiting);
        assert_eq!(set_up(None), Tie::Fresh);
        assert_eq!(set_up(Some("cus_1")), mine());
        assert_eq!(after(mine(), Some("cus_1"), None), mine());
    }
}
