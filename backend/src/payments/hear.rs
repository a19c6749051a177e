//! What Stripe says of an intent, turned into what we keep.

use futures_util::TryStreamExt as _;
use shared::{CheckoutId, Money, PaymentIntentId};
use tracing::warn;
use url::Url;

use super::{TURNS, came_to, events::is_not_connected, load, words};
use crate::{
    app::App,
    domain::{self, Charge, Checkout, IntentFact, IntentProgress, Refusal, Settlement, Timestamp},
    error::Error,
    store::{Saved, Versioned},
    stripe::{self, ChargeStatus, ListCharges, PaymentIntent, PaymentIntentStatus},
};

/// What came of Stripe's word.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "taken apart at once, never stored"
)]
pub(super) enum Heard {
    /// The checkout says the same already.
    Unchanged,
    /// It is now this, and written down.
    Applied(Checkout),
    /// Another request has changed the checkout.
    RaceLost,
}

/// Keeps the charges that were tried, and what the intent means for the checkout.
pub(super) async fn hear(
    app: &App,
    current: &Versioned,
    intent: &PaymentIntent,
) -> Result<Heard, Error> {
    match keep_charges(app, &current.checkout, intent).await {
        // Who has ended the connection was paid all the same.
        Err(Error::Stripe(error)) if is_not_connected(&error) => {}
        kept => kept?,
    }
    let now = app.clock.now();
    match domain::settle(&current.checkout, &fact(intent), now) {
        Settlement::Ignore(_) => Ok(Heard::Unchanged),
        Settlement::Apply(after) => {
            let saved = app.store.save_checkout(&after, current.revision, now);
            match saved.await? {
                Saved::Yes => {
                    if intent.money() != current.checkout.terms.money() {
                        warn!(
                            checkout.attempt = current.checkout.attempt,
                            stripe.account = %current.checkout.account,
                            stripe.payment_intent = %intent.id,
                            "the account has given the checkout's intent another amount: compare \
                             amount_received"
                        );
                    }
                    came_to(app, Some(current.checkout.state.status()), &after);
                    Ok(Heard::Applied(after))
                }
                Saved::RaceLost => Ok(Heard::RaceLost),
            }
        }
    }
}

/// Keeps what the intent means, however often another request writes in between. What that one wrote
/// may be the very same news.
pub(super) async fn hear_out(
    app: &App,
    mut current: Versioned,
    intent: &PaymentIntent,
) -> Result<Checkout, Error> {
    for _ in 0..TURNS {
        match hear(app, &current, intent).await? {
            Heard::Applied(after) => return Ok(after),
            Heard::Unchanged => return Ok(current.checkout),
            Heard::RaceLost => current = load(app, &current.checkout.id).await?,
        }
    }
    Err(Refusal::Changed.into())
}

/// A charge that is not known yet, or has changed, is a reason to ask for all of them.
async fn keep_charges(app: &App, checkout: &Checkout, intent: &PaymentIntent) -> Result<(), Error> {
    let Some(latest) = &intent.latest_charge else {
        return Ok(());
    };
    let known = app.store.charges(&checkout.id).await?;
    let says_the_same = |charge: &Charge| match latest.object() {
        Some(now) => {
            charge.captured == is_taken(now) && charge.status == words::charge_status(&now.status)
        }
        None => true,
    };
    let same = known.iter().find(|charge| charge.id == *latest.id());
    if same.is_some_and(says_the_same) {
        return Ok(());
    }
    let params = ListCharges {
        payment_intent: Some(intent.id.clone()),
        ..ListCharges::default()
    };
    let request = app.stripe.charges().list(&params);
    let charges: Vec<stripe::Charge> = request
        .on_account(&checkout.account)
        .stream()
        .try_collect()
        .await?;
    let charges: Vec<Charge> = charges
        .into_iter()
        .map(|it| of_intent(&checkout.id, intent.id.clone(), it))
        .collect();
    Ok(app.store.keep_charges(&charges).await?)
}

/// A charge of a checkout, in our words. `None` when it was tried for no intent.
pub(super) fn charge(checkout: &CheckoutId, charge: stripe::Charge) -> Option<Charge> {
    let intent = charge.payment_intent.as_ref()?.id().clone();
    Some(of_intent(checkout, intent, charge))
}

fn of_intent(checkout: &CheckoutId, intent: PaymentIntentId, charge: stripe::Charge) -> Charge {
    Charge {
        captured: is_taken(&charge),
        id: charge.id,
        checkout: checkout.clone(),
        intent,
        amount: charge.amount,
        status: words::charge_status(&charge.status).to_owned(),
        failure_code: charge.failure_code,
        created: charge.created,
    }
}

/// Stripe says `captured` of a failed charge, too.
fn is_taken(charge: &stripe::Charge) -> bool {
    charge.captured && charge.status == ChargeStatus::Succeeded
}

/// What an intent says, as far as it matters here.
pub(super) fn fact(intent: &PaymentIntent) -> IntentFact {
    use PaymentIntentStatus as Status;
    let charge = intent.latest_charge.as_ref().map(|it| it.id().clone());
    let progress = match intent.status.known() {
        Some(Status::RequiresAction) if intent.is_paid_outside_the_page() => {
            IntentProgress::Processing {
                instructions_url: instructions_url(intent),
            }
        }
        Some(
            Status::RequiresPaymentMethod | Status::RequiresConfirmation | Status::RequiresAction,
        ) => IntentProgress::AwaitsCustomer,
        Some(Status::Processing) => IntentProgress::Processing {
            instructions_url: None,
        },
        Some(Status::RequiresCapture) => IntentProgress::Authorized {
            capturable: Money::from_minor(intent.amount_capturable, intent.currency),
            charge,
            capture_before: capture_before(intent),
        },
        Some(Status::Succeeded) => IntentProgress::Succeeded {
            received: intent.received(),
            charge,
            application_fee: intent.application_fee_amount,
        },
        Some(Status::Canceled) => IntentProgress::Canceled {
            reason: intent
                .cancellation_reason
                .as_ref()
                .and_then(words::canceled_because),
        },
        None => IntentProgress::Foreign,
    };
    IntentFact {
        id: intent.id.clone(),
        progress,
    }
}

/// Where a customer is sent to see how to pay; customers' browsers open it, so it is a web address.
fn instructions_url(intent: &PaymentIntent) -> Option<String> {
    let url = intent.next_action.as_ref()?.instructions_url()?;
    let url = Url::parse(url).ok()?;
    matches!(url.scheme(), "https" | "http").then(|| url.into())
}

fn capture_before(intent: &PaymentIntent) -> Option<Timestamp> {
    let charge = intent.latest_charge.as_ref()?.object()?;
    let card = charge.payment_method_details.as_ref()?.card.as_ref()?;
    card.capture_before.map(Timestamp::from_seconds)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn customers_are_sent_to_web_addresses_only() {
        for (url, expected) in [
            (
                json!("https://payments.example/1"),
                Some("https://payments.example/1"),
            ),
            (json!("javascript:alert(1)"), None),
            (json!("no address"), None),
            (json!(null), None),
        ] {
            let action = json!({ "type": "oxxo_display_details",
                                 "oxxo_display_details": { "hosted_voucher_url": url } });
            let intent: PaymentIntent = serde_json::from_value(json!({
                "id": "pi_1", "amount": 5, "currency": "mxn", "created": 1, "livemode": false,
                "status": "requires_action", "next_action": action,
            }))
            .unwrap();

            assert_eq!(instructions_url(&intent).as_deref(), expected, "{url}");
        }
    }
}
