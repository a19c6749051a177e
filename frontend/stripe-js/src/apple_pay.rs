//! What Apple Pay shows of payments that come later, and makes a merchant token for.
//! <https://docs.stripe.com/apple-pay/merchant-tokens>

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};

/// The payments that follow. Apple Pay takes one kind of them.
///
/// ```
/// use stripe_js::{ApplePay, BillingInterval, RecurringPayment, RegularBilling};
///
/// let monthly = RegularBilling::new("Newspaper", 1990)
///     .interval_unit(BillingInterval::Month)
///     .interval_count(1_u32);
/// let page = "https://shop.example/subscription";
/// let apple_pay = ApplePay::Recurring(RecurringPayment::new("Newspaper", page, monthly));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplePay {
    /// A subscription.
    Recurring(RecurringPayment),
    /// One payment at a later time, such as for a hotel.
    Deferred(DeferredPayment),
    /// A balance that is filled up when it runs low.
    AutomaticReload(AutomaticReload),
}

impl From<ApplePay> for Value {
    fn from(apple_pay: ApplePay) -> Self {
        let mut fields = Fields::default();
        match apple_pay {
            ApplePay::Recurring(it) => fields.set("recurringPaymentRequest", it),
            ApplePay::Deferred(it) => fields.set("deferredPaymentRequest", it),
            ApplePay::AutomaticReload(it) => fields.set("automaticReloadPaymentRequest", it),
        }
        fields.into()
    }
}

define_options! {
    /// A subscription.
    ///
    /// ```no_run
    /// use stripe_js::{BillingInterval, RecurringPayment, RegularBilling, UnixMillis};
    ///
    /// let january = UnixMillis(1_798_761_600_000); // 2027-01-01
    /// let trial = RegularBilling::new("Free trial", 0).end_date(january);
    /// let monthly = RegularBilling::new("Newspaper", 1990)
    ///     .start_date(january)
    ///     .interval_unit(BillingInterval::Month);
    /// let page = "https://shop.example/subscription";
    /// let newspaper = RecurringPayment::new("Newspaper", page, monthly)
    ///     .trial_billing(trial)
    ///     .billing_agreement("19.90 € each month from January on, until you cancel.");
    /// ```
    RecurringPayment {
        /// What is paid during a trial.
        trial_billing: RegularBilling => "trialBilling",
        /// What the customer agrees to, in a sentence.
        billing_agreement: Text => "billingAgreement",
    }
}

impl RecurringPayment {
    /// What it is, the page where the customer manages it, and what is paid.
    pub fn new(
        description: impl Into<Text>,
        management_url: impl Into<Text>,
        billing: RegularBilling,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("paymentDescription", description.into());
        fields.set("managementURL", management_url.into());
        fields.set("regularBilling", billing);
        Self(fields)
    }
}

define_options! {
    /// What is paid again and again.
    RegularBilling {
        /// When it begins.
        start_date: UnixMillis => "recurringPaymentStartDate",
        /// When it ends.
        end_date: UnixMillis => "recurringPaymentEndDate",
        /// In what the time between two payments is counted.
        interval_unit: BillingInterval => "recurringPaymentIntervalUnit",
        /// How many of them.
        interval_count: u32 => "recurringPaymentIntervalCount",
    }
}

impl RegularBilling {
    /// What it is, and the amount in the currency's smallest unit.
    pub fn new(label: impl Into<Text>, amount: i64) -> Self {
        let mut fields = Fields::default();
        fields.set("label", label.into());
        fields.set("amount", amount);
        Self(fields)
    }
}

define_words! {
    /// In what the time between two payments is counted.
    BillingInterval {
        /// Years.
        Year => "year",
        /// Months.
        Month => "month",
        /// Days.
        Day => "day",
        /// Hours.
        Hour => "hour",
        /// Minutes.
        Minute => "minute",
    }
}

