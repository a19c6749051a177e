//! One operation: what is said about it, and what its handler's signature adds.

use axum::http::StatusCode;
use serde_json::Value;
use shared::{ErrorCode, ErrorEnvelope};
use utoipa::{
    ToSchema,
    openapi::{
        ContentBuilder, Header, ObjectBuilder, RefOr, Required, ResponseBuilder, Schema, Type,
        path::{self, OperationBuilder, Parameter},
        request_body::{RequestBody, RequestBodyBuilder},
        security::SecurityRequirement,
    },
};

use super::{
    parameters::{expansions, header_parameter, path_parameter, places, query_parameter},
    refusals::{self, Refusal},
    schemas::Schemas,
    tag::Tag,
};

/// The name of the bearer key in the document.
pub(super) const KEY: &str = "platform_key";

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// Anybody.
    None,
    /// Anybody; a key of the platform sees more.
    Optional,
    /// Only with a key of the platform.
    Required,
}

/// One operation, as its handler's signature and its line in the table describe it.
pub(crate) struct Operation {
    pub(super) id: String,
    pub(super) tag: Tag,
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    pub(super) example: Option<Value>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) schemas: Schemas,
    path: String,
    key: Key,
    parameters: Vec<Parameter>,
    body: Option<RefOr<Schema>>,
    answers: Vec<(StatusCode, ResponseBuilder)>,
}

impl Operation {
    /// An operation at a path, with the parameters that the path names.
    pub(super) fn at(path: &str) -> Self {
        let mut operation = Self {
            id: String::new(),
            tag: Tag::Operations,
            summary: "",
            description: "",
            example: None,
            refusals: Vec::new(),
            schemas: Schemas::default(),
            path: path.to_owned(),
            key: Key::None,
            parameters: places(path).map(path_parameter).collect(),
            body: None,
            answers: Vec::new(),
        };
        if places(path).next().is_some() {
            operation.refuses(StatusCode::NOT_FOUND, ErrorCode::NotFound);
        }
        operation
    }

    /// Whether the path is about one connected account.
    pub(crate) fn is_about_an_account(&self) -> bool {
        places(&self.path).any(|place| place == "account")
    }

    /// Says who may ask.
    pub(crate) fn needs(&mut self, key: Key) {
        self.key = key;
        self.refuses(StatusCode::UNAUTHORIZED, ErrorCode::Unauthorized);
    }

    /// Adds a way to refuse.
    pub(crate) fn refuses(&mut self, status: StatusCode, code: ErrorCode) {
        self.refusals.push((status, code));
    }

    /// Takes a JSON body.
    pub(crate) fn takes_body<T: ToSchema>(&mut self) {
        self.body = Some(self.schemas.add::<T>());
        self.refuses(StatusCode::BAD_REQUEST, ErrorCode::InvalidRequest);
        self.refuses(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::PayloadTooLarge);
    }

    /// Takes a JSON body of which nothing more is said.
    pub(crate) fn takes_any_body(&mut self) {
        let object = ObjectBuilder::new().schema_type(Type::Object).build();
        self.body = Some(RefOr::T(object.into()));
        self.refuses(StatusCode::BAD_REQUEST, ErrorCode::InvalidRequest);
        self.refuses(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::PayloadTooLarge);
    }

    /// Takes each property of an object as a parameter of the query.
    pub(crate) fn takes_query<T: ToSchema>(&mut self) {
        self.schemas.add_named_by::<T>();
        if let RefOr::T(Schema::Object(object)) = T::schema() {
            for (name, schema) in object.properties {
                self.parameters.push(query_parameter(name, schema));
            }
        }
        self.refuses(StatusCode::BAD_REQUEST, ErrorCode::InvalidRequest);
    }

    /// Takes what of Stripe's objects to answer instead of ids.
    pub(crate) fn takes_expansions(&mut self) {
        self.parameters.push(expansions());
    }

