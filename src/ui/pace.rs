//! When a frame is drawn: at once when something is to be seen, and later, together with others, when it only settles.
//!
//! The toolkit draws three frames for every event: one that takes it, and two in case something was late. So a letter
//! costs six, because a key also comes up. Without a graphics card each of them keeps the processor busy for as long as
//! everything else that a letter needs. Here the two that follow a letter, or a pointer that passes by, wait until the
//! person rests for a moment, and a key that comes up waits for the next frame. What anybody asks for is drawn at once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use eframe::{EframeWinitApplication, UserEvent};
use egui::{Context, Event, Key, RawInput, RequestRepaintInfo};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, ElementState, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, ControlFlow};
use winit::keyboard::{Key as WinitKey, NamedKey};
use winit::window::WindowId;

use super::input::turns;
use crate::editor::clock::stopwatch;

/// How long a person rests before what can wait is drawn.
const REST: Duration = Duration::from_millis(400);

/// What is known about the frames that are asked for. Shared with the toolkit, which tells it.
#[derive(Clone, Default)]
pub(super) struct Asked(Arc<Mutex<Causes>>);

#[derive(Default)]
struct Causes {
    /// The last events showed all that they change in the frame that took them, and nobody has asked for a frame since.
    only_settles: bool,
    /// The toolkit is about to ask for a frame because there were events.
    asks_for_events: bool,
    /// Somebody has asked for a frame since the last one began.
    is_asked: bool,
}

impl Asked {
    /// Listens to a context.
    pub(super) fn listen(ctx: &Context) -> Self {
        let asked = Self::default();
        let observer = asked.clone();
        ctx.set_repaint_observer(move |info: RequestRepaintInfo| {
            if info.delay.is_zero() {
                observer.causes().ask();
            }
        });
        ctx.add_plugin(asked.clone());
        asked
    }

    fn causes(&self) -> MutexGuard<'_, Causes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn only_settles(&self) -> bool {
        self.causes().only_settles
    }
}

impl Causes {
    /// Takes note of the events of a frame before it is drawn.
    fn begin(&mut self, events: &[Event], pointer_is_down: bool) {
        let was_asked = std::mem::take(&mut self.is_asked);
        self.asks_for_events = !events.is_empty();
        if self.asks_for_events {
            self.only_settles = !was_asked && !pointer_is_down && events.iter().all(is_light);
        }
    }

    /// Takes note of a wish for a frame.
    fn ask(&mut self) {
        if !std::mem::take(&mut self.asks_for_events) {
            self.only_settles = false;
            self.is_asked = true;
        }
    }
}

impl egui::Plugin for Asked {
    fn debug_name(&self) -> &'static str {
        "frames that are asked for"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let pointer_is_down = ctx.input(|input| input.pointer.any_down());
        self.causes().begin(&input.events, pointer_is_down);
    }
}

/// Returns whether an event shows all that it changes in the frame that takes it: a letter in its field, a pointer that
/// passes over something, a key that comes up. What follows from a letter elsewhere can wait until the typist rests.
fn is_light(event: &Event) -> bool {
    match event {
        Event::Text(_)
        | Event::Key { pressed: false, .. }
        | Event::PointerMoved(_)
        | Event::MouseMoved(_)
        | Event::ModifiersChanged(_) => true,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let writes = matches!(key, Key::Space | Key::Backspace | Key::Delete) || key.name().chars().count() == 1;
            writes && !(modifiers.ctrl || modifiers.alt || modifiers.command) && !turns(event)
        }
        _ => false,
    }
}

/// What waits for a frame, and until when at the latest.
struct Waiting<K, F> {
    keys: Vec<K>,
    frame: Option<F>,
    until: Option<Duration>,
}

impl<K, F> Default for Waiting<K, F> {
    fn default() -> Self {
        Self { keys: vec![], frame: None, until: None }
    }
}

