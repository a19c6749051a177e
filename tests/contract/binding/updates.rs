//! What an update can change, and what only a new object can have otherwise.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Names, package, source::Binding};

/// Options of ours, their places in the package, and that of their update.
struct Updated {
    ours: &'static str,
    /// The option whose parts are looked at; empty for the options themselves.
    part: &'static str,
    options: &'static [&'static str],
    update: &'static str,
    /// Fixed here, and changed in place by Stripe.js.
    kept: &'static [(&'static str, &'static str)],
}

const fn updated(
    ours: &'static str,
    options: &'static [&'static str],
    update: &'static str,
) -> Updated {
    Updated {
        ours,
        part: "",
        options,
        update,
        kept: &[],
    }
}

const UPDATED: &[Updated] = &[
    Updated {
        kept: &[(
            "mode",
            "a group that went from a payment to a setup would keep its amount",
        )],
        ..updated(
            "ElementsOptions",
            &[
                "StripeElementsOptionsMode",
                "StripeElementsOptionsClientSecret",
            ],
            "StripeElementsUpdateOptions",
        )
    },
    updated(
        "PaymentElementOptions",
        &["StripePaymentElementOptions"],
        "StripePaymentElement.update.()",
    ),
    Updated {
        part: "layout",
        ..updated(
            "PaymentElementOptions",
            &["LayoutObject"],
            "StripePaymentElement.update.().layout",
        )
    },
    updated(
        "ExpressCheckoutOptions",
        &["StripeExpressCheckoutElementOptions"],
        "StripeExpressCheckoutElement.update.()",
    ),
    Updated {
        kept: &[("mode", "it would stay filled in with the other address")],
        ..updated(
            "AddressOptions",
            &["StripeAddressElementOptions"],
            "StripeAddressElement.update.()",
        )
    },
    updated(
        "TaxIdOptions",
        &["StripeTaxIdElementOptions"],
        "StripeTaxIdElement.update.()",
    ),
    updated(
        "PaymentMethodMessagingOptions",
        &["StripePaymentMethodMessagingElementOptions"],
        "StripePaymentMethodMessagingElement.update.()",
    ),
    updated(
        "CardOptions",
        &["StripeCardElementOptions"],
        "StripeCardElement.update.()",
    ),
    updated(
        "CardNumberOptions",
        &["StripeCardNumberElementOptions"],
        "StripeCardNumberElement.update.()",
    ),
    updated(
        "CardPartOptions",
        &["StripeCardCvcElementOptions"],
        "StripeCardCvcElement.update.()",
    ),
    updated(
        "IbanOptions",
        &["StripeIbanElementOptions"],
        "StripeIbanElement.update.()",
    ),
    updated(
        "AuBankAccountOptions",
        &["StripeAuBankAccountElementOptions"],
        "StripeAuBankAccountElement.update.()",
    ),
];

/// Options of elements that have no `update` in the package.
const NEVER_UPDATED: &[(&str, &str)] = &[
    ("ContactDetailsOptions", "StripeContactDetailsElement"),
    (
        "LinkAuthenticationOptions",
        "StripeLinkAuthenticationElement",
    ),
    ("LinkSignupOptions", "StripeLinkSignupElement"),
    ("NoOptions", "StripeCurrencySelectorElement"),
    ("NoOptions", "StripeTermsElement"),
];

impl Updated {
    /// Of our names, those that belong here, without the name of the option that they are parts of.
    fn of_ours(&self, fixed: &Names) -> Names {
        let own = fixed.iter().filter_map(|name| match self.part {
            "" => (!name.contains('.')).then_some(name.as_str()),
            part => name.strip_prefix(part)?.strip_prefix('.'),
        });
        own.map(str::to_owned).collect()
    }
}

#[tokio::test]
async fn what_an_update_can_not_change_makes_a_new_object() -> Result<()> {
    let binding = Binding::read()?;
    let places: BTreeSet<&str> = UPDATED
        .iter()
        .flat_map(|it| it.options.iter().copied().chain([it.update]))
        .collect();
    let package = package(&places).await?;
    let mut wrong = Vec::new();

    for it in UPDATED {
        let deprecated = |name: &String| {
            let mut places = it.options.iter();
            places.any(|place| package[*place].deprecated.contains(name))
        };
        let options = it.options.iter().flat_map(|place| &package[*place].names);
        let can_not = options.filter(|name| !package[it.update].names.contains(*name));
        let mut theirs: Names = can_not.filter(|name| !deprecated(name)).cloned().collect();
        theirs.retain(|name| !is_in_snake_case(name));
        theirs.extend(it.kept.iter().map(|(name, _)| (*name).to_owned()));
        let ours = it.of_ours(binding.fixed(it.ours));
        let nullable = &package[it.update].nullable;
        let nullable = nullable.iter().filter(|name| !is_in_snake_case(name));
        let nullable: Names = nullable.cloned().collect();
        let is_whole = it.part.is_empty();
        if is_whole && *binding.nullable(it.ours) != nullable {
            wrong.push(format!("{}: null takes back {nullable:?}", it.ours));
        }
        if ours != theirs {
            wrong.push(format!(
                "{} {}: {ours:?}, and in the package {theirs:?}",
                it.ours, it.part
            ));
        }
    }

    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    Ok(())
}

#[tokio::test]
async fn what_has_no_update_in_the_package_has_none() -> Result<()> {
    let places: BTreeSet<&str> = NEVER_UPDATED.iter().map(|(_, element)| *element).collect();

    for (element, place) in package(&places).await? {
        assert!(!place.names.contains("update"), "{element}");
    }
    Ok(())
}

#[test]
fn every_kind_of_options_is_looked_at() -> Result<()> {
    let binding = Binding::read()?;
    let known: BTreeSet<&str> = UPDATED.iter().map(|it| it.ours).collect();

    let forgotten: Vec<&str> = binding
        .with_updates()
        .filter(|name| !known.contains(name))
        .filter(|name| NEVER_UPDATED.iter().all(|(ours, _)| ours != name))
        .collect();

    assert!(forgotten.is_empty(), "{forgotten:?}");
    Ok(())
}

/// The package has some options twice; the binding has them as the rest is written.
fn is_in_snake_case(name: &str) -> bool {
    name.contains('_')
}
