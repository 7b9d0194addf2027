//! Charts of a table as SVG, PNG and characters.
//!
//! `data` reads the columns that a chart names and says what is wrong with it; `frame` lays out
//! what all charts share and calls the file of the kind: `bars` (bars, grouped bars, lollipops),
//! `dots`, `shares`, `lines`, `slope`, `flows`. They draw on a `sheet` of kuva's primitives with the colours
//! of a [`Theme`]; kuva's backends paint it. `cells` draws the same data in a terminal.
//!
//! ```
//! use report::chart::{self, Size, Theme};
//! use table::{Chart, ChartKind, Column, Number, Table};
//! use words::{Language, Message};
//!
//! let text = |text: &str| Message::verbatim(text);
//! let table = Table::new("shares", text("Shares"))
//!     .column(Column::text("country", ["Bolivia", "Chile"].map(|c| Some(c.to_owned()))))
//!     .column(Column::number("share", [Some(Number::stated(50.1, 1)), None]).label(text("Share")));
//! let chart = Chart::new(ChartKind::Bar, text("Half of exports"), "country", ["share"]);
//! let svg = chart::svg(&table, &chart, Language::Spanish, Theme::Light, Size::Wide)?;
//! assert!(svg.contains(">50,1<") && svg.contains(">sin dato<"));
//! # Ok::<(), report::ReportError>(())
//! ```

mod bars;
mod cells;
mod data;
mod dots;
mod draw;
mod flows;
mod frame;
mod lines;
mod rows;
mod scale;
mod shares;
mod sheet;
mod slope;
mod theme;

pub use cells::terminal;
pub use draw::{png, svg};
pub use theme::{Size, Theme, dark_style};

pub(crate) use draw::id;
