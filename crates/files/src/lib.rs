//! Files as the world sends them: compressed or not, in whatever encoding, separated by whatever
//! a spreadsheet in that country separates with.
//!
//! [`Text::open`] reads a file and detects compression and encoding; [`Text::rows`] detects the
//! separator and yields [`Row`]s whose cells are read with a type; [`Sheet`] reads a spreadsheet of
//! either kind as texts. Whatever is wrong becomes a
//! [`FileError`] that says in which file, row and column, and what to do.
//!
//! Tables too large for that, hundreds of megabytes of numbers, are a [`Grid`], which reads its rows on
//! all cores; a [`Bundle`] is whatever belongs together, a file, an archive or a folder, and a
//! [`Workbook`] gives its sheets as grids.
//!
//! ```
//! let text = files::Text::decode("sizes.csv", b"country;micro\nPER;98.1\n".to_vec())?;
//! let rows = text.rows()?;
//! assert_eq!(rows[0].number("micro")?.value, 98.1);
//! assert_eq!(rows[0].number("small").unwrap_err().code(), "file-column");
//! # Ok::<(), files::FileError>(())
//! ```

mod bundle;
mod error;
mod grid;
mod rows;
mod sheet;
mod text;
mod workbook;

pub use bundle::{Bundle, LARGEST_MEMBER};
pub use error::{FileError, shown};
pub use grid::Grid;
pub use rows::{Row, Rows};
pub use sheet::Sheet;
pub use text::{LARGEST_TEXT, Text};
pub use workbook::Workbook;
