/// An inter-country input–output table.
///
/// An *element* is one industry of one economy; elements stand in the order economy by economy, so
/// that element = economy · N + industry, with G economies, N industries and n = G·N elements.
/// All values are in [`unit`](Self::unit), at the prices of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Icio {
    /// Codes of the economies, in the order of the file (G).
    pub economies: Vec<String>,
    /// Codes of the industries, in the order of the file (N).
    pub industries: Vec<String>,
    /// Codes of the categories of final demand (U).
    pub demand: Vec<String>,
    /// Sales from element to element, Z: n × n, row by row; the row sells, the column buys.
    pub intermediate: Vec<f64>,
    /// Sales to final demand, Y: n × (G·U), row by row; column = economy · U + category.
    pub final_demand: Vec<f64>,
    /// Output of each element, x (n): as printed, or the sum of the row where none is printed.
    pub output: Vec<f64>,
    /// Value added of each element (n) as the table prints it, if it does.
    pub value_added: Option<Vec<f64>>,
    /// What an open table sells to partners that are not part of it.
    pub outside: Option<Outside>,
    /// The unit of all values, such as `M USD`.
    pub unit: String,
    /// The year the table describes.
    pub year: Option<i32>,
    /// How the file was laid out.
    pub layout: Layout,
    /// Further rows by element: employment, wages, emissions.
    pub extensions: Vec<Extension>,
}

/// The exports of an open (regional) table to partners whose own industries it does not describe.
#[derive(Debug, Clone, PartialEq)]
pub struct Outside {
    /// Codes of the partners (P).
    pub partners: Vec<String>,
    /// Sales of each element to each partner: n × P, row by row.
    pub exports: Vec<f64>,
}

/// A further row of a table: something that each element uses or makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Extension {
    /// Its name, such as `employment`.
    pub name: String,
    /// Its unit, such as `persons`.
    pub unit: String,
    /// The amount of each element (n).
    pub values: Vec<f64>,
}

/// The ways in which publishers lay a table out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// OECD inter-country input–output tables, any edition.
    Oecd,
    /// World Input-Output Database, releases of 2013 and 2016.
    Wiod,
    /// Eora26.
    Eora,
    /// Multi-regional tables of the Asian Development Bank.
    Adb,
    /// EXIOBASE 3, industry by industry.
    Exiobase,
    /// FIGARO of Eurostat.
    Figaro,
    /// GLORIA.
    Gloria,
    /// The user table of Stata's `icio`: numbers only, with a list of countries.
    StataIcio,
    /// The open Latin American table of CEPAL.
    Cepal,
    /// The plain layout of this program.
    Plain,
    /// The cache of this program.
    Cache,
}

/// Which value added is divided by output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueAdded {
    /// What is left of output after all intermediate inputs that the table holds, taxes less
    /// subsidies included: shares of content then add up to one.
    #[default]
    Residual,
    /// The row that the table prints.
    Row,
}

impl Icio {
    /// How many economies, G.
    pub fn g(&self) -> usize {
        self.economies.len()
    }

    /// How many industries an economy has, N.
    pub fn n(&self) -> usize {
        self.industries.len()
    }

    /// How many elements, n = G·N.
    pub fn elements(&self) -> usize {
        self.economies.len() * self.industries.len()
    }

    /// The economy of an element.
    pub fn economy_of(&self, element: usize) -> usize {
        element / self.industries.len()
    }

    /// The name of an element: `ARG_C10T33`.
    pub fn element(&self, element: usize) -> String {
        let n = self.industries.len();
        format!("{}_{}", self.economies[element / n], self.industries[element % n])
    }
}
