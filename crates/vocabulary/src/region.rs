use crate::wire::travels_as_code;
use crate::{Country, Language};

/// A group of countries that statistics speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Region {
    /// The ten countries that the paper calls South America.
    SouthAmerica,
    /// Sub-Saharan Africa after UNCTAD.
    SubSaharanAfrica,
    /// The developing economies of Asia after UNCTAD.
    DevelopingAsia,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 3] = [Self::SouthAmerica, Self::SubSaharanAfrica, Self::DevelopingAsia];

    /// The code used in addresses, files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SouthAmerica => "south-america",
            Self::SubSaharanAfrica => "sub-saharan-africa",
            Self::DevelopingAsia => "developing-asia",
        }
    }

    /// The region's name in a language.
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::SouthAmerica, Language::English) => "South America",
            (Self::SouthAmerica, Language::Spanish) => "América del Sur",
            (Self::SouthAmerica, Language::Portuguese) => "América do Sul",
            (Self::SubSaharanAfrica, Language::English) => "Sub-Saharan Africa",
            (Self::SubSaharanAfrica, Language::Spanish) => "África subsahariana",
            (Self::SubSaharanAfrica, Language::Portuguese) => "África Subsaariana",
            (Self::DevelopingAsia, Language::English) => "Developing Asia",
            (Self::DevelopingAsia, Language::Spanish) => "Asia en desarrollo",
            (Self::DevelopingAsia, Language::Portuguese) => "Ásia em desenvolvimento",
        }
    }

    /// The countries whose figures the paper adds up to the region, by code; empty where the paper
    /// prints only the region.
    pub fn members(self) -> Vec<Country> {
        const SOUTH_AMERICA: [&str; 10] =
            ["ARG", "BOL", "BRA", "CHL", "COL", "ECU", "PER", "PRY", "URY", "VEN"];
        match self {
            Self::SouthAmerica => {
                SOUTH_AMERICA.iter().filter_map(|code| Country::from_iso3(code)).collect()
            }
            Self::SubSaharanAfrica | Self::DevelopingAsia => Vec::new(),
        }
    }
}

travels_as_code!(
    Region,
    "the code of a region, such as south-america",
    |code| Region::ALL.into_iter().find(|region| region.code() == code),
    |region| region.code()
);
