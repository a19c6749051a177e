//! From "these are the options now" to the call that makes it so.

use std::marker::PhantomData;

use wasm_bindgen::JsValue;

use crate::fields::{Fields, Value};

/// Options that something on the page was made with, and that may change.
///
/// The kinds are those of this crate; the trait is not meant to be implemented.
///
/// ```
/// use stripe_js::{Change, ElementsOptions, Mode, Options};
///
/// let cents = |amount| {
///     ElementsOptions::new(Mode::Payment { amount, currency: "eur".into() }.into())
/// };
/// assert!(matches!(cents(200).change_from(&cents(100)), Change::Update(_)));
/// assert_eq!(cents(100).change_from(&cents(100)), Change::Nothing);
/// ```
pub trait Options: Clone + PartialEq + 'static {
    /// Stripe's names of the options that only a new object can have otherwise.
    #[doc(hidden)]
    const FIXED: &'static [&'static str];

    /// The same of parts of an option, by the names of both.
    #[doc(hidden)]
    const FIXED_PARTS: &'static [(&'static str, &'static str)] = &[];

    /// Stripe's names of the options that an update takes back, with `null`.
    #[doc(hidden)]
    const NULLABLE: &'static [&'static str] = &[];

    #[doc(hidden)]
    fn fields(&self) -> &Fields;

    /// The object that Stripe.js gets.
    fn to_js(&self) -> JsValue {
        self.fields().to_js()
    }

    /// What it takes to turn what was made with `before` into what `self` makes.
    ///
    /// An update of Stripe's only adds: an option that was given and is left out now needs a new
    /// object, and what was typed is lost. Where it comes and goes, say `read_only(false)` and the
    /// like instead of leaving it out.
    fn change_from(&self, before: &Self) -> Change<Self> {
        match updates(before.fields(), self.fields(), Rules::of::<Self>()) {
            None => Change::Recreate,
            Some(fields) if fields.is_empty() => Change::Nothing,
            Some(fields) => Change::Update(Update::of(fields)),
        }
    }

    /// An update to all of these options, except those that cannot be changed in place.
    fn update(&self) -> Update<Self> {
        Update::of(changeable(self.fields().clone(), Rules::of::<Self>()))
    }
}

/// What it takes to go from one set of options to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<O> {
    /// They are the same.
    Nothing,
    /// `update` with this is enough.
    Update(Update<O>),
    /// Stripe.js cannot change that in place: a new object must be made.
    Recreate,
}

/// Some options of kind `O` that change in place; the others stay as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update<O> {
    fields: Fields,
    kind: PhantomData<O>,
}

impl<O> Update<O> {
    fn of(fields: Fields) -> Self {
        Self {
            fields,
            kind: PhantomData,
        }
    }

    /// Changes one more option, by Stripe's own name: `null` takes it back, where Stripe allows that.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Options, Payment, payment::PaymentElementOptions};
    /// # use wasm_bindgen::JsValue;
    /// # fn f(form: &Element<Payment>) -> Result<(), Error> {
    /// let update = PaymentElementOptions::default().update();
    /// form.update(&update.with_js("paymentMethodOrder", JsValue::NULL))?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_js(mut self, name: &'static str, value: JsValue) -> Self {
        self.fields.set(name, value);
        self
    }

    pub(crate) fn to_js(&self) -> JsValue {
        self.fields.to_js()
    }
}

/// What of some options is fixed or can be taken back.
#[derive(Clone, Copy)]
struct Rules {
    fixed: &'static [&'static str],
    parts: &'static [(&'static str, &'static str)],
    nullable: &'static [&'static str],
}

impl Rules {
    const fn of<O: Options>() -> Self {
        Self {
            fixed: O::FIXED,
            parts: O::FIXED_PARTS,
            nullable: O::NULLABLE,
        }
    }
}

/// The options that differ; `None` if one of them cannot be changed in place.
fn updates(before: &Fields, after: &Fields, rules: Rules) -> Option<Fields> {
    let mut updates = Fields::default();
    for (name, _) in before.iter().filter(|(name, _)| after.get(name).is_none()) {
        // `update` merges: what is only left out stays as it was.
        if !rules.nullable.contains(&&**name) {
            return None;
        }
        updates.set(name.clone(), Value::Null);
    }
    for (name, value) in after.iter() {
        let old = before.get(name);
        if old == Some(value) {
            continue;
        }
        let is_changed =
            |(of, it): &(&str, &str)| of == name && part(old, it) != part(Some(value), it);
        if rules.fixed.contains(&&**name) || rules.parts.iter().any(is_changed) {
            return None;
        }
        updates.set(name.clone(), value.clone());
    }
    Some(changeable(updates, rules))
}

/// A part of an option.
fn part<'a>(option: Option<&'a Value>, name: &str) -> Option<&'a Value> {
    match option {
        Some(Value::Fields(parts)) => parts.get(name),
        _ => None,
    }
}

