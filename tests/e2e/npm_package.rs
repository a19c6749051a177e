//! The npm package as somebody gets it: packed, installed, imported by its name.

mod install;
mod page;

use std::fs;

use serde_json::json;
use tests::{
    Browser, World,
    pages::{Card, PaymentPage},
};

use self::{
    install::{examples, installed, run},
    page::Page,
};

const NAME: &str = "connect-pay-element";
/// What a server of a shop does with the package.
const ON_A_SERVER: &str = "
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { loadConnectPay } from 'connect-pay-element';
await assert.rejects(loadConnectPay('https://pay.example'), /call it in the browser/);
const require = createRequire(import.meta.url);
const manifest = require('connect-pay-element/custom-elements.json');
assert.equal(manifest.modules[0].declarations[0].tagName, 'connect-pay');
await assert.rejects(import('connect-pay-element/index.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
";

/// Each way into the types.
const TYPES: &str = "
import { loadConnectPay, type ConnectPayElement } from 'connect-pay-element';
import type { CheckoutView } from 'connect-pay-element/wire';
export const loaded: Promise<void> = loadConnectPay('https://pay.example');
export const pay: ConnectPayElement = document.createElement('connect-pay');
export const again: Promise<void> = loadConnectPay(new URL('https://pay.example'));
pay.addEventListener('success', { handleEvent: ({ detail }) => console.log(detail.status) });
pay.addEventListener('click', { handleEvent: (event) => console.log(event.clientX) });
export const status: CheckoutView['status'] = 'open';
// @ts-expect-error: there is no such theme, if Stripe's types are found
pay.appearance = { theme: 'blue' };
";

#[test]
fn what_is_installed_has_its_licences_and_can_be_imported_on_a_server() {
    let folder = installed();
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = folder.join("node_modules").join(NAME).join(licence);
        assert!(text.is_file(), "{licence} is packed");
    }

    fs::write(folder.join("server.mjs"), ON_A_SERVER).unwrap();
    run("node", &["server.mjs"], folder);
}

#[test]
fn what_is_installed_has_its_types() {
    let folder = installed();
    fs::write(folder.join("check.mts"), TYPES).unwrap();

    let tsc = examples().join("node_modules/.bin/tsc");
    let strict = "--noEmit --strict --target es2022 --lib es2022,dom --module nodenext";
    let mut args: Vec<&str> = strict.split(' ').collect();
    args.extend(["--moduleResolution", "nodenext", "check.mts"]);
    run(tsc.to_str().unwrap(), &args, folder);
}

#[tokio::test]
async fn the_element_is_loaded_under_the_strictest_policy() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let page = Page::serve(&world, "connect-pay-loader connect-pay");
    let browser = Browser::start().await;

    browser.goto(&page.url).await;
    let script = format!(
        "return load('{}').then((outcome) => {{
           const pay = document.createElement('connect-pay');
           pay.checkout = '{checkout}';
           document.querySelector('main').append(pay);
           return outcome;
         }})",
        world.url
    );
    assert_eq!(browser.runs(&script).await, "loaded");
    PaymentPage(&browser).pays_with(Card::PAYS).await;

    PaymentPage(&browser).is_paid().await;
    assert_eq!(browser.runs("return window.violations").await, json!([]));
    world.is_paid_once(&account, &checkout, 1850).await;
    let again = "return load('https://elsewhere.example')";
    assert_eq!(browser.runs(again).await, "loaded", "it is defined already");
}

#[tokio::test]
async fn a_script_that_failed_can_be_loaded_again() {
    let world = World::with_front_end().await;
    let page = Page::serve(&world, "connect-pay-loader connect-pay");
    let mut browser = Browser::start().await;
    browser.expects("status of 503");
    browser.expects("not yet");

    browser.goto(&page.url).await;
    let load = format!("return load('{}late')", page.url);
    let script = format!("{}late/connect-pay.js", page.url);
    let failures = ["did not load", "does not define <connect-pay>"];
    for (failure, query) in failures.into_iter().zip(["", "?2"]) {
        let said = format!("{script}{query} {failure}");
        assert_eq!(browser.runs(&load).await, said);
    }

    assert_eq!(browser.runs(&load).await, "loaded");
}

#[tokio::test]
async fn what_can_not_be_loaded_is_said() {
    let world = World::with_front_end().await;
    let page = Page::serve(&world, "connect-pay");
    let mut browser = Browser::start().await;
    browser.expects("connect-pay-loader");
    browser.expects("TrustedScriptURL");

    browser.goto(&page.url).await;
    let cases = [
        (
            world.url.as_str(),
            "has to name connect-pay-loader in trusted-types",
        ),
        ("pay.example", "takes the URL of a connect-pay server"),
        (
            "javascript:alert(1)",
            "takes the URL of a connect-pay server",
        ),
    ];
    for (server, said) in cases {
        let message = browser.runs(&format!("return load('{server}')")).await;
        let message = message.as_str().unwrap();
        assert!(message.contains(said), "{server}: {message}");
    }
}
