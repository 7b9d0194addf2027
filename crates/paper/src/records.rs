//! The rows of the paper's tables as types.

use files::{FileError, Row};
use table::Number;
use vocabulary::{Country, FirmSize, Place, Product};

use crate::{PaperError, Sheet};

/// The five largest shares of a country in one year with their printed sum: a row of table 1
/// (products) or table 2 (destinations).
#[derive(Debug, Clone, PartialEq)]
pub struct TopShares {
    /// The country that exports.
    pub country: Country,
    /// The year of the heading.
    pub year: u16,
    /// The year of the data, which is another for Venezuela.
    pub data_year: u16,
    /// The five, largest first.
    pub items: Vec<ShareItem>,
    /// The printed share of the five together, in percent of exports.
    pub sum: Number,
}

/// One of the five largest.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareItem {
    /// The product or destination as printed.
    pub name: String,
    /// The destination, when it is a country.
    pub partner: Option<Country>,
    /// Percent of the country's exports.
    pub share: Number,
}

/// The five largest exports of a country in one year: a block of table A6.
#[derive(Debug, Clone, PartialEq)]
pub struct TopExports {
    /// The country that exports.
    pub country: Country,
    /// The year of the heading.
    pub year: u16,
    /// The year of the data, which is another for Venezuela.
    pub data_year: u16,
    /// The five, largest first.
    pub products: Vec<ExportedProduct>,
    /// All exports, in thousand US dollars.
    pub total: Number,
    /// The printed share of the five together, in percent of exports.
    pub share: Number,
}

/// One product in table A6.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedProduct {
    /// The heading of the Harmonized System.
    pub product: Product,
    /// Thousand US dollars.
    pub value: Number,
    /// Percent of the country's exports.
    pub share: Number,
}

/// Inflows of foreign direct investment: a cell of table 3 or A2.
#[derive(Debug, Clone, PartialEq)]
pub struct Inflow {
    /// Where to.
    pub place: Place,
    /// The year, or the years of which it is the simple average.
    pub period: String,
    /// Million US dollars.
    pub fdi: Number,
}

/// A division by firm size: of firms (table 4) or of exports (table A3).
#[derive(Debug, Clone, PartialEq)]
pub struct SizeShares {
    /// The country.
    pub country: Country,
    /// Percent by class, in the order of [`FirmSize::ALL`].
    pub shares: [Option<Number>; 4],
}

/// Small and medium enterprises in exports: a row of table 5.
#[derive(Debug, Clone, PartialEq)]
pub struct SmeExports {
    /// The country.
    pub country: Country,
    /// Percent of the firms that export.
    pub exporters: Number,
    /// Percent of the value of exports.
    pub exports: Number,
}

/// Public support: a row of table 6.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// The country.
    pub country: Country,
    /// All public support to small and medium enterprises, in percent of GDP.
    pub overall: Option<Number>,
    /// The budget of the export promotion agency, in million US dollars.
    pub budget: Number,
    /// The same in percent of GDP.
    pub budget_gdp: Number,
}

/// Employment that depends on exports: a row of table A1.
#[derive(Debug, Clone, PartialEq)]
pub struct Jobs {
    /// The country.
    pub country: Country,
    /// The year.
    pub year: u16,
    /// Thousand persons employed.
    pub total: Number,
    /// Percent a year since the country's earlier row.
    pub total_variation: Option<Number>,
    /// Thousand persons whose work depends on exports, directly or indirectly.
    pub exports: Number,
    /// Percent a year since the country's earlier row.
    pub export_variation: Option<Number>,
    /// Percent of all employment that depends on exports.
    pub share: Number,
}

/// A trade promotion agency: a row of table A4.
#[derive(Debug, Clone, PartialEq)]
pub struct Promotion {
    /// The country.
    pub country: Country,
    /// The budget, in million US dollars.
    pub budget: Number,
    /// The same in percent of exports.
    pub budget_exports: Number,
}

/// A cluster programme: a row of table A7.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Million US dollars.
    pub financing: Number,
}

/// How a statement in words relates a number to the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is that number.
    Equal,
    /// It is about that number: within a tenth of it.
    About,
    /// It is at least that number.
    AtLeast,
    /// It is at most that number.
    AtMost,
    /// The number is the lower end of a range.
    From,
    /// The number is the upper end of a range.
    To,
}

/// A figure of the box on the salmon cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxFigure {
    /// Its number, such as `box1-05`.
    pub id: String,
    /// The year or period; empty when undated.
    pub year: String,
    /// What is measured, as a code.
    pub what: String,
    /// The value.
    pub value: Number,
}

