//! A bar for what takes long. It shows itself only where somebody watches, on standard error.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many bytes.
pub(crate) fn bar(bytes: u64, doing: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(bytes).with_message(doing);
    let style = ProgressStyle::with_template("{msg} {bar:40} {bytes} of {total_bytes} ({eta})");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
