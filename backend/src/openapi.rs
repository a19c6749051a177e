//! The `OpenAPI` document of the HTTP interface, made from what the server routes.
//!
//! An endpoint enters the router through [`Endpoints`] only, together with its description. What it
//! takes and answers is read from its handler's signature ([`Signature`]), so that the document can
//! not say anything else.

mod document;
mod endpoints;
mod operation;
mod parameters;
mod refusals;
mod schemas;
mod signature;
mod tag;

pub(crate) use document::document;
pub(crate) use endpoints::{Endpoint, Endpoints, Paths, delete, get, post};
pub(crate) use operation::{Key, Operation};
pub(crate) use refusals::meaning as code_meaning;
pub(crate) use signature::{Answers, Signature, Takes};
pub(crate) use tag::Tag;
