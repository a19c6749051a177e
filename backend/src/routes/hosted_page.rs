//! The hosted payment page: the same widget, for a link in a mail.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{Html, IntoResponse as _},
};
use url::Url;

use shared::CheckoutId;

use super::{answer::Page, path::Named};
use crate::{app::App, error::Error, html::escape, payments, stripe::JS_URL};

/// `GET /pay/{id}`.
pub(crate) async fn show(
    State(app): State<App>,
    Named(id): Named<CheckoutId>,
    request: HeaderMap,
) -> Result<Page, Error> {
    let languages = request.get(header::ACCEPT_LANGUAGE);
    let languages = languages
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    let page = app.assets.hosted_page(languages).ok_or(Error::NoSuchPath)?;
    let checkout = payments::find(&app, &id).await?;
    let html = page
        .replace("{{checkout}}", &escape(checkout.id.as_str()))
        .replace("{{merchant}}", &escape(&checkout.merchant_name));
    let js_url = &app.config.stripe.js_url;
    let headers: [(HeaderName, HeaderValue); 5] = [
        (
            header::CONTENT_SECURITY_POLICY,
            value(&content_security_policy(js_url))?,
        ),
        // The browser asks for Stripe.js with the page, and not only when our script does.
        (
            header::LINK,
            value(&format!("<{js_url}>; rel=preload; as=script"))?,
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // The address lets whoever reads it pay, and may have come back with a client secret.
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("strict-origin"),
        ),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=*"),
        ),
    ];
    Ok(Page((headers, Html(html)).into_response()))
}

fn value(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::Internal("STRIPE_JS_URL can not stand in a header"))
}

/// What the page may load: itself, WebAssembly, and Stripe. No script or style stands in the page,
/// and only two policies may say where a script comes from: the loader's, and one for Stripe.js.
/// `docs/widget.md` has the same for the pages of others.
/// <https://docs.stripe.com/security/guide#content-security-policy>
fn content_security_policy(js_url: &Url) -> String {
    let stripes = Url::parse(JS_URL).is_ok_and(|stripes| stripes.origin() == js_url.origin());
    let (script, connect, frame) = if stripes {
        (
            "https://js.stripe.com https://*.js.stripe.com".to_owned(),
            "https://api.stripe.com".to_owned(),
            "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com".to_owned(),
        )
    } else {
        let sandbox = js_url.origin().ascii_serialization();
        (sandbox.clone(), sandbox.clone(), sandbox)
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src 'self'; \
         connect-src 'self' {connect}; frame-src {frame}; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types connect-pay default"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_stripe_that_is_configured_and_no_other() {
        let policy = |url: &str| content_security_policy(&url.parse().unwrap());
        assert!(policy(JS_URL).contains("connect-src 'self' https://api.stripe.com;"));
        let sandbox = policy("http://127.0.0.1:4243/endive/stripe.js");
        assert!(
            sandbox.contains("frame-src http://127.0.0.1:4243;"),
            "{sandbox}"
        );
        assert!(!sandbox.contains("stripe.com"), "{sandbox}");
    }
}
