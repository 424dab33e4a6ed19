//! Lists that drop down from a control: they take the keyboard, show where it is, are searched by typing, and are left as
//! fields are.
//!
//! The keys of an open list never reach egui, which would move the keyboard to whatever lies in the direction of an
//! arrow: `ui::input` hands them to the list.

use egui::{Button, Context, Event, Id, Key, Popup, PopupCloseBehavior, Response, Ui};

use super::ring;

/// How long a person may pause between two letters that belong together, in seconds.
const PAUSE: f64 = 1.0;
/// How many entries a page key moves.
const PAGE: usize = 8;

/// Gives a control the keyboard, and keeps it there for the rest of the frame: a click elsewhere takes it away again
/// when the frame is drawn a second time.
pub(crate) fn keep_focus(ctx: &Context, id: Id) {
    let wish = FocusWish { id, frame: ctx.cumulative_frame_nr() };
    ctx.data_mut(|data| data.insert_temp(wish_id(), wish));
    ctx.memory_mut(|memory| memory.request_focus(id));
}

/// Gives the keyboard back to the control that was to keep it, after everything of a frame was drawn.
pub(crate) fn give_kept_focus(ctx: &Context) {
    let Some(wish) = ctx.data(|data| data.get_temp::<FocusWish>(wish_id())) else { return };
    if wish.frame != ctx.cumulative_frame_nr() {
        ctx.data_mut(|data| data.remove::<FocusWish>(wish_id()));
    } else if ctx.memory(egui::Memory::focused).is_none() {
        ctx.memory_mut(|memory| memory.request_focus(wish.id));
    }
}

#[derive(Clone, Copy)]
struct FocusWish {
    id: Id,
    frame: u64,
}

fn wish_id() -> Id {
    Id::unique("the control that keeps the keyboard")
}

/// The keys that were pressed for the open list.
#[derive(Clone, Default)]
struct ListKeys {
    frame: u64,
    events: Vec<Event>,
}

impl ListKeys {
    fn id() -> Id {
        Id::unique("the keys of the open list")
    }
}

/// Takes the keys of the open list out of the events of the next frame. Without an open list it takes none.
pub(crate) fn take_list_keys(ctx: &Context, events: &mut Vec<Event>) {
    let Some(mut keys) = ctx.data(|data| data.get_temp::<ListKeys>(ListKeys::id())) else { return };
    if keys.frame + 1 < ctx.cumulative_frame_nr() || !Popup::is_any_open(ctx) {
        ctx.data_mut(|data| data.remove::<ListKeys>(ListKeys::id()));
        return;
    }
    let is_for_list = |event: &Event| match event {
        Event::Text(text) => text != " ",
        Event::Key { key, pressed: true, modifiers, .. } => modifiers.is_none() && LIST_KEYS.contains(key),
        _ => false,
    };
    let (taken, others): (Vec<_>, Vec<_>) = std::mem::take(events).into_iter().partition(is_for_list);
    *events = others;
    if !taken.is_empty() {
        keys.events.extend(taken);
        ctx.data_mut(|data| data.insert_temp(ListKeys::id(), keys));
    }
}

const LIST_KEYS: [Key; 7] =
    [Key::ArrowDown, Key::ArrowUp, Key::Home, Key::End, Key::PageDown, Key::PageUp, Key::Delete];

/// What was typed to find an entry.
#[derive(Clone, Default)]
struct Sought {
    text: String,
    at: f64,
}

/// Brings the keyboard into a list that was opened: to what is chosen in it, or to its first entry.
pub(crate) struct Entering {
    key: Id,
    is_due: bool,
    first: Option<Id>,
    chosen: Option<Response>,
    entries: Vec<(Response, String)>,
    keys: Vec<Event>,
    clicked: bool,
}

impl Entering {
    /// Notes that the list of a control was opened in this frame; it is drawn in the next.
    pub(crate) fn ask(owner: &Response, key: Id) {
        if !owner.clicked() {
            return;
        }
        if owner.ctx.input(|input| input.pointer.any_click()) {
            owner.request_focus();
        } else {
            Self::open(owner, key);
        }
    }

