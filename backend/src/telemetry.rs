//! Logs, request ids and traces: one span and one line for each request.

mod requests;
#[cfg(feature = "otlp")]
mod traces;
#[cfg(not(feature = "otlp"))]
#[path = "telemetry/no_traces.rs"]
mod traces;

use std::{error::Error as StdError, fmt::Write as _, io::IsTerminal as _};

use tracing_subscriber::{
    EnvFilter, Layer, Registry, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

pub(crate) use self::requests::trace_request;
pub use self::traces::{TraceError, Traces};
use crate::config::{LogFormat, TraceConfig};

/// The target of spans that stand in the log and in no trace.
pub(crate) const LOGS_ONLY: &str = "connect_pay::log";

type Subscriber = Box<dyn Layer<Registry> + Send + Sync>;

/// Sends logs to standard error, and traces where the settings say. `filter` is what `RUST_LOG`
/// takes, and is for logs alone. With traces it must run within a runtime, which must live until
/// [`Traces::flush`] has ended.
///
/// # Errors
/// [`TraceError`].
pub fn init(
    filter: &str,
    format: LogFormat,
    traces: Option<&TraceConfig>,
) -> Result<Traces, TraceError> {
    let mut layers = vec![lines(filter, format)];
    let traces = Traces::start(traces, &mut layers)?;
    // A second caller in one process keeps the first one's log.
    let _ = tracing_subscriber::registry().with(layers).try_init();
    Ok(traces)
}

fn lines(filter: &str, format: LogFormat) -> Subscriber {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => lines.with_filter(filter).boxed(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_filter(filter)
            .boxed(),
    }
}

/// An error and its sources on one line.
pub fn causes(error: &dyn StdError) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Writing to a String does not fail.
        let _ = write!(line, ": {cause}");
        source = cause.source();
    }
    line
}
