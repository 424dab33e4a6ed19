//! Turns the colours and sizes into egui styles. It exists so that no page sets a stroke or a spacing of its own.

use super::Motion;
use super::colours::{Colours, Palette};
use super::fonts::Face;
use super::sizes::{
    CHECK_BOX, FOCUS_RING, ICON, LINE_GAP, RADIUS, RADIUS_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_5, STROKE,
    STROKE_STRONG, TARGET, TEXT_BODY, TEXT_SECONDARY, TEXT_SECTION, TEXT_SMALL,
};
use egui::style::{
    KineticScrollStyle, ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals,
    Widgets,
};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Rect, Shadow, Stroke, StrokeKind, Style, TextStyle, Ui, Visuals,
    vec2,
};

/// Duration of movements where they are wanted, in seconds.
const MOVEMENT: f32 = 0.1;
/// Share of the text colour in the handle of a scroll bar at rest: 3 to 1 against the page in every theme.
const HANDLE: f32 = 0.6;

/// Returns the whole style for a palette.
pub(super) fn style(palette: Palette, motion: Motion) -> Style {
    let mut style = Style {
        visuals: visuals(palette, motion),
        animation_time: match motion {
            Motion::Short => MOVEMENT,
            Motion::Off => 0.0,
        },
        scroll_animation: match motion {
            Motion::Short => ScrollAnimation::duration(MOVEMENT),
            Motion::Off => ScrollAnimation::none(),
        },
        drag_value_text_style: tabular(),
        url_in_tooltip: true,
        explanation_tooltips: false,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, Face::Regular.at(TEXT_SMALL)),
        (TextStyle::Body, Face::Regular.at(TEXT_BODY)),
        (TextStyle::Button, Face::Regular.at(TEXT_BODY)),
        (TextStyle::Heading, Face::SemiBold.at(TEXT_SECTION)),
        (TextStyle::Monospace, FontId::new(TEXT_SECONDARY, FontFamily::Monospace)),
        (tabular(), Face::Tabular.at(TEXT_SECONDARY)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(SPACE_2, SPACE_2);
    spacing.button_padding = vec2(SPACE_3, SPACE_2);
    spacing.window_margin = Margin::same(SPACE_5 as i8);
    spacing.menu_margin = Margin::same(SPACE_1 as i8);
    spacing.menu_spacing = 2.0;
    spacing.interact_size = vec2(TARGET, TARGET);
    spacing.extra_text_line_spacing = LINE_GAP;
    spacing.icon_width = CHECK_BOX;
    spacing.icon_width_inner = CHECK_BOX / 2.0;
    spacing.icon_spacing = SPACE_2;
    spacing.indent = SPACE_5;
    spacing.tooltip_width = 360.0;
    spacing.scroll = scroll_bars();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.multi_widget_text_select = false;
    style
}

/// Returns the name of the text style with figures of equal width, for fields and tables of numbers.
pub fn tabular() -> TextStyle {
    TextStyle::Name("tabular".into())
}

/// Scroll bars that are always there and keep their place. egui calls them floating because only those have an opacity;
/// the space they need is set aside all the same.
fn scroll_bars() -> ScrollStyle {
    ScrollStyle {
        floating: true,
        bar_width: 6.0,
        floating_width: 6.0,
        floating_allocated_width: SPACE_3,
        handle_min_length: TARGET,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: HANDLE,
        active_handle_opacity: HANDLE,
        interact_handle_opacity: 1.0,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        kinetic: KineticScrollStyle { decay_time: 0.0, rubber_band: false, ..KineticScrollStyle::default() },
        ..ScrollStyle::solid()
    }
}

fn visuals(palette: Palette, motion: Motion) -> Visuals {
    let c = palette.colours();
    let base = if palette.is_dark() { Visuals::dark() } else { Visuals::light() };
    Visuals {
        weak_text_color: Some(c.text_secondary),
        widgets: widgets(c),
        selection: Selection { bg_fill: c.text_selection, stroke: Stroke::new(STROKE_STRONG, c.focus_edge) },
        hyperlink_color: c.action,
        faint_bg_color: c.page,
        extreme_bg_color: c.page,
        text_edit_bg_color: Some(c.surface),
        code_bg_color: c.page,
        warn_fg_color: c.caution_text,
        error_fg_color: c.stop,
        window_corner_radius: CornerRadius::same(RADIUS),
        window_shadow: Shadow::NONE,
        window_fill: c.surface,
        // Without shadows a menu over a white card needs an edge that can be seen.
        window_stroke: Stroke::new(STROKE, c.line_off),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(RADIUS),
        panel_fill: c.page,
        popup_shadow: Shadow::NONE,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(STROKE_STRONG, c.focus_edge),
            blink: motion == Motion::Short,
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        striped: false,
        ..base
    }
}

fn widgets(c: &Colours) -> Widgets {
    let at_rest = WidgetVisuals {
        bg_fill: c.surface,
        weak_bg_fill: c.surface,
        bg_stroke: Stroke::new(STROKE, c.input_border),
        corner_radius: CornerRadius::same(RADIUS_SMALL),
        fg_stroke: Stroke::new(STROKE_STRONG, c.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_stroke: Stroke::new(STROKE, c.border),
            fg_stroke: Stroke::new(STROKE, c.text),
            ..at_rest
        },
        inactive: at_rest,
        hovered: WidgetVisuals {
            bg_fill: c.selected,
            weak_bg_fill: c.selected,
            bg_stroke: Stroke::new(STROKE, c.text),
            ..at_rest
        },
        // Pressed, and also what has the keyboard: this edge is the inner half of the focus mark.
        active: WidgetVisuals { bg_stroke: Stroke::new(STROKE_STRONG, c.focus_edge), ..at_rest },
        open: WidgetVisuals { bg_fill: c.selected, weak_bg_fill: c.selected, ..at_rest },
    }
}

/// How a button stands out among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonLook {
    /// Filled: the one main act of a page.
    Primary,
    /// Outlined in the action colour: acts beside it.
    Outline,
    /// No frame until pointed at: acts inside rows, icon buttons.
    Quiet,
}

