//! The URL table: each endpoint with its handler and its description, in one line.

use axum::{
    Router,
    handler::Handler,
    http::StatusCode,
    routing::{self, MethodRouter},
};
use serde_json::Value;
use shared::ErrorCode;
use utoipa::{
    ToSchema,
    openapi::{
        HeaderBuilder, ObjectBuilder, Type,
        path::{HttpMethod, PathItem},
    },
};

use super::{Operation, Signature, Tag, refusals, schemas::Schemas};
use crate::app::App;

/// One endpoint. It can only be made with a description.
#[must_use]
pub(crate) struct Endpoint {
    method: HttpMethod,
    path: String,
    route: MethodRouter<App>,
    operation: Operation,
}

/// `GET` at a path.
pub(crate) fn get<H, T, Args>(path: impl Into<String>, handler: H) -> Endpoint
where
    H: Handler<T, App> + Signature<Args>,
    T: 'static,
{
    Endpoint::new::<H, Args>(HttpMethod::Get, path.into(), routing::get(handler))
}

/// `POST` at a path.
pub(crate) fn post<H, T, Args>(path: impl Into<String>, handler: H) -> Endpoint
where
    H: Handler<T, App> + Signature<Args>,
    T: 'static,
{
    Endpoint::new::<H, Args>(HttpMethod::Post, path.into(), routing::post(handler))
}

/// `DELETE` at a path.
pub(crate) fn delete<H, T, Args>(path: impl Into<String>, handler: H) -> Endpoint
where
    H: Handler<T, App> + Signature<Args>,
    T: 'static,
{
    Endpoint::new::<H, Args>(HttpMethod::Delete, path.into(), routing::delete(handler))
}

impl Endpoint {
    fn new<H: Signature<Args>, Args>(
        method: HttpMethod,
        path: String,
        route: MethodRouter<App>,
    ) -> Self {
        let mut operation = Operation::at(&path);
        H::describe(&mut operation);
        Self {
            method,
            path,
            route,
            operation,
        }
    }

    /// Its operation id, and what it does in a few words.
    pub(crate) fn called(mut self, id: impl Into<String>, summary: &'static str) -> Self {
        self.operation.id = id.into();
        self.operation.summary = summary;
        self
    }

    /// What there is to know about it. Markdown: paragraphs, `code`, and links in angle brackets.
    pub(crate) const fn says(mut self, description: &'static str) -> Self {
        self.operation.description = description;
        self
    }

    /// A body that works.
    pub(crate) fn example(mut self, body: Value) -> Self {
        self.operation.example = Some(body);
        self
    }

    /// It calls Stripe, and what Stripe can refuse is passed on.
    pub(crate) fn asks_stripe(mut self) -> Self {
        self.operation.refusals.extend(refusals::STRIPE);
        self
    }

    /// It refuses with a status and one of these codes.
    pub(crate) fn refuses(mut self, status: StatusCode, codes: &[ErrorCode]) -> Self {
        for code in codes {
            self.operation.refuses(status, *code);
        }
        self
    }
}

/// What stands in the document about some endpoints.
#[derive(Default)]
pub(crate) struct Paths {
    pub(super) items: Vec<(String, PathItem)>,
    pub(super) schemas: Schemas,
}

/// Endpoints: routed and described at once.
#[must_use]
pub(crate) struct Endpoints {
    router: Router<App>,
    described: Vec<(HttpMethod, String, Operation)>,
}

impl Endpoints {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self {
            router: Router::new(),
            described: Vec::new(),
        }
    }

    /// Adds an endpoint to a group.
    pub(crate) fn with(mut self, tag: Tag, endpoint: Endpoint) -> Self {
        let Endpoint {
            method,
            path,
            route,
            mut operation,
        } = endpoint;
        operation.tag = tag;
        self.router = self.router.route(&path, route);
        self.described.push((method, path, operation));
        self
    }

    /// These and others.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.described.extend(other.described);
        self
    }

    /// Each POST takes an `Idempotency-Key`. Says so; the layer does it.
    pub(crate) fn idempotent(mut self) -> Self {
        let posts = self
            .described
            .iter_mut()
            .filter(|(method, ..)| *method == HttpMethod::Post);
        for (_, _, operation) in posts {
            operation.takes_header(
                "Idempotency-Key",
                "1 to 255 visible ASCII characters, such as a UUID. For 24 hours the same request \
                 with the same key has its effect once and gets the same answer.",
                Some("^[!-~]{1,255}$"),
            );
            let replayed = HeaderBuilder::new()
                .schema(ObjectBuilder::new().schema_type(Type::String))
                .description(Some(
                    "`true` when this is the answer to an earlier request.",
                ));
            operation.answers_header("Idempotent-Replayed", &replayed.build());
            operation.refusals.extend(refusals::IDEMPOTENCY);
        }
        self
    }

    /// The router of them, and what stands in the document about them.
    pub(crate) fn into_parts(self) -> (Router<App>, Paths) {
        let mut paths = Paths::default();
        for (method, path, operation) in self.described {
            let (operation, schemas) = operation.document();
            paths.items.push((path, PathItem::new(method, operation)));
            paths.schemas.merge(&schemas);
        }
        (self.router, paths)
    }
}

impl Paths {
    /// Adds a type that is named where utoipa must not follow (`no_recursion`).
    pub(crate) fn knowing<T: ToSchema>(mut self) -> Self {
        self.schemas.add::<T>();
        self
    }

    /// These and others.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.items.extend(other.items);
        self.schemas.merge(&other.schemas);
        self
    }
}

#[cfg(test)]
impl Paths {
    /// The names that stand for two different schemas.
    pub(crate) fn clashes(&self) -> Vec<&str> {
        self.schemas.clashes()
    }
}