define_options! {
    /// One payment at a later time.
    ///
    /// ```no_run
    /// use stripe_js::{ApplePay, DeferredBilling, DeferredPayment, UnixMillis};
    ///
    /// let arrival = UnixMillis(1_798_761_600_000); // 2027-01-01
    /// let day_before = UnixMillis(1_798_675_200_000);
    /// let room = DeferredBilling::new("Room 7, two nights", 18_000, arrival);
    /// let stay = DeferredPayment::new("Your stay", "https://hotel.example/bookings", room)
    ///     .billing_agreement("180 € when you arrive. Free to cancel until the day before.")
    ///     .free_cancellation_date(day_before)
    ///     .free_cancellation_date_time_zone("Europe/Berlin");
    /// let apple_pay = ApplePay::Deferred(stay);
    /// ```
    DeferredPayment {
        /// What the customer agrees to, in a sentence.
        billing_agreement: Text => "billingAgreement",
        /// Until when the customer can step back at no cost.
        free_cancellation_date: UnixMillis => "freeCancellationDate",
        /// The time zone of that, such as `Europe/Berlin`.
        free_cancellation_date_time_zone: Text => "freeCancellationDateTimeZone",
    }
}

impl DeferredPayment {
    /// What it is, the page where the customer manages it, and what is paid when.
    pub fn new(
        description: impl Into<Text>,
        management_url: impl Into<Text>,
        billing: DeferredBilling,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("paymentDescription", description.into());
        fields.set("managementURL", management_url.into());
        fields.set("deferredBilling", billing);
        Self(fields)
    }
}

define_options! {
    /// What is paid later.
    DeferredBilling {
    }
}

impl DeferredBilling {
    /// What it is, the amount in the currency's smallest unit, and when it is paid.
    pub fn new(label: impl Into<Text>, amount: i64, date: UnixMillis) -> Self {
        let mut fields = Fields::default();
        fields.set("label", label.into());
        fields.set("amount", amount);
        fields.set("deferredPaymentDate", date);
        Self(fields)
    }
}

define_options! {
    /// A balance that is filled up when it runs low.
    ///
    /// ```
    /// use stripe_js::{ApplePay, AutomaticReload, ReloadBilling};
    ///
    /// let reload = ReloadBilling::new("Bus card", 2000, 500); // 20 €, below 5 €
    /// let page = "https://bus.example/card";
    /// let bus_card = AutomaticReload::new("Bus card", page, reload)
    ///     .billing_agreement("We fill your card up with 20 € when less than 5 € are left.");
    /// let apple_pay = ApplePay::AutomaticReload(bus_card);
    /// ```
    AutomaticReload {
        /// What the customer agrees to, in a sentence.
        billing_agreement: Text => "billingAgreement",
    }
}

impl AutomaticReload {
    /// What it is, the page where the customer manages it, and what is paid.
    pub fn new(
        description: impl Into<Text>,
        management_url: impl Into<Text>,
        billing: ReloadBilling,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("paymentDescription", description.into());
        fields.set("managementURL", management_url.into());
        fields.set("automaticReloadBilling", billing);
        Self(fields)
    }
}

define_options! {
    /// What a balance is filled up with.
    ReloadBilling {
    }
}

impl ReloadBilling {
    /// What it is, the amount that is paid, and the balance below which it is, both in the
    /// currency's smallest unit.
    pub fn new(label: impl Into<Text>, amount: i64, threshold: i64) -> Self {
        let mut fields = Fields::default();
        fields.set("label", label.into());
        fields.set("amount", amount);
        fields.set("automaticReloadPaymentThresholdAmount", threshold);
        Self(fields)
    }
}

/// A time: milliseconds since 1970, UTC. It becomes a `Date` of JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnixMillis(pub i64);

impl From<UnixMillis> for Value {
    fn from(UnixMillis(millis): UnixMillis) -> Self {
        Self::Date(millis)
    }
}
