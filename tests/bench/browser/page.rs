//! The pages that are measured.

/// A page that takes a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Stripe.js and twenty lines of JavaScript in the page itself: the floor.
    Bare,
    /// React with Stripe's own components, which load Stripe.js.
    React,
    /// The same with Stripe.js in the head, as Stripe recommends.
    ReactAndHead,
    /// Vue with Stripe's loader.
    Vue,
    /// The same with Stripe.js in the head.
    VueAndHead,
    /// `<connect-pay>`, one script and one tag.
    Tag,
    /// The same with Stripe.js in the head.
    TagAndHead,
    /// Two widgets on one page.
    TwoTags,
}

impl Page {
    /// Those that take turns.
    pub(crate) const ALL: [Self; 7] = [
        Self::Bare,
        Self::React,
        Self::Vue,
        Self::Tag,
        Self::ReactAndHead,
        Self::VueAndHead,
        Self::TagAndHead,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare, Stripe.js in the head",
            Self::React => "React",
            Self::ReactAndHead => "React, Stripe.js in the head",
            Self::Vue => "Vue",
            Self::VueAndHead => "Vue, Stripe.js in the head",
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
            Self::ReactAndHead => "react-and-head",
            Self::Vue => "vue",
            Self::VueAndHead => "vue-and-head",
            Self::Tag => "tag",
            Self::TagAndHead => "tag-and-head",
            Self::TwoTags => "two-tags",
        }
    }

    /// Whether Stripe.js stands in its head.
    pub(crate) const fn has_head(self) -> bool {
        matches!(
            self,
            Self::Bare | Self::ReactAndHead | Self::VueAndHead | Self::TagAndHead
        )
    }

    /// React's and Vue's page that is like one of ours.
    pub(crate) const fn peers(self) -> Option<[Self; 2]> {
        match self {
            Self::Tag => Some([Self::React, Self::Vue]),
            Self::TagAndHead => Some([Self::ReactAndHead, Self::VueAndHead]),
            _ => None,
        }
    }
}
