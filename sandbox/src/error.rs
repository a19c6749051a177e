//! Stripe's error: one envelope, with the type, code and texts that Stripe uses.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

/// Result of everything that can end in one of Stripe's errors.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// An error answer. Boxed, because it travels through every `Result` of the crate.
#[derive(Debug, Clone)]
pub(crate) struct Error(Box<Body>);

#[derive(Debug, Clone)]
struct Body {
    status: StatusCode,
    envelope: Envelope,
    /// The id that names nothing, where that is the error.
    missing: Option<String>,
    /// A parameter is wrong as it stands: nothing was begun.
    at_the_door: bool,
    fields: Map<String, Value>,
}

/// What stands around the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Envelope {
    /// `{"error": {…}}`
    Api,
    /// `{"error": "invalid_grant", "error_description": "…"}`
    OAuth,
}

impl Error {
    /// 400: the request is wrong as it stands.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request_error", message)
    }

    /// 400 for a parameter that is missing.
    pub(crate) fn missing(param: &str) -> Self {
        Self::invalid(format!("Missing required param: {param}."))
            .code("parameter_missing")
            .param(param)
    }

    /// 400 for parameters that the call does not have.
    pub(crate) fn unknown(params: &[String]) -> Self {
        let noun = if params.len() == 1 {
            "parameter"
        } else {
            "parameters"
        };
        Self::invalid(format!("Received unknown {noun}: {}", params.join(", ")))
            .code("parameter_unknown")
            .param(params.first().map_or("", String::as_str))
    }

    /// 404 for an object that the account does not have, unless [`Self::in_call`] says otherwise.
    pub(crate) fn no_such(object: &str, id: &str, param: &str) -> Self {
        Self::missing_object(id, &format!("No such {object}: '{id}'"), param)
    }

    /// The same, in other words.
    pub(crate) fn missing_object(id: &str, message: &str, param: &str) -> Self {
        let mut error = Self::new(StatusCode::NOT_FOUND, "invalid_request_error", message);
        error.0.missing = Some(String::from(id));
        error.code("resource_missing").param(param)
    }

    /// The same error as the answer to a call with these ids in its path: an object that is missing
    /// there is 404, one that a parameter names makes the parameter wrong, which is 400.
    pub(crate) fn in_call(mut self, path_ids: &[&str]) -> Self {
        let missing = self.0.missing.as_deref();
        if missing.is_some_and(|id| !path_ids.contains(&id)) {
            self.0.status = StatusCode::BAD_REQUEST;
        }
        self
    }

    /// 401: no key, or a key that nobody has.
    pub(crate) fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "invalid_request_error", message)
    }

    /// 403: a good key without the right for this.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "invalid_request_error", message)
    }

    /// 402: the card was refused.
    pub(crate) fn card(message: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYMENT_REQUIRED, "card_error", message)
    }

    /// 500: a fault of the sandbox itself.
    pub(crate) fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "api_error",
            "The sandbox failed; its log says why.",
        )
    }

    /// Any other error.
    pub(crate) fn new(status: StatusCode, kind: &str, message: impl Into<String>) -> Self {
        let mut fields = Map::new();
        fields.insert(String::from("type"), kind.into());
        fields.insert(String::from("message"), message.into().into());
        Self(Box::new(Body {
            status,
            envelope: Envelope::Api,
            missing: None,
            at_the_door: false,
            fields,
        }))
    }

    /// An error of OAuth, which has a form of its own.
    pub(crate) fn oauth(status: StatusCode, code: &str, description: impl Into<String>) -> Self {
        let mut fields = Map::new();
        fields.insert(String::from("error"), code.into());
        fields.insert(String::from("error_description"), description.into().into());
        Self(Box::new(Body {
            status,
            envelope: Envelope::OAuth,
            missing: None,
            at_the_door: false,
            fields,
        }))
    }

    /// The same as an error of OAuth: `invalid_request`, unless it is one already.
    pub(crate) fn into_oauth(self) -> Self {
        match self.0.envelope {
            Envelope::OAuth => self,
            Envelope::Api => {
                let message = self.0.fields.get("message").and_then(Value::as_str);
                Self::oauth(
                    self.0.status,
                    "invalid_request",
                    message.unwrap_or_default(),
                )
            }
        }
    }

    /// Adds the code and the link to its explanation.
    pub(crate) fn code(self, code: &str) -> Self {
        let page = code.replace('_', "-");
        self.with("code", code).with(
            "doc_url",
            format!("https://stripe.com/docs/error-codes/{page}"),
        )
    }

    /// Names the parameter that the error is about.
    pub(crate) fn param(self, param: &str) -> Self {
        if param.is_empty() {
            self
        } else {
            self.with("param", param)
        }
    }

    /// Adds one more field.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.fields.insert(String::from(name), value.into());
        self
    }

    /// The same error, found in the parameters before anything was begun.
    pub(crate) fn at_the_door(mut self) -> Self {
        self.0.at_the_door = true;
        self
    }

    /// Whether the request was begun, so that an idempotency key must remember this answer: a
    /// refused card was presented to its bank, and an object was asked for what its state does not
    /// allow. A wrong parameter never left the door, nor did a call that was not let in.
    pub(crate) fn was_executed(&self) -> bool {
        let field = |name: &str| self.0.fields.get(name).and_then(Value::as_str);
        if self.0.status.is_server_error() || field("type") == Some("card_error") {
            return true;
        }
        let about_parameters = field("code").is_some_and(|code| code.starts_with("parameter"));
        self.0.status == StatusCode::BAD_REQUEST
            && self.0.envelope == Envelope::Api
            && self.0.missing.is_none()
            && !self.0.at_the_door
            && !about_parameters
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Adds the link to the entry of the request in Stripe's log, where the form has room for it.
    pub(crate) fn logged_at(self, url: String) -> Self {
        match self.0.envelope {
            Envelope::Api => self.with("request_log_url", url),
            Envelope::OAuth => self,
        }
    }

    /// The body of the answer.
    pub(crate) fn into_json(self) -> Value {
        match self.0.envelope {
            Envelope::Api => json!({ "error": self.0.fields }),
            Envelope::OAuth => Value::Object(self.0.fields),
        }
    }
}
