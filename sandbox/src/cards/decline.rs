//! Why a bank, or Stripe itself, refuses a card.

/// Why a bank refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decline {
    pub(crate) code: &'static str,
    /// Stripe's `decline_code`.
    pub(crate) reason: Option<&'static str>,
    pub(crate) advice_code: Option<&'static str>,
    pub(crate) param: Option<&'static str>,
    pub(crate) message: &'static str,
    /// Stripe refused by itself; the bank was not asked.
    pub(crate) blocked: bool,
}

impl Decline {
    pub(super) const fn declined(reason: &'static str, advice_code: Option<&'static str>) -> Self {
        Self {
            code: "card_declined",
            reason: Some(reason),
            advice_code,
            param: None,
            message: "Your card was declined.",
            blocked: false,
        }
    }

    /// A bank does not pay a debit. `code` is the charge's `failure_code`.
    pub(crate) const fn of_debit(code: &'static str, message: &'static str) -> Self {
        Self {
            code,
            reason: None,
            advice_code: None,
            param: None,
            message,
            blocked: false,
        }
    }

    /// There is not enough money on a bank account.
    pub(crate) const DEBIT_FUNDS: Self = Self::of_debit(
        "insufficient_funds",
        "The customer's account has insufficient funds to cover this payment.",
    );

    pub(super) const GENERIC: Self = Self::declined("generic_decline", Some("try_again_later"));

    pub(super) const INSUFFICIENT_FUNDS: Self = Self {
        message: "Your card has insufficient funds.",
        ..Self::declined("insufficient_funds", Some("try_again_later"))
    };

    pub(super) const FRAUDULENT: Self = Self {
        blocked: true,
        ..Self::declined("fraudulent", None)
    };

    pub(super) const EXPIRED: Self = Self {
        code: "expired_card",
        param: Some("exp_month"),
        message: "Your card has expired.",
        ..Self::declined("expired_card", Some("confirm_card_data"))
    };

    pub(super) const INCORRECT_CVC: Self = Self {
        code: "incorrect_cvc",
        param: Some("cvc"),
        message: "Your card's security code is incorrect.",
        ..Self::declined("incorrect_cvc", Some("confirm_card_data"))
    };

    pub(super) const PROCESSING: Self = Self {
        code: "processing_error",
        message: "An error occurred while processing your card. Try again in a little bit.",
        ..Self::declined("processing_error", Some("try_again_later"))
    };

    /// The customer is away and the bank wants to see them.
    pub(crate) const AUTHENTICATION_REQUIRED: Self = Self {
        code: "authentication_required",
        message: "Your card was declined. This transaction requires authentication.",
        ..Self::declined("authentication_required", None)
    };

    /// The caller asked for an error rather than for an action of the customer.
    pub(crate) const AUTHENTICATION_NOT_HANDLED: Self = Self {
        code: "authentication_required",
        message: "This payment required an authentication action to complete, but \
                  `error_on_requires_action` was set. When you're ready, you can upgrade your \
                  integration to handle actions at \
                  https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.",
        ..Self::declined("authentication_not_handled", None)
    };

    /// Whether the attempt went as far as a charge.
    pub(crate) fn was_charged(&self) -> bool {
        *self != Self::AUTHENTICATION_NOT_HANDLED
    }
}
