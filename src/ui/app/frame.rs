//! One frame: what runs before it, what is drawn in which order, and what is done after it.

use egui::{Context, Ui};

use super::keyboard::Region;
use super::{After, App, Page};
use crate::editor::Held;
use crate::model::Edit;
use crate::ui::act;
use crate::ui::action;
use crate::ui::pages::{
    changed_ui, check_ui, data_ui, findings_ui, handover_ui, join_ui, kept_ui, line_page_ui, overview_ui, share_ui,
    sheet_ui, start_ui,
};
use crate::ui::shell::{
    Chosen, Modal, Target, companion_ui, menu_ui, modal_ui, notice_ui, palette_ui, rail_ui, returning_ui, status_ui,
};

impl App {
    /// What runs before each frame, and also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        self.receive();
        self.look_at_clock();
        // A window that is hidden draws no frame, so what was typed last is saved as it goes out of sight.
        let hidden = ctx.input(|input| input.viewport().visible() == Some(false) || !input.raw.focused);
        let now = self.moment();
        if hidden
            && std::mem::replace(&mut self.had_focus, false)
            && let Some(editor) = &mut self.editor
        {
            editor.focus_lost(now);
        }
        let is_drawn = ctx.input(|input| input.viewport().visible() != Some(false));
        if !is_drawn {
            // No frame follows, so what a frame does at its end is done here.
            if let Some(editor) = &mut self.editor {
                editor.settle(now, Held::Nothing);
            }
            self.end_if_asked();
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leave_for(After::Quit);
            if self.modal.is_some() {
                ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            }
        }
        if let Some(editor) = &self.editor
            && let Some(after) = editor.wake_after(self.moment())
        {
            ctx.request_repaint_after(after);
        }
    }

    /// Draws one frame and does what it asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_events(&ctx);
        self.fit_window(&ctx);
        self.remember_window(&ctx);
        self.actions.extend(if self.palette.is_none() && self.modal.is_none() {
            action::pressed(&ctx)
        } else {
            action::pressed_in_dialog(&ctx)
        });
        self.find_keyboard(&ctx);
        self.form.first = None;
        self.let_said_pass();
        menu_ui(ui, self);
        notice_ui(ui, self);
        returning_ui(ui, self);
        status_ui(ui, self);
        let edits = self.page_ui(ui, &ctx);
        self.keyboard.draws(Region::Page, self.form.first, ctx.content_rect());
        if let Some(finding) = self.form.keep.take() {
            self.open_modal(Modal::Keep(Box::new(finding)));
        }
        if let Some(wish) = self.form.revisit.wish.take() {
            self.say_of_carried(wish);
        }
        self.drop_old_wish();
        self.over_ui(ui);
        self.note_keyboard(&ctx);
        let now = self.moment();
        for edit in edits {
            act::edit(self, &edit, now);
        }
        for action in std::mem::take(&mut self.actions) {
            act::perform(self, action);
        }
        let held = ctx.input(|input| {
            if input.pointer.any_down() || !input.keys_down.is_empty() { Held::KeyOrButton } else { Held::Nothing }
        });
        if let Some(editor) = &mut self.editor {
            editor.settle(now, held);
            if let Some(after) = editor.wake_after(now) {
                ctx.request_repaint_after(after);
            }
        }
        self.end_if_asked();
    }

    /// Draws the page with what stands beside it, and collects the changes.
    fn page_ui(&mut self, ui: &mut Ui, ctx: &Context) -> Vec<Edit> {
        if self.editor.is_none() && self.page == Page::Data {
            kept_ui(ui, self);
            return vec![];
        }
        if self.editor.is_none() || self.page == Page::Start {
            self.look_into_recent();
            start_ui(ui, self);
            return vec![];
        }
        rail_ui(ui, self);
        match self.page {
            Page::Place(place) => {
                if self.preferences.companion_open && !self.folds_companion(ctx) {
                    companion_ui(ui, self);
                }
                return sheet_ui(ui, self, place);
            }
            Page::Findings => return findings_ui(ui, self),
            Page::Data => return data_ui(ui, self),
            Page::Join => return join_ui(ui, self),
            Page::Line => line_page_ui(ui, self),
            Page::Check => check_ui(ui, self),
            Page::Overview => overview_ui(ui, self),
            Page::Changed => changed_ui(ui, self),
            Page::Handover => handover_ui(ui, self),
            Page::Share => share_ui(ui, self),
            Page::Start => {}
        }
        vec![]
    }

    /// Forgets a wish for the keyboard that nothing on the page took: it would take the keyboard away much later.
    fn drop_old_wish(&mut self) {
        const LONGEST: u8 = 20;
        self.form.waited = if self.form.focus_next.is_some() { self.form.waited + 1 } else { 0 };
        if self.form.waited > LONGEST {
            self.form.focus_next = None;
            self.form.waited = 0;
        }
    }

    /// Draws what lies over the page.
    fn over_ui(&mut self, ui: &mut Ui) {
        if let Some(mut palette) = self.palette.take() {
            match palette_ui(ui, &mut palette) {
                Chosen::Nothing => self.palette = Some(palette),
                Chosen::Closed => self.ctx.request_repaint(),
                Chosen::Target(Target::Action(action)) => {
                    self.ctx.request_repaint();
                    self.actions.push(action);
                }
                Chosen::Target(Target::Question(address)) => self.go_to(address),
            }
        }
        if let Some(modal) = self.modal.take() {
            let reply = modal_ui(ui, self, &modal, !self.modal_shown);
            self.modal_shown = true;
            self.keep_begun(&modal);
            match reply {
                None => self.modal = Some(modal),
                Some(reply) => {
                    self.ctx.request_repaint();
                    self.answered(&modal, reply);
                }
            }
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.leave_last_words();
    }

    /// The colour of the page, which so need not be painted.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
