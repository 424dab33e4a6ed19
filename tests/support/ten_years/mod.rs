//! Two workbooks made by the program: ten years of use, and one modest review.
//!
//! Tests and benchmarks compare the two, because nothing that a person does may become slower with the years. Both are
//! the same on every run and every machine: the only source of chance is a counter that is stirred.
//!
//! | Module | What it makes |
//! |---|---|
//! | `draw` | chance |
//! | `words` | the words that everything is made of |
//! | `sheets`, `registers` | answers as a team gives them |
//! | `sitting` | how a session went, and what became of last time's answers |
//! | `gaps` | what ten years of use leave undone, so that every check has something to find |

mod draw;
mod gaps;
mod registers;
mod sheets;
mod sitting;
mod words;

use std::sync::Arc;

use jiff::civil::{Date, date};
use sightline::model::organisation::{Nation, Organisation, OrganisationKind, ReviewRhythm};
use sightline::model::registers::Channel;
use sightline::model::{Review, Row, RowId, Rows, Workbook};

use draw::Draw;

/// The day on which ten years are looked at: three weeks after the next review was due.
pub(crate) const TODAY: Date = date(2026, 2, 2);

/// The day on which the newest review of both workbooks was started.
const LAST_REVIEW: Date = date(2025, 7, 7);
const REVIEWS: usize = 20;
const MONTHS: usize = 120;

/// How much a workbook holds.
#[derive(Clone, Copy)]
struct Amounts {
    organisation_objectives: usize,
    team_objectives: usize,
    aims: usize,
    smart: usize,
    stakeholders: usize,
    platform_uses: usize,
    themes: usize,
    measures: usize,
    tasks: usize,
    decisions: usize,
}

/// A review of the usual size.
const USUAL: Amounts = Amounts {
    organisation_objectives: 5,
    team_objectives: 4,
    aims: 3,
    smart: 4,
    stakeholders: 8,
    platform_uses: 2,
    themes: 5,
    measures: 8,
    tasks: 5,
    decisions: 8,
};

/// The review that was typed when the program was tried: how far a page scrolls is held against it.
const TRIED: Amounts = Amounts {
    organisation_objectives: 4,
    team_objectives: 3,
    aims: 2,
    smart: 3,
    stakeholders: 6,
    platform_uses: 2,
    themes: 4,
    measures: 5,
    tasks: 4,
    decisions: 10,
};

/// The open review after ten years.
const GROWN: Amounts = Amounts {
    organisation_objectives: 12,
    team_objectives: 12,
    aims: 10,
    smart: 40,
    stakeholders: 200,
    platform_uses: 3,
    themes: 40,
    measures: 300,
    tasks: 20,
    decisions: 12,
};

/// Returns ten years of use: 20 reviews of which the last is open, 200 stakeholders, 200 channels, 10,000 posts, and
/// 300 measures with 120 monthly readings each. Every link points to a row that exists.
pub(crate) fn ten_years() -> Workbook {
    let mut draw = Draw::new(2016);
    let channels: Rows<Channel> = (0..200).map(|_| registers::channel(&mut draw)).collect();
    let channel_ids = ids(&channels);
    let mut reviews: Vec<Review> = (0..REVIEWS)
        .map(|number| {
            let started = months_after(date(2016, 1, 11), 6 * number);
            let last = number + 1 == REVIEWS;
            let amounts = if last { GROWN } else { USUAL };
            let mut review = review(&mut draw, amounts, started, &channel_ids);
            review.closed = (!last).then(|| months_after(started, 1));
            review.sitting = Arc::new(sitting::sitting(&mut draw, started, last));
            if number > 0 {
                review.carried = Arc::new(sitting::carried(&mut draw, &review, started));
            }
            review
        })
        .collect();
    let last = reviews.last_mut().expect("twenty reviews");
    let mut registers = registers::registers(&mut draw, channels, last, 10_000, MONTHS, 2_000);
    gaps::in_review(last);
    gaps::in_registers(&mut registers, last);
    let unread = gaps::typed(last);
    let reviews = reviews.into_iter().map(Arc::new).collect();
    let mut workbook = Workbook {
        organisation: Arc::new(organisation()),
        reviews,
        registers,
        unread: Arc::new(unread),
        ..Workbook::default()
    };
    workbook.kept_findings = Arc::new(gaps::kept(&workbook));
    workbook
}

/// Returns one open review with every stage answered, as a team has it after its first two hours.
pub(crate) fn small() -> Workbook {
    one_review(USUAL, 6)
}

/// Returns one open review of the size that was typed when the program was tried.
pub(crate) fn tried() -> Workbook {
    one_review(TRIED, 10)
}

fn one_review(amounts: Amounts, channels: usize) -> Workbook {
    let mut draw = Draw::new(1);
    let channels: Rows<Channel> = (0..channels).map(|_| registers::channel(&mut draw)).collect();
    let mut review = review(&mut draw, amounts, LAST_REVIEW, &ids(&channels));
    gaps::name_the_first(&mut review);
    let review = Arc::new(review);
    let registers = registers::registers(&mut draw, channels, &review, 20, 6, 8);
    Workbook { organisation: Arc::new(organisation()), reviews: vec![review], registers, ..Workbook::default() }
}

fn ids<T: Row>(rows: &Rows<T>) -> Vec<RowId> {
    rows.iter().map(Row::id).collect()
}

fn months_after(first: Date, months: usize) -> Date {
    first.saturating_add(jiff::Span::new().months(i32::try_from(months).unwrap_or(0)))
}

fn organisation() -> Organisation {
    Organisation {
        name: "Dyffryn Valley University Health Board".into(),
        kind: Some(OrganisationKind::HealthBoard),
        nation: Some(Nation::Wales),
        team: "Communications and engagement".into(),
        receives_paper: "The people and culture committee".into(),
        rhythm: Some(ReviewRhythm::EverySixMonths),
    }
}

fn review(draw: &mut Draw, amounts: Amounts, started: Date, channels: &[RowId]) -> Review {
    let id = draw.id();
    let session = sheets::session(draw, started);
    let aim = sheets::aim(draw, amounts);
    let objectives = sheets::objectives(draw, amounts, started, &ids(&aim.aims));
    let smart = ids(&objectives.smart);
    let stakeholders = sheets::stakeholders(draw, amounts, started, &smart, channels);
    let resources = sheets::resources(draw, amounts, started);
    let content = sheets::content(draw, amounts, &smart, &ids(&stakeholders.stakeholders));
    let evaluation = sheets::evaluation(draw, amounts, started, &smart);
    Review {
        id,
        started: Some(started),
        closed: None,
        session: Arc::new(session),
        aim: Arc::new(aim),
        objectives: Arc::new(objectives),
        stakeholders: Arc::new(stakeholders),
        resources: Arc::new(resources),
        content: Arc::new(content),
        evaluation: Arc::new(evaluation),
        ..Review::default()
    }
}
