/// Whether the server answers.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}
