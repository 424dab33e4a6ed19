//! What each action is called as things stand, and whether it can be done.

use super::App;
use crate::ui::act;
use crate::ui::action::Action;
use crate::ui::shell::NoticeKind;

impl App {
    /// Returns the label of an action as it is now, and whether it can be done.
    pub fn describe(&self, action: &Action) -> (String, bool) {
        let label = action.label();
        if let Action::Session(act) = action {
            return self.describe_session(*act);
        }
        let Some(editor) = &self.editor else { return (label, !action.needs_workbook()) };
        let row = self.form.focused.and_then(|at| act::row_of(&at)).is_some();
        match action {
            Action::Undo => match editor.undo_name() {
                Some(name) => (format!("Undo {}", act::lower_first(name)), true),
                None => (label, false),
            },
            Action::Redo => match editor.redo_name() {
                Some(name) => (format!("Redo {}", act::lower_first(name)), true),
                None => (label, false),
            },
            Action::Save | Action::SaveAs | Action::RestorePoint | Action::JoinCopy => (label, editor.can_edit()),
            Action::SeeTheirs | Action::PutBack | Action::GoBackToFile | Action::CompareFile => {
                (label, editor.can_edit() && self.notices.offers(NoticeKind::Theirs, action))
            }
            Action::OpenKeptBefore => (label, !editor.kept_before().is_empty()),
            Action::SeeKeptApart => (label, !editor.kept_apart().is_empty() && editor.can_edit()),
            Action::OnlyRead => (label, self.notices.has(NoticeKind::AlsoOpen)),
            Action::PutAside => {
                let can_wait = |kind| {
                    matches!(
                        kind,
                        NoticeKind::KeptApart
                            | NoticeKind::KeptBefore
                            | NoticeKind::Copies
                            | NoticeKind::AlsoOpen
                            | NoticeKind::Session
                    )
                };
                (label, self.notices.shown().is_some_and(|shown| can_wait(shown.kind())))
            }
            Action::Choices => (label, !editor.workbook().disagreements.is_empty()),
            Action::Present => (label, self.present.is_some()),
            Action::StillTrue | Action::Changed | Action::Drop => (label, self.carried_here().is_some()),
            Action::AllStillTrue(scope) => (label, self.carried_in(*scope).is_some()),
            Action::History => (label, editor.workbook().reviews.len() > 1),
            Action::NextReview => {
                let workbook = editor.workbook();
                (label, editor.can_edit() && workbook.part.is_none() && workbook.review().closed.is_some())
            }
            // A workbook that can be changed is copied by saving it under another name.
            Action::CopyToEdit => (label, !editor.can_edit()),
            Action::MoveRowUp | Action::MoveRowDown | Action::DuplicateRow | Action::RemoveRow => {
                (label, row && editor.can_edit())
            }
            Action::KeepOut | Action::KeepRowOut => {
                let label = match self.kept_out(action) {
                    Some((_, true)) => label.replacen("Keep", "Let", 1).replacen("out of", "into", 1),
                    _ => label,
                };
                (label, self.kept_out(action).is_some() && editor.can_edit())
            }
            Action::Guidance if self.folds_companion(&self.ctx) => ("Guidance under the question".into(), true),
            Action::Guidance if self.preferences.companion_open => ("Hide the guidance".into(), true),
            Action::Guidance => ("Show the guidance".into(), true),
            _ => (label, true),
        }
    }
}
