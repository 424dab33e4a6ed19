//! What a file holds that this program does not know: parts that a newer Sightline added.
//!
//! They are kept as the text of the file, each with its place, and written back where they stood. So two people with two
//! releases can work on one file. A part goes where its row goes: a row that is removed takes its parts with it, its copy
//! has them too, and the next review begins with those of its worksheets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{RowId, Stage};

/// One step on the way to a part of a file, from the outside in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileStep {
    /// What stands before the workbook.
    Header,
    /// A part with this name.
    Part(String),
    /// The row with this identity, wherever it stands in its list.
    Row(RowId),
    /// The entry under this key.
    Entry(String),
    /// The entry of a list without identities that says this, as a fingerprint.
    Record(String),
    /// The inside of the variant with this name.
    Inside(String),
}

/// The way to a part of a file. Its last step is the name of the part.
pub type FilePath = Vec<FileStep>;

/// A part of a file that this program does not know. Two are equal that say the same, whatever they stand behind.
#[derive(Clone, Debug, Eq)]
pub struct UnknownPart {
    /// The name of the part before it. Empty for the first.
    pub after: String,
    /// The part as the file has it: its name, a colon and its value.
    pub text: String,
}

impl PartialEq for UnknownPart {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// All parts of a file that this program does not know, by their place.
pub type UnknownParts = BTreeMap<FilePath, UnknownPart>;

/// What comes of the unknown parts of two copies.
pub(super) struct Joined {
    /// The parts that stand.
    pub(super) parts: Arc<UnknownParts>,
    /// How many were changed on both sides. Mine stand, and only a program that knows them can join them.
    pub(super) clashes: usize,
}

/// Joins the parts of both sides by their place. `is_whole` says that what theirs does not have, they removed.
pub(super) fn join(
    base: Option<&UnknownParts>,
    mine: &Arc<UnknownParts>,
    theirs: &UnknownParts,
    is_whole: bool,
) -> Joined {
    if **mine == *theirs {
        return Joined { parts: Arc::clone(mine), clashes: 0 };
    }
    let (mut parts, mut clashes) = (UnknownParts::new(), 0);
    let places: BTreeSet<&FilePath> = mine.keys().chain(theirs.keys()).collect();
    for place in places {
        let (here, there) = (mine.get(place), theirs.get(place));
        let before = base.and_then(|base| base.get(place));
        let stands = match (here, there) {
            _ if here == there || there == before => here,
            (_, None) if !is_whole => here,
            _ if here == before => there,
            (Some(_), Some(_)) => {
                clashes += 1;
                here
            }
            // Removed on one side and changed on the other: what was changed is not lost.
            (one, None) | (None, one) => one,
        };
        parts.extend(stands.map(|part| (place.clone(), part.clone())));
    }
    let parts = if parts == **mine { Arc::clone(mine) } else { Arc::new(parts) };
    Joined { parts, clashes }
}

/// Returns the parts of one row, in one review where it is given, with those of the rows inside it.
pub(super) fn of_row(
    parts: &UnknownParts,
    review: Option<RowId>,
    row: RowId,
) -> impl Iterator<Item = (&FilePath, &UnknownPart)> {
    parts.iter().filter(move |(place, _)| {
        place.contains(&FileStep::Row(row)) && review.is_none_or(|review| place.contains(&FileStep::Row(review)))
    })
}

/// Forgets the parts of a row that is gone, in one review where it is given.
pub(super) fn forget_row(parts: &mut Arc<UnknownParts>, review: Option<RowId>, row: RowId) {
    let gone: Vec<FilePath> = of_row(parts, review, row).map(|(place, _)| place.clone()).collect();
    if !gone.is_empty() {
        let parts = Arc::make_mut(parts);
        for place in &gone {
            parts.remove(place);
        }
    }
}

/// Gives the copy of a row the parts of the row.
pub(super) fn copy_row(parts: &mut Arc<UnknownParts>, review: Option<RowId>, row: RowId, copy: RowId) {
    let copied: Vec<(FilePath, UnknownPart)> =
        of_row(parts, review, row).map(|(place, part)| (renamed(place, row, copy), part.clone())).collect();
    add(parts, copied);
}

/// Gives the next review the parts of the worksheets of the last one.
pub(super) fn carry(parts: &mut Arc<UnknownParts>, last: RowId, next: RowId) {
    let carried: Vec<(FilePath, UnknownPart)> = of_row(parts, None, last)
        .filter(|(place, _)| Stage::ALL.iter().any(|stage| is_in_stage(place, *stage)))
        .map(|(place, part)| (renamed(place, last, next), part.clone()))
        .collect();
    add(parts, carried);
}

/// Gives a review another identity.
pub(super) fn rename_review(parts: &mut Arc<UnknownParts>, from: RowId, to: RowId) {
    if of_row(parts, None, from).next().is_some() {
        let all = std::mem::take(Arc::make_mut(parts));
        *parts = Arc::new(all.into_iter().map(|(place, part)| (renamed(&place, from, to), part)).collect());
    }
}

/// Returns the parts that go with one worksheet of a review to a colleague: its own, and those of rows between reviews.
pub(super) fn of_stage(parts: &UnknownParts, review: RowId, stage: Stage) -> UnknownParts {
    let is_meant = |place: &FilePath| {
        let is_of_a_register = matches!(place.first(), Some(FileStep::Part(name)) if name == "registers")
            && place.iter().any(|step| matches!(step, FileStep::Row(_)));
        is_of_a_register || (place.contains(&FileStep::Row(review)) && is_in_stage(place, stage))
    };
    parts.iter().filter(|(place, _)| is_meant(place)).map(|(place, part)| (place.clone(), part.clone())).collect()
}

/// Returns whether a part lies in a worksheet of a review. The worksheets are called in the file what they are called in
/// addresses.
fn is_in_stage(place: &[FileStep], stage: Stage) -> bool {
    let [FileStep::Part(reviews), FileStep::Row(_), FileStep::Part(sheet), _, ..] = place else {
        return false;
    };
    reviews == "reviews" && sheet == stage.id()
}

fn renamed(place: &[FileStep], from: RowId, to: RowId) -> FilePath {
    let renamed = |step: &FileStep| if *step == FileStep::Row(from) { FileStep::Row(to) } else { step.clone() };
    place.iter().map(renamed).collect()
}

fn add(parts: &mut Arc<UnknownParts>, more: Vec<(FilePath, UnknownPart)>) {
    if !more.is_empty() {
        Arc::make_mut(parts).extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(all: &[(&str, &str)]) -> Arc<UnknownParts> {
        let of = |(name, text): &(&str, &str)| {
            (vec![FileStep::Part((*name).to_owned())], UnknownPart { after: String::new(), text: (*text).to_owned() })
        };
        Arc::new(all.iter().map(of).collect())
    }

    #[test]
    fn what_one_side_changed_stands_and_what_both_changed_is_a_clash() {
        let base = parts(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let mine = parts(&[("a", "2"), ("b", "1"), ("d", "1"), ("e", "mine")]);
        let theirs = parts(&[("a", "1"), ("b", "3"), ("c", "1"), ("f", "theirs")]);
        let joined = join(Some(&base), &mine, &theirs, true);
        assert_eq!(
            (joined.parts, joined.clashes),
            (parts(&[("a", "2"), ("b", "3"), ("e", "mine"), ("f", "theirs")]), 0)
        );
        // A part of a workbook does not have what was not sent.
        assert!(join(Some(&base), &mine, &theirs, false).parts.contains_key(&vec![FileStep::Part("d".into())]));
        let other = parts(&[("a", "9"), ("b", "1"), ("d", "1")]);
        let clash = join(Some(&base), &mine, &other, true);
        assert_eq!((clash.parts.values().next().map(|part| part.text.as_str()), clash.clashes), (Some("2"), 1));
        // Removed here and changed there.
        assert_eq!(join(Some(&base), &parts(&[]), &parts(&[("a", "9")]), true).parts, parts(&[("a", "9")]));
        assert_eq!(join(None, &mine, &other, true).clashes, 1);
    }
}
