//! Where the keyboard is, and where it goes back to: it never stands on the bare window.
//!
//! egui takes the keyboard away from everything when Escape is pressed, when a list or a dialog closes and when what
//! had it is no longer drawn. People who work without a pointer would then start again at the top of the window.

use egui::{Context, Id, Key, Order, Popup, Rect, WidgetRect};

use super::{App, Page};
use crate::ui::widgets::give_kept_focus;

/// The parts of the window between which F6 moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Region {
    /// The menu bar.
    Menu,
    /// The rail.
    Rail,
    /// The page.
    Page,
    /// The guidance beside the page.
    Guidance,
}

impl Region {
    const ALL: [Self; 4] = [Self::Menu, Self::Rail, Self::Page, Self::Guidance];
}

/// One region as it was drawn last, and what had the keyboard in it.
#[derive(Clone, Copy, Debug, Default)]
struct Drawn {
    first: Option<Id>,
    rect: Option<Rect>,
    last: Option<Id>,
}

/// Where the keyboard is and was.
#[derive(Default)]
pub(in crate::ui) struct Keyboard {
    /// What had it at the end of the last frame. None after a click beside everything.
    last: Option<Id>,
    /// What had it last outside every list and dialog.
    ground: Option<Id>,
    regions: [Drawn; 4],
    /// How often it was given back in vain, one frame after the other.
    tries: u8,
    pointer_used: bool,
}

/// How many frames the keyboard is given back to something that does not take it: a dialog that closes still keeps it
/// from what lay under it in the next frame.
const MOST_TRIES: u8 = 4;

impl Keyboard {
    /// Notes where a region is drawn in this frame, and its first control.
    pub(in crate::ui) fn draws(&mut self, region: Region, first: Option<Id>, rect: Rect) {
        let drawn = &mut self.regions[region as usize];
        drawn.first = first;
        drawn.rect = Some(rect);
    }

    /// Forgets where the keyboard was on a page that is no longer shown.
    pub(in crate::ui) fn leave_page(&mut self) {
        self.regions[Region::Page as usize].last = None;
        self.regions[Region::Guidance as usize].last = None;
    }

    fn region_of(&self, ctx: &Context, id: Id) -> Option<Region> {
        let centre = Self::drawn(ctx, id)?.rect.center();
        let around = [Region::Menu, Region::Rail, Region::Guidance]
            .into_iter()
            .find(|region| self.regions[*region as usize].rect.is_some_and(|rect| rect.contains(centre)));
        Some(around.unwrap_or(Region::Page))
    }

    /// Returns what gets the keyboard when a list or a dialog closes. What a menu did has happened to the page, so the
    /// keyboard goes back there.
    fn below(&self, ctx: &Context) -> Option<Id> {
        let in_bar = self.ground.and_then(|id| self.region_of(ctx, id)) == Some(Region::Menu);
        let page = self.regions[Region::Page as usize].last.filter(|_| in_bar);
        page.filter(|id| Self::is_drawn(ctx, *id)).or(self.ground)
    }

    /// Returns whether a control lies in a list or a dialog above the page.
    fn is_above(ctx: &Context, id: Id) -> bool {
        Self::drawn(ctx, id).is_some_and(|widget| widget.layer_id.order >= Order::Foreground)
    }

    fn is_drawn(ctx: &Context, id: Id) -> bool {
        Self::drawn(ctx, id).is_some()
    }

    /// Returns where a control is. Its response is not asked for: egui makes it anew then, and takes the keyboard from it
    /// when the pointer has clicked on something else in this frame, such as an entry of its list.
    fn drawn(ctx: &Context, id: Id) -> Option<WidgetRect> {
        ctx.viewport(|viewport| {
            viewport.this_pass.widgets.get(id).or_else(|| viewport.prev_pass.widgets.get(id)).copied()
        })
    }
}

impl App {
    /// Brings the keyboard back when it was lost, before anything of the frame is drawn.
    pub(super) fn find_keyboard(&mut self, ctx: &Context) {
        if self.palette.is_none() && self.modal.is_none() {
            self.bring_keyboard_back(ctx);
        }
        for drawn in &mut self.keyboard.regions {
            (drawn.first, drawn.rect) = (None, None);
        }
    }

