//! The twelve producer communities: where they are, what they make and to whom it goes. Places are
//! real, the communities are not.

use registry::CommunityKind;
use vocabulary::Language;

use crate::texts::Trade;

/// What a producer community is made from.
pub(crate) struct Home {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) form: CommunityKind,
    /// ISO 3166-2.
    pub(crate) area: &'static str,
    /// Towns with latitude and longitude in degrees.
    pub(crate) towns: [(&'static str, f64, f64); 3],
    pub(crate) trade: Trade,
    /// ISIC of most firms, and of those around them.
    pub(crate) industry: &'static str,
    pub(crate) around: &'static [&'static str],
    /// HS, six digits.
    pub(crate) products: &'static [&'static str],
    /// Where exports go, by three-letter code.
    pub(crate) markets: &'static [&'static str],
    /// Yearly sales for each person who works there, in thousands of US dollars.
    pub(crate) yield_of_work: i64,
}

impl Home {
    /// The three-letter code of the country.
    pub(crate) fn country(&self) -> &'static str {
        country_of(self.area)
    }

    /// The language of its firms.
    pub(crate) fn language(&self) -> Language {
        if self.country() == "BRA" { Language::Portuguese } else { Language::Spanish }
    }
}

/// The three-letter code of the country of an area.
pub(crate) fn country_of(area: &str) -> &'static str {
    match area.get(..2) {
        Some("AR") => "ARG",
        Some("CL") => "CHL",
        _ => "BRA",
    }
}