    /// Notes that the list of a control was opened with a key.
    pub(crate) fn open(owner: &Response, key: Id) {
        // The control keeps the place of the list in the order of the page.
        owner.request_focus();
        owner.ctx.data_mut(|data| data.insert_temp(key, true));
        owner.ctx.request_repaint();
    }

    /// Begins to draw the entries.
    pub(crate) fn begin(ui: &Ui, key: Id) -> Self {
        let is_due = !ui.is_sizing_pass() && ui.data(|data| data.get_temp(key)).unwrap_or(false);
        Self { key, is_due, first: None, chosen: None, entries: vec![], keys: vec![], clicked: false }
    }

    /// Takes the keys that were pressed for the list.
    fn listen(mut self, ui: &Ui) -> Self {
        if ui.is_sizing_pass() {
            // The list is not there yet; what was typed waits for it.
            return self;
        }
        let frame = ui.cumulative_frame_nr();
        self.keys = ui.data_mut(|data| {
            let keys = data.get_temp_mut_or_default::<ListKeys>(ListKeys::id());
            keys.frame = frame;
            std::mem::take(&mut keys.events)
        });
        self
    }

    /// Returns whether the key was pressed that clears an answer.
    pub(crate) fn clears(&self) -> bool {
        self.keys.iter().any(|event| matches!(event, Event::Key { key: Key::Delete, .. }))
    }

    /// Notes an entry.
    pub(crate) fn note(&mut self, entry: &Response, is_chosen: bool) {
        self.clicked |= entry.clicked();
        if entry.gained_focus() {
            entry.scroll_to_me(None);
        }
        if self.is_due && entry.enabled() {
            self.first = self.first.or(Some(entry.id));
            if is_chosen && self.chosen.is_none() {
                self.chosen = Some(entry.clone());
            }
        }
    }

    /// Notes an entry that the arrow keys reach, and that is found by its first letters.
    pub(crate) fn note_named(&mut self, entry: &Response, label: &str, is_chosen: bool) {
        self.note(entry, is_chosen);
        if entry.enabled() {
            self.entries.push((entry.clone(), label.to_lowercase()));
        }
    }

    /// Gives the keyboard to the entry that is due.
    pub(crate) fn end(mut self, ctx: &Context) {
        let keys = std::mem::take(&mut self.keys);
        let focused = ctx.memory(egui::Memory::focused);
        let mut here = self.entries.iter().position(|(entry, _)| Some(entry.id) == focused);
        if self.is_due {
            ctx.data_mut(|data| data.remove::<bool>(self.key));
            if let Some(chosen) = &self.chosen {
                chosen.scroll_to_me(Some(egui::Align::Center));
            }
            if let Some(id) = self.chosen.as_ref().map(|chosen| chosen.id).or(self.first) {
                here = self.entries.iter().position(|(entry, _)| entry.id == id).or(here);
                keep_focus(ctx, id);
                ctx.request_repaint();
            }
        }
        let before = here;
        for event in &keys {
            here = self.moved(ctx, here, event);
        }
        if here != before
            && let Some((entry, _)) = here.and_then(|place| self.entries.get(place))
        {
            entry.scroll_to_me(None);
            keep_focus(ctx, entry.id);
            ctx.request_repaint();
        }
    }

    /// Returns the place to which a key moves.
    fn moved(&self, ctx: &Context, here: Option<usize>, event: &Event) -> Option<usize> {
        let last = self.entries.len().checked_sub(1)?;
        let to = |step: usize| Some(here.map_or(0, |here| (here + step).min(last)));
        let back = |step: usize| Some(here.map_or(last, |here| here.saturating_sub(step)));
        match event {
            Event::Key { key: Key::ArrowDown, .. } => to(1),
            Event::Key { key: Key::ArrowUp, .. } => back(1),
            Event::Key { key: Key::PageDown, .. } => to(PAGE),
            Event::Key { key: Key::PageUp, .. } => back(PAGE),
            Event::Key { key: Key::Home, .. } => Some(0),
            Event::Key { key: Key::End, .. } => Some(last),
            Event::Text(text) => self.found(ctx, here, text).or(here),
            _ => here,
        }
    }

