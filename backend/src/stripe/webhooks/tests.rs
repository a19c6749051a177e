use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_900_000_000;
const BODY: &[u8] = br#"{"id":"evt_1"}"#;

fn secret(text: &str) -> WebhookSecret {
    WebhookSecret::new(&text.into()).unwrap()
}

fn check(header: &str) -> Result<(), Unverified> {
    let secrets = [secret("whsec_new"), secret("whsec_old")];
    verify(BODY, header, &secrets, NOW, TOLERANCE_S)
}

fn signature(text: &str, at_s: i64) -> String {
    let header = sign(BODY, &secret(text), at_s);
    header.split_once("v1=").unwrap().1.to_owned()
}

#[test]
fn the_header_is_the_one_that_stripes_own_library_makes() {
    // HMAC-SHA256 of `1900000000.{"id":"evt_1"}` with the key `whsec_new`, by openssl.
    assert_eq!(
        sign(BODY, &secret("whsec_new"), NOW),
        "t=1900000000,v1=c0d629d4d093aeb885a8e6a4e6d3918c5d2e6b3c189a19e8c82ec6b76c17dc65"
    );
}

#[test]
fn every_header_has_its_meaning() {
    let (new, old) = (signature("whsec_new", NOW), signature("whsec_old", NOW));
    let wrong = signature("whsec_other", NOW);
    for (header, expected) in [
        (format!("t={NOW},v1={new}"), Ok(())),
        (format!("t={NOW},v1={old}"), Ok(())),
        (format!("t={NOW},v1={wrong},v1={new}"), Ok(())),
        (format!("t={NOW},v1={old},v1={wrong}"), Ok(())),
        (format!("v0=x,v1={new}, t={NOW}"), Ok(())),
        (format!("t={NOW},v1=zz,v1=,v1={new}"), Ok(())),
        (format!("t={NOW},v1={wrong}"), Err(Unverified::Mismatch)),
        (
            format!("t={NOW},v1={}", &new[..62]),
            Err(Unverified::Mismatch),
        ),
        (format!("t={},v1={new}", NOW + 1), Err(Unverified::Mismatch)),
        (format!("t=0{NOW},v1={new}"), Err(Unverified::Mismatch)),
        (format!("t={NOW},v0={new}"), Err(Unverified::NoSignature)),
        (format!("t={NOW}"), Err(Unverified::NoSignature)),
        (format!("v1={new}"), Err(Unverified::NoTime)),
        (format!("t=soon,v1={new}"), Err(Unverified::NoTime)),
        (String::new(), Err(Unverified::NoTime)),
        (new, Err(Unverified::NoTime)),
    ] {
        assert_eq!(check(&header), expected, "{header}");
    }
}

#[test]
fn only_an_old_signature_is_too_old() {
    for (at_s, expected) in [
        (NOW - 300, Ok(())),
        (NOW - 301, Err(Unverified::Old { age_s: 301 })),
        (NOW + 100_000, Ok(())),
        (i64::MAX, Ok(())),
        (i64::MIN, Err(Unverified::Old { age_s: i64::MAX })),
    ] {
        assert_eq!(
            check(&sign(BODY, &secret("whsec_old"), at_s)),
            expected,
            "{at_s}"
        );
    }
}

#[test]
fn without_a_secret_nothing_is_believed() {
    let header = sign(BODY, &secret("whsec_new"), NOW);
    let verified = verify(BODY, &header, &[], NOW, TOLERANCE_S);
    assert_eq!(verified, Err(Unverified::Mismatch));
}

#[test]
fn a_secret_is_not_blank_and_does_not_show_itself() {
    for blank in ["", " ", "\t\n"] {
        assert_eq!(WebhookSecret::new(&blank.into()).err(), Some(BlankSecret));
    }
    let shown = format!("{:?}", secret("whsec_hush"));
    assert_eq!(shown, "WebhookSecret(…redacted…)");
}

proptest! {
    #[test]
    fn no_header_and_no_body_make_it_panic(
        header in ".{0,200}", body: Vec<u8>, text in "[^\\s].{0,40}", now: i64, tolerance: i64,
    ) {
        let _ = verify(&body, &header, &[secret(&text)], now, tolerance);
    }

    #[test]
    fn what_is_signed_is_verified_and_any_change_of_it_is_not(
        body in proptest::collection::vec(any::<u8>(), 1..300),
        text in "[^\\s].{0,40}",
        at: prop::sample::Index,
        bit in 0_u8..8,
    ) {
        let secret = secret(&text);
        let header = sign(&body, &secret, NOW);
        let check = |body: &[u8]| verify(body, &header, std::slice::from_ref(&secret), NOW, 0);
        prop_assert_eq!(check(&body), Ok(()));

        let mut changed = body.clone();
        changed[at.index(body.len())] ^= 1 << bit;
        prop_assert_eq!(check(&changed), Err(Unverified::Mismatch));
        prop_assert_eq!(check(&body[..body.len() - 1]), Err(Unverified::Mismatch));
    }
}
