//! The interface as a page for people.
use utoipa::openapi::OpenApi;
pub(crate) fn page(_: &OpenApi) -> String {
    String::new()
}
pub(crate) fn content_security_policy() -> String {
    String::new()
}