impl<K, F> Waiting<K, F> {
    /// Keeps a key that changes nothing to be seen.
    fn keep_key(&mut self, key: K, now: Duration) {
        self.keys.push(key);
        self.until = Some(now + REST);
    }

    /// Keeps the wish for a frame that only settles.
    fn keep_frame(&mut self, frame: F, now: Duration) {
        self.frame = Some(frame);
        self.until = Some(now + REST);
    }

    /// Takes the keys, in their order, because a frame comes.
    fn keys(&mut self) -> Vec<K> {
        std::mem::take(&mut self.keys)
    }

    /// Takes everything when the person has rested.
    fn due(&mut self, now: Duration) -> Option<(Vec<K>, Option<F>)> {
        self.until.filter(|until| now >= *until)?;
        self.until = None;
        Some((self.keys(), self.frame.take()))
    }

    /// Returns how long nothing needs to be done.
    fn sleeps(&self, now: Duration) -> Option<Duration> {
        self.until.map(|until| until.saturating_sub(now))
    }
}

/// The window of the toolkit, with its frames at the right time.
pub(super) struct Paced<'w> {
    window: EframeWinitApplication<'w>,
    /// None until the window is there.
    asked: Arc<Mutex<Option<Asked>>>,
    waiting: Waiting<(WindowId, WindowEvent), UserEvent>,
    now: Box<dyn Fn() -> Duration>,
}

impl<'w> Paced<'w> {
    /// Takes the window, and the place where what it asks for will be known.
    pub(super) fn new(window: EframeWinitApplication<'w>, asked: Arc<Mutex<Option<Asked>>>) -> Self {
        Self { window, asked, waiting: Waiting::default(), now: Box::new(stopwatch()) }
    }

    fn only_settles(&self) -> bool {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.as_ref().is_some_and(Asked::only_settles)
    }

    fn pass_keys(&mut self, event_loop: &ActiveEventLoop) {
        for (id, key) in self.waiting.keys() {
            self.window.window_event(event_loop, id, key);
        }
    }

    /// Passes on what is due, and sleeps no longer than until the next thing is.
    fn go_on(&mut self, event_loop: &ActiveEventLoop) {
        if let Some((keys, frame)) = self.waiting.due((self.now)()) {
            for (id, key) in keys {
                self.window.window_event(event_loop, id, key);
            }
            if let Some(frame) = frame {
                self.window.user_event(event_loop, frame);
            }
        }
        let Some(sleep) = self.waiting.sleeps((self.now)()) else { return };
        let own = ControlFlow::wait_duration(sleep);
        match (event_loop.control_flow(), own) {
            (ControlFlow::Poll, _) => {}
            (ControlFlow::WaitUntil(theirs), ControlFlow::WaitUntil(ours)) if theirs <= ours => {}
            _ => event_loop.set_control_flow(own),
        }
    }
}

/// Returns whether an event only says that a key came up, or that one which writes nothing went down.
fn can_wait(event: &WindowEvent) -> bool {
    match event {
        WindowEvent::ModifiersChanged(_) => true,
        WindowEvent::KeyboardInput { event, .. } => {
            event.state == ElementState::Released
                || matches!(
                    event.logical_key,
                    WinitKey::Named(NamedKey::Shift | NamedKey::Control | NamedKey::Alt | NamedKey::AltGraph)
                )
        }
        _ => false,
    }
}

