//! The pages that are measured.

/// A page that takes a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Stripe.js and twenty lines of JavaScript in the page itself: the floor.
    Bare,
    /// React with Stripe's own components.
    React,
    /// Vue with Stripe's loader.
    Vue,
    /// `<connect-pay>`, one script and one tag.
    Tag,
    /// The same with Stripe.js in the head, as the peers have it.
    TagAndHead,
    /// Two widgets on one page.
    TwoTags,
}

impl Page {
    /// Those that take turns.
    pub(crate) const ALL: [Self; 5] = [
        Self::Bare,
        Self::React,
        Self::Vue,
        Self::Tag,
        Self::TagAndHead,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare Stripe.js",
            Self::React => "React",
            Self::Vue => "Vue",
            Self::Tag => "connect-pay",
            Self::TagAndHead => "connect-pay, Stripe.js in the head",
            Self::TwoTags => "connect-pay, two tags",
        }
    }

    /// Its path at the site.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::React => "react",
            Self::Vue => "vue",
            Self::Tag => "tag",
            Self::TagAndHead => "tag-and-head",
            Self::TwoTags => "two-tags",
        }
    }

    /// Whether it is ours.
    pub(crate) const fn is_ours(self) -> bool {
        matches!(self, Self::Tag | Self::TagAndHead | Self::TwoTags)
    }
}
