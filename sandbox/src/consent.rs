//! What a platform asks of an account's owner, on Stripe's page for connecting accounts.

use axum::http::StatusCode;
use url::Url;

use crate::{
    choice::choices,
    error::{Error, Result},
    form::{self, Form},
    options::Options,
    params::Params,
    resources::account::country::Country,
};

choices! {
    pub(crate) enum ResponseType { Code = "code" }
}

choices! {
    pub(crate) enum Scope { ReadOnly = "read_only", ReadWrite = "read_write" }
}

/// The request in the URL of `/oauth/authorize`.
#[derive(Debug, Clone)]
pub(crate) struct ConsentRequest {
    redirect_uri: Url,
    state: Option<String>,
    pub(crate) owner: Owner,
}

/// What the platform knows of the owner beforehand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owner {
    pub(crate) email: Option<String>,
    pub(crate) business_name: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) country: Option<Country>,
}

impl ConsentRequest {
    /// Reads the query of the URL.
    ///
    /// # Errors
    /// An OAuth error, which Stripe shows instead of its page.
    pub(crate) fn read(query: &str) -> Result<Self> {
        let mut form = Form::new();
        form::decode_into(&mut form, query.as_bytes()).map_err(Error::into_oauth)?;
        let mut params = Params::new(form);
        let client_id = params.text("client_id").map_err(Error::into_oauth)?;
        if client_id.as_deref() != Some(Options::CLIENT_ID) {
            return Err(Error::oauth(
                StatusCode::BAD_REQUEST,
                "invalid_client",
                "No application matches the supplied client identifier",
            ));
        }
        params.read(Self::read_rest).map_err(Error::into_oauth)
    }

    fn read_rest(params: &mut Params) -> Result<Self> {
        params
            .choice::<ResponseType>("response_type")?
            .ok_or_else(|| Error::missing("response_type"))?;
        if params.choice::<Scope>("scope")? != Some(Scope::ReadWrite) {
            return Err(Error::invalid(
                "The Stripe sandbox imitates the scope read_write only.",
            ));
        }
        params.without_effect(&["always_prompt", "stripe_landing", "suggested_capabilities"]);
        let redirect_uri = params.required_text("redirect_uri")?;
        Ok(Self {
            redirect_uri: Url::parse(&redirect_uri)
                .ok()
                .filter(|url| matches!(url.scheme(), "http" | "https"))
                .ok_or_else(|| Error::invalid(format!("Invalid redirect URI '{redirect_uri}'.")))?,
            state: params.text("state")?,
            owner: params
                .object("stripe_user", Owner::read)?
                .unwrap_or_default(),
        })
    }

    /// Where the browser goes when the owner agrees.
    pub(crate) fn approved(&self, code: &str) -> Url {
        self.back(&[("scope", "read_write"), ("code", code)])
    }

    /// Where the browser goes when the owner does not.
    pub(crate) fn denied(&self) -> Url {
        self.back(&[
            ("error", "access_denied"),
            ("error_description", "The user denied your request"),
        ])
    }

    fn back(&self, answer: &[(&str, &str)]) -> Url {
        let mut url = self.redirect_uri.clone();
        let mut query = url.query_pairs_mut();
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        query.extend_pairs(answer);
        drop(query);
        url
    }
}

impl Owner {
    /// Invalid values are ignored, as Stripe does.
    fn read(params: &mut Params) -> Result<Self> {
        let country = params.text("country")?;
        let owner = Self {
            email: params.text("email")?,
            business_name: params.text("business_name")?,
            url: params.text("url")?,
            country: country.and_then(|code| Country::parse(&code).ok()),
        };
        params.ignore_rest();
        Ok(owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "response_type=code&client_id=ca_sandbox_platform&scope=read_write\
                         &redirect_uri=https%3A%2F%2Fp.example%2Fback&state=7";

    #[test]
    fn the_answer_carries_the_state() {
        let request = ConsentRequest::read(ASKED).unwrap();

        assert_eq!(
            request.approved("ac_1").as_str(),
            "https://p.example/back?state=7&scope=read_write&code=ac_1"
        );
        assert_eq!(
            request.denied().as_str(),
            "https://p.example/back?state=7&error=access_denied\
             &error_description=The+user+denied+your+request"
        );
    }

    #[test]
    fn a_wrong_request_has_an_oauth_error() {
        for (from, to, code) in [
            ("ca_sandbox_platform", "ca_other", "invalid_client"),
            (
                "response_type=code",
                "response_type=token",
                "invalid_request",
            ),
            ("https%3A", "mailto%3A", "invalid_request"),
        ] {
            let error = ConsentRequest::read(&ASKED.replace(from, to)).unwrap_err();
            assert_eq!(error.into_json()["error"], code);
        }
    }
}
