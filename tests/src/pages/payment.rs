//! The widget, on whatever page it stands.

use thirtyfour::By;

use super::Card;
use crate::{Browser, World, wait::until};

const FRAME: &str = "iframe[title='Secure payment input frame']";
const BUTTON: &str = "connect-pay button[type=submit]";
const NOTICE: &str = "connect-pay [role=alert]";
const OUTCOME: &str = "connect-pay .cp-outcome[role=status]";
const LINK: &str = "connect-pay a.cp-link";
const AMOUNT: &str = "connect-pay .cp-amount";

/// A page with the widget on it.
#[derive(Debug, Clone, Copy)]
pub struct PaymentPage<'b>(pub &'b Browser);

impl<'b> PaymentPage<'b> {
    /// Opens the hosted page of a checkout.
    pub async fn open(browser: &'b Browser, world: &World, checkout: &str) -> Self {
        let url = world.url.join(&format!("/pay/{checkout}")).unwrap();
        browser.goto(url).await;
        Self(browser)
    }

    /// Waits until the form can be filled in and sent.
    pub async fn is_ready(&self) {
        until("the form to be ready", async || {
            self.0.glimpses(FRAME).await?;
            let button = self.0.glimpses(BUTTON).await?;
            button.is_enabled().await.ok()?.then_some(())
        })
        .await;
    }

    /// Types a card into Stripe's frame, over what was there.
    pub async fn fills_in(&self, card: Card) {
        self.is_ready().await;
        self.types(card).await;
    }

    /// Types a card as soon as there is a form, whatever else is still on its way.
    pub async fn types(&self, card: Card) {
        self.enters_frame().await;
        for (name, text) in card.fields() {
            let field = self.0.sees(&format!("input[name={name}]")).await;
            field.clear().await.unwrap();
            field.send_keys(text).await.unwrap();
        }
        self.leaves_frame().await;
    }

    /// Types a bank account for SEPA Direct Debit into Stripe's frame.
    pub async fn fills_in_iban(&self, iban: &str) {
        let account = [
            ("iban", iban),
            ("name", "Ada Lovelace"),
            ("email", "ada@example.com"),
        ];
        self.fills_in_details("sepa_debit", &account).await;
    }

    /// Types what a method asks for into Stripe's frame.
    pub async fn fills_in_details(&self, method: &str, details: &[(&str, &str)]) {
        self.is_ready().await;
        self.enters_frame().await;
        for &(name, text) in details {
            let field = format!("input[name='{method}-{name}']");
            self.0.sees(&field).await.send_keys(text).await.unwrap();
        }
        self.leaves_frame().await;
    }

    /// Presses the button of a wallet, and answers in it: `pay` or `cancel`, with a card.
    pub async fn pays_with_wallet(&self, wallet: &str, card: &str, answer: &str) {
        self.opens_wallet(wallet).await;
        self.answers_in_wallet(card, answer).await;
    }

    /// Presses the button of a wallet.
    pub async fn opens_wallet(&self, wallet: &str) {
        self.is_ready().await;
        let frame = "iframe[title='Secure express checkout frame']";
        self.0.sees(frame).await.enter_frame().await.unwrap();
        self.0.clicks(&format!(".Wallet--{wallet}")).await;
        self.leaves_frame().await;
        self.0.sees("dialog iframe").await;
    }

    /// Answers in the wallet that is open: `pay` or `cancel`, with a card.
    pub async fn answers_in_wallet(&self, card: &str, answer: &str) {
        self.0
            .sees("dialog iframe")
            .await
            .enter_frame()
            .await
            .unwrap();
        self.0.clicks(&format!("option[value={card}]")).await;
        self.0.clicks(&format!("#{answer}")).await;
        self.leaves_frame().await;
    }

    /// Chooses a method in Stripe's frame.
    pub async fn chooses(&self, method: &str) {
        self.is_ready().await;
        self.enters_frame().await;
        self.0
            .clicks(&format!("[data-method={method}] label"))
            .await;
        self.leaves_frame().await;
    }

    /// Presses the button.
    pub async fn presses_pay(&self) {
        self.0.clicks(BUTTON).await;
    }

    /// Presses the button twice, as fast as a mouse does.
    pub async fn double_clicks_pay(&self) {
        let button = self.0.sees(BUTTON).await;
        let chain = self.0.driver.action_chain();
        chain.double_click_element(&button).perform().await.unwrap();
    }

    /// Types a card and presses the button.
    pub async fn pays_with(&self, card: Card) {
        self.fills_in(card).await;
        self.presses_pay().await;
    }

    /// Waits until the widget says that the money has come, with no form any more.
    pub async fn is_paid(&self) {
        self.ends_with("Payment received").await;
    }

    /// Waits until the widget says how it ended, with no form any more.
    pub async fn ends_with(&self, title: &str) {
        self.0.reads(OUTCOME, title).await;
        assert!(
            !self.shows(BUTTON).await,
            "who has nothing to pay sees no form"
        );
    }

    /// Whether something is there to be seen now.
    async fn shows(&self, css: &str) -> bool {
        self.0.glimpses(css).await.is_some()
    }

    /// Opens the page that tells how to pay, in a tab of its own.
    pub async fn opens_instructions(&self) {
        self.0.reads(LINK, "Show how to pay").await;
        self.0.clicks(LINK).await;
        self.0.goes_to_tab(1).await;
    }

    /// Whether there is a link to somewhere.
    pub async fn has_link(&self) -> bool {
        self.shows(LINK).await
    }

    /// Waits for a notice with this text.
    pub async fn says(&self, text: &str) {
        self.0.reads(NOTICE, text).await;
    }

    /// Waits until this amount is shown, above the form and on the button.
    pub async fn asks_for(&self, amount: &str) {
        self.0.reads(AMOUNT, amount).await;
        self.0.reads(BUTTON, amount).await;
    }

    /// Presses "Try again".
    pub async fn tries_again(&self) {
        self.0.reads(BUTTON, "Try again").await;
        self.presses_pay().await;
    }

    /// Whether there is a frame of Stripe's now.
    pub async fn frames(&self) -> usize {
        self.0.driver.find_all(By::Css(FRAME)).await.unwrap().len()
    }

    /// The class of the element that has the focus.
    pub async fn focus(&self) -> String {
        let class = self.0.runs("return document.activeElement.className").await;
        class.as_str().unwrap_or_default().to_owned()
    }

    /// Whether the page's own script is kept away from Stripe's frame.
    pub async fn frame_is_out_of_reach(&self) -> bool {
        let script = format!(
            "const frame = document.querySelector(\"{FRAME}\");
             if (frame.contentDocument !== null) return 'readable';
             try {{ return frame.contentWindow.document.title; }}
             catch (error) {{ return error.name; }}"
        );
        self.0.runs(&script).await == "SecurityError"
    }

    /// Goes into Stripe's frame.
    pub async fn enters_frame(&self) {
        let frame = self.0.sees(FRAME).await;
        frame.enter_frame().await.unwrap();
    }

    /// From now on the confirmation has its effect, and its answer does not come.
    pub async fn loses_the_answer(&self) {
        self.enters_frame().await;
        let lose = "const send = window.fetch;
             window.fetch = async (resource, options) => {
               const answer = await send(resource, options);
               if (String(resource).includes('/confirm')) throw new TypeError('Failed to fetch');
               return answer;
             };";
        self.0.runs(lose).await;
        self.leaves_frame().await;
    }

    /// Goes back to the page.
    pub async fn leaves_frame(&self) {
        self.0.driver.enter_default_frame().await.unwrap();
    }
}
