//! The typeface and the ways text is set. It exists so that a page says "question" or "hint", and size and weight are decided once.

use super::sizes::{TEXT_BODY, TEXT_QUESTION, TEXT_SECONDARY, TEXT_SECTION, TEXT_SMALL, TEXT_TITLE, TITLE_LINE};
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, RichText};
use std::sync::{Arc, LazyLock};

/// A weight or cut of the typeface. Weight is a face of its own: `RichText::strong` would change the colour only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Reading and answering.
    Regular,
    /// Questions, section headings, buttons.
    SemiBold,
    /// Page titles.
    Bold,
    /// Figures in columns: every digit has the same width.
    Tabular,
    /// Totals in columns.
    TabularSemiBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 5] = [Self::Regular, Self::SemiBold, Self::Bold, Self::Tabular, Self::TabularSemiBold];

    /// Returns the egui family under which the face is installed.
    pub fn family(self) -> FontFamily {
        static NAMED: LazyLock<[FontFamily; 4]> = LazyLock::new(|| {
            ["semibold", "bold", "tabular", "tabular-semibold"].map(|name| FontFamily::Name(name.into()))
        });
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::SemiBold => NAMED[0].clone(),
            Self::Bold => NAMED[1].clone(),
            Self::Tabular => NAMED[2].clone(),
            Self::TabularSemiBold => NAMED[3].clone(),
        }
    }

    /// Returns the face at a size in points, for painters and layouters.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    fn file(self) -> (&'static str, &'static [u8]) {
        match self {
            Self::Regular => ("Inter", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
            Self::SemiBold => ("Inter SemiBold", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
            Self::Bold => ("Inter Bold", include_bytes!("../../../assets/fonts/Inter-Bold.otf")),
            Self::Tabular => ("Inter Tabular", include_bytes!("../../../assets/fonts/InterTabular-Regular.otf")),
            Self::TabularSemiBold => {
                ("Inter Tabular SemiBold", include_bytes!("../../../assets/fonts/InterTabular-SemiBold.otf"))
            }
        }
    }
}

/// Returns the fonts of the window: the typeface first in every family, then its full-size sister, then egui's own fonts with their monochrome emoji.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        let (name, bytes) = face.file();
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        match face {
            Face::Tabular => chain.push(Face::Regular.file().0.to_owned()),
            Face::TabularSemiBold => chain.push(Face::SemiBold.file().0.to_owned()),
            Face::Regular | Face::SemiBold | Face::Bold => {}
        }
        chain.extend(behind.iter().cloned());
        fonts.families.insert(face.family(), chain);
    }
    fonts
}

/// Sets a date under a quotation or the status line: small and quiet.
pub fn small(text: impl Into<String>) -> RichText {
    set(text, Face::Regular, TEXT_SMALL).weak()
}

/// Sets a hint or a quiet label in the secondary colour.
pub fn secondary(text: impl Into<String>) -> RichText {
    set(text, Face::Regular, TEXT_SECONDARY).weak()
}

/// Sets the text of the companion, menus and findings: the size of `secondary` in the colour of text.
pub fn support(text: impl Into<String>) -> RichText {
    set(text, Face::Regular, TEXT_SECONDARY)
}

/// The same with weight: the first words of a finding, a heading in the companion.
pub fn support_strong(text: impl Into<String>) -> RichText {
    set(text, Face::SemiBold, TEXT_SECONDARY)
}

/// Sets the small heading over a group in the rail or a column: quiet, with weight.
pub fn group(text: impl Into<String>) -> RichText {
    set(text, Face::SemiBold, TEXT_SMALL).weak()
}

/// Sets an answer or reading text.
pub fn body(text: impl Into<String>) -> RichText {
    set(text, Face::Regular, TEXT_BODY)
}

/// The same with weight: buttons, the chosen row.
pub fn body_strong(text: impl Into<String>) -> RichText {
    set(text, Face::SemiBold, TEXT_BODY)
}

/// Sets the words of a link at a size in points: underlined always, so that colour is not its only sign. For `ui.link`.
///
/// It keeps the natural height of the line, because egui puts the underline at the foot of the line.
pub fn link(ctx: &Context, text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(Face::Regular.at(size)).color(super::colours(ctx).action).underline()
}

/// Sets the label of a question.
pub fn question(text: impl Into<String>) -> RichText {
    set(text, Face::SemiBold, TEXT_QUESTION)
}