impl ApplicationHandler<UserEvent> for Paced<'_> {
    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.window.new_events(event_loop, cause);
        self.go_on(event_loop);
    }

    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.window.resumed(event_loop);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        match event {
            UserEvent::RequestRepaint { when, .. } if !when.elapsed().is_zero() && self.only_settles() => {
                self.waiting.keep_frame(event, (self.now)());
            }
            event => self.window.user_event(event_loop, event),
        }
        self.go_on(event_loop);
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        if can_wait(&event) {
            self.waiting.keep_key((id, event), (self.now)());
        } else {
            self.pass_keys(event_loop);
            self.window.window_event(event_loop, id, event);
        }
        self.go_on(event_loop);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.window.device_event(event_loop, id, event);
        self.go_on(event_loop);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.window.about_to_wait(event_loop);
        self.go_on(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.window.suspended(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.window.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.window.memory_warning(event_loop);
    }
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    fn letter() -> Vec<Event> {
        vec![key(Key::A, true, Modifiers::NONE), Event::Text("a".to_owned())]
    }

    #[test]
    fn the_frames_that_follow_a_letter_can_wait() {
        let mut causes = Causes::default();
        for events in [
            letter(),
            vec![key(Key::A, false, Modifiers::NONE)],
            vec![key(Key::Backspace, true, Modifiers::SHIFT)],
            vec![Event::PointerMoved(egui::pos2(1.0, 2.0))],
            vec![Event::ModifiersChanged(Modifiers::SHIFT)],
        ] {
            causes.begin(&events, false);
            causes.ask();
            assert!(causes.only_settles, "{events:?}");
            // The frames that settle have no events, and need no others.
            causes.begin(&[], false);
            assert!(causes.only_settles, "{events:?}");
        }
    }

    #[test]
    fn what_moves_the_keyboard_or_does_something_is_followed_at_once() {
        let mut causes = Causes::default();
        for events in [
            vec![key(Key::Tab, true, Modifiers::NONE)],
            vec![key(Key::Enter, true, Modifiers::NONE)],
            vec![key(Key::ArrowDown, true, Modifiers::NONE)],
            vec![key(Key::F1, true, Modifiers::NONE)],
            vec![key(Key::Z, true, Modifiers::CTRL | Modifiers::COMMAND)],
            vec![key(Key::Num2, true, Modifiers::ALT)],
            vec![Event::Paste("words".to_owned())],
            vec![Event::WindowFocused(true)],
            [letter(), vec![key(Key::Tab, true, Modifiers::NONE)]].concat(),
        ] {
            causes.begin(&events, false);
            causes.ask();
            assert!(!causes.only_settles, "{events:?}");
        }
        causes.begin(&[Event::PointerMoved(egui::pos2(1.0, 2.0))], true);
        assert!(!causes.only_settles, "something is dragged");
    }

    #[test]
    fn a_frame_that_somebody_asks_for_does_not_wait() {
        let mut causes = Causes::default();
        causes.begin(&letter(), false);
        causes.ask();
        causes.ask();
        assert!(!causes.only_settles, "something in the frame asked for another");
        causes.begin(&letter(), false);
        assert!(!causes.only_settles, "this frame is that one");
        causes.ask();
        causes.begin(&letter(), false);
        causes.ask();
        causes.begin(&[], false);
        causes.ask();
        assert!(!causes.only_settles, "something has finished meanwhile");
    }

    #[test]
    fn keys_that_came_up_go_before_the_next_that_goes_down() {
        let mut waiting = Waiting::<_, ()>::default();
        waiting.keep_key("a comes up", Duration::ZERO);
        waiting.keep_key("b comes up", Duration::ZERO);
        assert_eq!(waiting.keys(), ["a comes up", "b comes up"]);
        assert_eq!(waiting.keys(), [""; 0]);
    }

    #[test]
    fn nothing_waits_longer_than_a_rest() {
        let mut waiting = Waiting::default();
        assert_eq!(waiting.sleeps(Duration::ZERO), None);
        waiting.keep_key("a", Duration::ZERO);
        waiting.keep_frame("frame", Duration::from_millis(100));
        assert_eq!(waiting.due(Duration::from_millis(100)), None);
        assert_eq!(waiting.sleeps(Duration::from_millis(100)), Some(REST));
        let rested = Duration::from_millis(100) + REST;
        assert_eq!(waiting.due(rested), Some((vec!["a"], Some("frame"))));
        assert_eq!(waiting.due(rested), None);
        assert_eq!(waiting.sleeps(rested), None);
    }
}
