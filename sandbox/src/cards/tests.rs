use super::*;

const NOW: Month = Month {
    year: 2026,
    month: 11,
};
const LATER: Month = Month {
    year: 2030,
    month: 1,
};

fn code(number: &str, expiry: Month, cvc: Option<&str>) -> String {
    let error = by_typed_number(number, expiry, cvc, NOW)
        .unwrap_err()
        .into_json();
    String::from(error["error"]["code"].as_str().unwrap())
}

#[test]
fn every_card_of_the_table_has_a_good_check_digit() {
    for card in &CARDS {
        assert!(is_card_number(card.number), "{}", card.number);
    }
}

#[test]
fn ready_made_payment_methods_are_named_once() {
    let mut names: Vec<_> = CARDS
        .iter()
        .filter_map(|card| card.payment_method)
        .collect();
    let listed = names.len();
    names.sort_unstable();
    names.dedup();

    assert_eq!(names.len(), listed);
}

#[test]
fn a_number_is_found_however_it_is_spaced() {
    let card = by_typed_number("4242 4242-4242 4242", LATER, Some("123"), NOW).unwrap();

    assert_eq!(card.last4(), "4242");
    assert_eq!(card.brand().name(), "visa");
}

#[test]
fn wrong_numbers_are_refused() {
    assert_eq!(code("4242424242424241", LATER, None), "incorrect_number");
    assert_eq!(code("4242", LATER, None), "incorrect_number");
    assert_eq!(
        code("４２４２４２４２４２４２４２４２", LATER, None),
        "incorrect_number"
    );
}

#[test]
fn a_card_that_may_be_real_is_refused() {
    assert_eq!(code("4111111111111111", LATER, None), "card_declined");
}

#[test]
fn a_card_is_good_until_the_end_of_its_month() {
    assert!(by_typed_number("4242424242424242", NOW, None, NOW).is_ok());
    let last_month = Month {
        year: 2026,
        month: 10,
    };
    assert_eq!(
        code("4242424242424242", last_month, None),
        "invalid_expiry_month"
    );
    let last_year = Month {
        year: 2025,
        month: 12,
    };
    assert_eq!(
        code("4242424242424242", last_year, None),
        "invalid_expiry_year"
    );
    let thirteenth = Month {
        year: 2030,
        month: 13,
    };
    assert_eq!(
        code("4242424242424242", thirteenth, None),
        "invalid_expiry_month"
    );
}

#[test]
fn amex_has_four_digits_on_its_face() {
    assert!(by_typed_number("378282246310005", LATER, Some("1234"), NOW).is_ok());
    assert_eq!(code("378282246310005", LATER, Some("123")), "invalid_cvc");
    assert_eq!(code("4242424242424242", LATER, Some("12x")), "invalid_cvc");
}
