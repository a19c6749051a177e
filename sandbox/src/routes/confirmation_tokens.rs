//! `/v1/confirmation_tokens`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        Resource as _, billing::Shipping, confirmation_token::ConfirmationToken,
        payment_method::Draft,
    },
};

/// `POST /v1/confirmation_tokens`: Stripe.js makes them; a server cannot.
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (sender, now) = (desk.sender(), desk.now);
    let id = desk.mint("ctoken_");
    let token = params.read(|params| {
        // What the form was drawn for: the PaymentIntent decides when the token is used.
        params.without_effect(&["client_context", "mandate_data", "use_stripe_sdk"]);
        Ok(ConfirmationToken {
            id,
            created: now,
            draft: params
                .object("payment_method_data", |data| Draft::read(data, sender, now))?
                .ok_or_else(|| Error::missing("payment_method_data"))?,
            metadata: params.metadata()?.set().cloned().unwrap_or_default(),
            return_url: params.text("return_url")?,
            setup_future_usage: params.choice("setup_future_usage")?,
            shipping: params.object("shipping", Shipping::read)?,
            used_by: None,
        })
    })?;

    let answer = token.to_json();
    desk.merchant()?.confirmation_tokens.put(token);
    Ok(answer)
}

/// `GET /v1/confirmation_tokens/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk
        .merchant()?
        .confirmation_tokens
        .get(id, "confirmation_token")?
        .to_json())
}
