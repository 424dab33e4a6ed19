//! A merge in words: the one sentence of the preview, and for each spot where it is and what the two sides say.

use crate::model::{
    Address, Answer, Disagreement, DisagreementKind, Names, Step, View, Workbook, date_in_text, find_row, find_rows,
    find_view, row_title, words,
};

use super::kept::ClosedBy;
use super::spot::{Part, Spot, in_review};
use super::{Change, ChangeKind, Merged, overrides};

/// What two people say about one spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The way to it: `Aim › Why can you achieve it?`.
    pub place: String,
    /// What stands here, in words, or what was done here. Empty when nothing is answered.
    pub mine: String,
    /// What the colleague says, in words, or what they did. Empty when they answered nothing.
    pub theirs: String,
    /// Why a person has to choose.
    pub kind: DisagreementKind,
    /// What the mine choice does, for a button: `Keep yours`.
    pub keep: &'static str,
    /// What the theirs choice does, for a button: `Take theirs`.
    pub take: &'static str,
    /// Who the colleague is. May be empty.
    pub from: String,
}

impl Merged {
    /// Returns how many things the colleague changed: those that were taken and those that need a person.
    pub fn count(&self) -> usize {
        self.changes.len() + self.needs.len()
    }

    /// Returns the preview: `14 changes from a colleague, 2 need your decision`.
    pub fn sentence(&self, from: &str) -> String {
        let from = if from.trim().is_empty() { "a colleague" } else { from.trim() };
        let changes = match self.count() {
            0 => return format!("No changes from {from}"),
            1 => format!("1 change from {from}"),
            count => format!("{count} changes from {from}"),
        };
        match self.needs.len() {
            0 => format!("{changes}, none needs your decision"),
            1 => format!("{changes}, 1 needs your decision"),
            needs => format!("{changes}, {needs} need your decision"),
        }
    }
}

impl Change {
    /// Returns the change in words: where, and what happened. `before` is the workbook without the changes.
    pub fn in_words(&self, before: &Workbook, after: &Workbook) -> String {
        let seen = if self.kind == ChangeKind::Removed { before } else { after };
        let place = place_in_words(seen, &self.spot);
        let what = match (self.spot.part, self.kind) {
            (Part::KeptOut(_), ChangeKind::Removed) => "may be in public versions again".to_owned(),
            (Part::KeptOut(_), _) => "kept out of public versions".to_owned(),
            (Part::Finding(_), ChangeKind::Removed) => "a finding is no longer accepted".to_owned(),
            (Part::Finding(at), _) => format!("a finding is accepted: {}", new_reasons(&at, before, after)),
            (_, ChangeKind::New) => "new".to_owned(),
            (_, ChangeKind::Removed) => "removed".to_owned(),
            (_, ChangeKind::Moved) => "in another order".to_owned(),
            (_, ChangeKind::OneOfTwo) => "you both started it, so it is one review now".to_owned(),
            (_, ChangeKind::Changed) => match answer_in_words(after, &self.spot) {
                answer if answer.is_empty() => "cleared".to_owned(),
                answer => answer,
            },
        };
        format!("{place}: {what}")
    }
}

/// Returns the reasons for which findings at an address are kept as they are, as far as they are new.
fn new_reasons(at: &Address, before: &Workbook, after: &Workbook) -> String {
    let new = after.kept_findings.iter().filter(|(key, kept)| {
        overrides::address_of(key).as_ref() == Some(at) && before.kept_findings.get(*key) != Some(*kept)
    });
    new.map(|(_, kept)| kept.reason.replace('\n', "; ")).collect::<Vec<_>>().join("; ")
}

/// Returns the disagreements at a spot in words, in the order in which they are settled by number.
pub fn said(workbook: &Workbook, spot: &Spot) -> Vec<Said> {
    let seen = workbook.as_of(spot.review);
    let place = place_in_words(workbook, spot);
    let all = workbook.disagreements.get(&spot.to_string()).map(Vec::as_slice).unwrap_or_default();
    let said = |one: &Disagreement| {
        let theirs =
            if one.typed.is_empty() { kept_in_words(&seen, spot, one.theirs.as_ref()) } else { one.typed.clone() };
        let (mine, theirs, keep, take) = match (one.kind, done(spot, one)) {
            (DisagreementKind::Answer, _) => (answer_in_words(workbook, spot), theirs, "Keep yours", "Take theirs"),
            (DisagreementKind::RemovedByMine, (here, there)) => (here, there, "Remove it", "Keep it"),
            (DisagreementKind::RemovedByTheirs, (here, there)) => (here, there, "Keep it", "Remove it"),
        };
        Said { place: place.clone(), mine, theirs, kind: one.kind, keep, take, from: one.from.clone() }
    };
    all.iter().map(said).collect()
}

