//! The methods of Stripe.js that confirm with one type of payment method.
//!
//! They take the same arguments and give the same answer, so that here they are one method with a
//! word for each. Some of them Stripe grants on request only.

use wasm_bindgen::JsValue;

use crate::CallOptions;
use crate::define::define_words;
use crate::fields::Value;

define_words! {
    /// Which type of payment method a payment is confirmed with.
    PaymentCall {
        /// Pre-authorized debit in Canada (ACSS).
        AcssDebit => "confirmAcssDebitPayment",
        /// Affirm.
        Affirm => "confirmAffirmPayment",
        /// Afterpay, in some countries named Clearpay.
        AfterpayClearpay => "confirmAfterpayClearpayPayment",
        /// Alipay.
        Alipay => "confirmAlipayPayment",
        /// BECS Direct Debit in Australia.
        AuBecsDebit => "confirmAuBecsDebitPayment",
        /// Bancontact.
        Bancontact => "confirmBancontactPayment",
        /// Billie.
        Billie => "confirmBilliePayment",
        /// BLIK.
        Blik => "confirmBlikPayment",
        /// Boleto.
        Boleto => "confirmBoletoPayment",
        /// Cards.
        Card => "confirmCardPayment",
        /// Cash App Pay.
        Cashapp => "confirmCashappPayment",
        /// The customer's balance, by bank transfer.
        CustomerBalance => "confirmCustomerBalancePayment",
        /// EPS.
        Eps => "confirmEpsPayment",
        /// FPX.
        Fpx => "confirmFpxPayment",
        /// giropay.
        Giropay => "confirmGiropayPayment",
        /// `GrabPay`.
        GrabPay => "confirmGrabPayPayment",
        /// `iDEAL`.
        Ideal => "confirmIdealPayment",
        /// Klarna.
        Klarna => "confirmKlarnaPayment",
        /// Konbini.
        Konbini => "confirmKonbiniPayment",
        /// `MobilePay`.
        Mobilepay => "confirmMobilepayPayment",
        /// Multibanco.
        Multibanco => "confirmMultibancoPayment",
        /// OXXO.
        Oxxo => "confirmOxxoPayment",
        /// Przelewy24.
        P24 => "confirmP24Payment",
        /// Pay by Bank.
        PayByBank => "confirmPayByBankPayment",
        /// `PayNow`.
        PayNow => "confirmPayNowPayment",
        /// `PayPal`.
        PayPal => "confirmPayPalPayment",
        /// Pix.
        Pix => "confirmPixPayment",
        /// `PromptPay`.
        PromptPay => "confirmPromptPayPayment",
        /// SEPA Direct Debit.
        SepaDebit => "confirmSepaDebitPayment",
        /// Sofort.
        Sofort => "confirmSofortPayment",
        /// TWINT.
        Twint => "confirmTwintPayment",
        /// ACH Direct Debit in the US.
        UsBankAccount => "confirmUsBankAccountPayment",
        /// `WeChat` Pay.
        WechatPay => "confirmWechatPayPayment",
    }
}

define_words! {
    /// Which type of payment method a setup is confirmed with.
    SetupCall {
        /// Pre-authorized debit in Canada (ACSS).
        AcssDebit => "confirmAcssDebitSetup",
        /// Amazon Pay.
        AmazonPay => "confirmAmazonPaySetup",
        /// BECS Direct Debit in Australia.
        AuBecsDebit => "confirmAuBecsDebitSetup",
        /// Bacs Direct Debit in the UK.
        BacsDebit => "confirmBacsDebitSetup",
        /// Bancontact.
        Bancontact => "confirmBancontactSetup",
        /// BLIK.
        Blik => "confirmBlikSetup",
        /// Cards.
        Card => "confirmCardSetup",
        /// Cash App Pay.
        Cashapp => "confirmCashappSetup",
        /// `iDEAL`.
        Ideal => "confirmIdealSetup",
        /// `PayPal`.
        PayPal => "confirmPayPalSetup",
        /// SEPA Direct Debit.
        SepaDebit => "confirmSepaDebitSetup",
        /// Sofort.
        Sofort => "confirmSofortSetup",
        /// ACH Direct Debit in the US.
        UsBankAccount => "confirmUsBankAccountSetup",
    }
}

impl PaymentCall {
    /// Stripe.js's name of the method.
    pub(crate) fn method(self) -> JsValue {
        Value::from(self).to_js()
    }

    /// What the method demands to be told.
    pub(crate) fn options(self) -> CallOptions {
        let options = CallOptions::default();
        match self {
            Self::CustomerBalance | Self::WechatPay => options.handle_actions(false),
            _ => options,
        }
    }
}

impl SetupCall {
    /// Stripe.js's name of the method.
    pub(crate) fn method(self) -> JsValue {
        Value::from(self).to_js()
    }
}
