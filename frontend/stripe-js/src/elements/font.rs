//! Fonts that Elements may use. They run in iframes, where the page's fonts are not.

use serde::Serialize;

/// A font. <https://docs.stripe.com/js/appendix/custom_font_source_object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Font {
    /// A style sheet with `@font-face` rules.
    #[serde(rename_all = "camelCase")]
    StyleSheet {
        /// Its URL, which must be in the page's `connect-src`.
        css_src: String,
    },
    /// A font file.
    File(CustomFont),
}

/// A font file and when to use it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomFont {
    /// The name by which the appearance refers to it.
    pub family: String,
    /// A CSS `src`, such as `url(https://example.com/font.woff2)`.
    pub src: String,
    /// A CSS `font-display`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// Upright if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<FontStyle>,
    /// A CSS `unicode-range`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unicode_range: Option<String>,
    /// A CSS `font-weight`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
}

/// A CSS `font-style`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FontStyle {
    /// Upright.
    Normal,
    /// Drawn slanted.
    Italic,
    /// Slanted by the browser.
    Oblique,
}