/// A number that the text or a footnote states.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its number, such as `c034`.
    pub id: String,
    /// The section.
    pub section: String,
    /// The value.
    pub value: Number,
    /// How it is stated.
    pub relation: Relation,
    /// The year or period; empty when undated.
    pub year: String,
    /// The code of the place, which may be a region that no table knows; empty when there is none.
    pub place: String,
    /// The source that the text names; empty when it names none.
    pub source: String,
    /// What is measured, as a code.
    pub indicator: String,
    /// Of what, as a code: a product, a destination, a size class; empty when there is none.
    pub of: String,
    /// The whole that the number is a part of; empty when there is none.
    pub group: String,
}

/// A place in the paper that sends the reader to a table, a figure or a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Its number, such as `ref-06`.
    pub id: String,
    /// Where the reader is sent to.
    pub target: String,
    /// What is to be found there.
    pub relation: RelationOf,
}

/// What a reference says of its target.
#[derive(Debug, Clone, PartialEq)]
pub enum RelationOf {
    /// It is a longer version of another table.
    Expands(String),
    /// It is about something.
    About(String),
}

fn country(row: &Row, column: &str) -> Result<Country, FileError> {
    row.parsed(column, "file-needs-country", Country::from_iso3)
}

fn year(row: &Row, column: &str) -> Result<u16, FileError> {
    row.parsed(column, "file-needs-whole", |text| text.parse().ok())
}

fn relation(row: &Row) -> Result<Relation, FileError> {
    row.parsed("relation", "file-needs-code", |text| {
        Some(match text {
            "=" => Relation::Equal,
            "~" => Relation::About,
            ">" => Relation::AtLeast,
            "<" => Relation::AtMost,
            "min" => Relation::From,
            "max" => Relation::To,
            _ => return None,
        })
    })
}

/// A list of the largest: its rows and the closing row of the sum.
struct Block<'a> {
    country: Country,
    year: u16,
    data_year: u16,
    items: Vec<&'a Row>,
    sum: &'a Row,
}

/// The lists of the largest in a sheet, where `closing` marks the row of the sum.
fn blocks<'a>(sheet: &'a Sheet, closing: &str) -> Result<Vec<Block<'a>>, PaperError> {
    let mut blocks = Vec::new();
    let mut items: Vec<&Row> = Vec::new();
    for row in sheet.rows.iter() {
        if row.text("row")? != closing {
            items.push(row);
            continue;
        }
        let (country, year_of) = (country(row, "country")?, year(row, "year")?);
        let incomplete =
            PaperError::Incomplete { file: sheet.resource.path.clone(), row: row.line() };
        for item in &items {
            if self::country(item, "country")? != country || year(item, "year")? != year_of {
                return Err(incomplete);
            }
        }
        if items.is_empty() {
            return Err(incomplete);
        }
        let data_year = year(row, "data_year")?;
        let items = std::mem::take(&mut items);
        blocks.push(Block { country, year: year_of, data_year, items, sum: row });
    }
    match items.first() {
        Some(row) => {
            Err(PaperError::Incomplete { file: sheet.resource.path.clone(), row: row.line() })
        }
        None => Ok(blocks),
    }
}

/// Reads table 1 (`name` is `product`) or table 2 (`destination`).
pub(crate) fn top_shares(sheet: &Sheet, name: &str) -> Result<Vec<TopShares>, PaperError> {
    let has_partner = sheet.rows.columns().iter().any(|column| column == "partner");
    let item = |row: &&Row| -> Result<ShareItem, FileError> {
        let partner = if has_partner {
            row.optional("partner", "file-needs-country", Country::from_iso3)?
        } else {
            None
        };
        Ok(ShareItem { name: row.text(name)?.to_owned(), partner, share: row.number("share")? })
    };
    let list = |block: Block<'_>| {
        Ok(TopShares {
            country: block.country,
            year: block.year,
            data_year: block.data_year,
            items: block.items.iter().map(item).collect::<Result<_, _>>()?,
            sum: block.sum.number("share")?,
        })
    };
    blocks(sheet, "top5")?.into_iter().map(list).collect()
}

