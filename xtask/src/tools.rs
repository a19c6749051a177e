//! The programs that building and testing need: found on PATH in the right version, else in a cache
//! that all checkouts of this user share, else installed there.

mod apt;
mod browser;
mod cache;
mod firefox;
mod node;
mod npm;
mod postgres;
mod python;
mod wasm;

pub(crate) use browser::browser;
pub(crate) use firefox::firefox;
pub(crate) use node::{NpmFolder, node, npm_packages};
pub(crate) use postgres::postgres;
pub(crate) use python::schemathesis;
pub(crate) use wasm::{WasmTools, wasm_target, wasm_tools};
