//! Connected accounts. <https://docs.stripe.com/api/accounts>

mod controller;
mod object;
mod params;

use shared::AccountId;

pub use self::{
    controller::{
        AccountController, AccountFees, AccountLosses, DashboardAccess, DashboardType, FeesPayer,
        LossesPayer, RequirementCollection,
    },
    object::{
        Account, AccountProfile, AccountRequirements, AccountSettings, AccountType, BusinessType,
        CapabilityStatus, CardPaymentsSettings, DashboardSettings, PaymentsSettings,
        RequirementError,
    },
    params::{
        BusinessProfileParams, CardPaymentsParams, ControllerParams, CreateAccount, ListAccounts,
        PaymentsParams, RequestedCapability, SettingsParams, UpdateAccount,
    },
};
use super::{Deleted, List, Request, Stripe};

/// Calls on connected accounts. The URL names the account, so none carries `Stripe-Account`.
#[derive(Debug, Clone, Copy)]
pub struct Accounts<'a>(pub(super) &'a Stripe);

impl<'a> Accounts<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateAccount) -> Request<'a, Account> {
        let path = ["accounts"];
        self.0.post("accounts.create", &path).params(params)
    }

    /// One account.
    pub fn retrieve(&self, id: &AccountId) -> Request<'a, Account> {
        self.0.get("accounts.retrieve", &["accounts", id.as_str()])
    }

    /// The account that the key belongs to.
    pub fn retrieve_own(&self) -> Request<'a, Account> {
        self.0.get("accounts.retrieve_own", &["account"])
    }

    /// Changes one.
    pub fn update(&self, id: &AccountId, params: &UpdateAccount) -> Request<'a, Account> {
        let path = ["accounts", id.as_str()];
        self.0.post("accounts.update", &path).params(params)
    }

    /// Those of the platform, the newest first.
    pub fn list(&self, params: &ListAccounts) -> Request<'a, List<Account>> {
        self.0.list("accounts.list", &["accounts"]).params(params)
    }

    /// Deletes one for good: a test account, or one that the platform controls and that is empty.
    pub fn delete(&self, id: &AccountId) -> Request<'a, Deleted<AccountId>> {
        let path = ["accounts", id.as_str()];
        self.0.delete("accounts.delete", &path)
    }
}
