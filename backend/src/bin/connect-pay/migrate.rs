//! `connect-pay migrate`: the schema, apart from serving.

use std::fmt;

use anyhow::Result;
use backend::{config::DatabaseArgs, store};
use serde::Serialize;

use crate::output::Output;

pub(crate) async fn run(database: &DatabaseArgs, output: Output) -> Result<()> {
    let migrated = store::migrate(&database.url()?).await?;
    output.print(&Migrated { migrated })?;
    Ok(())
}

#[derive(Serialize)]
struct Migrated {
    migrated: Vec<String>,
}

impl fmt::Display for Migrated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in &self.migrated {
            writeln!(f, "migrated {name}")?;
        }
        f.write_str("The schema is up to date.")
    }
}
