//! The values that answers are made of: types that cannot hold nonsense, each with its way to be read from what a
//! person typed and its way to be written.

mod baseline;
mod choice;
mod counted;
mod dates;
mod hours;
mod link;
mod money;
mod number;
mod text;

pub use baseline::{Baseline, Measured};
pub use choice::ChoiceOption;
pub(crate) use choice::choices;
pub use counted::counted;
pub use dates::{date_in_table, date_in_text, parse_date};
pub use hours::Hours;
pub use link::{Link, Links, Pick, Picks, QuestionLink};
pub use money::Pence;
pub use number::Number;
pub use text::{Line, Prose};

/// Says that typed text is not a value of the kind that was asked for, in words for the person who typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotUnderstood(
    /// What would be understood.
    pub &'static str,
);

/// Serialises a type through its `Display` and `FromStr`, so that the file reads as a person would write it.
macro_rules! serde_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.plain())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("text that holds a value of ", stringify!($type)))
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

pub(crate) use serde_as_text;