    fn bring_keyboard_back(&mut self, ctx: &Context) {
        let (escape, tab) = ctx.input(|input| (input.key_pressed(Key::Escape), input.key_pressed(Key::Tab)));
        let focused = ctx.memory(egui::Memory::focused);
        match focused {
            Some(id) if Keyboard::is_above(ctx, id) => {
                if tab {
                    // Tab leaves a list as it leaves a field: to what follows the control that opened it.
                    Popup::close_all(ctx);
                    self.give_back(ctx, self.keyboard.ground);
                } else if !Popup::is_any_open(ctx) {
                    self.give_back(ctx, self.keyboard.below(ctx));
                }
            }
            Some(_) => self.keyboard.tries = 0,
            None => {
                let Some(last) = self.keyboard.last else { return };
                let by_pointer = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
                let above = Keyboard::is_above(ctx, last);
                // A button of a dialog closes it as Escape does.
                if (by_pointer || self.keyboard.pointer_used) && !escape && !above {
                    self.keyboard.last = None;
                    return;
                }
                let gone = above || !Keyboard::is_drawn(ctx, last);
                self.give_back(ctx, if gone { self.keyboard.below(ctx) } else { Some(last) });
            }
        }
    }

    /// Gives the keyboard to a control, or to the page when the control is not there any more.
    fn give_back(&mut self, ctx: &Context, to: Option<Id>) {
        if self.form.focus_first || self.form.focus_next.is_some() {
            // Something else is to get it.
            return;
        }
        self.keyboard.tries += 1;
        match to.filter(|id| Keyboard::is_drawn(ctx, *id)) {
            _ if self.keyboard.tries > 2 * MOST_TRIES => {
                self.keyboard.last = None;
                return;
            }
            Some(id) if self.keyboard.tries <= MOST_TRIES => {
                self.keyboard.last = Some(id);
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
            _ if self.page == Page::Start => self.start.focus_name = true,
            _ => match self.form.focused.filter(|at| self.page == Page::Place(at.place())) {
                Some(at) if self.keyboard.tries <= MOST_TRIES => self.form.focus_next = Some(at),
                _ => self.form.focus_first = true,
            },
        }
        ctx.request_repaint();
    }

    /// Notes where the keyboard is, and closes a list that it has left, after everything of the frame was drawn.
    pub(super) fn note_keyboard(&mut self, ctx: &Context) {
        give_kept_focus(ctx);
        self.keyboard.pointer_used = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let Some(id) = ctx.memory(egui::Memory::focused) else { return };
        self.keyboard.last = Some(id);
        if Keyboard::is_above(ctx, id) || self.palette.is_some() || self.modal.is_some() {
            return;
        }
        self.keyboard.ground = Some(id);
        if let Some(region) = self.keyboard.region_of(ctx, id) {
            self.keyboard.regions[region as usize].last = Some(id);
        }
        // Every list is named after the control that opens it.
        if Popup::is_any_open(ctx) && !Popup::is_id_open(ctx, id.with("popup")) {
            Popup::close_all(ctx);
        }
    }

    /// Moves the keyboard to the next region that has a control, to where it was there last.
    pub(in crate::ui) fn next_region(&mut self) {
        let ctx = self.ctx.clone();
        let here = self.keyboard.ground.and_then(|id| self.keyboard.region_of(&ctx, id));
        let from = here.map_or(0, |region| region as usize + 1);
        for step in 0..Region::ALL.len() {
            let region = (from + step) % Region::ALL.len();
            let drawn = self.keyboard.regions[region];
            // A menu bar is always entered at its beginning.
            let last = drawn.last.filter(|id| region != Region::Menu as usize && Keyboard::is_drawn(&ctx, *id));
            let wanted = last.or(drawn.first);
            if let (Some(id), Some(_)) = (wanted, drawn.rect) {
                ctx.memory_mut(|memory| memory.request_focus(id));
                return;
            }
        }
    }
}
