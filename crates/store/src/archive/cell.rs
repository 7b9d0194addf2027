use sea_orm::QueryResult;
use sea_orm::sea_query::{ColumnType, Value};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::StoreError;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Uuid,
    Text,
    Number,
    Flag,
    Bytes,
}

impl Kind {
    pub(super) fn of(column: Option<&ColumnType>) -> Self {
        match column {
            Some(ColumnType::Uuid) => Self::Uuid,
            Some(ColumnType::BigInteger) => Self::Number,
            Some(ColumnType::Boolean) => Self::Flag,
            Some(ColumnType::Blob) => Self::Bytes,
            _ => Self::Text,
        }
    }

    /// A column of a row as it stands in an archive.
    pub(crate) fn read(self, row: &QueryResult, column: &str) -> Result<Json, StoreError> {
        Ok(match self {
            Self::Uuid => row.try_get::<Option<Uuid>>("", column)?.map(|id| id.to_string()).into(),
            Self::Text => row.try_get::<Option<String>>("", column)?.into(),
            Self::Number => row.try_get::<Option<i64>>("", column)?.into(),
            Self::Flag => row.try_get::<Option<bool>>("", column)?.into(),
            Self::Bytes => row.try_get::<Option<Vec<u8>>>("", column)?.map(|b| hex(&b)).into(),
        })
    }

    /// The same back; `None` when it is not of this kind.
    pub(crate) fn value(self, cell: &Json) -> Option<Value> {
        if cell.is_null() {
            return Some(match self {
                Self::Uuid => Value::Uuid(None),
                Self::Text => Value::String(None),
                Self::Number => Value::BigInt(None),
                Self::Flag => Value::Bool(None),
                Self::Bytes => Value::Bytes(None),
            });
        }
        Some(match self {
            Self::Uuid => cell.as_str()?.parse::<Uuid>().ok()?.into(),
            Self::Text => cell.as_str()?.into(),
            Self::Number => cell.as_i64()?.into(),
            Self::Flag => cell.as_bool()?.into(),
            Self::Bytes => unhex(cell.as_str()?)?.into(),
        })
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let nibble = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    digits.chunks(2).map(|pair| Some(nibble(pair[0])? << 4 | nibble(pair[1])?)).collect()
}
