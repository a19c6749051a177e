//! What Stripe says to a request that the status of a `PaymentIntent` does not allow.

use crate::{
    choice::Choice as _,
    error::Error,
    resources::payment_intent::machine::{Event, InvalidTransition, Status},
};

impl From<InvalidTransition> for Error {
    fn from(transition: InvalidTransition) -> Self {
        Self::invalid(message(transition)).code("payment_intent_unexpected_state")
    }
}

fn message(InvalidTransition { from, event }: InvalidTransition) -> String {
    let status = from.as_str();
    match (event, from) {
        (Event::Confirm, Status::Succeeded) => String::from(
            "You cannot confirm this PaymentIntent because it has already succeeded after being \
             previously confirmed.",
        ),
        (Event::Confirm, _) => format!(
            "You cannot confirm this PaymentIntent because it has a status of {status}. Only a \
             PaymentIntent with one of the following statuses may be confirmed: \
             requires_confirmation, requires_action."
        ),
        (Event::Capture, Status::Succeeded) => String::from(
            "This PaymentIntent could not be captured because it has already been captured.",
        ),
        (Event::Capture, _) => format!(
            "This PaymentIntent could not be captured because it has a status of {status}. Only a \
             PaymentIntent with one of the following statuses may be captured: requires_capture."
        ),
        (Event::Settle, _) => format!(
            "This PaymentIntent could not be settled because it has a status of {status}. Only a \
             PaymentIntent with one of the following statuses may be settled: processing."
        ),
        (Event::Cancel, Status::Processing) => format!(
            "You cannot cancel this PaymentIntent because it has a status of {status}. Only a \
             PaymentIntent with one of the following statuses may be canceled: \
             requires_payment_method, requires_capture, requires_confirmation, requires_action."
        ),
        (Event::Cancel, _) => format!(
            "You cannot cancel this PaymentIntent because it has a status of {status}. Only a \
             PaymentIntent with one of the following statuses may be canceled: \
             requires_payment_method, requires_capture, requires_confirmation, requires_action, \
             processing."
        ),
        (Event::Attach | Event::Reopen, _) => format!(
            "This PaymentIntent could not be updated because it has a status of {status}. You may \
             only change what is charged, and with what, on a PaymentIntent with one of the \
             following statuses: requires_payment_method, requires_confirmation, requires_action."
        ),
    }
}