    /// Returns the entry that begins with what was typed. The same letter again goes on to the next that begins with it.
    fn found(&self, ctx: &Context, here: Option<usize>, text: &str) -> Option<usize> {
        let id = self.key.with("sought");
        let now = ctx.input(|input| input.time);
        let mut sought: Sought = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
        if now - sought.at > PAUSE {
            sought.text.clear();
        }
        sought.text.push_str(&text.to_lowercase());
        sought.at = now;
        let count = self.entries.len();
        let from = |start: usize, words: &str| {
            (0..count).map(|step| (start + step) % count).find(|place| self.entries[*place].1.starts_with(words))
        };
        let first: String = sought.text.chars().take(1).collect();
        let is_again = sought.text.chars().count() > 1 && sought.text.chars().all(|letter| first.starts_with(letter));
        let start = if sought.text == first { 0 } else { here.unwrap_or(0) };
        let found = from(start, &sought.text)
            .or_else(|| is_again.then(|| from(here.map_or(0, |here| here + 1), &first)).flatten());
        ctx.data_mut(|data| data.insert_temp(id, sought));
        found
    }
}

/// Draws one entry of a list to choose from, with a ring where the keyboard is.
pub(crate) fn entry(ui: &mut Ui, entering: &mut Entering, label: &str, is_chosen: bool) -> Response {
    let response = ui.add(Button::selectable(is_chosen, label).wrap());
    entering.note_named(&response, label, is_chosen);
    if response.has_focus() {
        // Within it: the list cuts off what stands out.
        ring(ui, response.rect.shrink(1.0));
    }
    response
}

/// What a key does to a control whose list is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClosedKey {
    /// It opens the list.
    Opens,
    /// It clears the answer.
    Clears,
}

/// Takes the keys of a control whose list is closed: an arrow or a letter opens it, Delete clears the answer.
pub(crate) fn closed_keys(owner: &Response) -> Option<ClosedKey> {
    let (ctx, popup) = (&owner.ctx, owner.id.with("popup"));
    if !owner.has_focus() || Popup::is_any_open(ctx) {
        return None;
    }
    ctx.memory_mut(|memory| {
        let keys = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        memory.set_focus_lock_filter(owner.id, keys);
    });
    let (arrow, deletes, letters) = ctx.input_mut(|input| {
        let arrow = [Key::ArrowDown, Key::ArrowUp].map(|key| input.consume_key(egui::Modifiers::NONE, key));
        let letters: Vec<Event> = input
            .events
            .iter()
            .filter(|event| matches!(event, Event::Text(text) if !text.trim().is_empty()))
            .cloned()
            .collect();
        (arrow.contains(&true), input.consume_key(egui::Modifiers::NONE, Key::Delete), letters)
    });
    if deletes {
        return Some(ClosedKey::Clears);
    }
    if !arrow && letters.is_empty() {
        return None;
    }
    if !letters.is_empty() {
        let keys = ListKeys { frame: ctx.cumulative_frame_nr(), events: letters };
        ctx.data_mut(|data| data.insert_temp(ListKeys::id(), keys));
    }
    Entering::open(owner, owner.id.with("entering"));
    Popup::open_id(ctx, popup);
    Some(ClosedKey::Opens)
}

/// Draws the list of a control while it is open.
pub(crate) fn drop_down(
    owner: &Response,
    width: f32,
    name: &str,
    closes: PopupCloseBehavior,
    add: impl FnOnce(&mut Ui, &mut Entering),
) {
    let key = owner.id.with("entering");
    if owner.clicked() {
        // However it was opened: the arrows and Enter work in it at once.
        Entering::open(owner, key);
    }
    let mut clicked = false;
    Popup::menu(owner).width(width).close_behavior(closes).accessible_name(name.to_owned()).show(|ui| {
        let mut entering = Entering::begin(ui, key).listen(ui);
        add(ui, &mut entering);
        clicked = entering.clicked && ui.input(|input| input.pointer.any_click());
        if !clicked {
            entering.end(ui.ctx());
        }
    });
    if clicked {
        // What was chosen with the pointer leaves the keyboard at the control, so that Tab goes on from it.
        keep_focus(&owner.ctx, owner.id);
    }
}
