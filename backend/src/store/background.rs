//! Work that steps back while a request wants the processor.

use std::{io, thread};

use tokio::{runtime::Handle, sync::oneshot};

/// How far it steps back: beside a request it gets a tenth of a processor, so that it still comes to
/// an end when there is no rest for long. In the steps of `nice(1)`.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Does this on a thread that steps back, as do all threads that begin there.
///
/// # Errors
/// When there is no thread to be had.
pub(super) async fn in_background<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> io::Result<T> {
    let runtime = Handle::current();
    let (done, result) = oneshot::channel();
    thread::Builder::new().spawn(move || {
        step_back();
        // Nobody may be left to hear of it.
        let _ = done.send(runtime.block_on(work));
    })?;
    result.await.map_err(io::Error::other)
}

/// On Linux a thread has a priority of its own, and passes it on to those that it begins. Elsewhere
/// the priority is that of the whole process, and stays.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{getpriority_process, setpriority_process};

        // A process that was started further back stays there.
        let now = getpriority_process(None);
        let done = now.and_then(|now| setpriority_process(None, NICENESS.max(now)));
        if let Err(error) = done {
            tracing::debug!(%error, "work in the background has the priority of requests");
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::getpriority_process;

    use super::*;

    #[tokio::test]
    async fn a_thread_that_begins_in_the_background_stays_there() {
        let niceness = || getpriority_process(None).unwrap();
        let usual = niceness();
        let begun = in_background(async move { thread::spawn(niceness).join().unwrap() }).await;
        assert_eq!(begun.unwrap(), NICENESS.max(usual));
        assert_eq!(niceness(), usual);
    }
}
