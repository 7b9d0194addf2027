//! Associations, support institutions and buyers, all made up.

use registry::{Contact, Detail, InstitutionKind, Organisation};
use uuid::Uuid;
use vocabulary::{Area, Country, Currency, Industry, Money, PartyId};

use crate::places::{HOMES, country_of};

/// The communities, in the order of [`HOMES`].
pub(crate) fn communities() -> Vec<Organisation> {
    let made = HOMES.iter().map(|home| {
        let detail = Detail::Community { form: home.form };
        let community = local(home.name, home.about, home.area, home.towns[0].0, detail);
        Organisation { industry: Industry::from_code(home.industry), ..community }
    });
    made.collect()
}

/// An organisation of an area.
fn local(name: &str, about: &str, area: &str, town: &str, detail: Detail) -> Organisation {
    Organisation {
        id: PartyId(Uuid::nil()),
        name: name.to_owned(),
        about: about.to_owned(),
        country: country(country_of(area)),
        area: Area::from_code(area),
        locality: town.to_owned(),
        industry: None,
        contacts: Vec::new(),
        detail,
    }
}

/// A country by its code.
///
/// # Panics
///
/// The vocabulary does not have it; the data here are constants that tests go through.
pub(crate) fn country(code: &str) -> Country {
    Country::from_iso3(code).expect("the demonstration's countries are in the vocabulary")
}

struct Association {
    name: &'static str,
    about: &'static str,
    area: &'static str,
    town: &'static str,
    fee: Option<(i64, Currency)>,
    entry: &'static str,
    open: bool,
    /// The communities whose firms join, by place in [`HOMES`].
    reach: &'static [usize],
}

const ASSOCIATIONS: [Association; 5] = [
    Association {
        name: "Cámara de Bodegas y Olivares de Cuyo",
        about: "Representa a bodegas y almazaras ante el gobierno y negocia fletes y botellas.",
        area: "AR-M",
        town: "San Martín",
        fee: Some((48_000_000, Currency::Ars)),
        entry: "Empresas formales con dos balances y el aval de dos socios; la comisión vota en marzo.",
        open: false,
        reach: &[0, 1],
    },
    Association {
        name: "Federación de Chacareros del Norte y del Sur",
        about: "Reúne a productores de fruta de cualquier tamaño; presta balanzas y da cursos en las fincas.",
        area: "AR-R",
        town: "Villa Regina",
        fee: Some((3_600_000, Currency::Ars)),
        entry: "Todo productor que firme el padrón, registrado o no; el primer año no paga.",
        open: true,
        reach: &[1, 2, 3],
    },
    Association {
        name: "Gremial de Exportadores de Fruta y Frutos Secos del Sur",
        about: "Defiende a exportadores de fruta y frutos secos y mantiene un panel de precios.",
        area: "CL-NB",
        town: "Chillán",
        fee: Some((1_450_000, Currency::Clp)),
        entry: "Empresas con exportaciones propias en las dos últimas temporadas.",
        open: false,
        reach: &[4, 7],
    },
    Association {
        name: "Red de Productores y Prestadores del Sur de Chile",
        about: "Compra insumos en conjunto y organiza turnos de asesoría entre viñas, predios y talleres.",
        area: "CL-LL",
        town: "Puerto Varas",
        fee: None,
        entry: "Abierta a quien produzca o preste servicios en el territorio; basta una visita.",
        open: true,
        reach: &[4, 5, 6, 7],
    },
    Association {
        name: "União das Pequenas Indústrias e Cooperativas",
        about: "Reúne fábricas pequenas e cooperativas; mantém um laboratório móvel e um fundo de feiras.",
        area: "BR-RS",
        town: "Estância Velha",
        fee: Some((96_000, Currency::Brl)),
        entry: "Empresas e grupos de até 250 pessoas, formais ou a caminho; desconto para quem tem até dez.",
        open: true,
        reach: &[8, 9, 10, 11],
    },
];