pub(crate) const HOMES: [Home; 12] = [
    Home {
        name: "Viñateros del Alto Tunuyán",
        about: "Productores y bodegas de finca al pie de la cordillera; comparten turnos de riego y una enfardadora.",
        form: CommunityKind::District,
        area: "AR-M",
        towns: [
            ("Tunuyán", -33.58, -69.02),
            ("San Carlos", -33.77, -69.04),
            ("Tupungato", -33.37, -69.15),
        ],
        trade: Trade::Wine,
        industry: "1102",
        around: &["0121", "1702", "4923"],
        products: &["220421", "220429"],
        markets: &["USA", "BRA", "GBR", "CAN", "NLD"],
        yield_of_work: 34,
    },
    Home {
        name: "Cooperativa Olivares del Tulum",
        about: "Olivicultores y almazaras pequeñas que muelen juntos y envasan cada uno con su marca.",
        form: CommunityKind::Cooperative,
        area: "AR-J",
        towns: [
            ("Pocito", -31.68, -68.58),
            ("Rawson", -31.58, -68.54),
            ("Albardón", -31.44, -68.52),
        ],
        trade: Trade::Olives,
        industry: "1040",
        around: &["0126", "1030", "2220"],
        products: &["150920", "200570"],
        markets: &["BRA", "USA", "ESP", "CHL"],
        yield_of_work: 29,
    },
    Home {
        name: "Cluster de pepita del Alto Valle",
        about: "Chacras, empaques y frigoríficos de peras y manzanas a lo largo del río.",
        form: CommunityKind::Cluster,
        area: "AR-R",
        towns: [
            ("General Roca", -39.03, -67.58),
            ("Allen", -38.98, -67.83),
            ("Cipolletti", -38.94, -67.99),
        ],
        trade: Trade::Orchard,
        industry: "0124",
        around: &["0163", "1030", "5210"],
        products: &["080810", "080830"],
        markets: &["BRA", "USA", "RUS", "ITA", "BOL"],
        yield_of_work: 24,
    },
    Home {
        name: "Capítulo Lules de los citricultores",
        about: "Fincas familiares y empaques de limón del pedemonte, con algo de arándano temprano.",
        form: CommunityKind::Chapter,
        area: "AR-T",
        towns: [
            ("Lules", -26.92, -65.34),
            ("Famaillá", -27.05, -65.40),
            ("Tafí Viejo", -26.73, -65.26),
        ],
        trade: Trade::Orchard,
        industry: "0123",
        around: &["0163", "1030", "4923"],
        products: &["080550", "081040"],
        markets: &["ESP", "NLD", "USA", "ITA"],
        yield_of_work: 21,
    },
    Home {
        name: "Bayas de la precordillera de Ñuble",
        about: "Huertos de arándano y frambuesa de menos de diez hectáreas, con dos plantas de congelado.",
        form: CommunityKind::District,
        area: "CL-NB",
        towns: [
            ("San Carlos", -36.42, -71.96),
            ("Coihueco", -36.62, -71.83),
            ("San Ignacio", -36.80, -72.03),
        ],
        trade: Trade::Berries,
        industry: "0125",
        around: &["0163", "1030", "5210"],
        products: &["081040", "081120"],
        markets: &["USA", "NLD", "GBR", "CHN"],
        yield_of_work: 23,
    },
    Home {
        name: "Cooperativa de secano de Cauquenes",
        about: "Viñas viejas de secano que vinifican en común y venden a granel y embotellado.",
        form: CommunityKind::Cooperative,
        area: "CL-ML",
        towns: [
            ("Cauquenes", -35.97, -72.32),
            ("San Javier", -35.60, -71.73),
            ("Villa Alegre", -35.67, -71.74),
        ],
        trade: Trade::Wine,
        industry: "1102",
        around: &["0121", "1702", "4923"],
        products: &["220421", "220429"],
        markets: &["CHN", "GBR", "BRA", "JPN", "DEU"],
        yield_of_work: 31,
    },
    Home {
        name: "Proveedores del mar de Calbuco",
        about: "Centros de cultivo, talleres de redes, buceo y transporte que trabajan para las salmoneras.",
        form: CommunityKind::Cluster,
        area: "CL-LL",
        towns: [
            ("Puerto Montt", -41.46, -72.93),
            ("Calbuco", -41.77, -73.13),
            ("Castro", -42.48, -73.76),
        ],
        trade: Trade::Salmon,
        industry: "0321",
        around: &["1394", "3315", "5012"],
        products: &["030214", "030313", "160411"],
        markets: &["USA", "JPN", "BRA", "CHN"],
        yield_of_work: 58,
    },
    Home {
        name: "Capítulo avellanero de Gorbea",
        about: "Predios de avellano europeo y nuez con secado y partido en común.",
        form: CommunityKind::Chapter,
        area: "CL-AR",
        towns: [("Gorbea", -39.10, -72.67), ("Freire", -38.95, -72.63), ("Vilcún", -38.67, -72.23)],
        trade: Trade::Nuts,
        industry: "0125",
        around: &["0163", "1079", "5210"],
        products: &["080221", "080222", "080231"],
        markets: &["ITA", "DEU", "BRA", "USA"],
        yield_of_work: 25,
    },
    Home {
        name: "Polo de calçado do Sapiranga Velho",
        about: "Ateliês, fábricas e curtumes de calçado feminino que trocam máquinas e costureiras.",
        form: CommunityKind::Cluster,
        area: "BR-RS",
        towns: [
            ("Sapiranga", -29.64, -51.01),
            ("Campo Bom", -29.68, -51.06),
            ("Novo Hamburgo", -29.68, -51.13),
        ],
        trade: Trade::Footwear,
        industry: "1520",
        around: &["1511", "2219", "1702"],
        products: &["640399", "640299"],
        markets: &["USA", "ARG", "PRY", "BOL", "FRA"],
        yield_of_work: 22,
    },
    Home {
        name: "Cooperativa das frutas do Submédio",
        about: "Pequenos irrigantes de manga e uva do São Francisco com galpão de embalagem comum.",
        form: CommunityKind::Cooperative,
        area: "BR-PE",
        towns: [
            ("Petrolina", -9.39, -40.50),
            ("Lagoa Grande", -8.99, -40.27),
            ("Santa Maria da Boa Vista", -8.81, -39.82),
        ],
        trade: Trade::Orchard,
        industry: "0122",
        around: &["0163", "1030", "5210"],
        products: &["080450", "080610"],
        markets: &["NLD", "GBR", "USA", "ESP", "CAN"],
        yield_of_work: 19,
    },
    Home {
        name: "Apicultores da caatinga de Picos",
        about: "Apicultores familiares do semiárido, com casas de mel e um entreposto.",
        form: CommunityKind::District,
        area: "BR-PI",
        towns: [
            ("Picos", -7.08, -41.47),
            ("Itainópolis", -7.45, -41.48),
            ("Simplício Mendes", -7.85, -41.91),
        ],
        trade: Trade::Honey,
        industry: "0149",
        around: &["1079", "4630", "1610"],
        products: &["040900", "152190"],
        markets: &["USA", "DEU", "CAN"],
        yield_of_work: 12,
    },
    Home {
        name: "Capítulo moveleiro do Planalto Norte",
        about: "Fábricas de móveis de pinus, serrarias e estofadores da serra catarinense.",
        form: CommunityKind::Chapter,
        area: "BR-SC",
        towns: [
            ("São Bento do Sul", -26.25, -49.38),
            ("Rio Negrinho", -26.26, -49.52),
            ("Campo Alegre", -26.19, -49.27),
        ],
        trade: Trade::Furniture,
        industry: "3100",
        around: &["1610", "1629", "2220"],
        products: &["940350", "940360"],
        markets: &["USA", "GBR", "FRA", "CHL"],
        yield_of_work: 26,
    },
];
