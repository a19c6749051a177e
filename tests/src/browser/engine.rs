//! The browsers that there are.

use tempfile::TempDir;
use thirtyfour::Capabilities;
use tokio::sync::Semaphore;

use super::{Options, chromium, firefox, programs};

/// A browser takes a core, and the tests are made for machines with two.
static CHROMIUM_TURNS: Semaphore = Semaphore::const_new(2);
/// Firefox takes more than one, and its driver serves one session.
static FIREFOX_TURNS: Semaphore = Semaphore::const_new(1);

/// What runs the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, for all that is tested.
    Chromium,
    /// Firefox, for the main path.
    Firefox,
}

impl Engine {
    /// How many there may be at a time.
    pub(super) fn turns(self) -> &'static Semaphore {
        match self {
            Self::Chromium => &CHROMIUM_TURNS,
            Self::Firefox => &FIREFOX_TURNS,
        }
    }

    /// What the driver is asked for.
    pub(super) fn capabilities(self, options: &Options, profile: &TempDir) -> Capabilities {
        match self {
            Self::Chromium => chromium::capabilities(options, profile),
            Self::Firefox => firefox::capabilities(options, profile),
        }
    }

    /// The driver's program, and its arguments: any free port.
    pub(super) fn driver(self) -> (String, &'static [&'static str]) {
        match self {
            Self::Chromium => (programs::chromedriver(), &["--port=0"]),
            Self::Firefox => (programs::geckodriver(), &["--port=0", "--websocket-port=0"]),
        }
    }

    /// The port, if this line of the driver tells it.
    pub(super) fn port(self, line: &str) -> Option<u16> {
        let text = match self {
            Self::Chromium => line.split_once("started successfully on port ")?.1,
            Self::Firefox => line.split_once("Listening on 127.0.0.1:")?.1,
        };
        text.trim_end_matches('.').parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_driver_tells_its_port() {
        let lines = [
            (
                Engine::Chromium,
                "ChromeDriver was started successfully on port 40261.",
                Some(40261),
            ),
            (
                Engine::Firefox,
                "1795298400000\tgeckodriver\tINFO\tListening on 127.0.0.1:36061",
                Some(36061),
            ),
            (
                Engine::Firefox,
                "*** You are running in headless mode.",
                None,
            ),
        ];
        for (engine, line, port) in lines {
            assert_eq!(engine.port(line), port, "{line}");
        }
    }
}
