//! Lists that drop down from a control: opened with a key they take the keyboard, and they are left as fields are.

use egui::{Context, Id, Popup, PopupCloseBehavior, Response, Ui};

/// Brings the keyboard into a list that was opened without a pointer: to what is chosen in it, or to its first entry.
pub(crate) struct Entering {
    key: Id,
    is_due: bool,
    first: Option<Id>,
    chosen: Option<Response>,
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
        Self { key, is_due, first: None, chosen: None }
    }

    /// Notes an entry.
    pub(crate) fn note(&mut self, entry: &Response, is_chosen: bool) {
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

    /// Gives the keyboard to the entry that is due.
    pub(crate) fn end(self, ctx: &Context) {
        if !self.is_due {
            return;
        }
        ctx.data_mut(|data| data.remove::<bool>(self.key));
        if let Some(chosen) = &self.chosen {
            chosen.scroll_to_me(Some(egui::Align::Center));
        }
        if let Some(id) = self.chosen.map(|chosen| chosen.id).or(self.first) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
        }
    }
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
    Entering::ask(owner, key);
    Popup::menu(owner).width(width).close_behavior(closes).accessible_name(name.to_owned()).show(|ui| {
        let mut entering = Entering::begin(ui, key);
        add(ui, &mut entering);
        entering.end(ui.ctx());
    });
}
