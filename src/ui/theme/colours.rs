//! The colours of the window by what they are for. It is the one file of `ui` that reads RON, and only the themes compiled into the program:
//! a theme is data that people compare and tests measure, and keeping its reader here keeps colour values out of every other file.

use egui::Color32;
use serde::Deserialize;
use std::sync::LazyLock;

/// A set of colours the program ships with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Palette {
    /// White cards on a light grey page.
    Light,
    /// Blue-grey, light text.
    Dark,
    /// White on black, seven to one throughout.
    HighContrast,
}

impl Palette {
    /// Every palette, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// Returns the colours of the palette. They are read once and live as long as the program.
    pub fn colours(self) -> &'static Colours {
        static LIGHT: LazyLock<Colours> = LazyLock::new(|| Palette::Light.read());
        static DARK: LazyLock<Colours> = LazyLock::new(|| Palette::Dark.read());
        static HIGH_CONTRAST: LazyLock<Colours> = LazyLock::new(|| Palette::HighContrast.read());
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// Whether the text is lighter than what it stands on.
    pub fn is_dark(self) -> bool {
        self != Self::Light
    }

    fn source(self) -> &'static str {
        match self {
            Self::Light => include_str!("../../../assets/themes/light.ron"),
            Self::Dark => include_str!("../../../assets/themes/dark.ron"),
            Self::HighContrast => include_str!("../../../assets/themes/contrast.ron"),
        }
    }

    fn read(self) -> Colours {
        // Impossible to fail: the text is part of the program, and a test reads all three.
        ron::from_str(self.source()).expect("a theme compiled into the program can be read")
    }
}

/// One colour for each purpose. A widget names the purpose, never a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Behind the cards.
    #[serde(deserialize_with = "hex")]
    pub page: Color32,
    /// Cards, rail, companion, menus, fields.
    #[serde(deserialize_with = "hex")]
    pub surface: Color32,
    /// Text, on any of the light fills.
    #[serde(deserialize_with = "hex")]
    pub text: Color32,
    /// Hints, dates, quiet labels.
    #[serde(deserialize_with = "hex")]
    pub text_secondary: Color32,
    /// Edges of cards and panels, rules in tables. An ornament: nothing depends on seeing it.
    #[serde(deserialize_with = "hex")]
    pub border: Color32,
    /// Edges of fields and check boxes.
    #[serde(deserialize_with = "hex")]
    pub input_border: Color32,
    /// Links, the fill of the main button, the edge and text of other buttons.
    #[serde(deserialize_with = "hex")]
    pub action: Color32,
    /// The same under the pointer.
    #[serde(deserialize_with = "hex")]
    pub action_hover: Color32,
    /// Text on `action` and `action_hover`.
    #[serde(deserialize_with = "hex")]
    pub action_text: Color32,
    /// Fill of the chosen row, and of a button under the pointer.
    #[serde(deserialize_with = "hex")]
    pub selected: Color32,
    /// The ring around the control that has the keyboard.
    #[serde(deserialize_with = "hex")]
    pub focus: Color32,
    /// The edge inside that ring.
    #[serde(deserialize_with = "hex")]
    pub focus_edge: Color32,
    /// The bar beside a caution, the fill of a count of cautions. Too pale in the light theme to carry a meaning alone.
    #[serde(deserialize_with = "hex")]
    pub caution: Color32,
    /// Fill behind a caution.
    #[serde(deserialize_with = "hex")]
    pub caution_surface: Color32,
    /// Text and icon on `caution_surface`.
    #[serde(deserialize_with = "hex")]
    pub caution_text: Color32,
    /// Text on `caution` itself.
    #[serde(deserialize_with = "hex")]
    pub caution_ink: Color32,
    /// The bar beside what stops, broken lines, boxes where something is missing.
    #[serde(deserialize_with = "hex")]
    pub stop: Color32,
    /// Fill behind what stops.
    #[serde(deserialize_with = "hex")]
    pub stop_surface: Color32,
    /// Text and icon on `stop_surface`.
    #[serde(deserialize_with = "hex")]
    pub stop_text: Color32,
    /// Text and mark of what is done.
    #[serde(deserialize_with = "hex")]
    pub done: Color32,
    /// Fill behind what is done.
    #[serde(deserialize_with = "hex")]
    pub done_surface: Color32,
    /// The line of sight where it holds.
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    /// The line of sight where nothing has been written yet.
    #[serde(deserialize_with = "hex")]
    pub line_off: Color32,
    /// Text of a control that cannot be used.
    #[serde(deserialize_with = "hex")]
    pub disabled_text: Color32,
    /// Behind selected text.
    #[serde(deserialize_with = "hex")]
    pub text_selection: Color32,
    /// Over the page while a dialogue is open. Partly transparent.
    #[serde(deserialize_with = "hex")]
    pub scrim: Color32,
}