/// Changes the visuals of a scope so that the buttons in it have a look. Fields in the same scope would change too.
pub fn button_look(ui: &mut Ui, look: ButtonLook) {
    let c = super::colours(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    let (ink, hovered_ink, fill, hovered_fill, edge) = match look {
        ButtonLook::Primary => (c.action_text, c.action_text, c.action, c.action_hover, Stroke::NONE),
        ButtonLook::Outline => (c.action, c.action_hover, c.surface, c.selected, Stroke::new(STROKE, c.action)),
        ButtonLook::Quiet => (c.action, c.action_hover, Color32::TRANSPARENT, c.selected, Stroke::NONE),
    };
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        state.fg_stroke.color = ink;
        state.weak_bg_fill = fill;
    }
    widgets.inactive.bg_stroke = edge;
    for state in [&mut widgets.hovered, &mut widgets.open] {
        state.fg_stroke.color = hovered_ink;
        state.weak_bg_fill = hovered_fill;
        state.bg_stroke = match look {
            ButtonLook::Outline => Stroke::new(STROKE, c.action_hover),
            ButtonLook::Primary | ButtonLook::Quiet => Stroke::NONE,
        };
    }
}

/// Gives check boxes and radio buttons of a scope the stronger edge they have on the drawings.
pub fn check_box_look(ui: &mut Ui) {
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke.width = STROKE_STRONG;
    widgets.hovered.bg_stroke.width = STROKE_STRONG;
}

/// The style of a menu: rows without edges, high enough to point at, in the size of the companion's text.
/// For `MenuConfig::new().style(theme::menu_style)`.
pub fn menu_style(style: &mut Style) {
    style.spacing.button_padding = vec2(SPACE_2, SPACE_1);
    style.spacing.item_spacing = vec2(SPACE_1, 0.0);
    style.text_styles.insert(TextStyle::Body, Face::Regular.at(TEXT_SECONDARY));
    style.text_styles.insert(TextStyle::Button, Face::Regular.at(TEXT_SECONDARY));
    let widgets = &mut style.visuals.widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        state.bg_stroke = Stroke::NONE;
    }
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    widgets.active.weak_bg_fill = widgets.hovered.weak_bg_fill;
}

/// Paints the focus mark: an edge on the control and a ring outside it. Call it after the control when it has the focus;
/// leave `FOCUS_RING` points of room around controls in scroll areas.
pub fn paint_focus_ring(ui: &Ui, rect: Rect, radius: u8) {
    let c = super::colours(ui);
    let painter = ui.painter();
    painter.rect_stroke(rect, CornerRadius::same(radius), Stroke::new(FOCUS_RING, c.focus), StrokeKind::Outside);
    painter.rect_stroke(rect, CornerRadius::same(radius), Stroke::new(STROKE_STRONG, c.focus_edge), StrokeKind::Inside);
}

const _: () = assert!(ICON <= TARGET, "an icon fits the smallest target");
const _: () = assert!(CHECK_BOX <= TARGET, "a check box fits the smallest target");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_sizes_are_those_of_the_drawing() {
        let style = style(Palette::Light, Motion::Short);
        let size = |name: TextStyle| style.text_styles[&name].size.to_string();
        assert_eq!(size(TextStyle::Small), "12.5");
        assert_eq!(size(TextStyle::Body), "15");
        assert_eq!(size(TextStyle::Button), "15");
        assert_eq!(size(TextStyle::Heading), "20");
        assert_eq!(size(tabular()), "14");
    }

    #[test]
    fn targets_are_large_enough() {
        for palette in Palette::ALL {
            let style = style(palette, Motion::Short);
            assert!(style.spacing.interact_size.min_elem() >= 24.0);
        }
    }

    #[test]
    fn nothing_moves_when_no_motion_is_wanted() {
        let still = style(Palette::Dark, Motion::Off);
        assert!(still.animation_time <= 0.0);
        assert!(still.scroll_animation.duration.max <= 0.0);
        assert!(!still.visuals.text_cursor.blink);
        let moving = style(Palette::Dark, Motion::Short);
        assert!(moving.animation_time > 0.0 && moving.animation_time < 0.12);
        assert!(moving.scroll_animation.duration.max < 0.12);
    }

    #[test]
    fn nothing_casts_a_shadow() {
        for palette in Palette::ALL {
            let visuals = style(palette, Motion::Short).visuals;
            assert_eq!(visuals.window_shadow, Shadow::NONE);
            assert_eq!(visuals.popup_shadow, Shadow::NONE);
        }
    }
}
