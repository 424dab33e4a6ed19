//! Progress: how many of the needed questions of each stage have an answer.
//!
//! It counts what the walk asks, so a new question is counted without a line here. A table or list of rows is one
//! question, however many rows it has: it is answered when it has a row and no row lacks a needed answer. An answer that
//! was carried from the review before counts once a person has confirmed or changed it: a copied review never looks
//! finished. It says nothing of quality: that is what findings are for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    Address, AnyRows, Ask, Carried, CarriedState, Field, Place, Question, Review, Row, Stage, Workbook,
};

/// How far one stage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageProgress {
    /// The needed questions with an answer.
    pub answered: u32,
    /// The needed questions, each table of rows as one.
    pub needed: u32,
    /// The needed answers that rows lack, in tables that may be left empty, too.
    pub lacking_in_rows: u32,
    /// The answers, needed or not, that were carried from the review before and that nobody has looked at.
    pub to_confirm: u32,
}

impl StageProgress {
    /// Returns whether nothing that is needed is missing and nothing that was carried waits to be looked at.
    pub fn is_complete(self) -> bool {
        self.answered >= self.needed && self.lacking_in_rows == 0 && self.to_confirm == 0
    }

    /// Returns the part that is answered, from 0 to 1.
    pub fn fraction(self) -> f32 {
        if self.needed == 0 { 1.0 } else { self.answered as f32 / self.needed as f32 }
    }

    /// Says it in words: `18 of 26 questions answered, 3 answers missing in rows`.
    pub fn in_words(self) -> String {
        let rows = match self.lacking_in_rows {
            0 => String::new(),
            1 => ", 1 answer missing in a row".to_owned(),
            more => format!(", {more} answers missing in rows"),
        };
        format!("{} of {} questions answered{rows}", self.answered, self.needed)
    }

    fn count(&mut self, is_answered: bool) {
        self.needed += 1;
        self.answered += u32::from(is_answered);
    }
}

/// How far every stage of the review on screen is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    stages: [StageProgress; 6],
}

/// Counts the answers of the review on screen.
pub fn progress(workbook: &Workbook) -> Progress {
    Progress { stages: std::array::from_fn(|stage| of_stage(workbook.review(), Stage::ALL[stage])) }
}

impl Progress {
    /// Returns how far a stage is.
    pub fn stage(&self, stage: Stage) -> StageProgress {
        self.stages[stage as usize]
    }

    /// Returns how far the whole review is.
    pub fn whole(&self) -> StageProgress {
        self.stages.iter().fold(StageProgress::default(), |sum, stage| StageProgress {
            answered: sum.answered + stage.answered,
            needed: sum.needed + stage.needed,
            lacking_in_rows: sum.lacking_in_rows + stage.lacking_in_rows,
            to_confirm: sum.to_confirm + stage.to_confirm,
        })
    }

    /// Returns the progress after a change, counting again only the stages that no longer share their sheet with
    /// the review that this progress was counted from.
    #[must_use]
    pub fn updated(&self, counted: &Review, now: &Review) -> Self {
        let mut stages = self.stages;
        let same_marks = Arc::ptr_eq(&counted.carried, &now.carried);
        for (slot, stage) in stages.iter_mut().zip(Stage::ALL) {
            if !(same_marks && share_sheet(counted, now, *stage)) {
                *slot = of_stage(now, *stage);
            }
        }
        Self { stages }
    }
}

fn share_sheet(one: &Review, other: &Review, stage: Stage) -> bool {
    match stage {
        Stage::Aim => Arc::ptr_eq(&one.aim, &other.aim),
        Stage::Objectives => Arc::ptr_eq(&one.objectives, &other.objectives),
        Stage::Stakeholders => Arc::ptr_eq(&one.stakeholders, &other.stakeholders),
        Stage::Resources => Arc::ptr_eq(&one.resources, &other.resources),
        Stage::Content => Arc::ptr_eq(&one.content, &other.content),
        Stage::Evaluation => Arc::ptr_eq(&one.evaluation, &other.evaluation),
    }
}

fn of_stage(review: &Review, stage: Stage) -> StageProgress {
    let here = Address::page(Place::Stage(stage));
    let mut counted = StageProgress { to_confirm: to_confirm(review, &here), ..StageProgress::default() };
    review.ask(stage, &mut Count { counted: &mut counted, here, carried: &review.carried });
    counted
}

/// Counts the carried answers of a page that nobody has looked at.
fn to_confirm(review: &Review, page: &Address) -> u32 {
    if review.carried.is_empty() {
        return 0;
    }
    let below = format!("{page}/");
    let here = review.carried.range(below.clone()..).take_while(|(key, _)| key.starts_with(&below));
    let open = here.filter(|(_, one)| one.state == CarriedState::ToConfirm).count();
    u32::try_from(open).unwrap_or(u32::MAX)
}

