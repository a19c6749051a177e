//! All that a request carries, whatever its answer is.

use std::{borrow::Cow, fmt, time::Duration};

use shared::{AccountId, EventId};

use crate::stripe::{
    Error, Form, IdempotencyKey, LoggedCall, LoggedMethod, SecretKey, Stripe, client::API_VERSION,
    form::EncodeError, path::ApiPath,
};

/// The most levels that a path of `expand` may have.
const DEEPEST_EXPAND: usize = 4;

/// How a call is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Delete,
}

/// Which of Stripe's hosts answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    Api,
    /// OAuth.
    Connect,
}

/// All that a request carries.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) operation: Cow<'static, str>,
    pub(super) host: Host,
    pub(super) method: Method,
    path: Option<ApiPath>,
    pub(super) form: Result<Form, EncodeError>,
    pub(super) account: Option<AccountId>,
    pub(super) key: Option<SecretKey>,
    pub(super) idempotency_key: Option<IdempotencyKey>,
    pub(super) expand: Vec<Cow<'static, str>>,
    pub(super) is_list: bool,
    pub(super) within: Option<Duration>,
    /// The event because of which the call is made.
    pub(super) trigger: Option<EventId>,
    /// How the account is named: v2 has another header for it than v1.
    account_header: &'static str,
}

/// Parameters may hold personal data, and those of OAuth hold secrets: they are left out.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation)
            .field("account", &self.account)
            .field("idempotency_key", &self.idempotency_key)
            .finish_non_exhaustive()
    }
}

impl Call {
    pub(super) fn v1(operation: &'static str, method: Method, path: &[&str]) -> Self {
        let path = [&["v1"], path].concat();
        Self::to(operation.into(), method, ApiPath::of(&path))
    }

    /// A call below `/v2`. It looks something up: what v2 takes is JSON, and no call sends any.
    pub(super) fn v2(operation: &'static str, path: &[&str]) -> Self {
        let path = [&["v2"], path].concat();
        Self {
            account_header: "Stripe-Context",
            ..Self::to(operation.into(), Method::Get, ApiPath::of(&path))
        }
    }

    /// A call of OAuth, which is on another host.
    pub(super) fn oauth(operation: &'static str, path: &[&str]) -> Self {
        Self {
            host: Host::Connect,
            ..Self::to(operation.into(), Method::Post, ApiPath::of(path))
        }
    }

    pub(super) fn resent(logged: &LoggedCall) -> Result<Self, Error> {
        let method = match logged.method {
            LoggedMethod::Post => Method::Post,
            LoggedMethod::Delete => Method::Delete,
        };
        let path = ApiPath::stored(&logged.path).ok_or(Error::Address)?;
        Ok(Self {
            form: Ok(Form::stored(logged.form.clone())),
            account: logged.account.clone(),
            ..Self::to(logged.operation.clone().into(), method, Some(path))
        })
    }

    fn to(operation: Cow<'static, str>, method: Method, path: Option<ApiPath>) -> Self {
        Self {
            operation,
            host: Host::Api,
            method,
            path,
            form: Ok(Form::default()),
            account: None,
            key: None,
            idempotency_key: None,
            expand: Vec::new(),
            is_list: false,
            within: None,
            trigger: None,
            account_header: "Stripe-Account",
        }
    }

    pub(super) fn path(&self) -> Result<&ApiPath, Error> {
        self.path.as_ref().ok_or(Error::Address)
    }

    /// The parameters with the paths to expand.
    pub(super) fn body(&self) -> Result<Form, Error> {
        let mut form = self.form.clone()?;
        form.push_expand(&self.expand);
        Ok(form)
    }

