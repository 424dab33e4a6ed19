//! Where the window opens: where it was, if that is still on a screen, also on one at the left or above the first.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use winit::dpi::PhysicalPosition;
use winit::monitor::MonitorHandle;
use winit::window::Window;

use crate::store::WindowPlace;

/// How high a title bar is at least, in points.
const BAR: f32 = 24.0;
/// How much of a title bar must be seen to take hold of it, in points.
const GRIP: f32 = 96.0;

/// A screen: its place and size in points, and how many pixels a point has there.
#[derive(Clone, Copy, Debug)]
struct Screen {
    rect: Rect,
    scale: f32,
}

impl Screen {
    fn of(monitor: &MonitorHandle) -> Self {
        let (at, size, scale) = (monitor.position(), monitor.size(), monitor.scale_factor() as f32);
        let rect = Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32));
        Self { rect: rect / scale, scale }
    }

    /// Returns whether a window could be seen here, and moved by its title bar.
    fn shows(&self, window: Rect) -> bool {
        let bar = Rect::from_min_size(window.min, vec2(window.width(), BAR));
        let seen = self.rect.intersect(bar);
        seen.width() >= GRIP.min(window.width()) && seen.height() >= BAR / 2.0
    }

    fn distance(&self, window: Rect) -> f32 {
        self.rect.distance_sq_to_pos(window.center())
    }
}

/// Returns where a window is to open that was on a screen that is gone: on the nearest one. None where it is well as it
/// was, and where no screen is known.
fn place_that_shows(window: Rect, screens: &[Screen]) -> Option<(Pos2, Screen)> {
    if screens.iter().any(|screen| screen.shows(window)) {
        return None;
    }
    let nearest = screens.iter().min_by(|one, other| one.distance(window).total_cmp(&other.distance(window)))?;
    let most = (nearest.rect.size() - window.size()).max(Vec2::ZERO);
    Some((window.min.clamp(nearest.rect.min, nearest.rect.min + most), *nearest))
}

/// Brings a window that is not shown yet onto a screen that is there.
pub(super) fn bring_on_screen(window: &Window, remembered: WindowPlace) {
    let screens: Vec<Screen> = window.available_monitors().map(|monitor| Screen::of(&monitor)).collect();
    let place = Rect::from_min_size(pos2(remembered.x, remembered.y), vec2(remembered.width, remembered.height));
    let Some((at, screen)) = place_that_shows(place, &screens) else { return };
    window.set_outer_position(PhysicalPosition::new(at.x * screen.scale, at.y * screen.scale));
    if remembered.maximised {
        // A window that is moved is no longer maximised.
        window.set_maximized(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(left: f32, top: f32, width: f32, height: f32) -> Screen {
        Screen { rect: Rect::from_min_size(pos2(left, top), vec2(width, height)), scale: 1.0 }
    }

    fn window(left: f32, top: f32) -> Rect {
        Rect::from_min_size(pos2(left, top), vec2(1200.0, 700.0))
    }

    fn opens_at(window: Rect, screens: &[Screen]) -> Option<Pos2> {
        place_that_shows(window, screens).map(|(at, _)| at)
    }

    #[test]
    fn a_window_opens_where_it_was_also_on_a_screen_at_the_left_or_above() {
        let screens = [screen(0.0, 0.0, 1920.0, 1080.0), screen(-1280.0, -200.0, 1280.0, 800.0)];
        for (left, top) in [(0.0, 0.0), (40.0, 30.0), (-1200.0, -150.0), (-900.0, 40.0), (1800.0, 900.0)] {
            assert_eq!(opens_at(window(left, top), &screens), None, "{left}, {top}");
        }
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_opens_on_the_nearest_one() {
        let one = [screen(0.0, 0.0, 1280.0, 800.0)];
        assert_eq!(opens_at(window(3000.0, 200.0), &one), Some(pos2(80.0, 100.0)));
        assert_eq!(opens_at(window(-1200.0, 40.0), &one), Some(pos2(0.0, 40.0)));
        // A minimised window of some systems.
        assert_eq!(opens_at(window(-32_000.0, -32_000.0), &one), Some(pos2(0.0, 0.0)));
        // Below everything, and with only a corner of its title bar in sight.
        assert_eq!(opens_at(window(200.0, 798.0), &one), Some(pos2(80.0, 100.0)));
        assert_eq!(opens_at(window(1230.0, 100.0), &one), Some(pos2(80.0, 100.0)));
        // A title bar above the screen cannot be taken hold of.
        assert_eq!(opens_at(window(0.0, -40.0), &one), Some(pos2(0.0, 0.0)));
        let two = [screen(0.0, 0.0, 1280.0, 800.0), screen(1280.0, 0.0, 1920.0, 1080.0)];
        assert_eq!(opens_at(window(4000.0, 200.0), &two), Some(pos2(2000.0, 200.0)));
    }

    #[test]
    fn a_window_larger_than_its_screen_shows_its_title_bar() {
        let small = [screen(0.0, 0.0, 1024.0, 600.0)];
        assert_eq!(opens_at(window(3000.0, 900.0), &small), Some(pos2(0.0, 0.0)));
    }

    #[test]
    fn without_a_known_screen_nothing_is_moved() {
        assert_eq!(opens_at(window(3000.0, 200.0), &[]), None);
    }
}
