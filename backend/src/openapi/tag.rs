//! The groups of the document.

/// A group of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// One thing to pay.
    Checkouts,
    /// Money that goes back.
    Refunds,
    /// Connected accounts.
    Accounts,
    /// Who pays.
    Customers,
    /// Payment methods saved without a payment.
    SetupIntents,
    /// What is there, and what moved.
    Balance,
    /// What Stripe tells.
    Events,
    /// What the platform's own server is told.
    Messages,
    /// What a browser asks.
    Browser,
    /// What runs the server.
    Operations,
}

impl Tag {
    /// All groups, in the order in which a newcomer reads them.
    pub(crate) const ALL: [Self; 10] = [
        Self::Checkouts,
        Self::Refunds,
        Self::Accounts,
        Self::Customers,
        Self::SetupIntents,
        Self::Balance,
        Self::Events,
        Self::Messages,
        Self::Browser,
        Self::Operations,
    ];

    /// The name of the group.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Checkouts => "Checkouts",
            Self::Refunds => "Refunds",
            Self::Accounts => "Connected accounts",
            Self::Customers => "Customers",
            Self::SetupIntents => "Saved payment methods",
            Self::Balance => "Balances and fees",
            Self::Events => "Events from Stripe",
            Self::Messages => "Messages to your server",
            Self::Browser => "Browser",
            Self::Operations => "Operations",
        }
    }

    /// What the group is for.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Checkouts => {
                "A checkout is one thing to pay, on one connected account. Your server creates it; \
                 amount, currency, account and fee are decided there and nowhere else. A browser \
                 that knows its id can see it and pay it."
            }
            Self::Refunds => "Money of a checkout that goes back to the customer.",
            Self::Accounts => {
                "The accounts on whose behalf you take payments: onboarding, what they can do, \
                 which pages may sell for them, and what you take of each payment."
            }
            Self::Customers => {
                "The people who pay. Stripe keeps them. Each connected account has its own, and so \
                 has the platform; none of them exists on another."
            }
            Self::SetupIntents => {
                "Payment methods that are saved before anything is paid, and those that the \
                 platform shares with its accounts."
            }
            Self::Balance => "What is there, what is on its way, and what each movement cost.",
            Self::Events => {
                "Stripe delivers events to two URLs; each is kept before it is acknowledged, and \
                 settled afterwards, in any order and any number of times with the same result. \
                 Here you see what came, what became of it, and let it be settled once more."
            }
            Self::Messages => {
                "Your server is told what happens, if you set `CONNECT_PAY_WEBHOOK_URL` and \
                 `CONNECT_PAY_WEBHOOK_SECRETS`: signed messages in the form of Standard Webhooks \
                 <https://www.standardwebhooks.com>, of type `checkout.processing`, \
                 `checkout.authorized`, `checkout.paid`, `checkout.partially_refunded`, \
                 `checkout.refunded`, `checkout.canceled`, `checkout.expired`, \
                 `checkout.payment_failed`; `refund.failed` (or canceled: `data.status` says it); \
                 `dispute.opened`, `dispute.updated` \
                 and `dispute.closed` (won or lost: `data.dispute.status` says it); \
                 `account.updated` (it can take payments, or can not any more), \
                 `account.authorized` and `account.deauthorized`. `data` is the checkout, or the \
                 refund, as it was then; of accounts `id`, `charges_enabled` and `deauthorized`. \
                 Answer with 2xx within 10 seconds; what is not taken is \
                 tried again for three days, and 410 ends it. A message may come more than once and \
                 after a later one: its `webhook-id` stays the same."
            }
            Self::Browser => {
                "What the `<connect-pay>` element asks. No key: knowing a checkout's id is what \
                 lets a browser see it and pay it."
            }
            Self::Operations => "Whether the server works, and what it can do.",
        }
    }
}
