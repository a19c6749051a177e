//! What the widget says: in English here, in other languages in `locales/`, of which a browser
//! loads the one that it needs.

use crate::state::Problem;

macro_rules! texts {
    ($($name:ident: $key:literal = $english:literal,)*) => {
        /// A text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Text {
            $(#[doc = $english] $name,)*
        }

        impl Text {
            /// Its name in the files of `locales/`.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            pub(crate) const fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }

            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

texts! {
    Pay: "pay" = "Pay {amount}",
    Paying: "paying" = "Paying…",
    Or: "or" = "or",
    Paid: "paid" = "Payment received",
    Thanks: "thanks" = "Thank you.",
    Processing: "processing" = "Payment under way",
    ProcessingMore: "processing_more" = "The payment has not been confirmed yet. If you were given a voucher or transfer details, pay with them in time; otherwise there is nothing more for you to do.",
    Instructions: "instructions" = "Show how to pay",
    Authorized: "authorized" = "Payment authorized",
    AuthorizedMore: "authorized_more" = "The amount is reserved. The merchant takes it when your order is ready.",
    PartlyRefunded: "partly_refunded" = "Payment partially refunded",
    PartlyRefundedMore: "partly_refunded_more" = "Part of the amount goes back to your payment method.",
    Refunded: "refunded" = "Payment refunded",
    RefundedMore: "refunded_more" = "The amount goes back to your payment method. This can take a few days.",
    Canceled: "canceled" = "Payment canceled",
    CanceledMore: "canceled_more" = "Nothing will be charged. Ask the merchant for a new link if you still want to pay.",
    Expired: "expired" = "Payment expired",
    ExpiredMore: "expired_more" = "Nothing was charged. Ask the merchant for a new link if you still want to pay.",
    TryAgain: "try_again" = "Try again",
    TestMode: "test_mode" = "Test mode",
    Network: "network" = "The connection failed. You have not been charged twice. Check your network and try again.",
    NoSuchCheckout: "no_such_checkout" = "This payment does not exist. Ask the merchant for a new link.",
    StripeJs: "stripe_js" = "The payment form could not be loaded. A content blocker or the network may be in the way.",
    AmountChanged: "amount_changed" = "The amount has changed. Please check it and pay again.",
    TooManyAttempts: "too_many_attempts" = "Too many payment attempts. Please try again later.",
    Unknown: "unknown" = "The payment did not work. Please try again.",
}

/// What a customer is told about a problem: a sentence of ours, or one that Stripe has said in the
/// customer's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sentence<'a> {
    Ours(Text),
    Said(&'a str),
}

impl Default for Sentence<'_> {
    fn default() -> Self {
        Self::Said("")
    }
}

impl From<Option<Text>> for Sentence<'_> {
    fn from(text: Option<Text>) -> Self {
        text.map_or_else(Self::default, Self::Ours)
    }
}

/// The sentence for a problem.
pub(crate) fn problem(problem: &Problem) -> Sentence<'_> {
    Sentence::Ours(match problem {
        Problem::Network => Text::Network,
        Problem::NoSuchCheckout => Text::NoSuchCheckout,
        Problem::StripeJs => Text::StripeJs,
        Problem::AmountChanged => Text::AmountChanged,
        Problem::TooManyAttempts => Text::TooManyAttempts,
        Problem::Said(sentence) => return Sentence::Said(sentence),
        Problem::Unknown => Text::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::*;

    type Locale = BTreeMap<String, String>;

    fn locales() -> BTreeMap<String, Locale> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        let read = |path: std::path::PathBuf| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (
                name,
                serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(),
            )
        };
        files.map(read).collect()
    }

    /// What the loader says when this code is not there.
    const OF_THE_LOADER: [&str; 2] = ["not_loaded", "open_page"];
    /// What the hosted page says around the widget.
    const OF_THE_HOSTED_PAGE: [&str; 2] = ["hosted_no_script", "hosted_title"];

    #[test]
    fn each_language_says_everything_and_nothing_else() {
        for (name, texts) in locales() {
            let known: Vec<&str> = texts.keys().map(String::as_str).collect();
            let mut wanted: Vec<&str> = Text::ALL.iter().map(|text| text.key()).collect();
            wanted.extend(OF_THE_LOADER);
            wanted.extend(OF_THE_HOSTED_PAGE);
            wanted.sort_unstable();
            assert_eq!(known, wanted, "locales/{name}.json");
        }
    }

    #[test]
    fn each_language_leaves_room_for_amount_and_merchant_and_says_something() {
        let rooms = [("pay", "{amount}"), ("hosted_title", "{merchant}")];
        for (name, texts) in locales() {
            for (key, room) in rooms {
                assert!(texts[key].contains(room), "{key} in locales/{name}.json");
            }
            for (key, text) in &texts {
                assert!(!text.trim().is_empty(), "{key} in locales/{name}.json");
                assert_eq!(
                    text.contains('{'),
                    rooms.iter().any(|(it, _)| it == key),
                    "{key} in locales/{name}.json"
                );
            }
        }
    }

    #[test]
    fn there_are_twenty_languages_and_two_of_them_run_from_right_to_left() {
        let locales = locales();
        assert!(locales.len() >= 20, "{}", locales.len());
        assert!(locales.contains_key("ar") && locales.contains_key("he"));
    }
}
