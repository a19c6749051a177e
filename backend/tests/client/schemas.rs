//! The schemas that the document of our own API takes from the client's types.

use std::collections::BTreeMap;

use backend::stripe::{
    Account, AccountLink, AccountSession, ApplicationFee, Balance, Capability, Charge,
    CreateAccount, CreatePaymentIntent, Customer, CustomerSession, List, PaymentIntent,
    PaymentMethodDomain, Refund, SetupIntent,
};
use utoipa::ToSchema;

/// Adds a type's schemas, and refuses one name for two of them.
fn add<T: ToSchema>(all: &mut BTreeMap<String, String>) {
    let mut found = Vec::new();
    T::schemas(&mut found);
    found.push((T::name().into_owned(), T::schema()));
    for (name, schema) in found {
        let schema = serde_json::to_string(&schema).unwrap();
        let earlier = all.entry(name.clone()).or_insert_with(|| schema.clone());
        assert_eq!(*earlier, schema, "two types are called {name}");
    }
}

#[test]
fn each_type_has_a_schema_and_a_name_of_its_own() {
    let mut all = BTreeMap::new();

    add::<PaymentIntent>(&mut all);
    add::<CreatePaymentIntent>(&mut all);
    add::<List<Charge>>(&mut all);
    add::<Charge>(&mut all);
    add::<Refund>(&mut all);
    add::<ApplicationFee>(&mut all);
    add::<Customer>(&mut all);
    add::<CustomerSession>(&mut all);
    add::<SetupIntent>(&mut all);
    add::<Account>(&mut all);
    add::<CreateAccount>(&mut all);
    add::<Capability>(&mut all);
    add::<AccountLink>(&mut all);
    add::<AccountSession>(&mut all);
    add::<PaymentMethodDomain>(&mut all);
    add::<Balance>(&mut all);
    add::<shared::Checkout>(&mut all);
    add::<shared::ErrorEnvelope>(&mut all);

    for name in [
        "Open_PaymentIntentStatus",
        "Currency",
        "AccountId",
        "Address",
    ] {
        assert!(all.contains_key(name), "{name}: {:?}", all.keys());
    }
}