    /// Takes a header.
    pub(crate) fn takes_header(&mut self, name: &str, description: &str, pattern: Option<&str>) {
        self.parameters
            .push(header_parameter(name, description, pattern));
    }

    /// Answers JSON.
    pub(crate) fn answers_json<T: ToSchema>(&mut self, status: StatusCode) {
        let schema = self.schemas.add::<T>();
        self.answers_with(status, "application/json", schema);
    }

    /// What it answers, it has created.
    pub(crate) fn has_created(&mut self) {
        for (status, _) in &mut self.answers {
            *status = StatusCode::CREATED;
        }
    }

    /// Answers text of a media type.
    pub(crate) fn answers_text(&mut self, media_type: &str) {
        let text = ObjectBuilder::new().schema_type(Type::String).build();
        self.answers_with(StatusCode::OK, media_type, RefOr::T(text.into()));
    }

    /// Answers a JSON object of which nothing more is said.
    pub(crate) fn answers_any_object(&mut self) {
        let object = ObjectBuilder::new().schema_type(Type::Object).build();
        self.answers_with(StatusCode::OK, "application/json", RefOr::T(object.into()));
    }

    /// Answers with no body.
    pub(crate) fn answers_nothing(&mut self, status: StatusCode) {
        self.answers.push((status, ResponseBuilder::new()));
    }

    fn answers_with(&mut self, status: StatusCode, media_type: &str, schema: RefOr<Schema>) {
        let content = ContentBuilder::new().schema(Some(schema)).build();
        if let Some((_, answer)) = self.answers.iter_mut().find(|(it, _)| *it == status) {
            *answer = std::mem::take(answer).content(media_type, content);
        } else {
            let answer = ResponseBuilder::new().content(media_type, content);
            self.answers.push((status, answer));
        }
    }

    /// Adds a header to the answers that stand here already.
    pub(crate) fn answers_header(&mut self, name: &str, header: &Header) {
        for (_, answer) in &mut self.answers {
            *answer = std::mem::take(answer).header(name, header.clone());
        }
    }

    /// The operation as it stands in the document.
    pub(super) fn document(mut self) -> (path::Operation, Schemas) {
        self.schemas.add::<ErrorEnvelope>();
        let body = self.body.take().map(|schema| self.request_body(schema));
        let mut operation = OperationBuilder::new()
            .operation_id(Some(self.id))
            .tag(self.tag.name())
            .summary(Some(self.summary))
            .description(Some(self.description))
            .parameters(Some(self.parameters).filter(|it| !it.is_empty()))
            .request_body(body);
        for (status, answer) in self.answers {
            let answer = answer
                .description(success(status))
                .header("X-Request-Id", refusals::request_id());
            operation = operation.response(status.as_str(), answer.build());
        }
        for (status, refusal) in refusals::responses(&self.refusals) {
            operation = operation.response(status.as_str(), refusal);
        }
        let no_scopes = [""; 0];
        let none = SecurityRequirement::default();
        let key = SecurityRequirement::new(KEY, no_scopes);
        operation = operation.securities(match self.key {
            Key::None => None,
            Key::Optional => Some(vec![none, key]),
            Key::Required => Some(vec![key]),
        });
        (operation.build(), self.schemas)
    }

    fn request_body(&self, schema: RefOr<Schema>) -> RequestBody {
        let content = ContentBuilder::new()
            .schema(Some(schema))
            .example(self.example.clone());
        RequestBodyBuilder::new()
            .required(Some(Required::True))
            .content("application/json", content.build())
            .build()
    }
}

const fn success(status: StatusCode) -> &'static str {
    match status {
        StatusCode::CREATED => "It has been created.",
        StatusCode::NOT_MODIFIED => "What the caller has is still right.",
        StatusCode::SEE_OTHER => "It goes on at `Location`.",
        StatusCode::SERVICE_UNAVAILABLE => "It does not work at present.",
        _ => "It worked.",
    }
}
