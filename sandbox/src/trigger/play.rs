//! Plays a scene: makes its calls, one after the other, through the API itself.

use axum::{
    body::{Body as RequestBody, to_bytes},
    http::{
        Request, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE},
    },
};
use indexmap::IndexMap;
use serde_json::Value;
use tower::ServiceExt as _;
use url::Url;

use crate::{
    error::{Error, Result},
    faults::Own,
    router,
    state::App,
    trigger::scenes::{Body, Call, On, Step},
};

/// Where a scene is played, and what was answered in it so far, by its kind of object.
pub(crate) struct Stage {
    app: App,
    account: String,
    /// Also the `account`, and the `turn`, which is another one each time.
    known: IndexMap<String, Value>,
}

impl Stage {
    /// A stage on `account`.
    pub(crate) fn new(app: App, account: String) -> Self {
        let named = |id: String| Value::from_iter([("id", id)]);
        let turn = app.state().ids.mint("");
        let known = IndexMap::from([
            (String::from("account"), named(account.clone())),
            (String::from("turn"), named(turn)),
        ]);
        Self {
            app,
            account,
            known,
        }
    }

    /// Plays it to the end, or to the first refusal that is no part of it.
    pub(crate) async fn play(&mut self, steps: &[Step]) -> Result<()> {
        for step in steps {
            match step {
                Step::Call(call) => self.make(call).await?,
                Step::HoldRunsOut => self.let_hold_run_out()?,
            }
        }
        Ok(())
    }

    async fn make(&mut self, call: &Call) -> Result<()> {
        let request = self.request(call)?;
        let sent = router::of(self.app.clone()).oneshot(request).await;
        let response = sent.unwrap_or_else(|never| match never {});
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await;
        let body = body.map_err(|error| refused(call, status, &error.to_string()))?;
        let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
        if !status.is_success() && !call.may_fail {
            let message = answer["error"]["message"].as_str();
            return Err(refused(call, status, message.unwrap_or_default()));
        }
        self.remember(answer);
        Ok(())
    }

    fn request(&self, call: &Call) -> Result<Request<RequestBody>> {
        let key = &self.app.options.secret_key;
        let mut request = Request::builder()
            .method(call.method)
            .uri(self.fill(call.path))
            .extension(Own)
            .header(AUTHORIZATION, format!("Bearer {key}"));
        if call.on == On::Account && call.path.starts_with("/v1/") {
            request = request.header("stripe-account", &self.account);
        }
        let (kind, body) = match call.body {
            Body::Json(json) => ("application/json", self.fill(json)),
            Body::Form(groups) => {
                let mut form = url::form_urlencoded::Serializer::new(String::new());
                for (name, value) in groups.iter().copied().flatten() {
                    form.append_pair(name, &self.fill(value));
                }
                ("application/x-www-form-urlencoded", form.finish())
            }
        };
        let request = request.header(CONTENT_TYPE, kind);
        request
            .body(RequestBody::from(body))
            .map_err(|_| Error::internal())
    }

    /// Puts what is known in place of `{charge}` and `{charge.amount}`.
    fn fill(&self, text: &str) -> String {
        let mut filled = String::from(text);
        for (kind, object) in &self.known {
            let fields = object.as_object().into_iter().flatten();
            for (field, value) in fields {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), String::from);
                filled = filled.replace(&format!("{{{kind}.{field}}}"), &value);
                if field == "id" {
                    filled = filled.replace(&format!("{{{kind}}}"), &value);
                }
            }
        }
        filled
    }

    /// Keeps an answer under the name of its object: of a list the newest, of a refusal the intent.
    fn remember(&mut self, answer: Value) {
        let object = if answer["object"] == "list" {
            answer["data"][0].clone()
        } else if answer["error"].is_object() {
            let error = &answer["error"];
            let intents = [&error["payment_intent"], &error["setup_intent"]];
            let intent = intents.into_iter().find(|intent| intent.is_object());
            intent.cloned().unwrap_or_default()
        } else {
            answer
        };
        if let Some(code) = code_of(&object) {
            let consent = Value::from_iter([("code", code)]);
            self.known.insert(String::from("consent"), consent);
            return;
        }
        let name = match object["object"].as_str() {
            Some(name) => String::from(name),
            None => String::from("token"),
        };
        self.known.insert(name, object);
    }

    fn let_hold_run_out(&self) -> Result<()> {
        let intent = self.fill("{payment_intent}");
        let mut state = self.app.state();
        let now = state.clock.now();
        state.let_go(now, &self.account, &intent)
    }
}

/// The code in the address to which an owner's consent leads.
fn code_of(answer: &Value) -> Option<String> {
    let url = Url::parse(answer["redirect_to"].as_str()?).ok()?;
    let mut query = url.query_pairs();
    query.find_map(|(name, value)| (name == "code").then(|| value.into_owned()))
}

fn refused(call: &Call, status: StatusCode, message: &str) -> Error {
    Error::invalid(format!(
        "The event could not be made: {} {} was answered with {status}. {message}",
        call.method, call.path
    ))
}
