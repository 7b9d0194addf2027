use std::str::FromStr;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use registry::Problem;
use vocabulary::{Code, Currency, Language, Money};
use words::Message;

use crate::pages::missing::{language_of, notice};

/// The heaviest form that is read.
const HEAVIEST: usize = 256 * 1024;
/// The longest text of one field; the rest is cut off by the browser's `maxlength` before.
const LONGEST: usize = 10_000;

/// What a person typed into a form, as it was typed. Readers note what they could not read, so
/// that the form can say it beside the field.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pairs: Vec<(String, String)>,
    pub(crate) problems: Vec<Problem>,
    language: Language,
}

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Response> {
        let language = language_of(request.uri());
        let refuse = |status: StatusCode, key| {
            (status, notice(language, "form-refused-title", key)).into_response()
        };
        let is_form = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "form-refused-kind"));
        }
        match to_bytes(request.into_body(), HEAVIEST).await {
            Ok(body) => Ok(Self::parse(&body, language)),
            Err(_) => Err(refuse(StatusCode::PAYLOAD_TOO_LARGE, "form-refused-size")),
        }
    }
}

impl Typed {
    fn parse(body: &Bytes, language: Language) -> Self {
        let clean = |text: &str| -> String {
            // Line ends as one; no other control characters, which no keyboard types.
            let text = text.replace("\r\n", "\n");
            text.chars().filter(|c| *c == '\n' || !c.is_control()).take(LONGEST).collect()
        };
        let pairs = form_urlencoded::parse(body)
            .map(|(key, value)| (key.into_owned(), clean(&value)))
            .collect();
        Self { pairs, problems: Vec::new(), language }
    }

    /// What would be typed to get these values, for a form about something that exists.
    pub(crate) fn of(pairs: Vec<(&str, String)>, language: Language) -> Self {
        let pairs = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Self { pairs, problems: Vec::new(), language }
    }

    /// The text of a field, without blanks around it; empty when there is none.
    pub(crate) fn text(&self, field: &str) -> &str {
        let found = self.pairs.iter().find(|(key, _)| key == field);
        found.map_or("", |(_, value)| value.trim())
    }

    /// A field exactly as it was typed, for passwords.
    pub(crate) fn exact(&self, field: &str) -> &str {
        self.pairs.iter().find(|(key, _)| key == field).map_or("", |(_, value)| value)
    }

    /// Every text of a field that may be there several times.
    pub(crate) fn all(&self, field: &str) -> Vec<&str> {
        let same = self.pairs.iter().filter(|(key, _)| key == field);
        same.map(|(_, value)| value.trim()).filter(|value| !value.is_empty()).collect()
    }

    /// Whether a box is ticked.
    pub(crate) fn ticked(&self, field: &str) -> bool {
        !self.text(field).is_empty()
    }

    /// Notes what has to be mended.
    pub(crate) fn wrong(&mut self, field: &str, message: Message) {
        self.problems.push(Problem { field: field.to_owned().into(), message });
    }

    /// A value that a text stands for; `None` when the field is empty, and when it cannot be read,
    /// which is noted under the key of a message.
    pub(crate) fn parsed<T: FromStr>(&mut self, field: &str, key: &'static str) -> Option<T> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            let message = Message::new(key).with("text", text);
            self.wrong(field, message);
        }
        value
    }

    /// A word of a closed list.
    pub(crate) fn word<C: Code>(&self, field: &str) -> Option<C> {
        C::from_code(self.text(field))
    }

    /// Several words of a closed list.
    pub(crate) fn words<C: Code>(&self, field: &str) -> Vec<C> {
        self.all(field).into_iter().filter_map(C::from_code).collect()
    }

    /// A whole number.
    pub(crate) fn count(&mut self, field: &str) -> Option<u32> {
        self.parsed(field, "problem-count")
    }

    /// A number that is not negative, with the decimal sign of the reader's language or a point.
    pub(crate) fn number(&mut self, field: &str) -> Option<f64> {
        let text = self.text(field).to_owned();
        if text.is_empty() {
            return None;
        }
        // Read as an amount with two decimals, so that `1.500` means the same here as in prices.
        match Money::parse(&text, Currency::Usd, self.language) {
            Ok(money) if money.minor >= 0 => Some(money.major()),
            _ => {
                self.wrong(field, Message::new("problem-number").with("text", text));
                None
            }
        }
    }

    /// A day, as browsers send it.
    pub(crate) fn day(&mut self, field: &str) -> Option<Date> {
        self.parsed(field, "problem-day")
    }

    /// Yes, no or unknown.
    pub(crate) fn answer(&self, field: &str) -> Option<bool> {
        match self.text(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// An amount of money, with the separators of the reader's language.
    pub(crate) fn money(&mut self, field: &str, currency: Currency) -> Option<Money> {
        let text = self.text(field).to_owned();
        if text.is_empty() {
            return None;
        }
        match Money::parse(&text, currency, self.language) {
            Ok(money) => Some(money),
            Err(_) => {
                self.wrong(field, Message::new("problem-money").with("text", text));
                None
            }
        }
    }

    /// The version of what a form is about, as it was when the form was shown.
    pub(crate) fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or(0)
    }
}
