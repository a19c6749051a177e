//! Changing a group of Elements in place.

use serde::Serialize;

use super::{Appearance, CaptureMethod, Deferred, ElementsOptions, Font, Intent, Mode};
use crate::change::{Change, changed, removed};
use crate::{ClientSecret, SetupFutureUsage};

/// What `elements.update` may change; what is `None` stays as it is.
/// <https://docs.stripe.com/js/elements_object/update>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ElementsUpdate {
    /// The kind of intent and its amount, as a whole.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<CaptureMethod>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_payment_method_types: Option<Vec<String>>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_payment_method_types: Option<Vec<String>>,
    /// As in [`Deferred`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_configuration: Option<String>,
    /// As in [`ElementsOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Appearance>,
    /// As in [`ElementsOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fonts: Option<Vec<Font>>,
    /// As in [`ElementsOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// As in [`ElementsOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_session_client_secret: Option<ClientSecret>,
}

impl ElementsOptions {
    /// What it takes to turn a group made with `before` into one made with `self`.
    pub fn change_from(&self, before: &Self) -> Change<ElementsUpdate> {
        if self == before {
            return Change::Nothing;
        }
        let fixed = self.loader != before.loader
            || self.payment_method_creation != before.payment_method_creation
            || removed(&before.appearance, &self.appearance)
            || removed(&before.locale, &self.locale)
            || removed(
                &before.customer_session_client_secret,
                &self.customer_session_client_secret,
            );
        if fixed {
            return Change::Recreate;
        }
        let Some(of_intent) = intent_update(&before.intent, &self.intent) else {
            return Change::Recreate;
        };
        Change::Update(ElementsUpdate {
            appearance: changed(&before.appearance, &self.appearance),
            fonts: (before.fonts != self.fonts).then(|| self.fonts.clone()),
            locale: changed(&before.locale, &self.locale),
            customer_session_client_secret: changed(
                &before.customer_session_client_secret,
                &self.customer_session_client_secret,
            ),
            ..of_intent
        })
    }
}

/// `None` if the intent cannot be changed in place.
fn intent_update(before: &Intent, after: &Intent) -> Option<ElementsUpdate> {
    match (before, after) {
        (Intent::Deferred(before), Intent::Deferred(after)) => deferred_update(before, after),
        _ => (before == after).then(ElementsUpdate::default),
    }
}

fn deferred_update(before: &Deferred, after: &Deferred) -> Option<ElementsUpdate> {
    let same_kind = std::mem::discriminant(&before.mode) == std::mem::discriminant(&after.mode);
    let taken_back = removed(&before.setup_future_usage, &after.setup_future_usage)
        || removed(&before.capture_method, &after.capture_method)
        || removed(&before.on_behalf_of, &after.on_behalf_of)
        || removed(
            &before.allowed_payment_method_types,
            &after.allowed_payment_method_types,
        )
        || removed(
            &before.excluded_payment_method_types,
            &after.excluded_payment_method_types,
        )
        || removed(
            &before.payment_method_configuration,
            &after.payment_method_configuration,
        );
    // A group that went from a payment to a setup would keep its amount.
    if taken_back || !same_kind {
        return None;
    }
    Some(ElementsUpdate {
        mode: (before.mode != after.mode).then(|| after.mode.clone()),
        setup_future_usage: changed(&before.setup_future_usage, &after.setup_future_usage),
        capture_method: changed(&before.capture_method, &after.capture_method),
        on_behalf_of: changed(&before.on_behalf_of, &after.on_behalf_of),
        allowed_payment_method_types: changed(
            &before.allowed_payment_method_types,
            &after.allowed_payment_method_types,
        ),
        excluded_payment_method_types: changed(
            &before.excluded_payment_method_types,
            &after.excluded_payment_method_types,
        ),
        payment_method_configuration: changed(
            &before.payment_method_configuration,
            &after.payment_method_configuration,
        ),
        ..ElementsUpdate::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Loader, Theme};

    fn payment(amount: i64) -> Mode {
        Mode::Payment {
            amount,
            currency: "eur".to_owned(),
        }
    }

    fn options(amount: i64) -> ElementsOptions {
        ElementsOptions::new(payment(amount).into())
    }

    #[test]
    fn equal_options_need_nothing() {
        assert_eq!(options(100).change_from(&options(100)), Change::Nothing);
    }

    #[test]
    fn a_new_amount_is_an_update_of_the_mode_alone() {
        let expected = ElementsUpdate {
            mode: Some(payment(200)),
            ..ElementsUpdate::default()
        };

        assert_eq!(
            options(200).change_from(&options(100)),
            Change::Update(expected)
        );
    }

    #[test]
    fn a_new_appearance_is_an_update() {
        let appearance = Appearance {
            theme: Some(Theme::Night),
            ..Appearance::default()
        };
        let after = ElementsOptions {
            appearance: Some(appearance.clone()),
            ..options(100)
        };
        let expected = ElementsUpdate {
            appearance: Some(appearance),
            ..ElementsUpdate::default()
        };

        assert_eq!(after.change_from(&options(100)), Change::Update(expected));
        assert_eq!(options(100).change_from(&after), Change::Recreate);
    }

    #[test]
    fn what_update_cannot_change_needs_a_new_group() {
        let before = options(100);
        let loader = ElementsOptions {
            loader: Some(Loader::Never),
            ..options(100)
        };
        let secret = ElementsOptions::new(ClientSecret::new("pi_secret").into());
        let setup = ElementsOptions::new(Mode::Setup { currency: None }.into());

        for after in [loader, secret, setup] {
            assert_eq!(after.change_from(&before), Change::Recreate, "{after:?}");
        }
    }
}
