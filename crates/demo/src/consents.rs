//! What firms let their data be used for, and what they ask about them.

use registry::{LegalBasis, Manner, Purpose, RequestKind};
use vocabulary::Language;

use crate::draw::Draw;
use crate::people;
use crate::places::HOMES;
use crate::plan::{Calendar, Deed, Planned, What, after, deed};

/// Of a hundred firms, so many agree.
const PURPOSES: [(Purpose, usize); 5] = [
    (Purpose::Service, 86),
    (Purpose::Sharing, 31),
    (Purpose::Buyers, 22),
    (Purpose::Evaluation, 37),
    (Purpose::Funder, 9),
];

/// Questions and answers in Spanish and Portuguese.
const ASKED: [(RequestKind, [&str; 2], [&str; 2]); 6] = [
    (
        RequestKind::Access,
        ["¿Qué datos nuestros tienen y quién los ve?", "Que dados nossos vocês têm e quem vê?"],
        ["Se envió la lista completa en papel.", "A lista completa foi enviada em papel."],
    ),
    (
        RequestKind::Correction,
        ["El año de fundación está mal.", "O ano de fundação está errado."],
        ["Corregido en la ficha.", "Corrigido na ficha."],
    ),
    (
        RequestKind::Portability,
        ["Quiero llevar mis datos a la cooperativa.", "Quero levar meus dados à cooperativa."],
        ["Se entregó el archivo.", "O arquivo foi entregue."],
    ),
    (
        RequestKind::Correction,
        ["Ya no somos cuatro, somos siete.", "Não somos mais quatro, somos sete."],
        ["Corregido con la planilla nueva.", "Corrigido com a planilha nova."],
    ),
    (
        RequestKind::Access,
        ["¿A qué compradores les mostraron la firma?", "A quais compradores mostraram a firma?"],
        ["A ninguno: no hay permiso dado.", "A nenhum: não há permissão dada."],
    ),
    (
        RequestKind::Erasure,
        ["Cerramos el taller; borren lo nuestro.", "Fechamos a oficina; apaguem o nosso."],
        ["Se explicó el plazo; retiró el pedido.", "O prazo foi explicado; retirou o pedido."],
    ),
];
/// Every so many firms one asks.
const EVERY: usize = 37;

/// Writes down consents, some withdrawals and some requests.
pub(crate) fn all(seed: u64, firms: &[Planned], deeds: &mut Vec<Deed>) {
    let mut asked = 0;
    for (firm, planned) in firms.iter().enumerate() {
        let draw = Draw::new(seed, "consent", firm);
        let agent = people::agent_of(planned.home);
        let is_sample = people::owner_of(firm).is_some();
        for (purpose, percent) in PURPOSES {
            let agrees = draw.happens(percent);
            let manner = if draw.happens(70) { Manner::Paper } else { Manner::Spoken };
            let is_contract = purpose == Purpose::Service && draw.happens(12);
            let basis = if is_contract { LegalBasis::Contract } else { LegalBasis::Consent };
            let later = if purpose == Purpose::Service { 0 } else { draw.between(20, 400) };
            if !(agrees || is_sample && purpose != Purpose::Funder) {
                continue;
            }
            let day = Calendar::day(after(planned.registered, later), planned.last);
            deeds.push(deed(day, agent, What::Consent { firm, purpose, basis, manner }));
            if purpose != Purpose::Service && !is_sample && draw.happens(6) {
                let day = Calendar::day(after(day, draw.between(30, 300)), planned.last);
                deeds.push(deed(day, agent, What::Withdraw { firm, purpose }));
            }
        }
        if firm % EVERY == EVERY / 2 {
            request(&draw, firm, planned, asked, deeds);
            asked += 1;
        }
    }
}

/// One of three requests is still to be answered: made a few days ago.
fn request(draw: &Draw, firm: usize, planned: &Planned, number: usize, deeds: &mut Vec<Deed>) {
    let (kind, texts, answers) = ASKED[number % ASKED.len()];
    let language = usize::from(HOMES[planned.home].language() == Language::Portuguese);
    let (text, answer) = (texts[language], answers[language]);
    let agent = people::agent_of(planned.home);
    let ask = What::Ask { number, firm, kind, text };
    if number.is_multiple_of(3) {
        let day = Calendar::day(after(planned.last, -draw.between(1, 12)), planned.last);
        deeds.push(deed(day.max(planned.registered), agent, ask));
        return;
    }
    let day = Calendar::day(after(planned.registered, draw.between(40, 300)), planned.last);
    deeds.push(deed(day, agent, ask));
    let day = Calendar::day(after(day, draw.between(1, 6)), planned.last);
    deeds.push(deed(day, people::MANAGER, What::Answer { number, text: answer }));
}
