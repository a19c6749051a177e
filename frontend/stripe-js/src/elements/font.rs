//! Fonts that Elements may use. They run in iframes, where the page's fonts are not.

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};

/// A font. <https://docs.stripe.com/js/appendix/custom_font_source_object>
///
/// ```
/// use stripe_js::{CustomFont, Font};
///
/// let file = CustomFont::new("Shop", "url(https://shop.example/shop.woff2)").weight("400");
/// let sheet = Font::StyleSheet { css_src: "https://shop.example/fonts.css".to_owned() };
/// let fonts = vec![Font::File(file), sheet];
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Font {
    /// A style sheet with `@font-face` rules.
    StyleSheet {
        /// Its URL, which must be in the page's `connect-src`.
        css_src: String,
    },
    /// A font file.
    File(CustomFont),
}

impl From<Font> for Value {
    fn from(font: Font) -> Self {
        match font {
            Font::StyleSheet { css_src } => {
                let mut fields = Fields::default();
                fields.set("cssSrc", css_src);
                fields.into()
            }
            Font::File(file) => file.into(),
        }
    }
}

define_options! {
    /// A font file and when to use it.
    ///
    /// ```
    /// use stripe_js::{CustomFont, FontStyle};
    ///
    /// let latin_italic = CustomFont::new("Shop", "url(https://shop.example/shop-italic.woff2)")
    ///     .style(FontStyle::Italic)
    ///     .weight("400")
    ///     .display("swap")
    ///     .unicode_range("U+0000-00FF");
    /// ```
    CustomFont {
        /// A CSS `font-display`.
        display: Text => "display",
        /// Upright if absent.
        style: FontStyle => "style",
        /// A CSS `unicode-range`.
        unicode_range: Text => "unicodeRange",
        /// A CSS `font-weight`.
        weight: Text => "weight",
    }
}

impl CustomFont {
    /// The name by which the appearance refers to it, and a CSS `src`, such as `url(https://example.com/font.woff2)`.
    pub fn new(family: impl Into<Text>, src: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("family", family.into());
        fields.set("src", src.into());
        Self(fields)
    }
}

define_words! {
    /// A CSS `font-style`.
    FontStyle {
        /// Upright.
        Normal => "normal",
        /// Drawn slanted.
        Italic => "italic",
        /// Slanted by the browser.
        Oblique => "oblique",
    }
}