/// The associations, each with the communities (places in [`HOMES`]) whose firms join.
pub(crate) fn associations() -> Vec<(Organisation, &'static [usize])> {
    let made = ASSOCIATIONS.iter().map(|from| {
        let detail = Detail::Association {
            fee: from.fee.map(|(minor, currency)| Money { minor, currency }),
            entry: from.entry.to_owned(),
            open: from.open,
        };
        (local(from.name, from.about, from.area, from.town, detail), from.reach)
    });
    made.collect()
}

struct Support {
    name: &'static str,
    about: &'static str,
    area: &'static str,
    town: &'static str,
    form: InstitutionKind,
    services: &'static str,
    /// The communities that it serves.
    reach: &'static [usize],
}

const SUPPORT: [Support; 9] = [
    Support {
        name: "Escuela Agrotécnica Los Retamos",
        about: "Secundaria técnica con bodega y almazara de práctica.",
        area: "AR-M",
        town: "La Consulta",
        form: InstitutionKind::School,
        services: "Pasantías, poda y cata, alquiler de la línea de envasado fuera del año escolar.",
        reach: &[0, 1],
    },
    Support {
        name: "Laboratorio de Residuos y Aguas Aconcagua",
        about: "Ensayos acreditados de agua, residuos y aceites.",
        area: "AR-J",
        town: "Santa Lucía",
        form: InstitutionKind::Laboratory,
        services: "Agua de lavado, multirresiduos, acidez y panel de cata; resultados en ocho días.",
        reach: &[0, 1, 2],
    },
    Support {
        name: "Centro de Capacitación Frutícola del Limay",
        about: "Cursos cortos para cuadrillas, empaques y frigoríficos.",
        area: "AR-R",
        town: "Cinco Saltos",
        form: InstitutionKind::TrainingCentre,
        services: "Manejo de frío, aplicación segura de fitosanitarios, trazabilidad con cuaderno o teléfono.",
        reach: &[2, 3],
    },
    Support {
        name: "Oficina Regional de Fomento del Itata",
        about: "Ventanilla pública de cofinanciamiento para pequeñas empresas.",
        area: "CL-NB",
        town: "Chillán",
        form: InstitutionKind::PublicBody,
        services: "Cofinancia certificaciones hasta la mitad y acompaña trámites sanitarios.",
        reach: &[4, 5],
    },
    Support {
        name: "Universidad del Reloncaví",
        about: "Facultades de acuicultura y de alimentos con planta piloto.",
        area: "CL-LL",
        town: "Puerto Montt",
        form: InstitutionKind::University,
        services: "Planta piloto, vida útil, patología de peces, tesis en empresas.",
        reach: &[6, 7],
    },
    Support {
        name: "Agência Nórdica de Cooperação para Pequenas Empresas",
        about: "Agência estrangeira que financia intercâmbios entre comunidades produtoras.",
        area: "BR-PE",
        town: "Recife",
        form: InstitutionKind::ForeignAgency,
        services: "Bolsas de intercâmbio, consultores por duas semanas, comércio justo.",
        reach: &[9, 10, 6],
    },
    Support {
        name: "Laboratório de Ensaios do Calçado e da Madeira",
        about: "Ensaios físicos e químicos para exportação.",
        area: "BR-RS",
        town: "Novo Hamburgo",
        form: InstitutionKind::Laboratory,
        services: "Cromo, ftalatos, resistência de solado, formaldeído em painéis.",
        reach: &[8, 11],
    },
    Support {
        name: "Escola Técnica da Madeira Serra Alta",
        about: "Cursos de marcenaria, desenho e segurança de máquinas.",
        area: "BR-SC",
        town: "Rio Negrinho",
        form: InstitutionKind::School,
        services: "Cursos noturnos, desenho de produto, oficina de protótipos.",
        reach: &[11],
    },
    Support {
        name: "Centro de Treinamento da Caatinga",
        about: "Formação de apicultores e irrigantes no campo.",
        area: "BR-PI",
        town: "Oeiras",
        form: InstitutionKind::TrainingCentre,
        services: "Boas práticas na casa de mel, rainhas, certificação em grupo.",
        reach: &[9, 10],
    },
];