/// The options without those that are fixed, and without their fixed parts.
fn changeable(mut fields: Fields, rules: Rules) -> Fields {
    fields.retain(|name, value| {
        if let Value::Fields(parts) = value {
            parts.retain(|part, _| !rules.parts.contains(&(name, part)));
        }
        !rules.fixed.contains(&name)
    });
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{AddressMode, AddressOptions, Autocomplete};
    use crate::payment::{Layout, LayoutType, PaymentElementOptions, Show, Wallets};
    use crate::{Appearance, ClientSecret, ElementsOptions, Loader, Mode, Theme};
    use crate::{ApplePay, DeferredBilling, DeferredPayment, UnixMillis};
    use crate::{Deferred, SetupFutureUsage};

    fn options(amount: i64) -> ElementsOptions {
        let currency = "eur".to_owned();
        ElementsOptions::new(Mode::Payment { amount, currency }.into())
    }

    fn with_layout(layout: Layout) -> PaymentElementOptions {
        PaymentElementOptions::default().layout(layout)
    }

    fn fields(name: &'static str, value: impl Into<Value>) -> Fields {
        let mut fields = Fields::default();
        fields.set(name, value);
        fields
    }

    #[test]
    fn equal_options_need_nothing() {
        assert_eq!(options(100).change_from(&options(100)), Change::Nothing);
        let (one, other) = (Theme::Night, Loader::Never);
        let look = Appearance::default().theme(one);
        let before = options(1).appearance(look.clone()).loader(other);
        let after = options(1).loader(other).appearance(look);
        assert_eq!(after.change_from(&before), Change::Nothing);
    }

    #[test]
    fn a_new_amount_is_an_update_of_the_amount_alone() {
        let expected = Update::of(fields("amount", 200_i64));

        assert_eq!(
            options(200).change_from(&options(100)),
            Change::Update(expected)
        );
    }

    #[test]
    fn a_new_appearance_is_an_update() {
        let appearance = Appearance::default().theme(Theme::Night);
        let after = options(100).appearance(appearance.clone());
        let expected = Update::of(fields("appearance", appearance));

        assert_eq!(after.change_from(&options(100)), Change::Update(expected));
        assert_eq!(options(100).change_from(&after), Change::Recreate);
    }

    #[test]
    fn what_update_cannot_change_needs_a_new_group() {
        let before = options(100);
        let loader = options(100).loader(Loader::Never);
        let secret = ElementsOptions::new(ClientSecret::new("pi_secret").into());
        let setup = ElementsOptions::new(Mode::Setup { currency: None }.into());

        for after in [loader, secret, setup] {
            assert_eq!(after.change_from(&before), Change::Recreate, "{after:?}");
        }
    }

    #[test]
    fn a_new_arrangement_is_an_update_without_the_fixed_parts() {
        let collapsed = |kind| Layout::new(kind).default_collapsed(true);
        let before = with_layout(collapsed(LayoutType::Tabs));
        let after = with_layout(collapsed(LayoutType::Accordion));
        let expected = Update::of(fields("layout", Layout::new(LayoutType::Accordion)));

        assert_eq!(after.change_from(&before), Change::Update(expected));
    }

    #[test]
    fn a_fixed_name_is_no_fixed_part_of_something_else() {
        let by = |api_key: &str| {
            let api_key = api_key.to_owned();
            AddressOptions::new(AddressMode::Shipping)
                .autocomplete(Autocomplete::GoogleMaps { api_key })
        };
        let mut expected = fields("mode", "google_maps_api");
        expected.set("apiKey", "two".to_owned());
        let expected = Update::of(fields("autocomplete", expected));

        assert_eq!(
            by("two").change_from(&by("one")),
            Change::Update(expected.clone())
        );
        assert_eq!(by("two").update(), expected);
    }

    #[test]
    fn what_may_be_null_is_taken_back() {
        let kept = |usage| Deferred::from(Mode::Setup { currency: None }).setup_future_usage(usage);
        let before = ElementsOptions::new(kept(SetupFutureUsage::OffSession).into());
        let after = ElementsOptions::new(Mode::Setup { currency: None }.into());
        let expected = Update::of(fields("setupFutureUsage", Value::Null));

        assert_eq!(after.change_from(&before), Change::Update(expected));
    }

    #[test]
    fn the_same_date_needs_nothing() {
        let pay = |millis| {
            let billing = DeferredBilling::new("Rent", 1000, UnixMillis(millis));
            let later = DeferredPayment::new("Rent", "https://shop.example", billing);
            PaymentElementOptions::default().apple_pay(ApplePay::Deferred(later))
        };

        assert_eq!(pay(1).change_from(&pay(1)), Change::Nothing);
        assert!(matches!(pay(2).change_from(&pay(1)), Change::Update(_)));
    }

    #[test]
    fn wallets_and_the_first_unfolding_need_a_new_element() {
        let before = with_layout(Layout::new(LayoutType::Tabs));
        let wallets = before.clone().wallets(Wallets::default().link(Show::Never));
        let collapsed = with_layout(Layout::new(LayoutType::Tabs).default_collapsed(true));

        for after in [wallets, collapsed] {
            assert_eq!(after.change_from(&before), Change::Recreate, "{after:?}");
        }
    }
}