/// Sets the heading of a section.
pub fn section(text: impl Into<String>) -> RichText {
    set(text, Face::SemiBold, TEXT_SECTION)
}

/// Sets the title of a page.
pub fn title(text: impl Into<String>) -> RichText {
    set(text, Face::Bold, TEXT_TITLE)
}

/// Sets a figure in a table.
pub fn tabular(text: impl Into<String>) -> RichText {
    set(text, Face::Tabular, TEXT_SECONDARY)
}

/// Sets a total in a table.
pub fn tabular_strong(text: impl Into<String>) -> RichText {
    set(text, Face::TabularSemiBold, TEXT_SECONDARY)
}

/// Returns the height of a line of text in whole points: 1.4 times the size, less for titles.
pub fn line_height(size: f32) -> f32 {
    if size >= TEXT_TITLE { TITLE_LINE } else { (size * 1.4).round() }
}

fn set(text: impl Into<String>, face: Face, size: f32) -> RichText {
    // egui adds the style's line gap to plain text and fields, but not to rich text.
    RichText::new(text).font(face.at(size)).line_height(Some(line_height(size)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs the interface and Welsh and English drafts need.
    const NEEDED: &str = "ŵŷâêîôûŴŶŶÂÊÎÔÛïëäáàéó–—‘’“”…•→←↑↓✓✗☐☑≥≤≠×÷£€½²%−\u{a0}";
    /// The part of it that must come from the typeface itself.
    const OWN: &str = "ŵŷâêîôûŴŶ–—‘’“”…•→←↑↓✓✗≥≤≠×÷£€½²%−";

    fn with_fonts<R>(look: impl FnOnce(&mut egui::epaint::text::FontsView<'_>) -> R) -> R {
        with(definitions(), look)
    }

    fn with<R>(fonts: FontDefinitions, look: impl FnOnce(&mut egui::epaint::text::FontsView<'_>) -> R) -> R {
        let ctx = egui::Context::default();
        ctx.set_fonts(fonts);
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
        ctx.fonts_mut(look)
    }

    #[test]
    fn every_face_covers_what_people_write() {
        with_fonts(|fonts| {
            for face in Face::ALL {
                for c in NEEDED.chars() {
                    assert!(fonts.has_glyph(&face.at(TEXT_BODY), c), "{face:?}: {c}");
                }
            }
        });
    }

    #[test]
    fn letters_and_signs_come_from_the_typeface() {
        let mut fonts = definitions();
        for face in Face::ALL {
            fonts.families.insert(face.family(), vec![face.file().0.to_owned()]);
        }
        with(fonts, |fonts| {
            for face in Face::ALL {
                for c in OWN.chars() {
                    assert!(fonts.has_glyph(&face.at(TEXT_BODY), c), "{face:?}: {c}");
                }
            }
        });
    }

    #[test]
    fn emoji_in_drafts_have_glyphs() {
        with_fonts(|fonts| {
            for face in Face::ALL {
                assert!(fonts.has_glyphs(&face.at(TEXT_BODY), "😀👍🎉💙👶🏥"), "{face:?}");
            }
        });
    }

    #[test]
    fn tabular_digits_are_equally_wide_and_others_are_not() {
        with_fonts(|fonts| {
            let mut widths = |face: Face| {
                let mut widths: Vec<f32> = ('0'..='9').map(|c| fonts.glyph_width(&face.at(100.0), c)).collect();
                widths.sort_by(f32::total_cmp);
                widths[9] - widths[0]
            };
            assert!(widths(Face::Tabular) < 0.01);
            assert!(widths(Face::TabularSemiBold) < 0.01);
            assert!(widths(Face::Regular) > 1.0);
        });
    }

    #[test]
    fn plain_and_rich_lines_are_about_equally_high() {
        for size in [TEXT_SMALL, TEXT_SECONDARY, TEXT_BODY] {
            let row = with_fonts(|fonts| fonts.row_height(&Face::Regular.at(size)));
            let plain = row + super::super::sizes::LINE_GAP;
            let difference = (plain - line_height(size)).abs();
            assert!(difference <= 1.0, "{size}: {plain}");
        }
    }

    #[test]
    fn body_lines_are_one_and_four_tenths_high() {
        let row = with_fonts(|fonts| fonts.row_height(&Face::Regular.at(TEXT_BODY)));
        let height = (row + super::super::sizes::LINE_GAP) / TEXT_BODY;
        assert!((1.38..=1.45).contains(&height), "{height}");
    }
}
