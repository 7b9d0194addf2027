//! What firms tell each other: four hundred experiences, uneven over the communities, with what was
//! made out of what. Texts are put together from parts that read like what a firm would say; `{n}`
//! stands for a small number.

use std::collections::BTreeMap;

use jiff::civil::Date;
use knowledge::{Experience, ExperienceId, Kind, Measured, Raised, Sharing, Telling};
use registry::Purpose;
use standards::Level;
use vocabulary::{Country, Currency, Language, Money};

use crate::draw::Draw;
use crate::people;
use crate::places::HOMES;
use crate::plan::{Calendar, Deed, Planned, What, after, deed};
use crate::texts::Trade;

/// So many experiences are told.
pub(crate) const COUNT: usize = 400;

/// How often a community tells something: some tell much, some nearly nothing.
const WEIGHTS: [usize; 12] = [14, 3, 9, 6, 2, 12, 5, 1, 10, 7, 3, 2];

/// A sentence in Spanish and Portuguese.
type Pair = [&'static str; 2];

/// Something that many firms struggle with.
struct Topic {
    standard: &'static str,
    requirement: &'static str,
    /// Whether only those who make food know it.
    food: bool,
    titles: &'static [Pair],
    problems: &'static [Pair],
    tried: &'static [Pair],
    failed: &'static [Pair],
    worked: &'static [Pair],
    measure: Pair,
}

const TOPICS: [Topic; 8] = [
    Topic {
        standard: "fsma-produce",
        requirement: "112.44d",
        food: true,
        titles: &[
            ["Agua de lavado con cloro medido", "Água de lavagem com cloro medido"],
            ["Cambiar el agua por horas, no a ojo", "Trocar a água por horas, não no olho"],
            ["Un encargado del agua por turno", "Um responsável pela água por turno"],
        ],
        problems: &[
            [
                "Nos devolvieron {n} tandas por el agua de lavado sucia.",
                "Devolveram {n} lotes por causa da água de lavagem suja.",
            ],
            [
                "El comprador pidió registros del cloro y no teníamos ninguno.",
                "O comprador pediu registros do cloro e não tínhamos nenhum.",
            ],
        ],
        tried: &[
            [
                "Probamos echar cloro por baldes, después con un dosificador de goteo.",
                "Tentamos pôr cloro em baldes, depois com um dosador de gotejamento.",
            ],
            [
                "Cambiamos el agua cada {n} horas y anotamos en una pizarra.",
                "Trocamos a água a cada {n} horas e anotamos num quadro.",
            ],
        ],
        failed: &[
            [
                "A ojo siempre quedaba corto en la tarde, con el agua caliente.",
                "No olho sempre faltava à tarde, com a água quente.",
            ],
            [
                "Las tiras baratas se humedecieron y marcaban cualquier cosa.",
                "As tiras baratas umedeceram e marcavam qualquer coisa.",
            ],
        ],
        worked: &[
            [
                "Medir con tiras guardadas en frasco cerrado, cada hora, con nombre del que mide.",
                "Medir com tiras guardadas em frasco fechado, a cada hora, com o nome de quem mede.",
            ],
            [
                "Un dosificador de segunda mano y una planilla de una hoja por semana.",
                "Um dosador usado e uma planilha de uma folha por semana.",
            ],
            [
                "Pasar el agua por un filtro de arena antes de clorar: se gasta la mitad.",
                "Passar a água por um filtro de areia antes do cloro: gasta a metade.",
            ],
        ],
        measure: ["tandas rechazadas por mes", "lotes rejeitados por mês"],
    },
    Topic {
        standard: "haccp",
        requirement: "P4",
        food: true,
        titles: &[
            ["Termómetros que todos miran", "Termômetros que todos olham"],
            ["Vigilar la cámara de noche sin sereno", "Vigiar a câmara à noite sem vigia"],
        ],
        problems: &[
            [
                "La cámara subía {n} grados de noche y nadie se enteraba.",
                "A câmara subia {n} graus à noite e ninguém sabia.",
            ],
            [
                "Anotábamos la temperatura al final del día, de memoria.",
                "Anotávamos a temperatura no fim do dia, de memória.",
            ],
        ],
        tried: &[
            [
                "Compramos un registrador con memoria y lo leímos cada lunes.",
                "Compramos um registrador com memória e o líamos toda segunda.",
            ],
            [
                "Pusimos un termómetro grande en la puerta y una planilla al lado.",
                "Pusemos um termômetro grande na porta e uma planilha ao lado.",
            ],
        ],
        failed: &[
            [
                "La alarma por mensaje no servía: acá no hay señal.",
                "O alarme por mensagem não servia: aqui não há sinal.",
            ],
            [
                "Cada uno anotaba con otra hora y no se podía comparar.",
                "Cada um anotava em outra hora e não dava para comparar.",
            ],
        ],
        worked: &[
            [
                "Tres horas fijas, una persona por turno y la firma del que sigue.",
                "Três horas fixas, uma pessoa por turno e a assinatura do próximo.",
            ],
            [
                "El registrador con sirena: suena en la casa del encargado.",
                "O registrador com sirene: toca na casa do encarregado.",
            ],
        ],
        measure: ["horas fuera de límite por semana", "horas fora do limite por semana"],
    },
    Topic {
        standard: "haccp",
        requirement: "P7",
        food: true,
        titles: &[
            ["Registros en una sola hoja", "Registros numa única folha"],
            ["Fotos del cuaderno cada viernes", "Fotos do caderno toda sexta"],
        ],
        problems: &[
            [
                "Teníamos {n} cuadernos y en la auditoría no encontramos nada.",
                "Tínhamos {n} cadernos e na auditoria não achamos nada.",
            ],
            ["Los papeles se mojaban en el galpón.", "Os papéis molhavam no galpão."],
        ],
        tried: &[
            [
                "Hicimos carpetas por mes y después por lote.",
                "Fizemos pastas por mês e depois por lote.",
            ],
            ["Probamos una aplicación en el teléfono.", "Testamos um aplicativo no telefone."],
        ],
        failed: &[
            [
                "La aplicación pedía internet y aquí se corta.",
                "O aplicativo pedia internet e aqui cai.",
            ],
            [
                "Las carpetas por mes obligaban a copiar dos veces.",
                "As pastas por mês obrigavam a copiar duas vezes.",
            ],
        ],
        worked: &[
            [
                "Una hoja plastificada por lote, con fibra, y una foto al cerrar.",
                "Uma folha plastificada por lote, com caneta, e uma foto ao fechar.",
            ],
            [
                "Una caja por semana con etiqueta de color; se guarda un año.",
                "Uma caixa por semana com etiqueta de cor; guarda-se um ano.",
            ],
        ],
        measure: ["minutos para encontrar un registro", "minutos para achar um registro"],
    },
    Topic {
        standard: "lean-5s",
        requirement: "L02",
        food: false,
        titles: &[
            [
                "Siluetas en la pared para las herramientas",
                "Silhuetas na parede para as ferramentas",
            ],
            ["Un carro por puesto de trabajo", "Um carrinho por posto de trabalho"],
        ],
        problems: &[
            [
                "Perdíamos media hora por turno buscando llaves.",
                "Perdíamos meia hora por turno procurando chaves.",
            ],
            [
                "Comprábamos {n} veces la misma herramienta.",
                "Comprávamos {n} vezes a mesma ferramenta.",
            ],
        ],
        tried: &[
            [
                "Ordenamos todo un sábado con los {n} que trabajamos acá.",
                "Arrumamos tudo num sábado com os {n} que trabalhamos aqui.",
            ],
            [
                "Pintamos la silueta de cada cosa en un tablero.",
                "Pintamos a silhueta de cada coisa num painel.",
            ],
        ],
        failed: &[
            [
                "A las tres semanas estaba todo igual que antes.",
                "Em três semanas estava tudo como antes.",
            ],
            [
                "Un solo tablero quedaba lejos y nadie volvía a colgar.",
                "Um só painel ficava longe e ninguém devolvia.",
            ],
        ],
        worked: &[
            [
                "Un tablero chico en cada puesto y cinco minutos al cerrar.",
                "Um painel pequeno em cada posto e cinco minutos no fim.",
            ],
            [
                "Que el que usa el puesto decida dónde va cada cosa.",
                "Que quem usa o posto decida onde vai cada coisa.",
            ],
        ],
        measure: ["minutos buscando por turno", "minutos procurando por turno"],
    },
    Topic {
        standard: "iso-9001",
        requirement: "8.5.2",
        food: false,
        titles: &[
            ["Lotes con la fecha y el color de la semana", "Lotes com a data e a cor da semana"],
            ["Seguir un lote hasta el camión", "Seguir um lote até o caminhão"],
        ],
        problems: &[
            [
                "Un cliente reclamó y tuvimos que retirar todo el mes.",
                "Um cliente reclamou e tivemos de recolher o mês inteiro.",
            ],
            [
                "Se mezclaban partidas de {n} proveedores.",
                "Misturavam-se partidas de {n} fornecedores.",
            ],
        ],
        tried: &[
            ["Numeramos a mano cada caja.", "Numeramos à mão cada caixa."],
            [
                "Imprimimos etiquetas con código de barras.",
                "Imprimimos etiquetas com código de barras.",
            ],
        ],
        failed: &[
            ["La tinta se borraba con la humedad.", "A tinta apagava com a umidade."],
            [
                "La impresora quedó parada cuando se acabó el rollo importado.",
                "A impressora parou quando acabou o rolo importado.",
            ],
        ],
        worked: &[
            [
                "Sello de goma con día y turno, y el color de la semana en la tapa.",
                "Carimbo com dia e turno, e a cor da semana na tampa.",
            ],
            [
                "Anotar en el remito qué lotes suben: un minuto por carga.",
                "Anotar na nota quais lotes sobem: um minuto por carga.",
            ],
        ],
        measure: ["cajas a retirar por un reclamo", "caixas a recolher por reclamação"],
    },
    Topic {
        standard: "iso-9001",
        requirement: "7.1.5",
        food: false,
        titles: &[
            [
                "Controlar la balanza con una pesa prestada",
                "Conferir a balança com um peso emprestado",
            ],
            [
                "Calibrar entre varios y pagar un solo viaje",
                "Calibrar em grupo e pagar uma só viagem",
            ],
        ],
        problems: &[
            [
                "La balanza daba {n} gramos de más y nadie lo sabía.",
                "A balança dava {n} gramas a mais e ninguém sabia.",
            ],
            [
                "El laboratorio queda lejos y cobra el viaje.",
                "O laboratório fica longe e cobra a viagem.",
            ],
        ],
        tried: &[
            ["Llevamos la balanza a la ciudad.", "Levamos a balança à cidade."],
            [
                "Juntamos los instrumentos de {n} vecinos.",
                "Juntamos os instrumentos de {n} vizinhos.",
            ],
        ],
        failed: &[
            ["Con el traqueteo volvió peor.", "Com o balanço voltou pior."],
            [
                "Cada uno pidió otra fecha y no vino nadie.",
                "Cada um pediu outra data e ninguém veio.",
            ],
        ],
        worked: &[
            [
                "Una pesa patrón de la escuela técnica, cada lunes, anotada.",
                "Um peso padrão da escola técnica, toda segunda, anotado.",
            ],
            [
                "Una jornada al año para todos, en la cooperativa.",
                "Um dia por ano para todos, na cooperativa.",
            ],
        ],
        measure: ["gramos de error", "gramas de erro"],
    },
    Topic {
        standard: "lean-5s",
        requirement: "L09",
        food: false,
        titles: &[
            ["Diez minutos de máquina cada mañana", "Dez minutos de máquina toda manhã"],
            ["Repuestos compartidos con los vecinos", "Peças compartilhadas com os vizinhos"],
        ],
        problems: &[
            [
                "La máquina se paraba {n} veces por mes, siempre en la punta.",
                "A máquina parava {n} vezes por mês, sempre no pico.",
            ],
            ["El técnico tarda {n} días en llegar.", "O técnico demora {n} dias para chegar."],
        ],
        tried: &[
            ["Hicimos una lista de lo que se rompe.", "Fizemos uma lista do que quebra."],
            ["Pagamos un contrato de mantenimiento.", "Pagamos um contrato de manutenção."],
        ],
        failed: &[
            ["El contrato no incluía venir en cosecha.", "O contrato não incluía vir na safra."],
            ["La lista quedó en la oficina.", "A lista ficou no escritório."],
        ],
        worked: &[
            [
                "Limpiar y mirar cinco puntos antes de arrancar, el mismo que la usa.",
                "Limpar e olhar cinco pontos antes de ligar, quem a usa.",
            ],
            [
                "Un cajón de repuestos entre cuatro talleres con la misma máquina.",
                "Uma caixa de peças entre quatro oficinas com a mesma máquina.",
            ],
        ],
        measure: ["paradas por mes", "paradas por mês"],
    },
    Topic {
        standard: "iso-9001",
        requirement: "8.7",
        food: false,
        titles: &[
            ["Una jaula roja para lo que salió mal", "Uma gaiola vermelha para o que saiu errado"],
            ["Contar los defectos por causa", "Contar os defeitos por causa"],
        ],
        problems: &[
            [
                "Lo fallado volvía a la línea y llegaba al cliente.",
                "O defeituoso voltava à linha e chegava ao cliente.",
            ],
            [
                "Tirábamos {n} de cada cien sin saber por qué.",
                "Jogávamos fora {n} de cada cem sem saber por quê.",
            ],
        ],
        tried: &[
            ["Pusimos un inspector al final.", "Pusemos um inspetor no fim."],
            [
                "Separamos lo malo en un rincón con cinta roja.",
                "Separamos o ruim num canto com fita vermelha.",
            ],
        ],
        failed: &[
            [
                "El inspector no daba abasto y se enojaban con él.",
                "O inspetor não dava conta e brigavam com ele.",
            ],
            ["El rincón se llenó y se volvió depósito.", "O canto encheu e virou depósito."],
        ],
        worked: &[
            [
                "Un lugar cerrado, una tarjeta con la causa y vaciarlo cada viernes.",
                "Um lugar fechado, um cartão com a causa e esvaziá-lo toda sexta.",
            ],
            [
                "Que cada puesto revise lo que recibe; sin buscar culpables.",
                "Que cada posto confira o que recebe; sem procurar culpados.",
            ],
        ],
        measure: ["defectos de cada cien", "defeitos de cada cem"],
    },
];

const PLACES: &[Pair] = &[
    [
        "El agua acá es dura: hubo que bajar la dosis.",
        "A água aqui é dura: foi preciso baixar a dose.",
    ],
    [
        "Con helada de noche todo se hace después de las diez.",
        "Com geada à noite tudo se faz depois das dez.",
    ],
    [
        "No se consigue cerca; lo hizo el herrero del pueblo.",
        "Não se acha por perto; o ferreiro da vila fez.",
    ],
    [
        "En temporada entra gente nueva cada semana, así que todo va con dibujos.",
        "Na safra entra gente nova toda semana, então tudo vai com desenhos.",
    ],
    [
        "La luz se corta seguido: nada que dependa del enchufe.",
        "A luz cai muito: nada que dependa da tomada.",
    ],
];

const MEANS: &[Pair] = &[
    ["Dos personas y un fin de semana.", "Duas pessoas e um fim de semana."],
    [
        "Una visita de la agente y material de la ferretería.",
        "Uma visita da agente e material da loja de ferragens.",
    ],
    [
        "Un curso de dos días y un teléfono con cámara.",
        "Um curso de dois dias e um telefone com câmera.",
    ],
];

const SAID: &[Pair] = &[
    ["Lo hicimos igual y sirvió.", "Fizemos igual e serviu."],
    ["Ayudó a convencer a los demás.", "Ajudou a convencer os outros."],
    ["Hubo que cambiar las horas.", "Foi preciso mudar as horas."],
];

/// What is still to be put into an experience when it is written: identifiers come with the writing.
pub(crate) struct Told {
    pub(crate) experience: Experience,
    /// The numbers of the experiences that it adapts.
    pub(crate) adapts: Vec<usize>,
    /// The number of the one that it tries again.
    pub(crate) tries: Option<usize>,
}

/// An experience that is out, on which others can build.
struct Out {
    number: usize,
    day: Date,
    firm: usize,
    home: usize,
    topic: usize,
}

/// When a firm began to share, of those that did not change their mind.
fn sharers(firms: &[Planned], deeds: &[Deed]) -> BTreeMap<usize, Date> {
    let mut sharers = BTreeMap::new();
    for deed in deeds {
        if let What::Consent { firm, purpose: Purpose::Sharing, .. } = deed.what {
            sharers.insert(firm, deed.day);
        }
    }
    for deed in deeds {
        if let What::Withdraw { firm, purpose: Purpose::Sharing } = deed.what {
            sharers.remove(&firm);
        }
    }
    sharers.retain(|firm, since| after(*since, 40) < firms[*firm].last);
    sharers
}

/// Writes the experiences down, hands most of them in, publishes nearly all of these, and lets
/// other firms say what they were worth.
pub(crate) fn all(seed: u64, firms: &[Planned], deeds: &mut Vec<Deed>) {
    let sharers = sharers(firms, deeds);
    let by_home = |home: usize| -> Vec<usize> {
        sharers.keys().copied().filter(|firm| firms[*firm].home == home).collect()
    };
    let homes: Vec<Vec<usize>> = (0..HOMES.len()).map(by_home).collect();
    let draw = Draw::new(seed, "experience", 0);
    let weighted: Vec<usize> = (0..HOMES.len())
        .filter(|home| !homes[*home].is_empty())
        .flat_map(|home| [home].repeat(WEIGHTS[home]))
        .collect();
    if weighted.is_empty() {
        return;
    }
    // First who tells and when, so that what builds on something comes later.
    let mut drawn: Vec<(Date, usize)> = (0..COUNT)
        .map(|_| {
            let firm = draw.one(&homes[draw.one(&weighted)]);
            let planned = &firms[firm];
            let first = after(sharers[&firm], 2);
            let days = (planned.last - first).get_days().max(1);
            let day = after(first, draw.between(0, i64::from(days)));
            (Calendar::day(day, planned.last), firm)
        })
        .collect();
    drawn.sort_unstable();
    let mut out: Vec<Out> = Vec::new();
    for (number, (day, firm)) in drawn.into_iter().enumerate() {
        one(seed, firms, number, (day, firm), &mut out, deeds);
    }
}

fn one(
    seed: u64,
    firms: &[Planned],
    number: usize,
    (day, firm): (Date, usize),
    out: &mut Vec<Out>,
    deeds: &mut Vec<Deed>,
) {
    let draw = Draw::new(seed, "experience-of", number);
    let planned = &firms[firm];
    let (home, agent) = (planned.home, people::agent_of(planned.home));
    let is_food = !matches!(HOMES[home].trade, Trade::Footwear | Trade::Furniture);
    let topics: Vec<usize> =
        (0..TOPICS.len()).filter(|topic| is_food || !TOPICS[*topic].food).collect();
    // Three in ten build on what somebody else told before.
    let before: Vec<usize> = (0..out.len())
        .filter(|place| {
            let other = &out[*place];
            other.day < day && other.firm != firm && topics.contains(&other.topic)
        })
        .collect();
    let builds = !before.is_empty() && draw.happens(32);
    let origin = builds.then(|| draw.one(&before));
    let topic = origin.map_or_else(|| draw.one(&topics), |place| out[place].topic);
    let tries = origin.filter(|_| draw.happens(35)).map(|place| out[place].number);
    let mut adapts = Vec::new();
    if let Some(origin) = origin.filter(|_| tries.is_none()) {
        adapts.push(out[origin].number);
        // Some put two together, if possible of two communities.
        let others: Vec<usize> = before
            .iter()
            .copied()
            .filter(|place| out[*place].topic == topic && out[*place].home != out[origin].home)
            .collect();
        if !others.is_empty() && draw.happens(40) {
            adapts.push(out[draw.one(&others)].number);
        }
    }
    let experience = told(&draw, topic, home, day, builds);
    let is_open = experience.sharing != Sharing::Community;
    let what = What::Tell { number, firm, told: Box::new(Told { experience, adapts, tries }) };
    deeds.push(deed(day, agent, what));
    if !draw.happens(95) {
        return;
    }
    let handed = Calendar::day(after(day, draw.between(0, 6)), planned.last);
    deeds.push(deed(handed, agent, What::HandIn { number }));
    let published = Calendar::day(after(handed, draw.between(1, 9)), planned.last);
    if published <= handed || !draw.happens(97) {
        return;
    }
    deeds.push(deed(published, people::MANAGER, What::Publish { number }));
    if is_open {
        out.push(Out { number, day: published, firm, home, topic });
    }
    // The agents of other communities write down what their firms say of it.
    for _ in 0..if is_open { draw.below(4) } else { 0 } {
        let reader = draw.below(firms.len());
        let other = &firms[reader];
        let said = Calendar::day(after(published, draw.between(5, 120)), other.last);
        if reader == firm || said <= published || other.registered >= said || said > planned.last {
            continue;
        }
        let language = HOMES[other.home].language();
        let text = if draw.happens(60) { say(&draw, SAID, language) } else { String::new() };
        let helped = draw.happens(80).then(|| draw.happens(78));
        let named = draw.happens(60);
        let what = What::Value { number, firm: reader, helped, text, named };
        deeds.push(deed(said, people::agent_of(other.home), what));
    }
}

fn told(draw: &Draw, topic: usize, home: usize, day: Date, builds: bool) -> Experience {
    let (topic, place) = (&TOPICS[topic], &HOMES[home]);
    let language = place.language();
    let say = |of: &[Pair]| say(draw, of, language);
    // One in nine got no further, and says so.
    let success = draw.happens(89);
    let before = draw.between(0, 2) as u8;
    let after = if success { before + draw.between(1, 2) as u8 } else { before };
    let country = Country::from_iso3(place.country()).unwrap_or_else(|| unreachable!());
    let mut told = Experience::draft(ExperienceId::default(), country, language, day);
    told.telling = Telling {
        title: say(topic.titles),
        problem: say(topic.problems),
        tried: say(topic.tried),
        failed: say(topic.failed),
        worked: if success { say(topic.worked) } else { String::new() },
        adaptation: if builds || draw.happens(40) { say(PLACES) } else { String::new() },
        means: if draw.happens(60) { say(MEANS) } else { String::new() },
    };
    told.sharing = match draw.below(10) {
        0..=5 => Sharing::Named,
        6 => Sharing::Community,
        _ => Sharing::Anonymous,
    };
    told.kind = match draw.below(10) {
        0..=6 => Kind::Applied,
        7 => Kind::Testing,
        8 => Kind::Training,
        _ => Kind::Pioneering,
    };
    told.raised = vec![Raised {
        standard: topic.standard.to_owned(),
        requirement: topic.requirement.to_owned(),
        before: Level::new(before),
        after: Level::new(after),
    }];
    if draw.happens(80) {
        told.cost = Some(cost(draw, place.country()));
        told.weeks = Some(draw.between(1, 30) as u32);
    }
    if success && draw.happens(35) {
        let high = draw.between(8, 40) as f64;
        let low = draw.between(0, 6) as f64;
        let what = pick(topic.measure, language).to_owned();
        told.measured = vec![Measured { what, before: Some(high), after: Some(low) }];
    }
    told
}

fn pick(pair: Pair, language: Language) -> &'static str {
    pair[usize::from(language == Language::Portuguese)]
}

/// One of several sentences, with its numbers drawn.
fn say(draw: &Draw, of: &[Pair], language: Language) -> String {
    let sentence = pick(draw.one(of), language);
    sentence.replace("{n}", &draw.between(2, 12).to_string())
}

/// Some 20 to 3,000 US dollars in local money, in round figures.
fn cost(draw: &Draw, country: &str) -> Money {
    let dollars = draw.between(2, 30) * draw.between(10, 100);
    let (currency, units) = match country {
        "ARG" => (Currency::Ars, dollars * 1200),
        "CHL" => (Currency::Clp, dollars * 950),
        _ => (Currency::Brl, dollars * 5),
    };
    let scale = 10_i64.pow(u32::from(currency.minor_units()));
    Money { minor: units * scale, currency }
}
