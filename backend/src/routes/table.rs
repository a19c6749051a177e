//! All that the server answers, in the parts that have different layers.

use shared::{ApplicationFeeId, PaymentIntentId};

use crate::{
    openapi::{Endpoints, Paths},
    stripe::{ApplicationFee, BalanceTransaction, Capability, Expandable, PaymentIntent},
};

use super::{platform, public};

/// The endpoints of the server.
pub(crate) struct Table {
    /// What a browser asks, from any page.
    pub(crate) browser: Endpoints,
    /// What the platform's servers ask, with a key.
    pub(crate) platform: Endpoints,
    /// What Stripe tells, with a signature.
    pub(crate) webhooks: Endpoints,
    /// What people and programs look at, with no key.
    pub(crate) pages: Endpoints,
}

impl Table {
    /// All of them.
    pub(crate) fn all() -> Self {
        Self {
            browser: public::browser(),
            platform: platform::endpoints(),
            webhooks: public::webhooks(),
            pages: public::pages(),
        }
    }

    /// What stands in the document about them.
    pub(crate) fn described(self) -> Paths {
        let (_, platform) = self.platform.into_parts();
        let (_, browser) = self.browser.into_parts();
        let (_, webhooks) = self.webhooks.into_parts();
        let (_, pages) = self.pages.into_parts();
        platform
            .merge(webhooks)
            .merge(browser)
            .merge(pages)
            .knowing::<ApplicationFee>()
            .knowing::<Expandable<ApplicationFeeId, ApplicationFee>>()
            .knowing::<BalanceTransaction>()
            .knowing::<Capability>()
            .knowing::<PaymentIntent>()
            .knowing::<Expandable<PaymentIntentId, PaymentIntent>>()
    }
}