/// The support institutions, each with the communities that it serves.
pub(crate) fn support() -> Vec<(Organisation, &'static [usize])> {
    let made = SUPPORT.iter().map(|from| {
        let services = from.services.to_owned();
        let detail = Detail::Institution { form: from.form, services };
        (local(from.name, from.about, from.area, from.town, detail), from.reach)
    });
    made.collect()
}

struct Buyer {
    name: &'static str,
    about: &'static str,
    country: &'static str,
    area: Option<&'static str>,
    town: &'static str,
    lead: bool,
    demands: &'static str,
    contact: (&'static str, &'static str),
    reach: &'static [usize],
}

const BUYERS: [Buyer; 5] = [
    Buyer {
        name: "Mercado Polder",
        about: "Supermercados que compran fruta fresca del hemisferio sur.",
        country: "NLD",
        area: None,
        town: "Barendrecht",
        lead: true,
        demands: "Fruta fresca con GLOBALG.A.P. y evaluación social GRASP; trazabilidad hasta el cuartel en cuatro horas.",
        contact: ("Maaike Terbruggen", "Compras de fruta"),
        reach: &[2, 3, 4, 9],
    },
    Buyer {
        name: "Importadora Northgate Cellars",
        about: "Importa vinos y aceites de productores pequeños.",
        country: "USA",
        area: None,
        town: "Baltimore",
        lead: false,
        demands: "Vinos de finca y aceite extra virgen; análisis por lote, etiqueta en inglés, lotes desde 300 cajas.",
        contact: ("Ellen Marwick", "Portfolio"),
        reach: &[0, 1, 5],
    },
    Buyer {
        name: "Salmones Bahía Clara",
        about: "Empresa tractora que procesa y exporta salmón.",
        country: "CHL",
        area: Some("CL-LL"),
        town: "Puerto Montt",
        lead: true,
        demands: "Proveedores con ASC en el centro de cultivo, buceo con certificado vigente y gestión de redes usadas.",
        contact: ("Rodrigo Altaquer", "Desarrollo de proveedores"),
        reach: &[6],
    },
    Buyer {
        name: "Âncora Calçados e Casa",
        about: "Empresa âncora que vende calçados e móveis com marca própria.",
        country: "BRA",
        area: Some("BR-SC"),
        town: "Joinville",
        lead: true,
        demands: "Laudo de metais e ftalatos, rastreio do couro, madeira certificada FSC, prazo de 45 dias.",
        contact: ("Letícia Bavaresqui", "Fornecedores"),
        reach: &[8, 11],
    },
    Buyer {
        name: "Naturkost Lindenhof",
        about: "Importador de miel, frutos secos y bayas orgánicas.",
        country: "DEU",
        area: None,
        town: "Bremen",
        lead: false,
        demands: "Orgánico certificado en grupo, residuos por debajo de 0,01 mg/kg, pago por adelantado del 60 %.",
        contact: ("Jörn Habersatt", "Einkauf"),
        reach: &[4, 7, 10],
    },
];

/// The buyers, each with the communities that it buys from.
pub(crate) fn buyers() -> Vec<(Organisation, &'static [usize])> {
    let made = BUYERS.iter().enumerate().map(|(index, from)| {
        let demands = from.demands.to_owned();
        let detail = Detail::Buyer { lead: from.lead, demands };
        let area = from.area.unwrap_or_default();
        let (name, role) = from.contact;
        let contact = Contact {
            name: name.to_owned(),
            role: role.to_owned(),
            phone: String::new(),
            email: format!("compras{}@comprador.example", index + 1),
        };
        let buyer = Organisation {
            country: country(from.country),
            contacts: vec![contact],
            industry: Industry::from_code("4630").filter(|_| !from.lead),
            ..local(from.name, from.about, area, from.town, detail)
        };
        (buyer, from.reach)
    });
    made.collect()
}