/// Reads `#RRGGBB` or `#RRGGBBAA`.
fn hex<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(reader)?;
    parse_hex(&text).ok_or_else(|| serde::de::Error::custom(format!("{text} is not a colour like #RRGGBB")))
}

fn parse_hex(text: &str) -> Option<Color32> {
    let digits = text.strip_prefix('#')?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [r, g, b, a] = match digits.len() {
        6 => (number << 8 | 0xFF).to_be_bytes(),
        8 => number.to_be_bytes(),
        _ => return None,
    };
    Some(Color32::from_rgba_unmultiplied(r, g, b, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two opaque colours, as WCAG 2.2 defines it.
    fn contrast(a: Color32, b: Color32) -> f32 {
        fn luminance(colour: Color32) -> f32 {
            let linear = |channel: u8| {
                let c = f32::from(channel) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
        }
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_has_the_contrast_people_need() {
        for palette in Palette::ALL {
            let c = palette.colours();
            let least = if palette == Palette::HighContrast { 7.0 } else { 4.5 };
            for (name, ink, paper) in [
                ("text on surface", c.text, c.surface),
                ("text on page", c.text, c.page),
                ("text on selected", c.text, c.selected),
                ("text on caution surface", c.text, c.caution_surface),
                ("text on stop surface", c.text, c.stop_surface),
                ("text on done surface", c.text, c.done_surface),
                ("selected text", c.focus_edge, c.text_selection),
                ("secondary on surface", c.text_secondary, c.surface),
                ("secondary on page", c.text_secondary, c.page),
                ("secondary on selected", c.text_secondary, c.selected),
                ("action on surface", c.action, c.surface),
                ("action on page", c.action, c.page),
                ("action on selected", c.action, c.selected),
                ("action hover on surface", c.action_hover, c.surface),
                ("link in a caution", c.action, c.caution_surface),
                ("link beside a stop", c.action, c.stop_surface),
                ("text of the main button", c.action_text, c.action),
                ("the same, hovered", c.action_text, c.action_hover),
                ("caution", c.caution_text, c.caution_surface),
                ("caution count", c.caution_ink, c.caution),
                ("stop", c.stop_text, c.stop_surface),
                ("stop on surface", c.stop, c.surface),
                ("stop on page", c.stop, c.page),
                ("done on surface", c.done, c.surface),
                ("done on page", c.done, c.page),
                ("done on its surface", c.done, c.done_surface),
            ] {
                let found = contrast(ink, paper);
                assert!(found >= least, "{palette:?}, {name}: {found:.2}");
            }
        }
    }

    #[test]
    fn marks_and_borders_can_be_seen() {
        for palette in Palette::ALL {
            let c = palette.colours();
            for (name, mark) in [
                ("input border", c.input_border),
                ("focus edge", c.focus_edge),
                ("line", c.line),
                ("line off", c.line_off),
                ("action", c.action),
                ("stop", c.stop),
                ("done", c.done),
                ("disabled text", c.disabled_text),
            ] {
                for (ground, paper) in [("surface", c.surface), ("page", c.page)] {
                    let found = contrast(mark, paper);
                    assert!(found >= 3.0, "{palette:?}, {name} on {ground}: {found:.2}");
                }
            }
            // The edge may be pale where the ring itself stands out, and the other way round.
            let ring = contrast(c.focus, c.surface).max(contrast(c.focus_edge, c.surface));
            assert!(ring >= 3.0, "{palette:?}, focus ring: {ring:.2}");
        }
    }

    #[test]
    fn high_contrast_borders_are_not_faint() {
        let c = Palette::HighContrast.colours();
        assert!(contrast(c.border, c.surface) >= 7.0);
        assert!(contrast(c.input_border, c.surface) >= 7.0);
        assert!(contrast(c.text, c.surface) > 20.9);
    }

    #[test]
    fn contrast_of_black_and_white_is_twenty_one() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn every_theme_can_be_read() {
        for palette in Palette::ALL {
            let read: Result<Colours, _> = ron::from_str(palette.source());
            assert!(read.is_ok(), "{palette:?}: {read:?}");
        }
    }

    #[test]
    fn the_light_theme_keeps_the_drawn_values() {
        let c = Palette::Light.colours();
        assert_eq!(c.page, Color32::from_rgb(0xF0, 0xF4, 0xF5));
        assert_eq!(c.action, Color32::from_rgb(0x00, 0x5E, 0xB8));
        assert_eq!(c.stop, Color32::from_rgb(0xD5, 0x28, 0x1B));
    }

    #[test]
    fn only_whole_colours_are_read() {
        assert_eq!(parse_hex("#FF0000"), Some(Color32::RED));
        assert_eq!(parse_hex("#00000000"), Some(Color32::TRANSPARENT));
        for wrong in ["", "#", "FF0000", "#FFF", "#GG0000", "#+F0000", "#FF00000"] {
            assert_eq!(parse_hex(wrong), None, "{wrong}");
        }
    }
}
