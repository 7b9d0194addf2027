use std::path::Path;

use files::{FileError, Text};
use vocabulary::{Place, Region, nearest};

use crate::records::{
    self, BoxFigure, Claim, Inflow, Jobs, Programme, Promotion, Reference, SizeShares, SmeExports,
    Support, TopExports, TopShares,
};
use crate::{Package, PaperError, Sheet};

/// The identifiers of the paper's tables, in the order of the paper.
pub const IDS: [&str; 16] = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "A6",
    "A7",
    "box1",
    "claims",
    "references",
];

/// The files as they were when the program was built.
macro_rules! built_in {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../data/paper/", $name)))),*]
    };
}

const FILES: [(&str, &str); 17] = built_in!(
    "datapackage.json",
    "table-1.csv",
    "table-2.csv",
    "table-3.csv",
    "table-4.csv",
    "table-5.csv",
    "table-6.csv",
    "table-a1.csv",
    "table-a2.csv",
    "table-a3.csv",
    "table-a4.csv",
    "table-a5.csv",
    "table-a6.csv",
    "table-a7.csv",
    "box-1.csv",
    "claims.csv",
    "references.csv"
);

/// Everything that the paper prints, as printed.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Every table as rows of text, in the order of [`IDS`].
    pub sheets: Vec<Sheet>,
    /// Table 1: the five largest export products.
    pub products: Vec<TopShares>,
    /// Table 2: the five largest destinations.
    pub destinations: Vec<TopShares>,
    /// Table 3: inflows of foreign direct investment.
    pub inflows: Vec<Inflow>,
    /// Table 4: firms by size.
    pub sizes: Vec<SizeShares>,
    /// Table 5: small and medium enterprises in exports.
    pub sme_exports: Vec<SmeExports>,
    /// Table 6: public support.
    pub support: Vec<Support>,
    /// Table A1: employment that depends on exports.
    pub jobs: Vec<Jobs>,
    /// Table A2, which prints inflows under another title.
    pub inflows_again: Vec<Inflow>,
    /// Table A3: exports by size of firm.
    pub exports_by_size: Vec<SizeShares>,
    /// Table A4: trade promotion agencies.
    pub promotion: Vec<Promotion>,
    /// Table A6: the five largest exports with values and totals.
    pub exports: Vec<TopExports>,
    /// Table A7: cluster programmes.
    pub programmes: Vec<Programme>,
    /// Box 1: the salmon cluster.
    pub salmon: Vec<BoxFigure>,
    /// Every number of the text.
    pub claims: Vec<Claim>,
    /// Every reference of the text to a table, figure or box.
    pub references: Vec<Reference>,
}

impl Paper {
    /// The paper as it was built into the program.
    ///
    /// # Errors
    ///
    /// None in a released program: the tests read the same files.
    pub fn built_in() -> Result<Self, PaperError> {
        Self::read(|name| {
            let file = Self::files().find(|(known, _)| *known == name);
            let text = file.map(|(_, text)| Text::built_in(format!("data/paper/{name}"), text));
            text.ok_or_else(|| FileError::Unreadable {
                file: name.to_owned(),
                reason: "it is not among the built-in files".to_owned(),
            })
        })
    }

    /// The paper from a folder that holds `datapackage.json` and the files it names.
    ///
    /// # Errors
    ///
    /// [`PaperError`] with file, row and column for whatever is broken.
    pub fn open(folder: &Path) -> Result<Self, PaperError> {
        Self::read(|name| Text::open(&folder.join(name)))
    }

    /// The built-in files by name, for whoever wants a copy of them.
    pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        FILES.into_iter()
    }

    /// Reads the data package and every table with `open`, which yields a file by name.
    ///
    /// # Errors
    ///
    /// [`PaperError`] with file, row and column for whatever is broken.
    pub fn read(open: impl Fn(&str) -> Result<Text, FileError>) -> Result<Self, PaperError> {
        let package = Package::parse(&open("datapackage.json")?)?;
        let mut sheets = Vec::new();
        for id in IDS {
            let resource = package.resources.iter().find(|resource| resource.puente_id == id);
            let resource = resource.cloned().ok_or_else(|| PaperError::Package {
                file: "datapackage.json".to_owned(),
                reason: format!("no resource has the puenteId `{id}`"),
            })?;
            // The name of a file comes from the package, which must not lead out of its folder.
            if Path::new(&resource.path).file_name() != Some(resource.path.as_ref()) {
                return Err(PaperError::Package {
                    file: "datapackage.json".to_owned(),
                    reason: format!("`{}` is not the plain name of a file", resource.path),
                });
            }
            let rows = open(&resource.path)?.rows()?;
            sheets.push(Sheet::new(resource, rows)?);
        }
        let sheet = |id: &str| &sheets[IDS.iter().position(|known| *known == id).unwrap_or(0)];
        Ok(Self {
            products: records::top_shares(sheet("1"), "product")?,
            destinations: records::top_shares(sheet("2"), "destination")?,
            inflows: records::inflows(sheet("3"))?,
            sizes: records::size_shares(sheet("4"))?,
            sme_exports: records::sme_exports(sheet("5"))?,
            support: records::support(sheet("6"))?,
            jobs: records::jobs(sheet("A1"))?,
            inflows_again: records::inflows(sheet("A2"))?,
            exports_by_size: records::size_shares(sheet("A3"))?,
            promotion: records::promotion(sheet("A4"))?,
            exports: records::top_exports(sheet("A6"))?,
            programmes: records::programmes(sheet("A7"))?,
            salmon: records::box_figures(sheet("box1"))?,
            claims: records::claims(sheet("claims"))?,
            references: records::references(sheet("references"))?,
            sheets,
        })
    }

    /// The table with this identifier, in capitals or not.
    ///
    /// # Errors
    ///
    /// [`PaperError::UnknownTable`] with the nearest identifiers.
    pub fn sheet(&self, id: &str) -> Result<&Sheet, PaperError> {
        let found = self.sheets.iter().find(|s| s.resource.puente_id.eq_ignore_ascii_case(id));
        found.ok_or_else(|| {
            let close = nearest(&id.to_lowercase(), IDS, |known| [known.to_lowercase()]);
            let nearest = if close.is_empty() { IDS.to_vec() } else { close };
            PaperError::UnknownTable { id: id.to_owned(), nearest }
        })
    }

    /// The places that have a profile: the ten countries and the region.
    pub fn places() -> Vec<Place> {
        let countries = Region::SouthAmerica.members().into_iter().map(Place::Country);
        countries.chain([Place::Region(Region::SouthAmerica)]).collect()
    }
}
