/// Makes a type travel in JSON, TOML and the like as its code, a string. One that is no code is
/// refused with what was expected.
macro_rules! travels_as_code {
    ($type:ty, $what:literal, $from_code:expr, $code:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let code: fn(&$type) -> &str = $code;
                serializer.serialize_str(code(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                let from_code: fn(&str) -> Option<$type> = $from_code;
                from_code(&text).ok_or_else(|| {
                    serde::de::Error::custom(format_args!("`{text}` is not {}", $what))
                })
            }
        }
    };
}

pub(crate) use travels_as_code;
