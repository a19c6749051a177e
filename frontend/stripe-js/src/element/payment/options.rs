//! What a Payment Element is made with, and what of it can change.

use serde::Serialize;

use super::{Fields, Layout, Terms, Wallets};
use crate::BillingDetails;
use crate::change::{Change, changed, removed};

/// The options of a Payment Element; each `None` is Stripe's choice.
/// <https://docs.stripe.com/js/elements_object/create_payment_element>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentElementOptions {
    /// How the payment methods are arranged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<Layout>,
    /// What is known about the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_values: Option<DefaultValues>,
    /// The merchant, as the texts name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business: Option<Business>,
    /// Types of payment method, the first one first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_order: Option<Vec<String>>,
    /// Which fields show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Fields>,
    /// Whether nothing can be entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// Where the mandate texts show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// Which wallets show. It cannot be changed in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wallets: Option<Wallets>,
}

/// What can be changed on a Payment Element; what is `None` stays as it is.
/// <https://docs.stripe.com/js/elements_object/update_payment_element>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PaymentElementUpdate(PaymentElementOptions);

/// What is known about the customer beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DefaultValues {
    /// The payer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_details: Option<BillingDetails>,
}

/// The merchant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Business {
    /// The name that customers know.
    pub name: String,
}

impl PaymentElementUpdate {
    /// The options that can be changed in place; the others are left out.
    pub fn new(options: PaymentElementOptions) -> Self {
        Self(PaymentElementOptions {
            layout: options.layout.as_ref().map(Layout::updatable),
            wallets: None,
            ..options
        })
    }
}

impl PaymentElementOptions {
    /// What it takes to turn an Element made with `before` into one made with `self`.
    pub fn change_from(&self, before: &Self) -> Change<PaymentElementUpdate> {
        if self == before {
            return Change::Nothing;
        }
        let fixed = self.wallets != before.wallets
            || fixed_layout(self.layout.as_ref()) != fixed_layout(before.layout.as_ref())
            || removed(&before.layout, &self.layout)
            || removed(&before.default_values, &self.default_values)
            || removed(&before.business, &self.business)
            || removed(&before.payment_method_order, &self.payment_method_order)
            || removed(&before.fields, &self.fields)
            || removed(&before.read_only, &self.read_only)
            || removed(&before.terms, &self.terms);
        if fixed {
            return Change::Recreate;
        }
        Change::Update(PaymentElementUpdate::new(Self {
            layout: changed(&before.layout, &self.layout),
            default_values: changed(&before.default_values, &self.default_values),
            business: changed(&before.business, &self.business),
            payment_method_order: changed(&before.payment_method_order, &self.payment_method_order),
            fields: changed(&before.fields, &self.fields),
            read_only: changed(&before.read_only, &self.read_only),
            terms: changed(&before.terms, &self.terms),
            wallets: None,
        }))
    }
}

fn fixed_layout(layout: Option<&Layout>) -> (Option<bool>, Option<super::LogoPosition>) {
    layout.map_or((None, None), |layout| {
        (
            layout.default_collapsed,
            layout.payment_method_logo_position,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payment::{LayoutType, Show};

    fn with_layout(layout: Layout) -> PaymentElementOptions {
        PaymentElementOptions {
            layout: Some(layout),
            ..PaymentElementOptions::default()
        }
    }

    #[test]
    fn a_new_arrangement_is_an_update_without_the_fixed_parts() {
        let collapsed = |kind| Layout {
            default_collapsed: Some(true),
            ..Layout::new(kind)
        };
        let before = with_layout(collapsed(LayoutType::Tabs));
        let after = with_layout(collapsed(LayoutType::Accordion));
        let expected = with_layout(Layout::new(LayoutType::Accordion));

        assert_eq!(
            after.change_from(&before),
            Change::Update(PaymentElementUpdate(expected))
        );
    }

    #[test]
    fn wallets_and_the_first_unfolding_need_a_new_element() {
        let before = with_layout(Layout::new(LayoutType::Tabs));
        let wallets = PaymentElementOptions {
            wallets: Some(Wallets {
                link: Some(Show::Never),
                ..Wallets::default()
            }),
            ..before.clone()
        };
        let collapsed = with_layout(Layout {
            default_collapsed: Some(true),
            ..Layout::new(LayoutType::Tabs)
        });

        for after in [wallets, collapsed] {
            assert_eq!(after.change_from(&before), Change::Recreate, "{after:?}");
        }
    }
}
