//! Copies of the workbook beside its file: looked for on a thread when it is opened and when the window comes to the front,
//! and told once.

use std::path::PathBuf;

use super::App;
use super::task::{Progress, Task};
use crate::editor::Editor;
use crate::store::siblings::{Kinship, Sibling};
use crate::ui::shell::{Notice, NoticeKind};

/// What is known about copies beside the file.
#[derive(Default)]
pub(in crate::ui) struct CopiesState {
    task: Option<Task<Vec<Sibling>>>,
    /// Those that were told.
    told: Vec<(PathBuf, u64)>,
}

/// Says which copies there are.
fn in_words(copies: &[&Sibling]) -> String {
    let name = |copy: &Sibling| {
        let name = copy.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        format!("“{name}”")
    };
    match copies {
        [one] if one.kinship == Kinship::Later => format!(
            "There is a newer copy of this workbook in the same folder: {}. It continues from the one you have open.",
            name(one)
        ),
        [one] => format!(
            "There is another copy of this workbook in the same folder: {}. It has answers that this one does not.",
            name(one)
        ),
        [first, second] => format!(
            "There are 2 other copies of this workbook in the same folder: {} and {}. They have answers that this \
             one does not.",
            name(first),
            name(second)
        ),
        [first, ..] => format!(
            "There are {} other copies of this workbook in the same folder: {} and others. They have answers that \
             this one does not.",
            copies.len(),
            name(first)
        ),
        [] => String::new(),
    }
}

impl App {
    /// Looks for copies beside the file, unless that is under way.
    pub(super) fn look_for_copies(&mut self) {
        if self.copies.task.is_some() {
            return;
        }
        if let Some(search) = self.editor.as_ref().and_then(Editor::sibling_search) {
            self.copies.task = Some(Task::start("copies", &self.ctx, search));
        }
    }

    /// Takes in what was found, and tells of copies that were not told before.
    pub(super) fn receive_copies(&mut self) {
        let found = match self.copies.task.as_ref().map(Task::poll) {
            Some(Progress::Done(found)) => found,
            Some(Progress::Lost) => vec![],
            Some(Progress::Running) | None => return,
        };
        self.copies.task = None;
        if self.present.is_some() {
            return;
        }
        let copies: Vec<&Sibling> = found.iter().filter(|copy| copy.kinship != Kinship::Earlier).collect();
        if copies.is_empty() {
            self.notices.remove(NoticeKind::Copies);
        }
        let as_told = |copy: &Sibling| (copy.path.clone(), copy.size);
        if copies.iter().all(|copy| self.copies.told.contains(&as_told(copy))) {
            return;
        }
        self.copies.told.extend(copies.iter().map(|copy| as_told(copy)));
        let words = in_words(&copies);
        self.tell(words.clone());
        self.notices.put(Notice::Copies(words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_in_words() {
        let copy = |name: &str, kinship| Sibling { path: name.into(), modified: None, size: 1, kinship };
        let (one, two) = (copy("d/Copy of Plan.ron", Kinship::Apart), copy("d/Plan.ron.conflict1", Kinship::Later));
        assert!(in_words(&[&one]).contains("in the same folder: “Copy of Plan.ron”. It has"));
        assert!(in_words(&[&two]).starts_with("There is a newer copy"));
        assert!(in_words(&[&one, &two]).starts_with("There are 2 other copies"));
        assert!(in_words(&[&one, &two, &one]).contains("“Copy of Plan.ron” and others. They have"));
    }
}