    /// Refuses what must not be sent.
    pub(super) fn check(&self, stripe: &Stripe) -> Result<(), Error> {
        if let Some(path) = self.expand.iter().find(|path| !self.can_expand(path)) {
            return Err(Error::Expand {
                path: path.clone().into_owned(),
            });
        }
        if let (Some(own), Some(asked)) = (&stripe.own_account, &self.account)
            && own != asked
        {
            return Err(Error::ForeignAccount {
                own: own.clone(),
                asked: asked.clone(),
            });
        }
        // A live key must not reach a sandbox, nor a test key real customers.
        match &self.key {
            Some(key) if key.mode() != stripe.key.mode() => Err(Error::KeyMode {
                key: key.mode(),
                client: stripe.key.mode(),
            }),
            _ => Ok(()),
        }
    }

    fn can_expand(&self, path: &str) -> bool {
        let levels: Vec<&str> = path.split('.').collect();
        let right_start = !self.is_list || (levels[0] == "data" && levels.len() > 1);
        right_start && levels.len() <= DEEPEST_EXPAND && !levels.contains(&"")
    }

    /// Whose turn the call waits for. None is the platform's.
    pub(super) fn acts_on<'c>(&'c self, stripe: &'c Stripe) -> Option<&'c AccountId> {
        self.account.as_ref().or(stripe.own_account.as_ref())
    }

    /// The key that makes a repeated POST one POST: the one that was given, or a random one.
    pub(super) fn repeat_key(&self) -> Option<IdempotencyKey> {
        match self.method {
            Method::Get | Method::Delete => None,
            Method::Post => self.idempotency_key.clone().or_else(IdempotencyKey::random),
        }
    }

    /// Whether the call may be made again when it is not known what became of it.
    pub(super) fn is_repeatable(&self, key: Option<&IdempotencyKey>) -> bool {
        self.host == Host::Api && (self.method != Method::Post || key.is_some())
    }

    /// The HTTP request.
    pub(super) fn http(
        &self,
        stripe: &Stripe,
        key: Option<&IdempotencyKey>,
    ) -> Result<reqwest::Request, Error> {
        let base = match self.host {
            Host::Api => &stripe.base,
            Host::Connect => &stripe.connect_base,
        };
        let form = self.body()?;
        let mut url = self.path()?.under(base).ok_or(Error::Address)?;
        let method = match self.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        if self.method == Method::Get && !form.as_str().is_empty() {
            url.set_query(Some(form.as_str()));
        }
        let mut http = stripe
            .http
            .request(method, url)
            .bearer_auth(self.key.as_ref().unwrap_or(&stripe.key).reveal())
            .header("Stripe-Version", API_VERSION);
        if let Some(account) = self.account_header(stripe) {
            // What a server might not read, it might take for no account: that is the platform.
            if !account.as_str().bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(Error::Address);
            }
            http = http.header(self.account_header, account.as_str());
        }
        if let Some(event) = &self.trigger {
            http = http.header("Stripe-Request-Trigger", format!("event={event}"));
        }
        if let Some(key) = key {
            http = http.header("Idempotency-Key", key.as_str());
        }
        if self.method != Method::Get {
            http = http
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form.as_str().to_owned());
        }
        http.build().map_err(|_| Error::Address)
    }

    /// A key of the account itself says on which account it acts.
    fn account_header(&self, stripe: &Stripe) -> Option<&AccountId> {
        let key_is_platforms = self.key.is_none() && stripe.own_account.is_none();
        self.account.as_ref().filter(|_| key_is_platforms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expand_path_has_four_levels_at_the_most_and_lists_start_with_data() {
        for (path, of_one, of_list) in [
            ("latest_charge", true, false),
            ("a.b.c.d", true, false),
            ("a.b.c.d.e", false, false),
            ("data.payment_intent.customer.default_source", true, true),
            ("data.a.b.c.d", false, false),
            ("data", true, false),
            ("database.a", true, false),
            ("", false, false),
            ("a..b", false, false),
        ] {
            let mut call = Call::v1("x", Method::Get, &["x"]);
            assert_eq!(call.can_expand(path), of_one, "{path}");
            call.is_list = true;
            assert_eq!(call.can_expand(path), of_list, "{path} in a list");
        }
    }
}
