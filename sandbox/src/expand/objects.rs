//! Where the objects are found that an answer names.

use serde_json::Value;

use crate::{
    list::embedded,
    resources::{Resource, account::Account, charge::Charge, customer::Customer},
    state::{Merchant, State},
};

/// The objects that an answer to `account` may show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Objects<'a> {
    pub(super) state: &'a State,
    pub(super) account: &'a str,
}

impl Objects<'_> {
    /// The object of that id. A charge and the fee on it belong to two accounts, and each may be
    /// shown to the other: an answer names no id that its reader may not see.
    pub(super) fn find(self, id: &str) -> Option<Value> {
        let merchants = &self.state.merchants;
        let own = merchants.get(self.account);
        own.and_then(|merchant| find_in(merchant, id)).or_else(|| {
            merchants
                .values()
                .find_map(|merchant| find_in(merchant, id))
        })
    }

    /// The list that a charge shows only when it is asked for.
    pub(super) fn refunds_of(self, charge: &Value) -> Option<Value> {
        let id = charge["id"].as_str()?;
        if charge["object"] != Charge::OBJECT {
            return None;
        }
        let owner = |merchant: &&Merchant| merchant.charges.contains(id);
        let owner = self.state.merchants.values().find(owner)?;
        let refunds = owner.refunds.newest_first();
        Some(embedded(
            refunds.filter(|refund| refund.charge == id),
            &format!("/v1/charges/{id}/refunds"),
        ))
    }
}

fn find_in(merchant: &Merchant, id: &str) -> Option<Value> {
    let account = &merchant.account;
    None.or_else(|| merchant.charges.find(id))
        .or_else(|| merchant.customers.find(id))
        .or_else(|| merchant.payment_intents.find(id))
        .or_else(|| merchant.payment_methods.find(id))
        .or_else(|| merchant.setup_intents.find(id))
        .or_else(|| merchant.refunds.find(id))
        .or_else(|| merchant.disputes.find(id))
        .or_else(|| merchant.mandates.find(id))
        .or_else(|| merchant.balance_transactions.find(id))
        .or_else(|| merchant.application_fees.find(id))
        .or_else(|| fee_refund(merchant, id))
        .or_else(|| {
            let is_gone = merchant.deleted_customers.contains(id);
            is_gone.then(|| Customer::deleted_json(id))
        })
        .or_else(|| (account.id == id).then(|| Account::to_json(account)))
}

fn fee_refund(merchant: &Merchant, id: &str) -> Option<Value> {
    let mut fees = merchant.application_fees.newest_first();
    let refund = fees.find_map(|fee| fee.refund(id))?;
    Some(refund.to_json())
}
