//! `/v1/balance` and `/v1/balance_transactions`

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::{
    choice::Choice as _,
    endpoint::Desk,
    error::Result,
    list::Page,
    money::Currency,
    params::Params,
    resources::{
        Resource as _,
        balance_transaction::{BalanceTransaction, Funds},
    },
    state::Merchant,
};

/// Minor units of one currency.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    available: i64,
    pending: i64,
}

/// `GET /v1/balance`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let is_platform = !desk.caller.on_connected_account;
    Ok(to_json(desk.merchant()?, is_platform))
}

/// What an account has. A platform also has what it holds back for its accounts.
pub(crate) fn to_json(merchant: &Merchant, is_platform: bool) -> Value {
    let sums = sums(merchant);
    let list = |of: fn(&Sums) -> i64| -> Value {
        let amounts = sums.iter().map(|(currency, sums)| {
            let amount = of(sums);
            json!({
                "amount": amount,
                "currency": currency,
                "source_types": { "card": amount },
            })
        });
        amounts.collect()
    };
    let mut balance = json!({
        "object": "balance",
        "available": list(|sums| sums.available),
        "livemode": false,
        "pending": list(|sums| sums.pending),
    });
    if is_platform {
        let nothing = |currency| json!({ "amount": 0, "currency": currency });
        balance["connect_reserved"] = sums.keys().map(nothing).collect();
    }
    balance
}

/// An account without any money still shows its own currency.
fn sums(merchant: &Merchant) -> IndexMap<&'static str, Sums> {
    let own = merchant.account.default_currency.code();
    let mut sums = IndexMap::from([(own, Sums::default())]);
    for transaction in merchant.balance_transactions.newest_first() {
        let entry = &transaction.entry;
        let sums = sums.entry(entry.currency.code()).or_default();
        match transaction.funds {
            Funds::Available => sums.available += entry.net(),
            Funds::Pending => sums.pending += entry.net(),
        }
    }
    sums
}

/// `GET /v1/balance_transactions/{id}`
pub(crate) fn retrieve_transaction(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    let transactions = &desk.merchant()?.balance_transactions;
    Ok(transactions.get(id, "id")?.to_json())
}

/// `GET /v1/balance_transactions`
pub(crate) fn list_transactions(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, kind, source, currency) = params.read(|params| {
        params.not_imitated(&["payout"])?;
        let currency = params.text("currency")?;
        Ok((
            Page::read(params)?,
            params.text("type")?,
            params.text("source")?,
            currency
                .map(|code| Currency::parse(&code, "currency"))
                .transpose()?,
        ))
    })?;
    let is_wanted = |transaction: &BalanceTransaction| {
        let entry = &transaction.entry;
        kind.as_ref().is_none_or(|kind| entry.kind.as_str() == kind)
            && source.as_ref().is_none_or(|id| entry.source == *id)
            && currency.is_none_or(|currency| entry.currency == currency)
    };
    let transactions = desk.merchant()?.balance_transactions.newest_first();
    page.of_wanted(transactions, is_wanted, "/v1/balance_transactions")
}
