//! What `connect-pay dev` prints: where everything is, and a call to try.

use std::fmt::Write as _;

use backend::api_key::ApiKey;
use shared::{Checkout, paths};
use url::Url;

/// Where everything is.
pub(crate) struct Urls {
    pub(crate) shop: Url,
    pub(crate) server: Url,
    pub(crate) sandbox: Url,
}

#[expect(clippy::print_stdout, reason = "this is the command's output")]
pub(crate) fn announce(urls: &Urls, key: &ApiKey, examples: &[Checkout]) {
    println!("{}", text(urls, key, examples));
}

fn text(urls: &Urls, key: &ApiKey, examples: &[Checkout]) -> String {
    let Urls {
        shop,
        server,
        sandbox,
    } = urls;
    let mut text = format!(
        "\n  connect-pay is running, with a local Stripe. Nothing here is real money.\n\n\
         \x20 Demo shop      {shop}\n\
         \x20 Server         {server}\n\
         \x20 Sandbox        {sandbox}\n\
         \x20 Platform key   {}\n",
        key.reveal()
    );
    // Writing to a String does not fail.
    for checkout in examples {
        let _ = writeln!(
            text,
            "  Payment page   {}  ({})",
            checkout.url, checkout.account
        );
    }
    if let Some(example) = examples.first() {
        let _ = writeln!(
            text,
            "\n  Create a checkout:\n\n    curl {server}{} -H 'Authorization: Bearer {}' \\\n      \
             --json '{{\"account\":\"{}\",\"amount\":1850,\"currency\":\"eur\"}}'",
            paths::CHECKOUTS.trim_start_matches('/'),
            key.reveal(),
            example.account,
        );
    }
    text.push_str(
        "\n  Test cards: 4242 4242 4242 4242 pays, 4000 0000 0000 9995 is declined,\n  \
         4000 0000 0000 3220 asks for 3-D Secure. Any future date, any CVC.\n\n  \
         RUST_LOG=info tells each request. Ctrl-C stops.\n",
    );
    text
}
