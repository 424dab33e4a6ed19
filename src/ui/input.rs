//! What is typed goes where the keyboard is when it is typed, however slow a frame is.
//!
//! A frame without a graphics card can take a tenth of a second, and a fast typist then presses several keys in it. egui
//! hands all of them to whatever ends up with the keyboard: the words after Ctrl+K would land in the answer that is
//! left, the words before Tab in the answer that is reached. So a key that moves the keyboard gets a frame of its own,
//! and what follows it waits until the keyboard has arrived.

use egui::{Context, Event, Key, RawInput, TouchPhase, Vec2};

use super::action::Action;
use super::session_act::SessionAct;
use super::theme::{self, Motion};
use super::widgets::take_list_keys;

/// How many frames a dialog, another page or another field takes to have the keyboard.
const ARRIVES_AFTER: u8 = 2;

/// The plugin that keeps keys in order.
#[derive(Default)]
pub(super) struct InOrder {
    held: Vec<Event>,
    wait: u8,
}

impl InOrder {
    /// Takes the events of a frame and returns those that are for it.
    fn sort(&mut self, new: Vec<Event>) -> Vec<Event> {
        let mut events = std::mem::take(&mut self.held);
        events.extend(new);
        if self.wait > 0 {
            self.wait -= 1;
            let (keys, others) = events.into_iter().partition(writes);
            self.held = keys;
            return others;
        }
        let Some(turn) = events.iter().position(turns) else { return events };
        if events[..turn].iter().any(writes) {
            self.held = events.split_off(turn);
            return events;
        }
        let mut rest = events.split_off(turn + 1);
        // Some systems send the letter of a shortcut as text, too.
        let with_alt = matches!(events.last(), Some(Event::Key { modifiers, .. }) if modifiers.alt && !modifiers.ctrl);
        if with_alt && matches!(rest.first(), Some(Event::Text(_))) {
            rest.remove(0);
        }
        self.wait = ARRIVES_AFTER;
        let (keys, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(writes);
        self.held = keys;
        events.extend(others);
        events
    }
}

impl egui::Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "keys in order"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events = self.sort(std::mem::take(&mut input.events));
        take_list_keys(ctx, &mut input.events);
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// The plugin that turns a wheel without gliding where nothing may move: a notch is then one frame and not ten.
#[derive(Default)]
pub(super) struct StillWheel;

impl egui::Plugin for StillWheel {
    fn debug_name(&self) -> &'static str {
        "a wheel that does not glide"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if theme::motion(ctx) == Motion::Off {
            input.events = std::mem::take(&mut input.events).into_iter().flat_map(touched).collect();
        }
    }
}

/// Returns an event as it would come from a touchpad: what a finger moves is not made to glide.
fn touched(event: Event) -> impl Iterator<Item = Event> {
    let finger = match &event {
        Event::MouseWheel { unit, phase: TouchPhase::Move, source, modifiers, .. } => Some(Event::MouseWheel {
            unit: *unit,
            delta: Vec2::ZERO,
            phase: TouchPhase::Start,
            source: *source,
            modifiers: *modifiers,
        }),
        _ => None,
    };
    finger.into_iter().chain([event])
}

/// Returns whether an event is for what has the keyboard. A key that comes up is for nobody, and never waits.
fn writes(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_) | Event::Key { pressed: true, .. }
    )
}

/// Returns whether an event moves the keyboard somewhere else.
pub(super) fn turns(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    match key {
        Key::Tab | Key::Enter | Key::Escape => true,
        // Not what people hold down, and what leaves the keyboard where it is.
        Key::Z | Key::Y | Key::C | Key::X | Key::V | Key::A | Key::Backspace | Key::Delete => false,
        _ if !(modifiers.alt || modifiers.ctrl || modifiers.command) => {
            matches!(key, Key::F2 | Key::F3 | Key::F4 | Key::F6)
                || SessionAct::DURING
                    .into_iter()
                    .any(|act| act.takes_keyboard() && act.key().is_some_and(|(_, bound)| bound == *key))
        }
        _ => {
            modifiers.alt
                || Action::all()
                    .iter()
                    .flat_map(|action| [action.shortcut(), action.other_shortcut()])
                    .flatten()
                    .any(|shortcut| shortcut.logical_key == *key && modifiers.matches_logically(shortcut.modifiers))
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// Passes events through as frames do, until none is left.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut order = InOrder::default();
        let mut frames = vec![order.sort(events)];
        while order.wait > 0 || !order.held.is_empty() {
            frames.push(order.sort(vec![]));
        }
        frames
    }

    #[test]
    fn what_is_typed_after_a_turn_waits_until_the_keyboard_has_arrived() {
        let go_to = key(Key::K, Modifiers::CTRL | Modifiers::COMMAND);
        let seen = frames(vec![text("a"), go_to.clone(), text("b"), text("c")]);
        assert_eq!(seen, [vec![text("a")], vec![go_to], vec![], vec![], vec![text("b"), text("c")]]);
    }

    #[test]
    fn the_letter_of_a_shortcut_is_dropped_and_no_other() {
        let stage = key(Key::Num3, Modifiers::ALT);
        let seen = frames(vec![stage.clone(), text("3"), text("x")]);
        assert_eq!(seen.concat(), [stage, text("x")]);
    }

    #[test]
    fn every_field_gets_its_own_words() {
        let tab = key(Key::Tab, Modifiers::NONE);
        let seen = frames(vec![text("one"), tab.clone(), text("two"), tab.clone(), text("three")]);
        let full: Vec<Vec<Event>> = seen.into_iter().filter(|frame| !frame.is_empty()).collect();
        assert_eq!(full, [vec![text("one")], vec![tab.clone()], vec![text("two")], vec![tab], vec![text("three")]]);
    }

    #[test]
    fn the_pointer_does_not_wait_and_nothing_is_lost() {
        let moved = Event::PointerMoved(egui::pos2(1.0, 2.0));
        let enter = key(Key::Enter, Modifiers::NONE);
        let seen = frames(vec![enter.clone(), text("x"), moved.clone()]);
        assert_eq!(seen[0], [enter, moved]);
        assert_eq!(seen.concat().len(), 3);
    }

    /// Turns a wheel by one notch, and returns how far that scrolls in each of the frames until nothing asks for another.
    fn notch(motion: Motion) -> Vec<f32> {
        let ctx = Context::default();
        theme::install(&ctx);
        theme::set_motion(&ctx, motion);
        ctx.add_plugin(StillWheel);
        let mut scrolled = vec![];
        for frame in 0..100 {
            let wheel = Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: egui::vec2(0.0, -1.0),
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            let events = if frame == 5 { vec![wheel] } else { vec![] };
            let input = RawInput { time: Some(f64::from(frame) / 60.0), events, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                if frame >= 5 {
                    scrolled.push(ui.input(|input| input.smooth_scroll_delta().y));
                }
            });
            output.textures_delta.clear();
        }
        scrolled.truncate(scrolled.iter().rposition(|by| *by != 0.0).map_or(0, |last| last + 1));
        scrolled
    }

    #[test]
    fn a_wheel_glides_only_where_things_may_move() {
        let (glides, still) = (notch(Motion::Short), notch(Motion::Off));
        assert!(glides.len() > 3, "{glides:?}");
        assert_eq!(still.len(), 1, "{still:?}");
        assert!((glides.iter().sum::<f32>() - still[0]).abs() < 0.5, "as far as ever: {glides:?}, {still:?}");
    }
}
