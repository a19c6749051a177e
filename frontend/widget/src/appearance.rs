//! Stripe's element in the look of the page around it.

use leptos::prelude::window;
use stripe_js::{Appearance, Properties, Theme};
use web_sys::HtmlElement;

/// Our custom properties, and what they are to Stripe.
const VARIABLES: [(&str, &str); 6] = [
    ("--cp-accent", "colorPrimary"),
    ("--cp-surface", "colorBackground"),
    ("--cp-text", "colorText"),
    ("--cp-danger", "colorDanger"),
    ("--cp-radius", "borderRadius"),
    ("--cp-font", "fontFamily"),
];

/// The look of the host element, as it is computed now.
pub(crate) fn of(host: &HtmlElement) -> Appearance {
    let mut variables = Properties::default();
    if let Ok(Some(style)) = window().get_computed_style(host) {
        for (ours, stripes) in VARIABLES {
            let value = style.get_property_value(ours).unwrap_or_default();
            let value = value.trim_ascii();
            if !value.is_empty() {
                variables = variables.with(stripes, value.to_owned());
            }
        }
    }
    // The loader has looked at the page.
    let is_dark = host.get_attribute("data-scheme").as_deref() == Some("dark");
    let theme = if is_dark { Theme::Night } else { Theme::Stripe };
    Appearance::default().theme(theme).variables(variables)
}