/// Counts needed questions, each table as one.
struct Count<'c> {
    counted: &'c mut StageProgress,
    here: Address,
    carried: &'c BTreeMap<String, Carried>,
}

/// Returns whether an answer was carried and nobody has looked at it.
pub(super) fn is_open(carried: &BTreeMap<String, Carried>, at: &Address) -> bool {
    // The address is not written out where there is nothing to look up: this runs for every answer.
    !carried.is_empty() && carried.get(&at.to_string()).is_some_and(|one| one.state == CarriedState::ToConfirm)
}

impl<'a> Ask<'a> for Count<'_> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if question.is_needed() {
            self.counted.count(field.view().is_answered() && !is_open(self.carried, &self.here.question(question.id)));
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let table = self.here.question(question.id);
        let lacking = lacking_in(rows, table, self.carried);
        if question.is_needed() {
            let is_begun = each(rows).any(|row| row_has_answer(row, table, self.carried));
            self.counted.count(is_begun && lacking == 0);
        }
        self.counted.lacking_in_rows += lacking;
    }
}

/// Counts the needed answers that the rows of a table lack, down into the rows inside them.
fn lacking_in(rows: &dyn AnyRows, table: Address, carried: &BTreeMap<String, Carried>) -> u32 {
    struct Lacking<'c> {
        count: u32,
        here: Address,
        carried: &'c BTreeMap<String, Carried>,
    }

    impl<'a> Ask<'a> for Lacking<'_> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            let is_settled = field.view().is_answered() && !is_open(self.carried, &self.here.question(question.id));
            self.count += u32::from(question.is_needed() && !is_settled);
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let table = self.here.question(question.id);
            let is_begun = each(rows).any(|row| row_has_answer(row, table, self.carried));
            self.count += u32::from(question.is_needed() && !is_begun) + lacking_in(rows, table, self.carried);
        }
    }

    let mut lacking = Lacking { count: 0, here: table, carried };
    for row in each(rows) {
        lacking.here = table.row(row.id());
        row.ask(&mut lacking);
    }
    lacking.count
}

fn each(rows: &dyn AnyRows) -> impl Iterator<Item = &dyn Row> {
    (0..rows.count()).filter_map(|place| rows.at(place))
}

