//! Finding an answer by its address, and saying an answer in words.

use std::borrow::Cow;

use super::{
    Address, AnyRows, Ask, Baseline, Field, Measured, Place, Question, Review, Row, RowId, Step, Table, View, Workbook,
    date_in_table, row_title,
};

/// What a walk met at an address.
#[derive(Clone, Copy)]
enum Found<'a> {
    Answer(&'static Question, &'a dyn Field),
    Rows(&'static Question, &'a dyn AnyRows),
}

impl Found<'_> {
    fn question(&self) -> &'static Question {
        match self {
            Self::Answer(question, _) | Self::Rows(question, _) => question,
        }
    }
}

/// A reader that remembers the one question with an id.
struct Seek<'a> {
    id: &'static str,
    found: Option<Found<'a>>,
}

impl<'a> Ask<'a> for Seek<'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if question.id == self.id {
            self.found = Some(Found::Answer(question, field));
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        if question.id == self.id {
            self.found = Some(Found::Rows(question, rows));
        }
    }
}

/// Follows an address; the second value is the row when the address ends at one.
fn follow<'a>(
    workbook: &'a Workbook,
    review: &'a Review,
    address: &Address,
) -> Option<(Found<'a>, Option<&'a dyn Row>)> {
    let mut row: Option<&'a dyn Row> = None;
    let mut found: Option<Found<'a>> = None;
    for step in address.steps() {
        match step {
            Step::Question(id) => {
                let mut seek = Seek { id, found: None };
                match (found, row) {
                    (None, None) => workbook.ask_in(review, address.place(), &mut seek),
                    (_, Some(row)) => row.ask(&mut seek),
                    (Some(_), None) => return None,
                }
                found = seek.found;
                row = None;
                found?;
            }
            Step::Row(id) => match found {
                Some(Found::Rows(_, rows)) => row = Some(rows.row(id)?),
                _ => return None,
            },
        }
    }
    found.map(|found| (found, row))
}

/// What a person reads in place of the address of a question that a later version of the program asks.
pub const UNKNOWN_QUESTION: &str = "A question that this version does not recognise";

/// Returns the answer at an address with its question.
pub fn find_view<'a>(workbook: &'a Workbook, address: &Address) -> Option<(&'static Question, View<'a>)> {
    match follow(workbook, workbook.review(), address)? {
        (Found::Answer(question, field), _) => Some((question, field.view())),
        _ => None,
    }
}

/// Returns the answer at an address as it stands in one review of the workbook.
pub fn find_view_in<'a>(
    workbook: &'a Workbook,
    review: &'a Review,
    address: &Address,
) -> Option<(&'static Question, View<'a>)> {
    match follow(workbook, review, address)? {
        (Found::Answer(question, field), _) => Some((question, field.view())),
        _ => None,
    }
}

/// Returns the table of rows at an address with its question. The address of a row gives the table that it is in.
pub fn find_rows<'a>(workbook: &'a Workbook, address: &Address) -> Option<(&'static Question, &'a dyn AnyRows)> {
    match follow(workbook, workbook.review(), address)? {
        (Found::Rows(question, rows), _) => Some((question, rows)),
        _ => None,
    }
}

/// Returns the row at an address.
pub fn find_row<'a>(workbook: &'a Workbook, address: &Address) -> Option<&'a dyn Row> {
    follow(workbook, workbook.review(), address)?.1
}

/// Reads an address from its text. None when no question of this program has it; the rows need not exist.
pub fn resolve(text: &str) -> Option<Address> {
    struct Ids<'t> {
        wanted: &'t str,
        id: Option<&'static str>,
        inner: Option<Box<dyn Row>>,
    }

    impl Ask<'_> for Ids<'_> {
        fn answer(&mut self, question: &'static Question, _: &dyn Field) {
            if question.id == self.wanted {
                self.id = Some(question.id);
            }
        }

        fn rows(&mut self, question: &'static Question, rows: &dyn AnyRows) {
            if question.id == self.wanted {
                self.id = Some(question.id);
                self.inner = Some(rows.blank());
            }
        }
    }

    let mut parts = text.split('/');
    let first = parts.next()?;
    let place = Place::all().find(|place| place.id() == first)?;
    let mut address = Address::page(place);
    let empty = Workbook::default();
    let mut inner: Option<Box<dyn Row>> = None;
    let mut after_rows = false;
    for part in parts {
        if after_rows {
            address = address.row(part.parse().ok()?);
            after_rows = false;
            continue;
        }
        let mut ids = Ids { wanted: part, id: None, inner: None };
        match &inner {
            None => empty.ask(place, &mut ids),
            Some(row) => row.ask(&mut ids),
        }
        address = address.question(ids.id?);
        after_rows = ids.inner.is_some();
        inner = ids.inner;
    }
    Some(address)
}

/// What rows are called, for answers that point to them.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    workbook: &'a Workbook,
    review: &'a Review,
}

impl<'a> Names<'a> {
    /// Looks names up in the review on screen.
    pub fn of(workbook: &'a Workbook) -> Self {
        Self { workbook, review: workbook.review() }
    }

    /// Looks names up in one review of the workbook.
    pub fn in_review(workbook: &'a Workbook, review: &'a Review) -> Self {
        Self { workbook, review }
    }

