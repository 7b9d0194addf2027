//! Comparison with the files under `tests/golden`.

use std::path::PathBuf;

/// The text is that of the golden file, byte for byte; with `UPDATE_GOLDEN=1` it becomes it.
pub(crate) fn check(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{name} has changed; see what UPDATE_GOLDEN=1 makes of it:\n{text}");
}
