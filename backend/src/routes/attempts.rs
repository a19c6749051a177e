//! Attempts to pay over HTTP: where they come from, and letting a checkout be tried again.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Once,
};

use axum::{
    Json,
    extract::{ConnectInfo, FromRequestParts, State},
    http::{HeaderMap, request::Parts},
};
use shared::{Checkout, CheckoutId};
use tracing::warn;

use super::{caller::Caller, checkouts::views, path::Named};
use crate::{app::App, error::Error, payments};

/// `POST /api/checkouts/{id}/reset-attempts`: its charges that have failed count no more.
pub(crate) async fn reset(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
) -> Result<Json<Checkout>, Error> {
    let checkout = caller.checkout(&app, &id).await?;
    payments::reset_attempts(&app, &id).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// An attempt to pay that its address may make.
pub(crate) struct Attempt;

impl FromRequestParts<App> for Attempt {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.ok_or(Error::Internal("a request came without its peer"))?;
        if app.config.trusted_proxies == 0 && parts.headers.contains_key(FORWARDED) {
            say_once_that_no_proxy_is_believed();
        }
        let address = client(peer.0.ip(), &parts.headers, app.config.trusted_proxies);
        payments::attempt_from(app, address)?;
        Ok(Self)
    }
}

const FORWARDED: &str = "x-forwarded-for";

fn say_once_that_no_proxy_is_believed() {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        warn!(
            "a request came with X-Forwarded-For, which is not believed; if a proxy of yours stands \
             before this server, set CONNECT_PAY_TRUSTED_PROXIES: without it all customers count \
             as one address, and are held back together"
        );
    });
}

/// The address of the client. Each proxy appends the address that it was called from, so behind
/// `proxies` of them the one that counts is that far from the end; what stands before it, anybody
/// may have written.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: u8) -> IpAddr {
    if proxies == 0 {
        return peer;
    }
    let forwarded = headers.get_all(FORWARDED).iter();
    // What anybody may have written need not be text.
    let chain: Vec<&[u8]> = forwarded
        .flat_map(|it| it.as_bytes().split(|byte| *byte == b','))
        .collect();
    let place = chain.len().checked_sub(usize::from(proxies));
    let named = place.and_then(|at| str::from_utf8(chain[at]).ok());
    let named = named.and_then(|it| address(it.trim()));
    named.unwrap_or(peer)
}

/// Some proxies write the port, too.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse::<SocketAddr>().map(|it| it.ip());
    text.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_what_our_own_proxies_wrote_is_believed() {
        for (proxies, forwarded, expected) in [
            (0, &["192.0.2.1"][..], "10.0.0.1"),
            (1, &["192.0.2.1"], "192.0.2.1"),
            (1, &["198.51.100.7, 192.0.2.1"], "192.0.2.1"),
            (1, &["198.51.100.7", "192.0.2.1"], "192.0.2.1"),
            (2, &["198.51.100.7, 192.0.2.1, 10.0.0.2"], "192.0.2.1"),
            (2, &["192.0.2.1"], "10.0.0.1"),
            (1, &[], "10.0.0.1"),
            (1, &["unknown"], "10.0.0.1"),
            (1, &["\u{ff}, 192.0.2.1"], "192.0.2.1"),
            (1, &["192.0.2.1:4711"], "192.0.2.1"),
            (1, &["[2001:db8::1]:4711"], "2001:db8::1"),
        ] {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
                headers.append("x-forwarded-for", value);
            }
            let found = client("10.0.0.1".parse().unwrap(), &headers, proxies);
            assert_eq!(found.to_string(), expected, "{proxies} {forwarded:?}");
        }
    }
}
