//! Where traces go.

use url::Url;

const TRACES: &str = "v1/traces";

/// Where traces go. The variables are those of OpenTelemetry; `OTEL_EXPORTER_OTLP_HEADERS`,
/// `OTEL_TRACES_SAMPLER`, `OTEL_TRACES_SAMPLER_ARG`, `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_BSP_…`
/// are heard, too.
/// <https://opentelemetry.io/docs/specs/otel/protocol/exporter/>
#[derive(Debug, Clone, clap::Args)]
pub struct TraceArgs {
    /// The collector to send traces to (OTLP over HTTP), such as <http://127.0.0.1:4318>
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT")]
    pub otlp_endpoint: Option<Url>,
    /// The whole URL to send traces to, instead
    #[arg(long, env = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")]
    pub otlp_traces_endpoint: Option<Url>,
    /// What this server is called in traces
    #[arg(long, env = "OTEL_SERVICE_NAME", default_value = "connect-pay")]
    pub otel_service_name: String,
}

/// Where traces go, and from whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceConfig {
    /// Where they are posted to.
    pub endpoint: Url,
    /// What this server is called in them.
    pub service: String,
}

impl TraceArgs {
    /// Where traces go, if anywhere.
    pub fn config(&self) -> Option<TraceConfig> {
        let endpoint = match (&self.otlp_traces_endpoint, &self.otlp_endpoint) {
            (Some(whole), _) => whole.clone(),
            (None, Some(base)) => beneath(base)?,
            (None, None) => return None,
        };
        Some(TraceConfig {
            endpoint,
            service: self.otel_service_name.clone(),
        })
    }
}

/// A base may have a path of its own, with or without a slash at its end.
fn beneath(base: &Url) -> Option<Url> {
    let base = base.as_str().trim_end_matches('/');
    format!("{base}/{TRACES}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_gets_the_path_of_traces_and_a_whole_url_is_kept() {
        for (base, whole, endpoint) in [
            (None, None, None),
            (Some("http://c:4318"), None, Some("http://c:4318/v1/traces")),
            (
                Some("http://c/otlp/"),
                None,
                Some("http://c/otlp/v1/traces"),
            ),
            (Some("http://c"), Some("http://d/t"), Some("http://d/t")),
        ] {
            let args = TraceArgs {
                otlp_endpoint: base.map(|url| url.parse().unwrap()),
                otlp_traces_endpoint: whole.map(|url| url.parse().unwrap()),
                otel_service_name: "connect-pay".to_owned(),
            };
            let to = args.config().map(|config| config.endpoint.to_string());

            assert_eq!(to.as_deref(), endpoint);
        }
    }
}
