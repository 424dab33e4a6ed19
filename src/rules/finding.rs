//! Findings: what a check saw, where, why it matters and what a person can do about it.
//!
//! A finding is computed from the answers and never stored. It keeps its identity while the answers change around it,
//! and knows the fingerprint of the answers that it rests on, so that an override can end when they change.

use std::fmt::{self, Write as _};

use jiff::civil::Date;

use super::checks::Check;
use crate::model::{Address, Baseline, ChoiceOption, Edit, KeptFinding, Number, RowId, counted};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A reason to stop and think again before going on.
    Stop,
    /// Something is missing, or two answers do not fit together.
    Caution,
    /// It may be right: the person knows better.
    Question,
    /// Worth knowing, and no fault.
    Note,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 4] = [Self::Stop, Self::Caution, Self::Question, Self::Note];

    /// Returns the visible word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stop => "Stop",
            Self::Caution => "Caution",
            Self::Question => "Question",
            Self::Note => "Note",
        }
    }

    /// Returns the visible word for several.
    pub const fn many(self) -> &'static str {
        match self {
            Self::Stop => "Stops",
            Self::Caution => "Cautions",
            Self::Question => "Questions",
            Self::Note => "Notes",
        }
    }

    /// Returns a count of findings of this kind: `1 stop`, `3 cautions`.
    pub fn counted(self, count: usize) -> String {
        counted(count, &self.label().to_lowercase(), &self.many().to_lowercase())
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Caution => "caution",
            Self::Question => "question",
            Self::Note => "note",
        }
    }
}

/// One way forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it does, as a button would say it.
    pub label: String,
    /// The change, where the program can make it. A row that it adds has no id yet: see [`Way::ready`].
    pub edit: Option<Edit>,
    /// The question at which a person can do it. None where it is the place of the finding.
    pub go: Option<Address>,
}

impl Way {
    /// Returns a way that a person goes at the place of the finding.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), edit: None, go: None }
    }

    /// Returns a way that a person goes at another question.
    pub fn at(label: impl Into<String>, go: Address) -> Self {
        Self { label: label.into(), edit: None, go: Some(go) }
    }

    /// Returns a way that the program can go.
    pub fn edit(label: impl Into<String>, edit: Edit) -> Self {
        Self { label: label.into(), edit: Some(edit), go: None }
    }

    /// Returns the change with an id for each row that it adds. `fresh` draws ids that were never used before.
    pub fn ready(&self, fresh: &mut dyn FnMut() -> RowId) -> Option<Edit> {
        fn fill(edit: &mut Edit, fresh: &mut dyn FnMut() -> RowId) {
            match edit {
                Edit::Add { id, .. } | Edit::Duplicate { id, .. } if *id == RowId::default() => *id = fresh(),
                Edit::Together { edits, .. } => edits.iter_mut().for_each(|edit| fill(edit, fresh)),
                _ => {}
            }
        }
        let mut edit = self.edit.clone()?;
        fill(&mut edit, fresh);
        Some(edit)
    }
}

/// One thing that a check saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: &'static Check,
    /// How much it matters.
    pub severity: Severity,
    /// The question or the row that it is about.
    pub at: Address,
    /// What was seen, naming the row by its words.
    pub message: String,
    /// Why it matters.
    pub reason: &'static str,
    /// What a person can do.
    pub ways: Vec<Way>,
    /// The identity: the check, the place, and the other row where there is one. Stays while the answers change.
    pub key: String,
    /// The fingerprint of the answers that it rests on.
    pub basis: Basis,
    /// The word of SMART that it is about, in the wording of the workbook. None when it is about no part of SMART.
    pub smart: Option<&'static str>,
    /// Why it is kept as it is. None while it is open.
    pub kept: Option<KeptFinding>,
}

impl Finding {
    /// Returns whether a person still has to look at it.
    pub fn is_open(&self) -> bool {
        self.kept.is_none()
    }

    /// Returns how much it matters, and the word of SMART that it is about: `Caution (measurable)`.
    pub fn kind(&self) -> String {
        let severity = self.severity.label();
        self.smart.map_or_else(|| severity.to_owned(), |word| format!("{severity} ({word})"))
    }

