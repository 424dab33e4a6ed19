//! Choices: a fixed set of options with a label each, where the method itself fixes the set.
//!
//! Sets that age (platforms, pay bands) are data files and [`super::Pick`]s instead.

/// One option of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The variant's name, as in the file.
    pub key: &'static str,
    /// The visible label, in sentence case.
    pub label: &'static str,
}

/// Declares an enum whose variants are the options of a choice, with their labels.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $label] $(#[$vmeta])* $variant),+
        }

        impl $name {
            /// Every option, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The keys and labels of the options, in the same order.
            pub const OPTIONS: &'static [$crate::model::ChoiceOption] =
                &[$($crate::model::ChoiceOption { key: stringify!($variant), label: $label }),+];

            /// Returns the visible label.
            pub const fn label(self) -> &'static str {
                Self::OPTIONS[self as usize].label
            }

            /// Returns the answer that chooses the option.
            pub fn answer(self) -> $crate::model::Answer {
                $crate::model::Answer::option(Self::OPTIONS, Some(self as usize))
            }
        }

        impl $crate::model::Field for Option<$name> {
            fn view(&self) -> $crate::model::View<'_> {
                $crate::model::View::Choice(self.map(|chosen| chosen as usize), $name::OPTIONS)
            }

            fn set(&mut self, answer: $crate::model::Answer) -> bool {
                let $crate::model::Answer::Choice(chosen) = answer else { return false };
                let place = chosen.as_ref().map(|key| $name::OPTIONS.iter().position(|option| option.key == key));
                // A key that this program does not know changes nothing.
                if place == Some(None) {
                    return false;
                }
                *self = place.flatten().map(|place| $name::ALL[place]);
                true
            }
        }
    };
}

pub(crate) use choices;
