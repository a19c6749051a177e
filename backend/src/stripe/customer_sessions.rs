//! Customer sessions: they let the Payment Element show and save what a customer pays with.
//! <https://docs.stripe.com/api/customer_sessions>

use serde::{Deserialize, Serialize};
use shared::{ClientSecret, CustomerId};
use utoipa::ToSchema;

use super::{AllowRedisplay, Customer, Expandable, FutureUsage, Request, Stripe};

/// A session of one customer, for one page.
/// <https://docs.stripe.com/api/customer_sessions/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CustomerSession {
    /// What a browser gives to Stripe.js as `customerSessionClientSecret`.
    pub client_secret: ClientSecret,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// Whose session it is.
    pub customer: Expandable<CustomerId, Customer>,
    /// When it ends, in seconds since 1970 UTC.
    pub expires_at: i64,
    /// Whether it is for real payments.
    pub livemode: bool,
}

/// Parameters of `POST /v1/customer_sessions`.
/// <https://docs.stripe.com/api/customer_sessions/create>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomerSession {
    /// Whose session it is.
    pub customer: CustomerId,
    /// What it is for.
    pub components: CustomerSessionComponents,
}

/// What a customer session is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerSessionComponents {
    /// For the Payment Element.
    pub payment_element: Option<PaymentElementSession>,
}

/// What the Payment Element may do in a customer session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentElementSession {
    /// Whether the session is for it at all.
    pub enabled: bool,
    /// What it may do with saved payment methods.
    #[serde(default)]
    pub features: Option<PaymentElementFeatures>,
}

/// What the Payment Element may do with saved payment methods. Left out, it may not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaymentElementFeatures {
    /// Which saved ones it shows.
    pub payment_method_allow_redisplay_filters: Vec<AllowRedisplay>,
    /// Whether it shows saved ones.
    pub payment_method_redisplay: Option<Switch>,
    /// How many it shows at the most: 1 to 10; left out, 3.
    pub payment_method_redisplay_limit: Option<u8>,
    /// Whether the customer may remove one.
    pub payment_method_remove: Option<Switch>,
    /// Whether the customer may save one.
    pub payment_method_save: Option<Switch>,
    /// What one is saved for. Needed with `payment_method_save`.
    pub payment_method_save_usage: Option<FutureUsage>,
}

/// Whether the Payment Element may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// It may not.
    Disabled,
    /// It may.
    Enabled,
}

/// Calls on customer sessions. The customer is one of the account that the request acts on.
#[derive(Debug, Clone, Copy)]
pub struct CustomerSessions<'a>(pub(super) &'a Stripe);

impl<'a> CustomerSessions<'a> {
    /// A new one.
    pub fn create(&self, params: &CreateCustomerSession) -> Request<'a, CustomerSession> {
        let path = ["customer_sessions"];
        self.0
            .post("customer_sessions.create", &path)
            .params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Form;

    #[test]
    fn the_deepest_parameters_are_written() {
        let params: CreateCustomerSession = serde_json::from_str(
            r#"{"customer":"cus_1","components":{"payment_element":{"enabled":true,"features":{
                "payment_method_save":"enabled","payment_method_save_usage":"off_session",
                "payment_method_allow_redisplay_filters":["always","limited"]}}}}"#,
        )
        .unwrap();

        let form = Form::encode(&params).unwrap();

        let features = "components[payment_element][features]";
        assert_eq!(
            form.as_str(),
            format!(
                "components[payment_element][enabled]=true\
                 &{features}[payment_method_allow_redisplay_filters][0]=always\
                 &{features}[payment_method_allow_redisplay_filters][1]=limited\
                 &{features}[payment_method_save]=enabled\
                 &{features}[payment_method_save_usage]=off_session&customer=cus_1"
            )
        );
    }
}
