//! Tables and charts as text, files and pictures.
//!
//! A shell has a [`table::Table`] or [`table::Figure`] and asks for it in a [`Format`]: [`render`]
//! for one table, [`render_figure`] for one figure, [`render_figures`] for a document. A cell takes
//! one of two forms (`cell`): as data files hold it, the same in every language but for sentences,
//! or as people read it. Every format is one file.
//!
//! [`chart`] draws a [`table::Chart`] as SVG, PNG or characters. Pages take their fragments from
//! [`html`], and the command line its text for the terminal at hand from [`terminal`].
//!
//! Everything here is a pure function of its arguments: the same table, the same bytes.

pub mod chart;
pub mod html;
pub mod terminal;

mod cell;
mod csv;
mod error;
mod format;
mod json;
mod markdown;
mod parquet;
mod render;
mod text;
mod xlsx;

pub use error::ReportError;
pub use format::Format;
pub use render::{render, render_figure, render_figures};
pub use terminal::Terminal;
