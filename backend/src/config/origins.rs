//! Which web pages may embed the widget.

use std::str::FromStr;

use axum::http::HeaderValue;
use url::Url;

/// The origins whose pages may call the browser endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowedOrigins {
    /// Every page.
    Any,
    /// Pages of these origins.
    List(Vec<HeaderValue>),
}

/// A text that is neither `*` nor a list of origins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an origin; write * or a list such as https://shop.example,https://b.example")]
pub struct InvalidOrigin(String);

impl FromStr for AllowedOrigins {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        if text.trim() == "*" {
            return Ok(Self::Any);
        }
        text.split(',')
            .map(|origin| parse_origin(origin.trim()))
            .collect::<Result<_, _>>()
            .map(Self::List)
    }
}

/// An origin is scheme, host and port: a path or a slash at its end would match no browser's
/// `Origin` header.
fn parse_origin(text: &str) -> Result<HeaderValue, InvalidOrigin> {
    let invalid = || InvalidOrigin(text.to_owned());
    let origin = Url::parse(text).map_err(|_| invalid())?.origin();
    if !origin.is_tuple() || origin.ascii_serialization() != text {
        return Err(invalid());
    }
    HeaderValue::from_str(text).map_err(|_| invalid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_as_a_browser_sends_them() {
        assert_eq!("*".parse(), Ok(AllowedOrigins::Any));
        let list = "https://shop.example, http://127.0.0.1:4244".parse();
        assert!(matches!(list, Ok(AllowedOrigins::List(list)) if list.len() == 2));
        for bad in [
            "",
            "shop.example",
            "https://shop.example/",
            "https://a.example/x",
            "data:x",
        ] {
            assert!(bad.parse::<AllowedOrigins>().is_err(), "{bad}");
        }
    }
}
