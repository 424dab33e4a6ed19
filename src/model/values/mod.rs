//! The values that answers are made of: types that cannot hold nonsense, each with its way to be read from what a
//! person typed and its way to be written.

use std::borrow::Cow;

mod baseline;
mod choice;
mod counted;
mod dates;
mod days;
mod figure;
mod hours;
mod link;
mod money;
mod number;
mod text;

pub use baseline::{Baseline, Measured};
pub use choice::ChoiceOption;
pub(crate) use choice::choices;
pub use counted::counted;
pub use dates::{date_in_table, date_in_text};
pub use days::{DateSense, ReadDate, When, parse_date, read_date};
pub use hours::Hours;
pub use link::{Link, Links, Pick, Picks, QuestionLink};
pub use money::Pence;
pub use number::Number;
pub use text::{Line, Prose};

/// Says that typed text is not a value of the kind that was asked for, in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{wanted}")]
pub struct NotUnderstood {
    /// What would be understood, or the question what was meant, in whole sentences.
    pub wanted: Cow<'static, str>,
    /// What may have been meant, each written so that it is understood.
    pub readings: Vec<String>,
}

impl NotUnderstood {
    /// Says what would be understood.
    pub const fn new(wanted: &'static str) -> Self {
        Self { wanted: Cow::Borrowed(wanted), readings: Vec::new() }
    }

    /// Asks which of the readings was meant. Without any it says what would be understood.
    pub fn choose(readings: Vec<String>, wanted: &'static str) -> Self {
        match readings.as_slice() {
            [] => Self::new(wanted),
            [one] => Self { wanted: format!("Did you mean {one}?").into(), readings },
            [first, .., last] => Self { wanted: format!("Did you mean {first} or {last}?").into(), readings },
        }
    }
}

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
