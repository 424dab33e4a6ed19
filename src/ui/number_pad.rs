//! Alt and the number pad type a sign by its number, as on Windows: Alt+0150 is –.
//!
//! egui does not tell the digits of the number pad from those above the letters, so the keys are looked at before it sees
//! them. Those of the number pad are no shortcuts while Alt is held. winit 0.30 drops the sign that Windows composes of
//! them, so it is composed here, on every system but macOS, which has other ways.

use eframe::UserEvent;
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, ElementState, Ime, StartCause, WindowEvent};
use winit::event_loop::ActiveEventLoop;
use winit::keyboard::{KeyCode, PhysicalKey};
use winit::window::WindowId;

/// The window behind the number pad.
pub(super) struct WithNumberPad<W> {
    window: W,
    codes: AltCodes,
}

impl<W: ApplicationHandler<UserEvent>> WithNumberPad<W> {
    /// Puts the number pad before a window.
    pub(super) fn new(window: W) -> Self {
        Self { window, codes: AltCodes::default() }
    }
}

impl<W: ApplicationHandler<UserEvent>> ApplicationHandler<UserEvent> for WithNumberPad<W> {
    fn window_event(&mut self, event_loop: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        let mut sign = None;
        match &event {
            WindowEvent::KeyboardInput { event: key, .. } => {
                let PhysicalKey::Code(code) = key.physical_key else {
                    return self.window.window_event(event_loop, id, event);
                };
                match self.codes.key(code, key.state) {
                    Passed::On => {}
                    Passed::Taken => return,
                    Passed::OnWith(typed) => sign = Some(typed),
                }
            }
            WindowEvent::Focused(false) => self.codes = AltCodes::default(),
            _ => {}
        }
        self.window.window_event(event_loop, id, event);
        if let Some(sign) = sign {
            let typed = WindowEvent::Ime(Ime::Commit(sign.to_string()));
            self.window.window_event(event_loop, id, typed);
        }
    }

    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.window.resumed(event_loop);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.window.new_events(event_loop, cause);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.window.user_event(event_loop, event);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, id: DeviceId, event: DeviceEvent) {
        self.window.device_event(event_loop, id, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.window.about_to_wait(event_loop);
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

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passed {
    /// It goes on to the window.
    On,
    /// It goes nowhere: it is a digit of a sign.
    Taken,
    /// It goes on, and the sign that it completes follows it.
    OnWith(char),
}

/// The digits that were typed on the number pad while Alt is held.
#[derive(Debug, Default)]
struct AltCodes {
    is_held: bool,
    digits: String,
    /// The digits that are down: their coming up is for nobody either.
    down: Vec<KeyCode>,
}

impl AltCodes {
    fn key(&mut self, code: KeyCode, state: ElementState) -> Passed {
        let pressed = state == ElementState::Pressed;
        match (code, digit(code)) {
            _ if cfg!(target_os = "macos") => Passed::On,
            (KeyCode::AltLeft | KeyCode::AltRight, _) => {
                if pressed {
                    self.is_held = true;
                    return Passed::On;
                }
                self.is_held = false;
                sign(&std::mem::take(&mut self.digits)).map_or(Passed::On, Passed::OnWith)
            }
            (_, Some(digit)) if pressed && self.is_held => {
                if !self.down.contains(&code) {
                    self.down.push(code);
                    self.digits.push(digit);
                }
                Passed::Taken
            }
            (_, Some(_)) if !pressed && self.down.contains(&code) => {
                self.down.retain(|down| *down != code);
                Passed::Taken
            }
            _ => {
                if pressed {
                    self.digits.clear();
                }
                Passed::On
            }
        }
    }
}

const fn digit(code: KeyCode) -> Option<char> {
    Some(match code {
        KeyCode::Numpad0 => '0',
        KeyCode::Numpad1 => '1',
        KeyCode::Numpad2 => '2',
        KeyCode::Numpad3 => '3',
        KeyCode::Numpad4 => '4',
        KeyCode::Numpad5 => '5',
        KeyCode::Numpad6 => '6',
        KeyCode::Numpad7 => '7',
        KeyCode::Numpad8 => '8',
        KeyCode::Numpad9 => '9',
        _ => return None,
    })
}

/// The signs of code page 850, which British Windows uses for numbers without a leading nought: 1 to 31, 127 to 255.
const PAGE_850_LOW: &str = "☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
const PAGE_850_HIGH: &str = "⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
                             ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// The signs of code page 1252 that are not those of Unicode: 128 to 159.
const PAGE_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Returns the sign that a number stands for: with a leading nought and above 255 as in most programs of today, else as in
/// the first ones.
fn sign(digits: &str) -> Option<char> {
    let number: usize = digits.parse().ok()?;
    let sign = match number {
        0 => None,
        256.. => char::from_u32(u32::try_from(number).ok()?),
        128..160 if digits.starts_with('0') => PAGE_1252.chars().nth(number - 128),
        _ if digits.starts_with('0') => char::from_u32(u32::try_from(number).ok()?),
        1..32 => PAGE_850_LOW.chars().nth(number - 1),
        127.. => PAGE_850_HIGH.chars().nth(number - 127),
        _ => char::from_u32(u32::try_from(number).ok()?),
    };
    sign.filter(|sign| !sign.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: [KeyCode; 10] = [
        KeyCode::Numpad0,
        KeyCode::Numpad1,
        KeyCode::Numpad2,
        KeyCode::Numpad3,
        KeyCode::Numpad4,
        KeyCode::Numpad5,
        KeyCode::Numpad6,
        KeyCode::Numpad7,
        KeyCode::Numpad8,
        KeyCode::Numpad9,
    ];

    /// Holds Alt, types digits on the number pad and lets Alt go.
    fn alt_and(digits: &str) -> Vec<Passed> {
        let mut codes = AltCodes::default();
        let mut seen = vec![codes.key(KeyCode::AltLeft, ElementState::Pressed)];
        for digit in digits.bytes() {
            let code = DIGITS[usize::from(digit - b'0')];
            seen.extend([codes.key(code, ElementState::Pressed), codes.key(code, ElementState::Released)]);
        }
        seen.push(codes.key(KeyCode::AltLeft, ElementState::Released));
        seen
    }

    #[test]
    fn alt_and_the_number_pad_type_a_sign_and_ask_for_nothing() {
        for (digits, sign) in
            [("0150", '–'), ("0163", '£'), ("156", '£'), ("0128", '€'), ("130", 'é'), ("8217", '’'), ("65", 'A')]
        {
            let seen = alt_and(digits);
            assert_eq!(seen.last(), Some(&Passed::OnWith(sign)), "{digits}");
            assert!(seen[1..seen.len() - 1].iter().all(|passed| *passed == Passed::Taken), "{digits}");
        }
        assert_eq!(alt_and("00").last(), Some(&Passed::On));
        assert_eq!(alt_and("").last(), Some(&Passed::On));
        assert_eq!(
            (PAGE_850_LOW.chars().count(), PAGE_850_HIGH.chars().count(), PAGE_1252.chars().count()),
            (31, 129, 32)
        );
    }

    #[test]
    fn other_keys_are_left_alone() {
        let mut codes = AltCodes::default();
        assert_eq!(codes.key(KeyCode::Numpad1, ElementState::Pressed), Passed::On);
        assert_eq!(codes.key(KeyCode::Numpad1, ElementState::Released), Passed::On);
        codes.key(KeyCode::AltLeft, ElementState::Pressed);
        assert_eq!(codes.key(KeyCode::Digit3, ElementState::Pressed), Passed::On);
        assert_eq!(codes.key(KeyCode::AltLeft, ElementState::Released), Passed::On);
        assert_eq!(codes.key(KeyCode::Numpad1, ElementState::Pressed), Passed::On);
    }

    #[test]
    fn a_key_that_is_held_is_one_digit() {
        let mut codes = AltCodes::default();
        codes.key(KeyCode::AltLeft, ElementState::Pressed);
        for code in [KeyCode::Numpad6, KeyCode::Numpad6, KeyCode::Numpad6, KeyCode::Numpad5] {
            codes.key(code, ElementState::Pressed);
        }
        assert_eq!(codes.key(KeyCode::AltLeft, ElementState::Released), Passed::OnWith('A'));
        assert_eq!(codes.key(KeyCode::Numpad6, ElementState::Released), Passed::Taken);
    }
}
