//! Names of people and firms: parts that are common in the region, put together by chance.

use vocabulary::Language;

use crate::draw::Draw;
use crate::texts::Trade;

const WOMEN_ES: [&str; 28] = [
    "Ana", "Belén", "Camila", "Daniela", "Elena", "Fernanda", "Graciela", "Inés", "Julieta", "Laura",
    "Lucía", "Magdalena", "María José", "Marta", "Natalia", "Nélida", "Paola", "Pilar", "Rocío",
    "Romina", "Rosa", "Silvia", "Sofía", "Teresa", "Valentina", "Verónica", "Ximena", "Yolanda",
];
const MEN_ES: [&str; 28] = [
    "Agustín", "Álvaro", "Bruno", "César", "Cristián", "Diego", "Eduardo", "Esteban", "Fabián",
    "Federico", "Gonzalo", "Héctor", "Hernán", "Ignacio", "Joaquín", "Jorge", "Julián", "Luis",
    "Marcelo", "Matías", "Nicolás", "Óscar", "Pablo", "Ramón", "Raúl", "Sebastián", "Tomás", "Víctor",
];
const FAMILIES_ES: [&str; 44] = [
    "Abarca", "Aguilera", "Alarcón", "Alcaraz", "Arancibia", "Aranda", "Barrientos", "Bustamante",
    "Cáceres", "Calfucura", "Cárdenas", "Carrizo", "Contreras", "Correa", "Chaparro", "Echeverría",
    "Escudero", "Farías", "Funes", "Gatica", "Godoy", "Huenchumán", "Ibáñez", "Jofré", "Leiva",
    "Luján", "Maldonado", "Mamaní", "Moyano", "Navarrete", "Nievas", "Olguín", "Ormeño", "Pacheco",
    "Quiroga", "Quispe", "Riquelme", "Saavedra", "Sandoval", "Tapia", "Ulloa", "Vergara", "Yáñez",
    "Zurita",
];
const WOMEN_PT: [&str; 24] = [
    "Adriana", "Aline", "Beatriz", "Cecília", "Clarice", "Conceição", "Débora", "Edilene", "Fabiana",
    "Helena", "Iara", "Joana", "Larissa", "Lúcia", "Luciana", "Márcia", "Marlene", "Patrícia", "Rita",
    "Rosângela", "Sônia", "Tatiane", "Vanessa", "Vitória",
];
const MEN_PT: [&str; 24] = [
    "Adão", "Alexandre", "Anderson", "Antônio", "Caio", "Cícero", "Cláudio", "Edson", "Fábio",
    "Francisco", "Geraldo", "Gilberto", "João", "José", "Leandro", "Luís", "Márcio", "Marcos", "Moacir",
    "Otávio", "Paulo", "Raimundo", "Rogério", "Sérgio",
];
const FAMILIES_PT: [&str; 36] = [
    "Almeida", "Andrade", "Araújo", "Assunção", "Barros", "Batista", "Becker", "Bezerra", "Brandão",
    "Cardoso", "Carvalho", "Conceição", "Fagundes", "Freitas", "Gonçalves", "Guimarães", "Kuhn", "Leão",
    "Macedo", "Magalhães", "Medeiros", "Meirelles", "Moura", "Nogueira", "Pacheco", "Queiroz", "Ramos",
    "Rocha", "Sampaio", "Schmitt", "Siqueira", "Souza", "Tavares", "Teixeira", "Vasconcelos", "Xavier",
];

/// A person's name and whether it is a woman's.
pub(crate) fn person(draw: &Draw, language: Language) -> (String, bool) {
    let woman = draw.happens(36);
    let (women, men, families): (&[&str], &[&str], &[&str]) = match language {
        Language::Portuguese => (&WOMEN_PT, &MEN_PT, &FAMILIES_PT),
        _ => (&WOMEN_ES, &MEN_ES, &FAMILIES_ES),
    };
    let first = draw.one(if woman { women } else { men });
    let families = draw.some(2, families);
    (format!("{first} {} {}", families[0], families[1]), woman)
}

