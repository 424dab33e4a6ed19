//! The one place of colours, sizes, fonts and icons. It exists so that a page says what something is, and every theme decides how that looks.

mod colours;
mod fonts;
pub mod icons;
mod sizes;
mod style;

pub use colours::{Colours, Palette};
pub use fonts::{
    Face, body, body_strong, group, line_height, link, question, secondary, section, small, support, support_strong,
    tabular, tabular_strong, title,
};
pub use icons::Icon;
pub use sizes::*;
pub use style::{ButtonLook, button_look, check_box_look, menu_style, paint_focus_ring, tabular as tabular_style};

use egui::{Context, Id, Theme, ThemePreference};
use serde::{Deserialize, Serialize};

/// The theme somebody chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Light or dark, as the computer is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// White on black.
    HighContrast,
}

impl ThemeChoice {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    /// Returns the words of the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Same as this computer",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}

/// Whether things may move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Motion {
    /// Short movements, a tenth of a second.
    #[default]
    Short,
    /// None: no sliding, no smooth scrolling, no blinking cursor.
    Off,
}

/// What is applied at present; kept in the memory of egui.
#[derive(Clone, Copy, Default)]
struct Applied {
    choice: ThemeChoice,
    motion: Motion,
}

/// Installs the fonts and the styles of the system's theme. Call it once, when the window is made.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    set(ctx, Applied::default());
}

/// Applies a theme. Not for every frame: call it when the choice changes.
pub fn apply(ctx: &Context, choice: ThemeChoice) {
    set(ctx, Applied { choice, ..applied(ctx) });
}

/// Allows movement or stops it. Not for every frame.
pub fn set_motion(ctx: &Context, motion: Motion) {
    set(ctx, Applied { motion, ..applied(ctx) });
}

/// Returns the colours in use. A `&Ui` will do for the context; the cost is one look-up.
pub fn colours(ctx: &Context) -> &'static Colours {
    palette(ctx).colours()
}

/// Returns the palette in use: what the choice and the computer's setting come to.
pub fn palette(ctx: &Context) -> Palette {
    palette_for(applied(ctx).choice, ctx.theme())
}

/// Whether movement is allowed.
pub fn motion(ctx: &Context) -> Motion {
    applied(ctx).motion
}

fn palette_for(choice: ThemeChoice, theme: Theme) -> Palette {
    match (choice, theme) {
        (ThemeChoice::HighContrast, _) => Palette::HighContrast,
        (_, Theme::Dark) => Palette::Dark,
        (_, Theme::Light) => Palette::Light,
    }
}

fn applied(ctx: &Context) -> Applied {
    ctx.data(|data| data.get_temp(key())).unwrap_or_default()
}

fn set(ctx: &Context, applied: Applied) {
    ctx.data_mut(|data| data.insert_temp(key(), applied));
    for theme in [Theme::Light, Theme::Dark] {
        let palette = palette_for(applied.choice, theme);
        ctx.set_style_of(theme, style::style(palette, applied.motion));
    }
    ctx.set_theme(match applied.choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => ThemePreference::Dark,
    });
}

fn key() -> Id {
    Id::unique("theme")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_decides_colours_and_styles() {
        let ctx = Context::default();
        install(&ctx);
        for (choice, expected) in [
            (ThemeChoice::Light, Palette::Light),
            (ThemeChoice::Dark, Palette::Dark),
            (ThemeChoice::HighContrast, Palette::HighContrast),
        ] {
            apply(&ctx, choice);
            assert_eq!(palette(&ctx), expected);
            assert_eq!(colours(&ctx), expected.colours());
            let visuals = &ctx.global_style().visuals;
            assert_eq!(visuals.panel_fill, expected.colours().page);
            assert_eq!(visuals.dark_mode, expected.is_dark());
        }
    }

    #[test]
    fn high_contrast_does_not_follow_the_computer() {
        for theme in [Theme::Light, Theme::Dark] {
            let found = palette_for(ThemeChoice::HighContrast, theme);
            assert_eq!(found, Palette::HighContrast);
        }
        assert_eq!(palette_for(ThemeChoice::System, Theme::Light), Palette::Light);
        assert_eq!(palette_for(ThemeChoice::System, Theme::Dark), Palette::Dark);
    }

    #[test]
    fn a_new_theme_keeps_the_choice_about_motion() {
        let ctx = Context::default();
        install(&ctx);
        set_motion(&ctx, Motion::Off);
        apply(&ctx, ThemeChoice::Dark);
        assert_eq!(motion(&ctx), Motion::Off);
        assert!(ctx.global_style().animation_time <= 0.0);
        assert_eq!(palette(&ctx), Palette::Dark);
    }

    #[test]
    fn labels_differ() {
        let labels: std::collections::BTreeSet<_> = ThemeChoice::ALL.into_iter().map(ThemeChoice::label).collect();
        assert_eq!(labels.len(), ThemeChoice::ALL.len());
    }
}
