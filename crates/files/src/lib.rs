//! Files as the world sends them: compressed or not, in whatever encoding, separated by whatever
//! a spreadsheet in that country separates with.
//!
//! [`Text::open`] reads a file and detects compression and encoding; [`Text::rows`] detects the
//! separator and yields [`Row`]s whose cells are read with a type; [`Sheet`] reads a spreadsheet of
//! either kind as texts. Whatever is wrong becomes a
//! [`FileError`] that says in which file, row and column, and what to do.
//!
//! ```
//! let text = files::Text::decode("sizes.csv", b"country;micro\nPER;98.1\n".to_vec())?;
//! let rows = text.rows()?;
//! assert_eq!(rows[0].number("micro")?.value, 98.1);
//! assert_eq!(rows[0].number("small").unwrap_err().code(), "file-column");
//! # Ok::<(), files::FileError>(())
//! ```

mod error;
mod rows;
mod sheet;
mod text;

pub use error::FileError;
pub use rows::{Row, Rows};
pub use sheet::Sheet;
pub use text::{LARGEST_TEXT, Text};
