use registry::{Contact, Detail, Firm, Organisation, PartyKind};
use search::speech::{Chunk, Speech, chunks, whole};
use tantivy::TantivyDocument;
use uuid::Uuid;
use vocabulary::{Area, Code as _, Country, Industry, Language, Product};

use super::fields::Fields;

/// Digits that make a number worth a search: fewer would find half the registry.
pub(super) const DIGITS: usize = 4;

/// What can be found of a party.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    id: Uuid,
    kind: PartyKind,
    names: Vec<String>,
    texts: Vec<String>,
    numbers: Vec<String>,
    communities: Vec<Uuid>,
}

impl Entry {
    /// A firm, with its communities. Owners and figures are not to be found.
    pub(super) fn firm(firm: &Firm, communities: Vec<Uuid>) -> Self {
        let mut texts = vec![firm.locality.clone()];
        texts.extend(place(firm.country, firm.area));
        texts.extend(firm.industry.iter().flat_map(|industry| trade(*industry)));
        for code in &firm.national_codes {
            texts.push(code.code().to_owned());
            texts.extend(code.product().iter().flat_map(product));
        }
        texts.extend(firm.products.iter().flat_map(product));
        let (people, mut numbers) = contacts(&firm.contacts);
        texts.extend(people);
        numbers.extend(firm.identifier.as_ref().map(|identifier| identifier.number.clone()));
        let names = vec![firm.name().to_owned(), firm.legal_name.clone()];
        Self { id: firm.id.0, kind: PartyKind::Firm, names, texts, numbers, communities }
    }

    /// A community, an association, a support institution or a buyer.
    pub(super) fn organisation(party: &Organisation) -> Self {
        let said = match &party.detail {
            Detail::Community { .. } => "",
            Detail::Association { entry, .. } => entry,
            Detail::Institution { services, .. } => services,
            Detail::Buyer { demands, .. } => demands,
        };
        let mut texts = vec![party.about.clone(), said.to_owned(), party.locality.clone()];
        texts.extend(place(party.country, party.area));
        texts.extend(party.industry.iter().flat_map(|industry| trade(*industry)));
        let (people, numbers) = contacts(&party.contacts);
        texts.extend(people);
        let names = vec![party.name.clone()];
        Self { id: party.id.0, kind: party.kind(), names, texts, numbers, communities: Vec::new() }
    }

    /// The party's document.
    pub(super) fn document(&self, fields: &Fields, speech: &mut Speech) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        let (high, low) = self.id.as_u64_pair();
        document.add_bytes(fields.id, self.id.as_bytes());
        document.add_u64(fields.high, high);
        document.add_u64(fields.low, low);
        document.add_u64(fields.kind, place_of(self.kind));
        for community in &self.communities {
            document.add_bytes(fields.community, community.as_bytes());
        }
        let names: Vec<Chunk> = self.names.iter().flat_map(|name| chunks(name)).collect();
        let called = self.names.first().map_or(0, |name| chunks(name).len());
        document.add_u64(fields.length, called as u64);
        let texts: Vec<Chunk> = self.texts.iter().flat_map(|text| chunks(text)).collect();
        document.add_text(fields.name, plain(&names));
        document.add_text(fields.text, plain(names.iter().chain(&texts)));
        let words = names.iter().chain(&texts).flat_map(|chunk| &chunk.words);
        let words = words.filter(|word| !word.has_digit()).map(|word| word.accented.clone());
        document.add_text(fields.stem, line(speech.stems(&line(words.collect()))));
        document.add_text(fields.number, line(self.numbers.iter().flat_map(|n| ends(n)).collect()));
        document
    }
}

/// The number under which the index knows a kind.
pub(super) fn place_of(kind: PartyKind) -> u64 {
    PartyKind::ALL.iter().position(|other| *other == kind).unwrap_or(PartyKind::ALL.len()) as u64
}

/// Words in one line, each once.
fn line(mut words: Vec<String>) -> String {
    words.sort();
    words.dedup();
    words.join(" ")
}

fn plain<'a>(chunks: impl IntoIterator<Item = &'a Chunk>) -> String {
    let words = chunks.into_iter().flat_map(|chunk| chunk.words.iter().chain(&chunk.whole));
    line(words.map(|word| word.plain.clone()).collect())
}

/// A number from each of its digits on, so that it is found by any digits in a row: people know a
/// telephone without the country's code, and a person's number without the digits around it.
fn ends(number: &str) -> Vec<String> {
    let Some(word) = whole(number) else { return Vec::new() };
    let digits: Vec<char> = word.plain.chars().collect();
    let starts = 0..=digits.len().saturating_sub(DIGITS);
    starts.map(|start| digits[start..].iter().collect()).collect()
}

fn place(country: Country, area: Option<Area>) -> Vec<String> {
    let names = Language::ALL.map(|language| country.name(language).to_owned());
    names.into_iter().chain(area.map(|area| area.name().to_owned())).collect()
}

/// An industry, and what it is a part of, in every language.
fn trade(industry: Industry) -> Vec<String> {
    let above = [Some(industry.section()), industry.division(), industry.group(), Some(industry)];
    let names = above
        .into_iter()
        .flatten()
        .flat_map(|industry| Language::ALL.map(|language| industry.name(language).to_owned()));
    names.chain([industry.code().to_owned()]).collect()
}

fn product(product: &Product) -> Vec<String> {
    let names = Language::ALL.iter().filter_map(|language| product.chapter_name(*language));
    names.chain([product.hs()]).map(str::to_owned).collect()
}

/// What the people to talk to are called, and their telephones.
fn contacts(contacts: &[Contact]) -> (Vec<String>, Vec<String>) {
    let words = |contact: &Contact| [contact.name.clone(), contact.email.clone()];
    let people = contacts.iter().flat_map(words).collect();
    (people, contacts.iter().map(|contact| contact.phone.clone()).collect())
}
