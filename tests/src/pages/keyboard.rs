//! A customer without a mouse.

use thirtyfour::{Key, TypingData};

use super::{Card, PaymentPage};
use crate::Browser;

/// More stops than any page of ours has before the card number.
const STOPS: usize = 10;

/// The keyboard of a browser.
#[derive(Debug, Clone, Copy)]
pub struct Keyboard<'b>(pub &'b Browser);

impl Keyboard<'_> {
    /// Fills the form in and pays, without a mouse.
    pub async fn pays_with(&self, card: Card) {
        self.tabs_to_the_card().await;
        for (_, text) in card.fields() {
            // A field that is finished hands the focus on to the next one.
            self.types(text).await;
        }
        self.tabs_to_the_button().await;
        self.types(Key::Enter + "").await;
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, keys: impl Into<TypingData>) {
        let chain = self.0.driver.action_chain();
        chain.send_keys(keys).perform().await.unwrap();
    }

    /// Presses Tab until the card number has the focus.
    pub async fn tabs_to_the_card(&self) {
        for _ in 0..STOPS {
            self.types(Key::Tab + "").await;
            if self.focus_in_frame().await == "number" {
                return;
            }
        }
        panic!("{STOPS} stops, and none was the card number");
    }

    /// Presses Tab until the button has the focus.
    pub async fn tabs_to_the_button(&self) {
        for _ in 0..STOPS {
            self.types(Key::Tab + "").await;
            if PaymentPage(self.0).focus().await == "cp-button" {
                return;
            }
        }
        panic!("{STOPS} stops, and none was the button");
    }

    /// The name of the field in Stripe's frame that has the focus.
    async fn focus_in_frame(&self) -> String {
        let page = PaymentPage(self.0);
        page.enters_frame().await;
        let script = "return document.hasFocus() ? document.activeElement.name ?? '' : ''";
        let name = self.0.runs(script).await;
        page.leaves_frame().await;
        name.as_str().unwrap_or_default().to_owned()
    }
}