    /// Returns the edit that keeps the finding as it is.
    pub fn keep(&self, reason: &str, by: &str, on: Date) -> Edit {
        let kept = KeptFinding { reason: reason.to_owned(), by: by.to_owned(), on, basis: self.basis.to_string() };
        Edit::Keep { at: self.at, finding: self.key.clone(), kept }
    }

    /// Returns the edit that opens a kept finding again.
    pub fn unkeep(&self) -> Edit {
        Edit::Unkeep { at: self.at, finding: self.key.clone() }
    }
}

/// The fingerprint of the answers that a finding rests on: FNV-1a of 64 bits over their plain words.
///
/// It is kept in files, so it must not change between versions: it reads no layout of memory and no order of a map.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Basis(u64);

impl Default for Basis {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Basis {
    /// Adds one answer.
    #[must_use]
    pub fn and(mut self, answer: &dyn Rests) -> Self {
        answer.add_to(&mut self);
        self.byte(0xff);
        self
    }

    /// Adds words as they are written.
    pub fn words(&mut self, words: &dyn fmt::Display) {
        // Writing to a fingerprint cannot fail.
        let _ = write!(self, "{words}");
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

impl fmt::Write for Basis {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        words.bytes().for_each(|byte| self.byte(byte));
        Ok(())
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An answer that a finding can rest on.
pub trait Rests {
    /// Adds the answer's plain words to a fingerprint.
    fn add_to(&self, basis: &mut Basis);
}

impl Rests for str {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.trim());
    }
}

impl Rests for &str {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.trim());
    }
}

impl Rests for String {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.trim());
    }
}

impl Rests for RowId {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(self);
    }
}

impl Rests for Number {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.ten_thousandths());
    }
}

impl Rests for crate::model::Hours {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.minutes());
    }
}

impl Rests for usize {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(self);
    }
}

impl Rests for Date {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&format_args!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day()));
    }
}

impl Rests for ChoiceOption {
    fn add_to(&self, basis: &mut Basis) {
        basis.words(&self.key);
    }
}

impl Rests for Baseline {
    fn add_to(&self, basis: &mut Basis) {
        match self {
            Self::Unanswered => basis.words(&"none"),
            Self::NotYetKnown { by } => {
                basis.words(&"not known ");
                by.add_to(basis);
            }
            Self::Known { value, on } => {
                value.add_to(basis);
                basis.words(&" ");
                on.add_to(basis);
            }
        }
    }
}

impl<T: Rests> Rests for Option<T> {
    fn add_to(&self, basis: &mut Basis) {
        match self {
            Some(answer) => answer.add_to(basis),
            None => basis.words(&"-"),
        }
    }
}

impl<T: Rests> Rests for [T] {
    fn add_to(&self, basis: &mut Basis) {
        for answer in self {
            answer.add_to(basis);
            basis.words(&"|");
        }
    }
}

impl<T: Rests> Rests for Vec<T> {
    fn add_to(&self, basis: &mut Basis) {
        self.as_slice().add_to(basis);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_same_for_ever_and_tells_answers_apart() {
        let of = |one: &dyn Rests, other: &dyn Rests| Basis::default().and(one).and(other).to_string();
        // Files hold these: a change here would bring every kept finding back.
        assert_eq!(Basis::default().to_string(), "cbf29ce484222325");
        assert_eq!(Basis::default().and(&"a").to_string(), "089bc907b544c769");
        assert_ne!(of(&"ab", &"c"), of(&"a", &"bc"));
        assert_ne!(of(&None::<Date>, &"x"), of(&Some(jiff::civil::date(2026, 1, 1)), &"x"));
        assert_eq!(of(&"  a ", &"b"), of(&"a", &"b"));
    }

    #[test]
    fn rows_that_a_way_adds_get_ids_when_it_is_gone() {
        let at = crate::model::Table::Measures.address();
        let add = || Edit::Add { at, id: RowId::default(), place: None, with: vec![] };
        let way = Way::edit("Add both", Edit::Together { name: "Add both", edits: vec![add(), add()] });
        let mut next = 0;
        let ready = way.ready(&mut || {
            next += 1;
            RowId::from_bits(next)
        });
        let Some(Edit::Together { edits, .. }) = ready else { panic!("{ready:?}") };
        let ids: Vec<RowId> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Add { id, .. } => Some(*id),
                _ => None,
            })
            .collect();
        assert_eq!(ids, [RowId::from_bits(1), RowId::from_bits(2)]);
    }
}
