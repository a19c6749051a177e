//! The database under load, and its schema under several servers at once.

use std::slice;

use backend::{
    app::App,
    clock::Clock,
    domain::{Charge, Timestamp},
    store::{self, DatabaseOptions, Error, Saved, Schema, Store, Versioned},
    stripe,
};
use futures_util::future::join_all;
use shared::{CheckoutId, Money};
use tests::{
    World,
    world::{Database, Setting},
};

const WRITERS: usize = 64;
const SALES: usize = 200;

#[cfg(unix)]
#[tokio::test]
async fn a_new_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data.db");
    let url = format!("sqlite:{}?mode=rwc", file.display());
    let world = World::start().await;
    let elsewhere = world.config().database.clone();
    let options = DatabaseOptions {
        url: url.parse().unwrap(),
        ..elsewhere
    };

    Store::open(&options).await.unwrap().close().await;

    let mode = file.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn sixty_four_writers_at_once_lose_nothing() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id: CheckoutId = world
        .platform()
        .checkout(&account, 1000, "eur")
        .await
        .parse()
        .unwrap();
    let store = Store::open(&world.config().database).await.unwrap();

    join_all((0..WRITERS).map(|_| adds_one_cent(&store, &id))).await;

    let Versioned { checkout, .. } = store.checkout(&id).await.unwrap().unwrap();
    assert_eq!(checkout.terms.money().minor(), 1000 + 64);
    store.close().await;
}

/// Reads, adds and writes until no other writer was faster.
async fn adds_one_cent(store: &Store, id: &CheckoutId) {
    loop {
        let Versioned { checkout, revision } = store.checkout(id).await.unwrap().unwrap();
        let money = checkout.terms.money();
        let more = Money::from_minor(money.minor() + 1, money.currency());
        let terms = backend::domain::Terms::new(more, None).unwrap();
        let changed = backend::domain::Checkout { terms, ..checkout };
        let now = changed.created;
        if store.save_checkout(&changed, revision, now).await.unwrap() == Saved::Yes {
            return;
        }
    }
}

#[tokio::test]
async fn more_checkouts_are_watched_than_a_statement_has_values() {
    let world = World::start().await;
    let account = world.bakery().await;
    let store = Store::open(&world.config().database).await.unwrap();
    let mut watched: Vec<CheckoutId> = (0..70_000)
        .map(|at| format!("co_of_nobody_{at}").parse().unwrap())
        .collect();
    for at in [0, watched.len() / 2, watched.len() - 1] {
        let id = world.platform().checkout(&account, 1000, "eur").await;
        watched[at] = id.parse().unwrap();
    }

    let known = store.revisions(&watched).await.unwrap();

    let known: Vec<_> = known.into_iter().map(|it| it.checkout).collect();
    let real = [0, watched.len() / 2, watched.len() - 1].map(|at| watched[at].clone());
    assert_eq!(known, real);
    store.close().await;
}

#[tokio::test]
async fn a_charge_that_all_hear_of_at_once_is_kept_once() {
    for database in [Database::Sqlite, Database::Postgres] {
        let world = World::with(Setting {
            database,
            ..Setting::default()
        })
        .await;
        let account = world.bakery().await;
        let store = Store::open(&world.config().database).await.unwrap();

        for sale in 0..SALES {
            let checkout = world.platform().checkout(&account, 1000, "eur").await;
            let charge = Charge {
                id: format!("ch_{sale}").parse().unwrap(),
                checkout: checkout.parse().unwrap(),
                intent: format!("pi_{sale}").parse().unwrap(),
                amount: 1000,
                captured: true,
                status: "succeeded".into(),
                failure_code: None,
                created: 0,
            };
            let charges = slice::from_ref(&charge);
            for kept in join_all((0..8).map(|_| store.keep_charges(charges))).await {
                kept.unwrap();
            }
            assert_eq!(store.charges(&charge.checkout).await.unwrap(), charges);

            let second = Charge {
                id: format!("ch_{sale}_second").parse().unwrap(),
                ..charge.clone()
            };
            store.keep_charges(&[second]).await.unwrap_err();
        }
        store.close().await;
    }
}

#[tokio::test]
async fn servers_that_start_at_once_migrate_once() {
    for database in [Database::Sqlite, Database::Postgres] {
        let database = database.create().await;

        let migrating = (0..8).map(|_| {
            let url = database.url.clone();
            tokio::spawn(async move { store::migrate(&url).await.unwrap() })
        });
        join_all(migrating).await;

        assert_eq!(store::migrate(&database.url).await.unwrap().len(), 0);
    }
}

#[tokio::test]
async fn a_server_that_may_not_migrate_refuses_an_old_schema_and_takes_a_current_one() {
    for database in [Database::Sqlite, Database::Postgres] {
        let database = database.create().await;
        let mut options = backend::store::DatabaseOptions::new(database.url.clone());
        options.schema = Schema::MustBeCurrent;

        let refused = Store::open(&options).await.unwrap_err();
        assert!(matches!(refused, Error::OldSchema(_)), "{refused}");
        assert!(
            refused.to_string().contains("connect-pay migrate"),
            "{refused}"
        );

        store::migrate(&database.url).await.unwrap();
        Store::open(&options).await.unwrap().close().await;
    }
}

#[tokio::test]
async fn a_database_that_can_not_be_reached_is_named_without_its_password() {
    let world = World::with(Setting::default()).await;
    let mut config = world.config().clone();
    config.database.url = "postgres://shop:hush@127.0.0.1:1/pay".parse().unwrap();

    let error = App::start(config, stripe::http_client().unwrap()).await;
    let error = format!("{:#}", anyhow::Error::from(error.unwrap_err()));

    assert!(error.contains("DATABASE_URL"), "{error}");
    assert!(error.contains("postgres://shop@127.0.0.1:1/pay"), "{error}");
    assert!(!error.contains("hush"), "{error}");
}

#[tokio::test]
async fn a_stored_time_is_read_as_it_was_written() {
    let world = World::start().await;
    let store = Store::open(&world.config().database).await.unwrap();
    let now: Timestamp = Clock::System.now();

    let key = store.api_keys().await.unwrap().remove(0);
    let revoked = store.revoke_api_key(&key.id, now).await.unwrap().unwrap();

    assert_eq!(revoked.revoked, Some(now));
    assert_eq!(revoked.created, key.created);
    store.close().await;
}

#[tokio::test]
async fn a_database_of_one_mode_is_not_used_in_the_other() {
    let world = World::start().await;
    let store = Store::open(&world.config().database).await.unwrap();
    assert!(store.belongs_to(false).await.unwrap());
    assert!(!store.belongs_to(true).await.unwrap());
    store.close().await;

    let database = Database::Sqlite.create().await;
    let mut config = world.config().clone();
    config.database.url = database.url.clone();
    let store = Store::open(&config.database).await.unwrap();
    assert!(
        store.belongs_to(true).await.unwrap(),
        "the first use decides"
    );
    store.close().await;

    let error = App::start(config, stripe::http_client().unwrap()).await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("was used in Stripe's live mode"), "{error}");
    assert!(error.contains("DATABASE_URL"), "{error}");
}
