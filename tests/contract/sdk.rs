//! The official `stripe` SDK, unmodified, uses the sandbox as it uses Stripe.

use anyhow::{Context as _, Result, ensure};
use tests::{
    World,
    sandbox::{PUBLISHABLE_KEY, SECRET_KEY},
};

use crate::{
    journal::{self, Entry},
    node,
};

/// Plays one script of `npm/sdk` in a world of its own and gives the journal.
pub(crate) async fn play(script: &str) -> Result<Vec<Entry>> {
    let world = World::start().await;
    let account = world.bakery().await;
    let file = format!("sdk/{script}.mjs");
    let environment = [
        ("SANDBOX_URL", world.sandbox.url.as_str()),
        ("SECRET_KEY", SECRET_KEY),
        ("PUBLISHABLE_KEY", PUBLISHABLE_KEY),
        ("ACCOUNT", &account),
    ];
    let output = node::run(&[&file], &environment).await?;
    ensure!(
        output.status.success(),
        "{file} failed:\n{}",
        node::printed(&output)
    );
    journal::of(&file, &world).await.context(file)
}

/// A test for each script, and the list of all of them.
macro_rules! scripts {
    ($($name:ident)*) => {
        pub(crate) const SCRIPTS: &[&str] = &[$(stringify!($name)),*];

        $(#[tokio::test]
        async fn $name() -> Result<()> {
            play(stringify!($name)).await.map(drop)
        })*
    };
}

scripts! {
    a_balance_follows_what_is_paid_and_refunded
    a_bank_account_is_debited_by_mandate
    a_browser_key_sees_only_what_a_customer_may_see
    a_busy_stripe_is_a_rate_limit_error
    a_card_is_saved_without_a_payment
    a_declined_card_is_a_card_error
    a_direct_charge_takes_all_its_parameters
    a_dispute_is_answered_won_or_closed
    a_domain_is_registered_on_an_account
    a_hold_runs_out_by_the_clock
    a_key_used_twice_for_different_requests_is_an_idempotency_error
    a_payment_is_captured_or_canceled_later
    a_payment_is_made_on_the_connected_account_and_not_on_the_platform
    a_payment_method_is_shared_with_an_account
    a_refund_gives_money_back
    a_refund_is_pending_fails_or_is_canceled
    a_repeated_request_is_replayed
    a_stripe_that_fails_is_asked_again
    a_voucher_is_paid_or_expires
    a_wrong_key_is_an_authentication_error
    a_wrong_request_is_an_invalid_request_error
    an_account_is_connected_by_oauth
    an_account_is_created_changed_and_listed
    an_account_is_onboarded_stopped_and_deleted
    an_account_of_somebody_else_is_a_permission_error
    an_application_fee_is_earned_and_returned
    customers_save_what_they_pay_with
    events_say_what_happened
    fields_are_expanded_when_asked_for
    pages_are_followed_automatically
    thin_events_lead_to_their_objects
    webhook_endpoints_are_made_changed_and_deleted
    webhooks_arrive_and_are_believed
}

#[test]
fn no_script_is_forgotten() -> Result<()> {
    let files = std::fs::read_dir(node::folder().join("sdk"))?;
    let mut names = Vec::new();
    for file in files {
        let name = file?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".mjs").map(str::to_owned));
    }
    names.sort();
    assert_eq!(names, SCRIPTS);
    Ok(())
}
