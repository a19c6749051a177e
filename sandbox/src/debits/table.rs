//! The tables of test bank accounts.

use crate::{
    cards::Decline,
    debits::{Fate, TestAccount},
};

const WEEKLY_LIMIT: Decline = Decline::of_debit(
    "charge_exceeds_weekly_limit",
    "The payment exceeds what this bank account may pay in a week.",
);

const SOURCE_LIMIT: Decline = Decline::of_debit(
    "charge_exceeds_source_limit",
    "The payment exceeds what this bank account may pay in a rolling window.",
);

const FAILED: Decline = Decline::of_debit(
    "generic_could_not_process",
    "The customer's bank could not process this payment.",
);

const fn account(number: &'static str, token: &'static str, fate: Fate) -> TestAccount {
    TestAccount {
        number,
        token,
        fate,
    }
}

pub(super) const ACH: [TestAccount; 9] = [
    account("000123456789", "success", Fate::Pays),
    account(
        "000111111113",
        "accountClosed",
        Fate::Fails(Decline::of_debit(
            "account_closed",
            "The customer's bank account has been closed.",
        )),
    ),
    account(
        "000111111116",
        "noAccount",
        Fate::Fails(Decline::of_debit(
            "no_account",
            "The customer's bank account could not be located.",
        )),
    ),
    account(
        "000222222227",
        "insufficientFunds",
        Fate::Fails(Decline::DEBIT_FUNDS),
    ),
    account(
        "000333333335",
        "debitNotAuthorized",
        Fate::Fails(Decline::of_debit(
            "debit_not_authorized",
            "The customer has notified their bank that this payment was unauthorized.",
        )),
    ),
    account(
        "000444444440",
        "invalidCurrency",
        Fate::Fails(Decline::of_debit(
            "invalid_currency",
            "The bank was unable to process this payment because of its currency.",
        )),
    ),
    account("000555555559", "dispute", Fate::PaysDisputed),
    account("000000000009", "processing", Fate::Hangs),
    account(
        "000777777771",
        "weeklyLimitExceeded",
        Fate::Fails(WEEKLY_LIMIT),
    ),
];

#[rustfmt::skip] // One account a line.
pub(super) const SEPA: [TestAccount; 40] = [
    account("AT611904300234573201", "success_at", Fate::Pays),
    account("AT321904300235473204", "successDelayed_at", Fate::Pays),
    account("AT861904300235473202", "failed_at", Fate::Fails(FAILED)),
    account("AT051904300235473205", "failedDelayed_at", Fate::Fails(FAILED)),
    account("AT591904300235473203", "disputed_at", Fate::PaysDisputed),
    account("AT981904300000343434", "exceedsWeeklyVolumeLimit_at", Fate::Fails(SOURCE_LIMIT)),
    account("AT601904300000121212", "exceedsWeeklyTransactionLimit_at", Fate::Fails(WEEKLY_LIMIT)),
    account("AT981904300002222227", "insufficientFunds_at", Fate::Fails(Decline::DEBIT_FUNDS)),
    account("BE62510007547061", "success_be", Fate::Pays),
    account("BE78510007547064", "successDelayed_be", Fate::Pays),
    account("BE68539007547034", "failed_be", Fate::Fails(FAILED)),
    account("BE51510007547065", "failedDelayed_be", Fate::Fails(FAILED)),
    account("BE08510007547063", "disputed_be", Fate::PaysDisputed),
    account("BE90510000343434", "exceedsWeeklyVolumeLimit_be", Fate::Fails(SOURCE_LIMIT)),
    account("BE52510000121212", "exceedsWeeklyTransactionLimit_be", Fate::Fails(WEEKLY_LIMIT)),
    account("BE90510002222227", "insufficientFunds_be", Fate::Fails(Decline::DEBIT_FUNDS)),
    account("DE89370400440532013000", "success_de", Fate::Pays),
    account("DE08370400440532013003", "successDelayed_de", Fate::Pays),
    account("DE62370400440532013001", "failed_de", Fate::Fails(FAILED)),
    account("DE78370400440532013004", "failedDelayed_de", Fate::Fails(FAILED)),
    account("DE35370400440532013002", "disputed_de", Fate::PaysDisputed),
    account("DE65370400440000343434", "exceedsWeeklyVolumeLimit_de", Fate::Fails(SOURCE_LIMIT)),
    account("DE27370400440000121212", "exceedsWeeklyTransactionLimit_de", Fate::Fails(WEEKLY_LIMIT)),
    account("DE65370400440002222227", "insufficientFunds_de", Fate::Fails(Decline::DEBIT_FUNDS)),
    account("FR1420041010050500013M02606", "success_fr", Fate::Pays),
    account("FR3020041010050500013M02609", "successDelayed_fr", Fate::Pays),
    account("FR8420041010050500013M02607", "failed_fr", Fate::Fails(FAILED)),
    account("FR7920041010050500013M02600", "failedDelayed_fr", Fate::Fails(FAILED)),
    account("FR5720041010050500013M02608", "disputed_fr", Fate::PaysDisputed),
    account("FR9720041010050000000343434", "exceedsWeeklyVolumeLimit_fr", Fate::Fails(SOURCE_LIMIT)),
    account("FR5920041010050000000121212", "exceedsWeeklyTransactionLimit_fr", Fate::Fails(WEEKLY_LIMIT)),
    account("FR9720041010050000002222227", "insufficientFunds_fr", Fate::Fails(Decline::DEBIT_FUNDS)),
    account("IE29AIBK93115212345678", "success_ie", Fate::Pays),
    account("IE24AIBK93115212345671", "successDelayed_ie", Fate::Pays),
    account("IE02AIBK93115212345679", "failed_ie", Fate::Fails(FAILED)),
    account("IE94AIBK93115212345672", "failedDelayed_ie", Fate::Fails(FAILED)),
    account("IE51AIBK93115212345670", "disputed_ie", Fate::PaysDisputed),
    account("IE10AIBK93115200343434", "exceedsWeeklyVolumeLimit_ie", Fate::Fails(SOURCE_LIMIT)),
    account("IE69AIBK93115200121212", "exceedsWeeklyTransactionLimit_ie", Fate::Fails(WEEKLY_LIMIT)),
    account("IE10AIBK93115202222227", "insufficientFunds_ie", Fate::Fails(Decline::DEBIT_FUNDS)),
];