    /// Returns the review that names are looked up in.
    pub const fn review(&self) -> &'a Review {
        self.review
    }

    /// Returns the rows that a question may point to, in order. Empty for a question that points nowhere.
    pub fn rows(&self, table: Table) -> &'a dyn AnyRows {
        table.rows_of(self.workbook, self.review)
    }

    /// Returns what a row is called.
    pub fn name(&self, table: Table, id: RowId) -> Cow<'a, str> {
        match self.rows(table).row(id).map(row_title) {
            Some(title) if !title.is_empty() => title,
            Some(_) => Cow::Owned(format!("Unnamed {}", table.row_name())),
            None => Cow::Owned(format!("A {} that was removed", table.row_name())),
        }
    }
}

impl Names<'_> {
    /// Says where a question is: `Stage 2, Objectives: Target (social media objective 1)`. A row that was removed since is
    /// left out.
    pub fn whereabouts(&self, at: &Address) -> String {
        let page = match at.place() {
            Place::Stage(stage) => format!("Stage {}, {}", stage.number(), stage.label()),
            other => other.label().to_owned(),
        };
        let label = |at: &Address| follow(self.workbook, self.review, at).map(|(found, _)| found.question().label);
        // Where the row is gone, its table still says what it was about.
        let mut here = Some(*at).filter(|at| at.depth() > 0);
        let label = std::iter::from_fn(|| {
            let at = here?;
            here = at.parent().filter(|at| at.depth() > 0);
            Some(at)
        })
        .find_map(|at| label(&at));
        let Some(label) = label else { return page };
        let number = at.row_id().and_then(|id| {
            let mut here = *at;
            while here.last() != Some(Step::Row(id)) {
                here = here.parent()?;
            }
            match follow(self.workbook, self.review, &here.parent()?)?.0 {
                Found::Rows(table, rows) => Some(format!(" ({} {})", table.row_name, rows.place_of(id)? + 1)),
                Found::Answer(..) => None,
            }
        });
        format!("{page}: {label}{}", number.unwrap_or_default())
    }
}

/// Says an answer in words, as it stands in a table cell or a paper. Empty when nothing is answered.
pub fn words<'a>(question: &Question, view: View<'a>, names: &Names<'a>) -> Cow<'a, str> {
    let with_unit = |figure: String| {
        if question.unit.is_empty() { figure } else { format!("{figure} {}", question.unit) }
    };
    let label = |key: &'a str| question.list.and_then(|list| list.label(key)).unwrap_or(key);
    match view {
        View::Line(text) | View::Prose(text) => Cow::Borrowed(text),
        View::Choice(chosen, options) => chosen.map_or_else(Cow::default, |place| Cow::Borrowed(options[place].label)),
        View::Pick(key) => Cow::Borrowed(label(key)),
        View::Picks(keys) => Cow::Owned(keys.iter().map(|key| label(key)).collect::<Vec<_>>().join(", ")),
        View::Tick(ticked) => Cow::Borrowed(if ticked { "Yes" } else { "No" }),
        View::Date(date) => date.map_or_else(Cow::default, |date| Cow::Owned(date_in_table(date))),
        View::Hours(hours) => hours.map_or_else(Cow::default, |hours| Cow::Owned(hours.to_string())),
        View::Money(pence) => pence.map_or_else(Cow::default, |pence| Cow::Owned(pence.to_string())),
        View::Number(number) => number.map_or_else(Cow::default, |number| Cow::Owned(with_unit(number.to_string()))),
        View::Baseline(baseline) => Cow::Owned(match baseline {
            Baseline::Unanswered => String::new(),
            Baseline::NotYetKnown { by: None } => "Not yet known".to_owned(),
            Baseline::NotYetKnown { by: Some(by) } => format!("Not yet known, will be by {}", date_in_table(*by)),
            Baseline::Known { value, on: None } => value.to_string(),
            Baseline::Known { value, on: Some(on) } => format!("{value} on {}", date_in_table(*on)),
        }),
        View::Measured(measured) => Cow::Owned(match measured {
            Measured::Unanswered => String::new(),
            Measured::NotMeasured => "Not measured".to_owned(),
            Measured::Value(value) => value.to_string(),
        }),
        View::Link(row) => match (row, question.table) {
            (Some(row), Some(table)) => names.name(table, row),
            _ => Cow::default(),
        },
        View::Question("") => Cow::default(),
        View::Question(at) => {
            resolve(at).map_or(Cow::Borrowed(UNKNOWN_QUESTION), |at| Cow::Owned(names.whereabouts(&at)))
        }
        View::Links(rows) => match question.table {
            Some(table) => Cow::Owned(rows.iter().map(|row| names.name(table, *row)).collect::<Vec<_>>().join("; ")),
            None => Cow::default(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back_from_their_text() {
        for text in [
            "aim",
            "aim/achievable",
            "stakeholders/stakeholders/0000000011/platforms/0000000022/evidence",
            "posts/posts/0000000011/text",
            "organisation/name",
        ] {
            assert_eq!(resolve(text).map(|address| address.to_string()).as_deref(), Some(text));
        }
        for text in ["", "nowhere", "aim/nothing", "aim/aim/not-an-id", "aim/achievable/0000000011"] {
            assert_eq!(resolve(text), None, "{text}");
        }
    }
}