/// Returns whether any question of a row, or of a row inside it, has an answer that nobody has to confirm.
pub(super) fn row_has_answer(row: &dyn Row, table: Address, carried: &BTreeMap<String, Carried>) -> bool {
    struct Any<'c> {
        found: bool,
        here: Address,
        carried: &'c BTreeMap<String, Carried>,
    }

    impl<'a> Ask<'a> for Any<'_> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            self.found =
                self.found || field.view().is_answered() && !is_open(self.carried, &self.here.question(question.id));
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let table = self.here.question(question.id);
            self.found = self.found || each(rows).any(|row| row_has_answer(row, table, self.carried));
        }
    }

    let mut any = Any { found: false, here: table.row(row.id()), carried };
    row.ask(&mut any);
    any.found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sheets::stakeholders::HowOften;
    use crate::model::{Answer, Edit, RowId, find_view};

    fn counts(workbook: &Workbook, stage: Stage) -> (u32, u32) {
        let counted = progress(workbook).stage(stage);
        (counted.answered, counted.needed)
    }

    fn id(bits: u64) -> RowId {
        RowId::from_bits(bits)
    }

    /// Does edits one by one and returns the counts of stage 3 after each.
    fn stakeholders_after(edits: &[Edit]) -> Vec<(u32, u32)> {
        let mut workbook = Workbook::default();
        let mut seen = vec![counts(&workbook, Stage::Stakeholders)];
        for edit in edits {
            edit.apply(&mut workbook).unwrap();
            seen.push(counts(&workbook, Stage::Stakeholders));
        }
        seen
    }

    #[test]
    fn a_table_counts_as_one_question_however_many_rows_it_has() {
        let table = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
        let row = table.row(id(1));
        let platforms = row.question("platforms");
        let used = platforms.row(id(2));
        let text = |text: &str| Answer::Text(text.into());
        let empty = counts(&Workbook::default(), Stage::Stakeholders);
        let edits = [
            Edit::Add { at: table, id: id(1), place: None, with: vec![] },
            Edit::Set { at: row.question("name"), to: text("Parents") },
            Edit::Set { at: row.question("who"), to: text("In their thirties") },
            Edit::Set { at: row.question("why"), to: text("They decide") },
            Edit::Set { at: row.question("objective"), to: Answer::Link(Some(id(9))) },
            Edit::Add {
                at: platforms,
                id: id(2),
                place: None,
                with: vec![("platform", Answer::Pick("facebook".into()))],
            },
            Edit::Set { at: used.question("how_often"), to: HowOften::Daily.answer() },
            Edit::Set { at: used.question("evidence"), to: text("A survey") },
            Edit::Set { at: used.question("dated"), to: Answer::Date(Some(jiff::civil::date(2026, 9, 30))) },
            Edit::Add { at: table, id: id(3), place: None, with: vec![] },
            Edit::Remove { row: table.row(id(3)) },
        ];
        let seen = stakeholders_after(&edits);
        assert!(seen.iter().all(|(_, needed)| *needed == empty.1), "no row adds a question: {seen:?}");
        let answered: Vec<u32> = seen.iter().map(|(answered, _)| *answered).collect();
        // It is answered once its row lacks nothing, and no longer while another row is blank.
        assert_eq!(answered, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
    }

    #[test]
    fn what_rows_lack_is_counted_apart_and_keeps_a_stage_open() {
        let mut workbook = Workbook::default();
        let at = Address::page(Place::Stage(Stage::Content)).question("supporting");
        let before = progress(&workbook).stage(Stage::Content);
        Edit::Add { at, id: id(1), place: None, with: vec![] }.apply(&mut workbook).unwrap();
        let after = progress(&workbook).stage(Stage::Content);
        assert_eq!((before.answered, before.needed, before.lacking_in_rows), (after.answered, after.needed, 0));
        assert!(after.lacking_in_rows > 0, "the table may be left empty, its row may not be left half done");
        let complete = StageProgress { answered: 4, needed: 4, ..StageProgress::default() };
        assert!(complete.is_complete());
        assert!(!StageProgress { lacking_in_rows: 1, ..complete }.is_complete());
    }

    #[test]
    fn only_needed_questions_count_and_each_answer_counts_one() {
        for stage in Stage::ALL {
            let mut workbook = Workbook::default();
            let (_, needed) = counts(&workbook, *stage);
            assert!(needed > 0, "{stage:?} needs nothing");
            let page = Address::page(Place::Stage(*stage));
            let mut single = Singles::default();
            Workbook::default().ask(page.place(), &mut single);
            for question in single.0 {
                let at = page.question(question.id);
                if !find_view(&workbook, &at).unwrap().1.is_prose() {
                    continue;
                }
                let (before, _) = counts(&workbook, *stage);
                Edit::Set { at, to: Answer::Text("Yes".into()) }.apply(&mut workbook).unwrap();
                let (after, still_needed) = counts(&workbook, *stage);
                assert_eq!(after - before, u32::from(question.is_needed()), "{at}");
                assert_eq!(still_needed, needed);
            }
        }
    }

    #[derive(Default)]
    struct Singles(Vec<&'static Question>);

    impl Ask<'_> for Singles {
        fn answer(&mut self, question: &'static Question, _: &dyn Field) {
            self.0.push(question);
        }

        fn rows(&mut self, _: &'static Question, _: &dyn AnyRows) {}
    }

    #[test]
    fn an_update_counts_like_a_fresh_count() {
        let mut workbook = Workbook::default();
        workbook.review_mut();
        let mut kept = progress(&workbook);
        let aims = Address::page(Place::Stage(Stage::Aim)).question("aim");
        let edits = [
            Edit::Add { at: aims, id: id(1), place: None, with: vec![("change", Answer::Text("More".into()))] },
            Edit::Set {
                at: Address::page(Place::Stage(Stage::Aim)).question("achievable"),
                to: Answer::Text("Two people".into()),
            },
            Edit::Remove { row: aims.row(id(1)) },
        ];
        for edit in edits {
            let before = workbook.clone();
            edit.apply(&mut workbook).unwrap();
            kept = kept.updated(before.review(), workbook.review());
            assert_eq!(kept, progress(&workbook), "{edit:?}");
        }
        assert_ne!(kept, Progress::default());
    }

    #[test]
    fn the_fraction_runs_from_nothing_to_one() {
        for (answered, needed, fraction, complete) in
            [(0, 0, 1.0, true), (0, 4, 0.0, false), (1, 4, 0.25, false), (4, 4, 1.0, true)]
        {
            let stage = StageProgress { answered, needed, ..StageProgress::default() };
            assert_eq!(stage.is_complete(), complete);
            assert!((stage.fraction() - fraction).abs() < f32::EPSILON, "{stage:?}");
        }
    }
}
