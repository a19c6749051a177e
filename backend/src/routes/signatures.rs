//! What the extractors and answers of this server say in the `OpenAPI` document.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use shared::ErrorCode;
use utoipa::{
    ToSchema,
    openapi::{HeaderBuilder, ObjectBuilder, Type},
};

use super::{
    answer::{Created, Page, Redirected, Uncached},
    assets::File,
    attempts::Attempt,
    caller::Caller,
    docs::{DocsPage, OpenApiFile},
    extract::{Body, ExpandableQuery, Once, Query, Raw},
    health::Readiness,
    idempotency::Secret,
    metrics::MetricsText,
    path::{Account, Named, Owner},
    webhooks::Received,
};
use crate::{
    app::App,
    error::Error,
    openapi::{Answers, Key, Operation, Takes},
};

impl Takes for State<App> {
    fn describe(_: &mut Operation) {}
}

impl Takes for HeaderMap {
    fn describe(_: &mut Operation) {}
}

/// The path itself names them.
impl<I> Takes for Named<I> {
    fn describe(_: &mut Operation) {}
}

impl Takes for Path<String> {
    fn describe(_: &mut Operation) {}
}

/// The layer that gives it describes it.
impl Takes for Once {
    fn describe(_: &mut Operation) {}
}

impl Takes for Caller {
    fn describe(operation: &mut Operation) {
        operation.needs(Key::Required);
    }
}

impl Takes for Option<Caller> {
    fn describe(operation: &mut Operation) {
        operation.needs(Key::Optional);
    }
}

impl Takes for Owner {
    fn describe(operation: &mut Operation) {
        operation.needs(Key::Required);
        operation.takes_expansions();
        operation.refuses(StatusCode::BAD_REQUEST, ErrorCode::StripeRefused);
        if operation.is_about_an_account() {
            operation.refuses(StatusCode::NOT_FOUND, ErrorCode::AccountUnknown);
        } else {
            operation.refuses(StatusCode::FORBIDDEN, ErrorCode::Forbidden);
        }
    }
}

impl Takes for Account {
    fn describe(operation: &mut Operation) {
        operation.needs(Key::Required);
        operation.refuses(StatusCode::NOT_FOUND, ErrorCode::AccountUnknown);
    }
}

impl<T: ToSchema> Takes for Body<T> {
    fn describe(operation: &mut Operation) {
        operation.takes_body::<T>();
    }
}

impl Takes for Raw {
    fn describe(operation: &mut Operation) {
        operation.takes_any_body();
    }
}

impl<T: ToSchema> Takes for Query<T> {
    fn describe(operation: &mut Operation) {
        operation.takes_query::<T>();
    }
}

impl<T: ToSchema> Takes for ExpandableQuery<T> {
    fn describe(operation: &mut Operation) {
        operation.takes_query::<T>();
    }
}

impl<A: Answers> Answers for Result<A, Error> {
    fn describe(operation: &mut Operation) {
        A::describe(operation);
        operation.refuses(StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal);
    }
}

impl<T: ToSchema> Answers for Json<T> {
    fn describe(operation: &mut Operation) {
        operation.answers_json::<T>(StatusCode::OK);
    }
}

impl<T: ToSchema> Answers for Secret<T> {
    fn describe(operation: &mut Operation) {
        operation.answers_json::<T>(StatusCode::OK);
    }
}

impl<A: Answers> Answers for Created<A> {
    fn describe(operation: &mut Operation) {
        A::describe(operation);
        operation.has_created();
    }
}

impl<A: Answers> Answers for Uncached<A> {
    fn describe(operation: &mut Operation) {
        A::describe(operation);
    }
}

impl Answers for Received {
    fn describe(operation: &mut Operation) {
        operation.answers_any_object();
    }
}

impl Answers for &'static str {
    fn describe(operation: &mut Operation) {
        operation.answers_text("text/plain");
    }
}

impl Answers for Page {
    fn describe(operation: &mut Operation) {
        operation.answers_text("text/html");
    }
}

/// Its media type is that of its name.
impl Answers for File {
    fn describe(operation: &mut Operation) {
        for media_type in [
            "text/javascript",
            "application/wasm",
            "text/css",
            "image/svg+xml",
        ] {
            operation.answers_text(media_type);
        }
        tagged(operation);
    }
}

impl Answers for DocsPage {
    fn describe(operation: &mut Operation) {
        operation.answers_text("text/html");
        tagged(operation);
    }
}

impl Answers for OpenApiFile {
    fn describe(operation: &mut Operation) {
        operation.answers_any_object();
        tagged(operation);
    }
}

fn tagged(operation: &mut Operation) {
    operation.answers_nothing(StatusCode::NOT_MODIFIED);
    let etag = HeaderBuilder::new()
        .schema(ObjectBuilder::new().schema_type(Type::String))
        .description(Some(
            "Send it as `If-None-Match` and an unchanged answer has no body.",
        ));
    operation.answers_header("ETag", &etag.build());
    operation.takes_header(
        "If-None-Match",
        "The `ETag` of the answer that the caller has.",
        None,
    );
}

impl Takes for Attempt {
    fn describe(operation: &mut Operation) {
        operation.refuses(StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyAttempts);
    }
}

impl Answers for Readiness {
    fn describe(operation: &mut Operation) {
        operation.answers_json::<Self>(StatusCode::OK);
        operation.answers_json::<Self>(StatusCode::SERVICE_UNAVAILABLE);
    }
}

impl Answers for MetricsText {
    fn describe(operation: &mut Operation) {
        operation.answers_text("application/openmetrics-text");
    }
}

impl Answers for Redirected {
    fn describe(operation: &mut Operation) {
        operation.answers_nothing(StatusCode::SEE_OTHER);
    }
}
