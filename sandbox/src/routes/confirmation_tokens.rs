//! `/v1/confirmation_tokens`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::{
        Resource as _,
        billing::Shipping,
        confirmation_token::{ConfirmationToken, Means},
    },
    routes::{payment_intents::source::Source, payment_methods::named},
};

/// `POST /v1/confirmation_tokens`: Stripe.js makes them; a server cannot.
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (sender, now) = (desk.sender(), desk.now);
    let id = desk.mint("ctoken_");
    let token = params.read(|params| {
        // What the form was drawn for: the PaymentIntent decides when the token is used.
        params.without_effect(&["client_context", "mandate_data", "use_stripe_sdk"]);
        let means = match Source::read_method(params, sender, now)? {
            Some(Source::Named(id)) => {
                let then = named(desk, &id, "payment_method")?;
                Means::Saved {
                    id,
                    then: Box::new(then),
                }
            }
            Some(Source::Described(draft)) => Means::New(draft),
            Some(Source::Attached | Source::Token(_)) | None => {
                return Err(Error::missing("payment_method_data"));
            }
        };
        Ok(ConfirmationToken {
            id,
            created: now,
            means,
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