const NOUNS_ES: [&str; 34] = [
    "Acequia", "Aguada", "Alameda", "Arboleda", "Bajada", "Calandria", "Cañada", "Chacra", "Ciénaga",
    "Cumbre", "Golondrina", "Hondonada", "Huella", "Lechuza", "Loma", "Luna", "Media Legua", "Mora",
    "Niebla", "Noria", "Parva", "Pirca", "Quebrada", "Querencia", "Ramada", "Retama", "Sombra",
    "Tijereta", "Toma", "Tranquera", "Tropilla", "Vertiente", "Yarará", "Zarza",
];
const MARKS_ES: [&str; 18] = [
    "Alta", "Blanca", "Brava", "Callada", "Chica", "Clara", "de Abajo", "de Arriba", "del Cruce", "del Sur",
    "Dormida", "Fresca", "Honda", "Larga", "Nueva", "Serena", "Sola", "Vieja",
];
const NOUNS_PT: [&str; 34] = [
    "Aroeira", "Baixada", "Barra", "Cachoeira", "Campina", "Capela", "Carnaúba", "Chapada", "Coruja",
    "Encosta", "Estrela", "Figueira", "Garça", "Gralha", "Imbuia", "Jandaia", "Ladeira", "Lagoa", "Lua",
    "Mangueira", "Mata", "Mina", "Neblina", "Oficina", "Palmeira", "Pedra", "Pitanga", "Ponte", "Porteira",
    "Roda", "Serra", "Sombra", "Trilha", "Vereda",
];
const MARKS_PT: [&str; 18] = [
    "Alta", "Antiga", "Azul", "Bonita", "Branca", "Calma", "Clara", "da Serra", "de Baixo", "de Cima",
    "do Meio", "do Vale", "Funda", "Larga", "Mansa", "Nova", "Verde", "Velha",
];

/// What firms of a trade call themselves, before the name proper.
fn kinds(trade: Trade, language: Language) -> &'static [&'static str] {
    match (trade, language) {
        (Trade::Wine, _) => &["Bodega", "Viña", "Finca", "Viñedos", "Vinos"],
        (Trade::Olives, _) => &["Olivares", "Almazara", "Finca", "Aceites", "Olivos"],
        (Trade::Orchard, Language::Portuguese) => &["Sítio", "Frutas", "Fazenda", "Agrícola", "Pomar"],
        (Trade::Orchard, _) => &["Chacra", "Empaque", "Frutas", "Finca", "Frutícola"],
        (Trade::Berries, _) => &["Huerto", "Berries", "Agrícola", "Parcela", "Congelados"],
        (Trade::Salmon, _) => &["Cultivos", "Servicios Marinos", "Redes", "Buceo", "Transportes"],
        (Trade::Nuts, _) => &["Avellanos", "Predio", "Agrícola", "Nueces", "Fundo"],
        (Trade::Footwear, _) => &["Calçados", "Ateliê", "Curtume", "Solados", "Sapataria"],
        (Trade::Honey, _) => &["Apiário", "Casa de Mel", "Méis", "Sítio", "Apícola"],
        (Trade::Furniture, _) => &["Móveis", "Marcenaria", "Serraria", "Estofados", "Madeiras"],
    }
}

/// A trade name.
pub(crate) fn trade(draw: &Draw, trade: Trade, language: Language) -> String {
    let (nouns, marks): (&[&str], &[&str]) = match language {
        Language::Portuguese => (&NOUNS_PT, &MARKS_PT),
        _ => (&NOUNS_ES, &MARKS_ES),
    };
    let kind = draw.one(kinds(trade, language));
    let (noun, mark) = (draw.one(nouns), draw.one(marks));
    format!("{kind} {noun} {mark}")
}

/// A legal name after the owner's family names and the country's legal forms.
pub(crate) fn legal(draw: &Draw, owner: &str, country: &str) -> String {
    let (forms, and): (&[&str], &str) = match country {
        "ARG" => (&["S.R.L.", "S.A.", "S.A.S.", "Sociedad Simple"], "y"),
        "CHL" => (&["SpA", "Ltda.", "E.I.R.L.", "S.A."], "y"),
        _ => (&["Ltda.", "ME", "EPP", "Ltda."], "e"),
    };
    let mut families = owner.split(' ').rev();
    let (second, first) = (families.next().unwrap_or(owner), families.next().unwrap_or(owner));
    format!("{first} {and} {second} {}", draw.one(forms))
}
