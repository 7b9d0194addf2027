use std::fmt::Write as _;

use crate::{Level, Standard, Text};

impl Standard {
    /// The standard as the text of a library, which reads back as the same standard. Comments and
    /// the layout of the file that it was read from are not in it.
    ///
    /// ```
    /// use standards::Catalogue;
    ///
    /// let catalogue = Catalogue::built_in().unwrap();
    /// let haccp = catalogue.get("haccp").unwrap();
    /// let again = catalogue.check("haccp.toml", &haccp.to_toml()).unwrap();
    /// assert_eq!(again, *haccp);
    /// ```
    pub fn to_toml(&self) -> String {
        let mut out = String::from("[standard]\n");
        line(&mut out, "code", &quoted(&self.code));
        line(&mut out, "version", &self.version.to_string());
        line(&mut out, "edition", &quoted(&self.edition));
        text(&mut out, "title", &self.title);
        text(&mut out, "summary", &self.summary);
        let source = [quoted(&self.source.title), quoted(&self.source.url)];
        line(&mut out, "source", &format!("{{ title = {}, url = {} }}", source[0], source[1]));
        line(&mut out, "licence", &quoted(&self.licence));
        line(&mut out, "sectors", &list(self.sectors.iter().map(|sector| sector.code())));
        line(&mut out, "conforming", &self.conforming.to_string());
        let rule = self.rule;
        let rule = format!(
            "{{ major = {}, minor = {}, recommendation = {} }}",
            rule.major, rule.minor, rule.recommendation
        );
        line(&mut out, "rule", &rule);
        line(&mut out, "retired", &list(self.retired.iter().map(String::as_str)));
        levels(&mut out, "standard", &self.levels);
        for chapter in &self.chapters {
            out.push_str("\n[[chapter]]\n");
            line(&mut out, "code", &quoted(&chapter.code));
            if let Some(parent) = &chapter.parent {
                line(&mut out, "parent", &quoted(parent));
            }
            text(&mut out, "title", &chapter.title);
        }
        for requirement in &self.requirements {
            out.push_str("\n[[requirement]]\n");
            line(&mut out, "code", &quoted(&requirement.code));
            line(&mut out, "chapter", &quoted(&requirement.chapter));
            if let Some(reference) = &requirement.reference {
                line(&mut out, "reference", &quoted(reference));
            }
            line(&mut out, "binding", &quoted(requirement.binding.code()));
            line(&mut out, "weight", &requirement.weight.to_string());
            if requirement.conforming != self.conforming {
                line(&mut out, "conforming", &requirement.conforming.to_string());
            }
            line(&mut out, "needs", &list(requirement.needs.iter().map(String::as_str)));
            line(&mut out, "evidence", &list(requirement.evidence.iter().map(|e| e.code())));
            text(&mut out, "title", &requirement.title);
            text(&mut out, "what", &requirement.what);
            text(&mut out, "why", &requirement.why);
            text(&mut out, "how", &requirement.how);
            if let Some(own) = &requirement.levels {
                levels(&mut out, "requirement", own);
            }
        }
        self.write_thresholds(&mut out);
        for mapping in &self.mappings {
            out.push_str("\n[[mapping]]\n");
            line(&mut out, "from", &quoted(&mapping.from));
            line(&mut out, "standard", &quoted(&mapping.standard));
            line(&mut out, "to", &quoted(&mapping.to));
            line(&mut out, "how", &quoted(mapping.how.code()));
        }
        out
    }

    fn write_thresholds(&self, out: &mut String) {
        for threshold in &self.thresholds {
            out.push_str("\n[[threshold]]\n");
            line(out, "code", &quoted(&threshold.code));
            line(out, "measure", &quoted(threshold.measure.code()));
            // With a point, whatever the number: a limit is no count.
            line(out, "limit", &format!("{:?}", threshold.limit));
            line(out, "below", &threshold.below.to_string());
            if let Some(year) = threshold.base_year {
                line(out, "base_year", &year.to_string());
            }
            line(out, "effect", &quoted(threshold.effect.code()));
            if let Some(from) = threshold.from {
                line(out, "from", &quoted(&from.to_string()));
            }
            line(out, "requirements", &list(threshold.requirements.iter().map(String::as_str)));
            text(out, "text", &threshold.text);
            if let Some(condition) = &threshold.condition {
                text(out, "condition", condition);
            }
        }
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

/// The languages in which a text is there; of an empty one, that it has none.
fn text(out: &mut String, key: &str, text: &Text) {
    if *text == Text::default() {
        line(out, key, "{}");
    }
    words(out, &format!("{key}."), text);
}

fn words(out: &mut String, before: &str, text: &Text) {
    for (language, said) in [("en", &text.en), ("es", &text.es), ("pt", &text.pt)] {
        if !said.is_empty() {
            line(out, &format!("{before}{language}"), &quoted(said));
        }
    }
}

fn levels(out: &mut String, of: &str, levels: &[Text; Level::ALL.len()]) {
    for level in levels {
        let _ = writeln!(out, "[[{of}.levels]]");
        words(out, "", level);
    }
}

fn list<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let codes: Vec<String> = codes.map(quoted).collect();
    format!("[{}]", codes.join(", "))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