/// Returns what each side did to something that one of them removed.
fn done(spot: &Spot, one: &Disagreement) -> (String, String) {
    let is_mark = matches!(spot.part, Part::KeptOut(_));
    let [removed, left] = match (one.closed, one.kind) {
        _ if is_mark => ["The mark was removed", "Kept out of public versions"],
        (None, _) => ["Removed", "Changed or still used"],
        // The one who had closed the review does not have what the other one added.
        (Some(ClosedBy::Mine), DisagreementKind::RemovedByMine)
        | (Some(ClosedBy::Theirs), DisagreementKind::RemovedByTheirs) => ["Review closed without it", "Added"],
        (Some(_), _) => ["Removed", "Review closed with it"],
    };
    let (removed, left) = (removed.to_owned(), left.to_owned());
    if one.kind == DisagreementKind::RemovedByMine { (removed, left) } else { (left, removed) }
}

/// Returns the way to a spot: `Objectives › Social media objective 2 › Target`. An older review is named before it.
pub fn place_in_words(workbook: &Workbook, spot: &Spot) -> String {
    let seen = workbook.as_of(spot.review);
    let review = if spot.review.is_some() { seen.review().title() } else { String::new() };
    let at = match spot.part {
        Part::Whole => return review,
        Part::Started => return format!("{review} › The date it was started"),
        Part::Closed => return format!("{review} › The date it was closed"),
        Part::At(at) | Part::KeptOut(at) | Part::Finding(at) => at,
    };
    let mut way = vec![];
    if in_review(at.place()) && spot.review.is_some() && spot.review != workbook.reviews.last().map(|review| review.id)
    {
        way.push(review);
    }
    way.push(at.place().label().to_owned());
    let mut here = Address::page(at.place());
    let steps: Vec<Step> = at.steps().collect();
    for (number, step) in steps.iter().enumerate() {
        here = here.then(*step);
        match step {
            Step::Row(id) => {
                let Some((question, rows)) = find_rows(&seen, &here) else { continue };
                let place = rows.place_of(*id).unwrap_or_default() + 1;
                let title = find_row(&seen, &here).map(|row| row_title(row).into_owned()).unwrap_or_default();
                let name = title.trim().chars().take(80).collect::<String>();
                way.push(if name.is_empty() { numbered(question.row_name, place) } else { name });
            }
            // The table of a row goes without saying.
            Step::Question(_) if number + 1 < steps.len() => {}
            Step::Question(id) => {
                let question = find_view(&seen, &here).map(|(question, _)| question);
                let question = question.or_else(|| find_rows(&seen, &here).map(|(question, _)| question));
                way.push(question.map_or_else(|| (*id).to_owned(), |question| question.label.to_owned()));
            }
        }
    }
    way.join(" › ")
}

fn numbered(name: &str, number: usize) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {number}", letters.as_str())
}

/// Returns what stands at a spot. What was typed and is no value stands before the value.
fn answer_in_words(workbook: &Workbook, spot: &Spot) -> String {
    let seen = workbook.as_of(spot.review);
    let date = |date: Option<jiff::civil::Date>| date.map(date_in_text).unwrap_or_default();
    match spot.part {
        Part::Whole | Part::KeptOut(_) | Part::Finding(_) => String::new(),
        Part::Started => date(seen.review().started),
        Part::Closed => date(seen.review().closed),
        Part::At(at) => {
            let typed = super::typed::typed(workbook, spot.review, &at);
            if !typed.is_empty() {
                return typed.to_owned();
            }
            find_view(&seen, &at).map(|(question, view)| shown(question, view, &seen)).unwrap_or_default()
        }
    }
}

fn kept_in_words(seen: &Workbook, spot: &Spot, kept: Option<&Answer>) -> String {
    let Some(kept) = kept else { return String::new() };
    match spot.part {
        Part::At(at) => find_view(seen, &at)
            .and_then(|(question, now)| Some(shown(question, kept.view(now)?, seen)))
            .unwrap_or_default(),
        Part::Started | Part::Closed => {
            if let Answer::Date(Some(date)) = kept {
                date_in_text(*date)
            } else {
                String::new()
            }
        }
        Part::Whole | Part::KeptOut(_) | Part::Finding(_) => String::new(),
    }
}

fn shown(question: &crate::model::Question, view: View<'_>, seen: &Workbook) -> String {
    if view.is_answered() { words(question, view, &Names::of(seen)).into_owned() } else { String::new() }
}
