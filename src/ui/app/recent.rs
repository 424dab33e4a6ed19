//! What is due in the workbooks that were used last, for the start page: read on a thread, once for each list of files.

use std::collections::HashMap;
use std::path::PathBuf;

use jiff::civil::Date;

use super::App;
use super::task::{Progress, Task};
use crate::editor::open::look_into;
use crate::model::{Workbook, date_in_text};
use crate::rules::due::{Agenda, DueKind, agenda};

/// How many of the files used last are shown and looked into.
pub(in crate::ui) const RECENT_SHOWN: usize = 6;

/// What the start page says of one workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct RecentDue {
    /// What is overdue. Empty when nothing is.
    pub overdue: String,
    /// What comes next.
    pub next: String,
}

/// What is due in the files used last.
#[derive(Default)]
pub(in crate::ui) struct RecentDues {
    /// The files that were looked into, in the order of the page.
    looked_into: Option<Vec<PathBuf>>,
    /// What was found.
    pub found: HashMap<PathBuf, RecentDue>,
    task: Option<Task<HashMap<PathBuf, RecentDue>>>,
}

impl App {
    /// Looks into the files used last, unless that was done since a workbook was closed.
    pub(super) fn look_into_recent(&mut self) {
        let files: Vec<PathBuf> =
            self.preferences.recent.iter().take(RECENT_SHOWN).map(|file| file.path.clone()).collect();
        if self.recent_dues.task.is_some() || self.recent_dues.looked_into.as_ref() == Some(&files) {
            return;
        }
        self.recent_dues.looked_into = Some(files.clone());
        if files.is_empty() {
            return;
        }
        let (services, today) = (self.services.clone(), self.services.clock.today());
        self.recent_dues.task = Some(Task::start("due", &self.ctx, move || {
            let mut found = HashMap::new();
            for path in files {
                // What cannot be read says so when it is opened. Here it only says nothing.
                if let Ok(workbook) = look_into(&path, &services) {
                    found.insert(path, said(&workbook, today));
                }
            }
            found
        }));
    }

    /// Looks again when the start page is shown next.
    pub(super) fn forget_recent_dues(&mut self) {
        self.recent_dues.looked_into = None;
    }

    /// Takes in what was found.
    pub(super) fn receive_recent_dues(&mut self) {
        match self.recent_dues.task.as_ref().map(Task::poll) {
            Some(Progress::Done(found)) => {
                self.recent_dues.task = None;
                self.recent_dues.found = found;
            }
            Some(Progress::Lost) => self.recent_dues.task = None,
            Some(Progress::Running) | None => {}
        }
    }
}

/// Says what is due in a workbook: `2 overdue, first Tell the board (31 December 2026)`.
fn said(workbook: &Workbook, today: Date) -> RecentDue {
    let Agenda { overdue, soon, later, .. } = agenda(workbook, today);
    let named = |one: &crate::rules::due::Due| match one.kind {
        DueKind::Review => format!("Next review: {}", date_in_text(one.on)),
        DueKind::Evaluation | DueKind::Action => {
            let what = if one.what.is_empty() { "no description yet" } else { &one.what };
            format!("{}: {what} ({})", one.kind.label(), date_in_text(one.on))
        }
    };
    let overdue = match overdue.as_slice() {
        [] => String::new(),
        [one] => format!("Overdue. {}", named(one)),
        [first, ..] => format!("{} overdue. First: {}", overdue.len(), named(first)),
    };
    let next = soon.first().or_else(|| later.first()).map(named).unwrap_or_default();
    RecentDue { overdue, next }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, Edit, RowId, resolve};

    #[test]
    fn a_workbook_says_what_is_overdue_and_what_comes_next() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 11, 21));
        let today = date(2026, 11, 21);
        assert_eq!(said(&workbook, today).next, "Next review: 21 May 2027");
        for (bits, what, due) in
            [(1, "Tell the board", date(2026, 10, 31)), (2, "Film", date(2026, 11, 1)), (3, "Ask", date(2026, 12, 1))]
        {
            let with = vec![("what", Answer::Text(what.into())), ("due", Answer::Date(Some(due)))];
            let at = resolve("actions/actions").unwrap();
            Edit::Add { at, id: RowId::from_bits(bits), place: None, with }.apply(&mut workbook).unwrap();
        }
        let told = said(&workbook, today);
        assert_eq!(told.overdue, "2 overdue. First: Action: Tell the board (31 October 2026)");
        assert_eq!(told.next, "Action: Ask (1 December 2026)");
        assert_eq!(said(&Workbook::default(), today), RecentDue::default());
    }
}
