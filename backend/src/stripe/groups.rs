//! The groups of calls that a client offers.

use super::{
    AccountLinks, AccountSessions, Accounts, ApplicationFees, BalanceTransactions, Balances,
    Capabilities, Charges, CustomerSessions, Customers, Disputes, Events, Oauth, PaymentIntents,
    PaymentMethodDomains, PaymentMethods, Refunds, SetupIntents, Stripe,
};

impl Stripe {
    /// Calls on account links.
    pub const fn account_links(&self) -> AccountLinks<'_> {
        AccountLinks(self)
    }

    /// Calls on account sessions.
    pub const fn account_sessions(&self) -> AccountSessions<'_> {
        AccountSessions(self)
    }

    /// Calls on connected accounts.
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts(self)
    }

    /// Calls on application fees.
    pub const fn application_fees(&self) -> ApplicationFees<'_> {
        ApplicationFees(self)
    }

    /// Calls on balances.
    pub const fn balance(&self) -> Balances<'_> {
        Balances(self)
    }

    /// Calls on balance transactions.
    pub const fn balance_transactions(&self) -> BalanceTransactions<'_> {
        BalanceTransactions(self)
    }

    /// Calls on capabilities of accounts.
    pub const fn capabilities(&self) -> Capabilities<'_> {
        Capabilities(self)
    }

    /// Calls on charges.
    pub const fn charges(&self) -> Charges<'_> {
        Charges(self)
    }

    /// Calls on customer sessions.
    pub const fn customer_sessions(&self) -> CustomerSessions<'_> {
        CustomerSessions(self)
    }

    /// Calls on customers.
    pub const fn customers(&self) -> Customers<'_> {
        Customers(self)
    }

    /// Calls on disputes.
    pub const fn disputes(&self) -> Disputes<'_> {
        Disputes(self)
    }

    /// Calls on events.
    pub const fn events(&self) -> Events<'_> {
        Events(self)
    }

    /// Calls on OAuth.
    pub const fn oauth(&self) -> Oauth<'_> {
        Oauth(self)
    }

    /// Calls on `PaymentIntents`.
    pub const fn payment_intents(&self) -> PaymentIntents<'_> {
        PaymentIntents(self)
    }

    /// Calls on payment method domains.
    pub const fn payment_method_domains(&self) -> PaymentMethodDomains<'_> {
        PaymentMethodDomains(self)
    }

    /// Calls on `PaymentMethods`.
    pub const fn payment_methods(&self) -> PaymentMethods<'_> {
        PaymentMethods(self)
    }

    /// Calls on refunds.
    pub const fn refunds(&self) -> Refunds<'_> {
        Refunds(self)
    }

    /// Calls on `SetupIntents`.
    pub const fn setup_intents(&self) -> SetupIntents<'_> {
        SetupIntents(self)
    }
}