/// Reads table A6.
pub(crate) fn top_exports(sheet: &Sheet) -> Result<Vec<TopExports>, PaperError> {
    let product = |row: &&Row| -> Result<ExportedProduct, FileError> {
        Ok(ExportedProduct {
            product: row.parsed("hs", "file-needs-product", Product::from_hs)?,
            value: row.number("value")?,
            share: row.number("share")?,
        })
    };
    let list = |block: Block<'_>| {
        Ok(TopExports {
            country: block.country,
            year: block.year,
            data_year: block.data_year,
            products: block.items.iter().map(product).collect::<Result<_, _>>()?,
            total: block.sum.number("value")?,
            share: block.sum.number("share")?,
        })
    };
    blocks(sheet, "total")?.into_iter().map(list).collect()
}

/// Reads each row of a sheet.
fn each<T>(
    sheet: &Sheet,
    read: impl Fn(&Row) -> Result<T, FileError>,
) -> Result<Vec<T>, PaperError> {
    Ok(sheet.rows.iter().map(read).collect::<Result<_, _>>()?)
}

pub(crate) fn inflows(sheet: &Sheet) -> Result<Vec<Inflow>, PaperError> {
    each(sheet, |row| {
        Ok(Inflow {
            place: row.parsed("place", "file-needs-place", Place::from_code)?,
            period: row.text("period")?.to_owned(),
            fdi: row.number("fdi")?,
        })
    })
}

pub(crate) fn size_shares(sheet: &Sheet) -> Result<Vec<SizeShares>, PaperError> {
    each(sheet, |row| {
        let mut shares = [None; 4];
        for (share, size) in shares.iter_mut().zip(FirmSize::ALL) {
            *share = row.optional_number(size.code())?;
        }
        Ok(SizeShares { country: country(row, "country")?, shares })
    })
}

pub(crate) fn sme_exports(sheet: &Sheet) -> Result<Vec<SmeExports>, PaperError> {
    each(sheet, |row| {
        Ok(SmeExports {
            country: country(row, "country")?,
            exporters: row.number("sme_exporters")?,
            exports: row.number("sme_exports")?,
        })
    })
}

pub(crate) fn support(sheet: &Sheet) -> Result<Vec<Support>, PaperError> {
    each(sheet, |row| {
        Ok(Support {
            country: country(row, "country")?,
            overall: row.optional_number("overall_support")?,
            budget: row.number("budget")?,
            budget_gdp: row.number("budget_gdp")?,
        })
    })
}

pub(crate) fn jobs(sheet: &Sheet) -> Result<Vec<Jobs>, PaperError> {
    each(sheet, |row| {
        Ok(Jobs {
            country: country(row, "country")?,
            year: year(row, "year")?,
            total: row.number("total_employment")?,
            total_variation: row.optional_number("total_variation")?,
            exports: row.number("export_employment")?,
            export_variation: row.optional_number("export_variation")?,
            share: row.number("export_share")?,
        })
    })
}

pub(crate) fn promotion(sheet: &Sheet) -> Result<Vec<Promotion>, PaperError> {
    each(sheet, |row| {
        Ok(Promotion {
            country: country(row, "country")?,
            budget: row.number("budget")?,
            budget_exports: row.number("budget_exports")?,
        })
    })
}

pub(crate) fn programmes(sheet: &Sheet) -> Result<Vec<Programme>, PaperError> {
    each(sheet, |row| Ok(Programme { financing: row.number("financing")? }))
}

pub(crate) fn box_figures(sheet: &Sheet) -> Result<Vec<BoxFigure>, PaperError> {
    each(sheet, |row| {
        Ok(BoxFigure {
            id: row.text("id")?.to_owned(),
            year: row.text("year")?.to_owned(),
            what: row.text("what")?.to_owned(),
            value: row.number("value")?,
        })
    })
}

pub(crate) fn claims(sheet: &Sheet) -> Result<Vec<Claim>, PaperError> {
    each(sheet, |row| {
        let text = |column| row.text(column).map(str::to_owned);
        Ok(Claim {
            id: text("id")?,
            section: text("section")?,
            value: row.number("value")?,
            relation: relation(row)?,
            year: text("year")?,
            place: text("place")?,
            source: text("source")?,
            indicator: text("indicator")?,
            of: text("of")?,
            group: text("group")?,
        })
    })
}

pub(crate) fn references(sheet: &Sheet) -> Result<Vec<Reference>, PaperError> {
    each(sheet, |row| {
        let subject = row.text("subject")?.to_owned();
        Ok(Reference {
            id: row.text("id")?.to_owned(),
            target: row.text("target")?.to_owned(),
            relation: row.parsed("relation", "file-needs-code", |text| match text {
                "expands" => Some(RelationOf::Expands(subject.clone())),
                "about" => Some(RelationOf::About(subject.clone())),
                _ => None,
            })?,
        })
    })
}
