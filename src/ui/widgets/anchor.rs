//! What a person is at stays where it is: when something above it comes or goes, the page scrolls along.
//!
//! A finding that was met goes while the pointer is still over the tick that met it; without this, the next click would
//! hit something else. The pointer is followed while it is used, the keyboard while that is used.

use egui::{Context, Event, Id, Pos2, Rect};

/// Where the controls of the page are, from one pass to the next.
#[derive(Clone, Default)]
struct Held {
    page: Option<Id>,
    /// The controls and rows that are drawn in this pass.
    marks: Vec<(Id, Rect)>,
    /// The same of the pass before.
    before: Vec<(Id, Rect)>,
    /// Where the page began in the pass before, above the window where it was scrolled.
    origin: f32,
    by_pointer: bool,
    /// What has the keyboard.
    keyboard: Option<Id>,
    /// For how many passes the page has stood still while that is on its way into view. None once it is there.
    comes: Option<u8>,
    /// How far the page has still to scroll along.
    due: f32,
    /// Where the page is to be scrolled to in the next pass.
    wanted: Option<f32>,
    /// Whether something else decides in this pass where the page is scrolled to.
    is_free: bool,
}

/// Anything below this many points is not seen.
const LEAST: f32 = 0.5;
/// How many passes a page stands still before it is taken to have come where it was sent.
const STANDS: u8 = 2;

fn with_held<R>(ctx: &Context, change: impl FnOnce(&mut Held) -> R) -> R {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("what stays where it is"))))
}

/// Notes where a control or a row is. Its id must not depend on what is drawn before it.
pub(crate) fn mark(ctx: &Context, id: Id, rect: Rect) {
    with_held(ctx, |held| held.marks.push((id, rect)));
}

/// Lets the page scroll to where something else wants it, in this pass.
pub(crate) fn let_go(ctx: &Context) {
    with_held(ctx, |held| held.is_free = true);
}

/// Returns where the page is to be scrolled to, before it is drawn.
pub(super) fn wanted_offset(ctx: &Context) -> Option<f32> {
    with_held(ctx, |held| held.wanted.take())
}

/// Compares where things are with where they were, after the page was drawn, and asks for another pass where what a
/// person is at has moved. `origin` is where the page begins, `offset` how far it will be scrolled.
pub(super) fn hold(ctx: &Context, page: Id, view: Rect, origin: f32, offset: f32) {
    let focused = ctx.memory(egui::Memory::focused);
    let pointer = ctx.input(|input| input.pointer.latest_pos()).filter(|pos| view.contains(*pos));
    let used = ctx.input(|input| input.events.iter().rev().find_map(is_by_pointer));
    let moved = with_held(ctx, |held| {
        held.by_pointer = used.unwrap_or(held.by_pointer);
        if std::mem::replace(&mut held.keyboard, focused) != focused {
            held.comes = Some(0);
        }
        let before = std::mem::replace(&mut held.before, std::mem::take(&mut held.marks));
        let old_origin = std::mem::replace(&mut held.origin, origin);
        let is_free = std::mem::take(&mut held.is_free);
        if held.page.replace(page) != Some(page) || is_free {
            (held.due, held.comes) = (0.0, None);
            return None;
        }
        let moved = held.moved(&before, old_origin, view, pointer, focused);
        held.due += moved.unwrap_or(0.0);
        // While the page scrolls for another reason, it is waited for.
        let stands = (origin - old_origin).abs() < LEAST;
        if let Some(missed) = held.missed(view, focused, stands) {
            held.due = 0.0;
            held.wanted = Some((offset + missed).max(0.0));
            return held.wanted;
        }
        if held.due.abs() < LEAST || !stands {
            return None;
        }
        held.wanted = Some((offset + std::mem::take(&mut held.due)).max(0.0));
        held.wanted
    });
    if with_held(ctx, |held| held.comes.is_some()) {
        ctx.request_repaint();
    }
    if moved.is_some() {
        ctx.request_discard("something above what a person is at has come or gone");
    }
}

/// Returns whether an event is one of the pointer or one of the keyboard.
const fn is_by_pointer(event: &Event) -> Option<bool> {
    match event {
        Event::PointerMoved(_) | Event::PointerButton { .. } | Event::MouseWheel { .. } | Event::Touch { .. } => {
            Some(true)
        }
        Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_) => Some(false),
        _ => None,
    }
}

impl Held {
    /// Returns how far what a person is at has moved within the page.
    fn moved(
        &self,
        before: &[(Id, Rect)],
        old_origin: f32,
        view: Rect,
        pointer: Option<Pos2>,
        focused: Option<Id>,
    ) -> Option<f32> {
        let now = |id: Id| self.before.iter().find(|(other, _)| *other == id).map(|(_, rect)| rect.top() - self.origin);
        let by = |(id, rect): &(Id, Rect)| Some(now(*id)? - (rect.top() - old_origin));
        match pointer.filter(|_| self.by_pointer) {
            Some(pos) => {
                let mut under: Vec<&(Id, Rect)> = before.iter().filter(|(_, rect)| rect.contains(pos)).collect();
                under.sort_by(|a, b| a.1.area().total_cmp(&b.1.area()));
                under.into_iter().find_map(by)
            }
            None => before.iter().find(|(id, rect)| Some(*id) == focused && view.intersects(*rect)).and_then(by),
        }
    }

    /// Returns how far the page has missed what has come to have the keyboard: whoever scrolled to it did not know what
    /// came above it meanwhile.
    fn missed(&mut self, view: Rect, focused: Option<Id>, stands: bool) -> Option<f32> {
        let waited = self.comes?;
        let rect = self.before.iter().find(|(id, _)| Some(*id) == focused).map(|(_, rect)| *rect);
        let Some(rect) = rect.filter(|rect| !self.by_pointer && !view.intersects(*rect)) else {
            self.comes = None;
            return None;
        };
        self.comes = Some(if stands { waited + 1 } else { 0 });
        if waited < STANDS {
            return None;
        }
        self.comes = None;
        Some(if rect.top() > view.bottom() { rect.bottom() - view.bottom() } else { rect.top() - view.top() })
    }
}
