use std::fmt;

use crate::wire::travels_as_code;
use crate::{Country, Language};

/// A currency of ISO 4217: those of Latin America, the dollar and the euro.
///
/// ```
/// use vocabulary::{Currency, Language};
/// assert_eq!(Currency::from_code("CLP"), Some(Currency::Clp));
/// assert_eq!(Currency::Clp.minor_units(), 0);
/// assert_eq!(Currency::Brl.name(Language::English), "Brazilian real");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the variants are the codes of ISO 4217; the table below names them"
)]
pub enum Currency {
    Ars,
    Bob,
    Brl,
    Clp,
    Cop,
    Crc,
    Dop,
    Eur,
    Gtq,
    Hnl,
    Mxn,
    Nio,
    Pab,
    Pen,
    Pyg,
    Usd,
    Uyu,
    Ves,
}

struct Entry {
    currency: Currency,
    code: &'static str,
    minor_units: u8,
    symbol: &'static str,
    /// The countries whose firms keep their books in it.
    countries: &'static [&'static str],
    names: [&'static str; 3],
}

impl Currency {
    /// Every currency, by code.
    pub const ALL: [Self; 18] = {
        let mut all = [Self::Ars; 18];
        let mut index = 0;
        while index < all.len() {
            all[index] = ENTRIES[index].currency;
            index += 1;
        }
        all
    };

    /// The currency with this code, in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// The currency in which a country's firms keep their books; `None` for countries outside the
    /// region. Panama's is the dollar, which the balboa equals.
    pub fn of(country: Country) -> Option<Self> {
        Self::ALL.into_iter().find(|currency| currency.entry().countries.contains(&country.iso3()))
    }

    fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }

    /// The code, such as `BRL`.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// How many decimals its smallest unit has: 2 for the centavo, 0 where there is none.
    pub fn minor_units(self) -> u8 {
        self.entry().minor_units
    }

    /// The sign that is written before an amount at home, such as `R$`; several currencies share
    /// `$`, so abroad the code has to be said.
    pub fn symbol(self) -> &'static str {
        self.entry().symbol
    }

    /// The name in a language.
    pub fn name(self, language: Language) -> &'static str {
        self.entry().names[language as usize]
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

travels_as_code!(
    Currency,
    "the code of a currency, such as USD",
    Currency::from_code,
    |currency| currency.code()
);

/// In the order of the variants.
static ENTRIES: [Entry; 18] = [
    Entry {
        currency: Currency::Ars,
        code: "ARS",
        minor_units: 2,
        symbol: "$",
        countries: &["ARG"],
        names: ["Argentine peso", "Peso argentino", "Peso argentino"],
    },
    Entry {
        currency: Currency::Bob,
        code: "BOB",
        minor_units: 2,
        symbol: "Bs",
        countries: &["BOL"],
        names: ["Boliviano", "Boliviano", "Boliviano"],
    },
    Entry {
        currency: Currency::Brl,
        code: "BRL",
        minor_units: 2,
        symbol: "R$",
        countries: &["BRA"],
        names: ["Brazilian real", "Real brasileño", "Real brasileiro"],
    },
    Entry {
        currency: Currency::Clp,
        code: "CLP",
        minor_units: 0,
        symbol: "$",
        countries: &["CHL"],
        names: ["Chilean peso", "Peso chileno", "Peso chileno"],
    },
    Entry {
        currency: Currency::Cop,
        code: "COP",
        minor_units: 2,
        symbol: "$",
        countries: &["COL"],
        names: ["Colombian peso", "Peso colombiano", "Peso colombiano"],
    },
    Entry {
        currency: Currency::Crc,
        code: "CRC",
        minor_units: 2,
        symbol: "₡",
        countries: &["CRI"],
        names: ["Costa Rican colón", "Colón costarricense", "Colón costa-riquenho"],
    },
    Entry {
        currency: Currency::Dop,
        code: "DOP",
        minor_units: 2,
        symbol: "RD$",
        countries: &["DOM"],
        names: ["Dominican peso", "Peso dominicano", "Peso dominicano"],
    },
    Entry {
        currency: Currency::Eur,
        code: "EUR",
        minor_units: 2,
        symbol: "€",
        countries: &[],
        names: ["Euro", "Euro", "Euro"],
    },
    Entry {
        currency: Currency::Gtq,
        code: "GTQ",
        minor_units: 2,
        symbol: "Q",
        countries: &["GTM"],
        names: ["Quetzal", "Quetzal", "Quetzal"],
    },
    Entry {
        currency: Currency::Hnl,
        code: "HNL",
        minor_units: 2,
        symbol: "L",
        countries: &["HND"],
        names: ["Lempira", "Lempira", "Lempira"],
    },
    Entry {
        currency: Currency::Mxn,
        code: "MXN",
        minor_units: 2,
        symbol: "$",
        countries: &["MEX"],
        names: ["Mexican peso", "Peso mexicano", "Peso mexicano"],
    },
    Entry {
        currency: Currency::Nio,
        code: "NIO",
        minor_units: 2,
        symbol: "C$",
        countries: &["NIC"],
        names: ["Córdoba", "Córdoba", "Córdoba"],
    },
    Entry {
        currency: Currency::Pab,
        code: "PAB",
        minor_units: 2,
        symbol: "B/.",
        countries: &[],
        names: ["Balboa", "Balboa", "Balboa"],
    },
    Entry {
        currency: Currency::Pen,
        code: "PEN",
        minor_units: 2,
        symbol: "S/",
        countries: &["PER"],
        names: ["Sol", "Sol", "Sol"],
    },
    Entry {
        currency: Currency::Pyg,
        code: "PYG",
        minor_units: 0,
        symbol: "₲",
        countries: &["PRY"],
        names: ["Guaraní", "Guaraní", "Guarani"],
    },
    Entry {
        currency: Currency::Usd,
        code: "USD",
        minor_units: 2,
        symbol: "US$",
        countries: &["ECU", "PAN", "SLV"],
        names: ["US dollar", "Dólar estadounidense", "Dólar dos Estados Unidos"],
    },
    Entry {
        currency: Currency::Uyu,
        code: "UYU",
        minor_units: 2,
        symbol: "$",
        countries: &["URY"],
        names: ["Uruguayan peso", "Peso uruguayo", "Peso uruguaio"],
    },
    Entry {
        currency: Currency::Ves,
        code: "VES",
        minor_units: 2,
        symbol: "Bs",
        countries: &["VEN"],
        names: ["Bolívar", "Bolívar", "Bolívar"],
    },
];
