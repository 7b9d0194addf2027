use vocabulary::{codes, fold};

use crate::Telling;

codes! {
    /// What should not be published without thinking twice.
    pub enum PersonalKind("personal") {
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Mail = "mail",
        /// A number by which a person or a firm is registered.
        Identifier = "identifier",
        /// The name of somebody of the firm.
        Person = "person",
        /// The firm's own name, in an experience without names.
        Own = "own",
        /// The name of another firm.
        Firm = "firm",
    }
}

/// A name to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Whose it is: [`PersonalKind::Person`], [`PersonalKind::Own`] or [`PersonalKind::Firm`].
    pub kind: PersonalKind,
}

/// Something personal in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Personal {
    /// The field in which it stands.
    pub field: &'static str,
    /// What it is.
    pub kind: PersonalKind,
    /// The words, as they stand in the text, or the name.
    pub text: String,
}

/// Points out what looks personal: e-mail addresses; runs of 7 or more digits that look like
/// telephone numbers or, with the separators or lengths of RUT, CUIT, CPF, CNPJ and DNI, like
/// numbers of a register; and the names that are given. It does not judge: amounts of money with a
/// currency sign before them and years pass, a person decides about the rest.
///
/// ```
/// use knowledge::{PersonalKind, Telling, personal};
///
/// let text = "Llamen a Rosa al +56 9 5550 1234, rosa@frutas.example, RUT 12.345.678-5";
/// let telling = Telling { worked: text.into(), ..Telling::default() };
/// let kinds: Vec<_> = personal(&telling, &[]).iter().map(|one| one.kind).collect();
/// assert_eq!(kinds, [PersonalKind::Phone, PersonalKind::Mail, PersonalKind::Identifier]);
/// ```
pub fn personal(telling: &Telling, names: &[Named]) -> Vec<Personal> {
    let mut found = Vec::new();
    for (field, text) in telling.parts() {
        found.extend(numbers(text).into_iter().map(|(kind, text)| Personal { field, kind, text }));
        let mails = text.split(|c: char| c.is_whitespace() || "<>(),;:\"".contains(c));
        for word in mails.map(|word| word.trim_end_matches('.')).filter(|word| is_mail(word)) {
            let text = word.to_owned();
            found.push(Personal { field, kind: PersonalKind::Mail, text });
        }
        let words = words(text);
        for named in names.iter().filter(|named| is_named(&words, &named.name)) {
            found.push(Personal { field, kind: named.kind, text: named.name.clone() });
        }
    }
    found.sort_by(|a, b| (a.field, a.kind, &a.text).cmp(&(b.field, b.kind, &b.text)));
    found.dedup();
    let order = |field| telling.parts().iter().position(|(name, _)| *name == field);
    found.sort_by_key(|one| order(one.field));
    found
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.')
    })
}

/// A text as words between single blanks, with one before and one after.
fn words(text: &str) -> String {
    let plain = fold(text);
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a name stands in a text: the whole of it, word by word. A name of one short word, such
/// as *Sol*, would be found in every second text and is passed over.
fn is_named(text: &str, name: &str) -> bool {
    let name = words(name);
    name.trim().chars().count() >= 4 && text.contains(name.as_str())
}

/// The runs of digits, with what may stand between them in telephone numbers and identifiers.
fn numbers(text: &str) -> Vec<(PersonalKind, String)> {
    let signs: Vec<char> = text.chars().collect();
    let joins = |c: char| " .-/()".contains(c);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !signs[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        while at < signs.len() {
            if signs[at].is_ascii_digit() {
                end = at + 1;
            } else if !joins(signs[at]) || at - end >= 2 {
                break;
            }
            at += 1;
        }
        let run: String = signs[start..end].iter().collect();
        let before: String =
            signs[..start].iter().rev().take_while(|c| !c.is_alphanumeric()).collect();
        // A Chilean number may end in K.
        let ends_in_k = matches!(signs.get(end..end + 2), Some(['-', 'k' | 'K']));
        if ends_in_k && run.matches('.').count() == 2 && digits(&run) >= 7 {
            found.push((PersonalKind::Identifier, format!("{run}-K")));
        } else if !signs.get(end).is_some_and(|c| c.is_alphabetic())
            && let Some(kind) = number(&run, &before)
        {
            found.push((kind, run));
        }
        at = at.max(end).max(start + 1);
    }
    found
}

fn digits(run: &str) -> usize {
    run.bytes().filter(u8::is_ascii_digit).count()
}

fn number(run: &str, before: &str) -> Option<PersonalKind> {
    // `$ 1.200.000` is money.
    if before.contains('$') || before.contains('€') {
        return None;
    }
    let count = digits(run);
    let [dots, hyphens] = ['.', '-'].map(|sign| run.matches(sign).count());
    let plain = count == run.len();
    let is_money = hyphens == 0 && dots > 0 && !run.contains([' ', '/', '(']) && {
        let mut groups = run.split('.');
        groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|g| g.len() == 3)
    };
    match count {
        // 12.345.678-5, 20-12345678-3, 123.456.789-09, 12.345.678/0001-95.
        8 | 9 if dots == 2 && hyphens == 1 => Some(PersonalKind::Identifier),
        11 if hyphens == 2 && dots == 0 && !run.contains(' ') => Some(PersonalKind::Identifier),
        11 if dots == 2 && hyphens == 1 => Some(PersonalKind::Identifier),
        14 => Some(PersonalKind::Identifier),
        11 if plain && !before.contains('+') => Some(PersonalKind::Identifier),
        // 12.345.678 could be a person's number or an amount: too common to point at.
        _ if is_money => None,
        7..=15 if before.contains('+') || before.contains('(') => Some(PersonalKind::Phone),
        8..=13 => Some(PersonalKind::Phone),
        _ => None,
    }
}
