//! Policies and processes as drafts: the words are ours and fixed, what the workbook knows is filled in, and what nobody
//! has answered is named as a gap with who can fill it.
//!
//! Each document is one file of words beside this one. The words follow what policies of NHS organisations have in common
//! (sections read in public policies of 2014 to 2023); no sentence is taken from any of them.

mod crisis;
mod facts;
mod guidelines;
mod moderation;
mod monthly;
mod new_account;
mod policy;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::pieces::{column, gap, gap_words, heading, paper, paragraph, table};
use super::say::slug;
use super::{Block, Cell, Column, Document, Marker, Pair, PairKind, Run, Spread, Style, Table, Text};
use crate::model::{Workbook, date_in_text};
use facts::{Fact, Live, Month};

/// A policy or a process that is offered as a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The policy of the organisation.
    Policy,
    /// What staff may and should do, at work and in their own time.
    Guidelines,
    /// The form that asks for a new account.
    NewAccount,
    /// Who says yes to what, and how comments are looked after.
    Moderation,
    /// What happens to social media in a crisis or a major incident.
    Crisis,
    /// The report of each month.
    MonthlyReport,
}

/// The words of a draft.
struct Words {
    /// What the document is called.
    title: &'static str,
    /// What it is for, in a sentence or two.
    purpose: &'static str,
    /// Who writes such a document, and so can fill most gaps.
    author: &'static str,
    /// How often it is looked at again.
    reviewed: &'static str,
    /// Its sections, in order.
    sections: &'static [Section],
}

/// One section of a draft.
struct Section {
    title: &'static str,
    parts: &'static [Part],
}

/// One piece of a section. In words, `{organisation}`, `{team}` and `{board}` stand for what the workbook says.
enum Part {
    /// A paragraph.
    Say(&'static str),
    /// A list.
    Points(&'static [&'static str]),
    /// A list with boxes to tick.
    Ticks(&'static [&'static str]),
    /// Answers of the workbook: the label, the answer, and what is to be completed where there is none.
    Facts(&'static [(&'static str, Fact, &'static str)]),
    /// What nobody but a person can fill in, and who.
    Gap(&'static str, &'static str),
    /// A table of the workbook, and what is missing where it has no rows.
    Live(Live, &'static str),
    /// A form to fill in: its caption, its columns, and the first cell of each row.
    Form(&'static str, &'static [&'static str], &'static [&'static str]),
}

impl Template {
    /// Every draft, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Policy, Self::Guidelines, Self::NewAccount, Self::Moderation, Self::Crisis, Self::MonthlyReport];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Guidelines => "staff-guidelines",
            Self::NewAccount => "new-account",
            Self::Moderation => "moderation",
            Self::Crisis => "crisis",
            Self::MonthlyReport => "monthly-report",
        }
    }

    /// Returns what the document is called.
    pub const fn title(self) -> &'static str {
        self.words().title
    }

    const fn words(self) -> &'static Words {
        match self {
            Self::Policy => &policy::WORDS,
            Self::Guidelines => &guidelines::WORDS,
            Self::NewAccount => &new_account::WORDS,
            Self::Moderation => &moderation::WORDS,
            Self::Crisis => &crisis::WORDS,
            Self::MonthlyReport => &monthly::WORDS,
        }
    }

    /// Builds the draft from what the review on screen knows. `today` is the day on the paper.
    pub fn draft(self, workbook: &Workbook, today: Date) -> Document {
        let words = self.words();
        let mut blocks = vec![
            Block::Paragraph(Style::Lead, filled(words.purpose, workbook, today)),
            Block::Paragraph(
                Style::Note,
                Text::ours(
                    "This is a draft, filled in with answers from the social media review. Items marked “To be \
                     completed” have no answer yet. Change anything that does not suit your organisation before it \
                     is approved.",
                ),
            ),
            heading(2, "About this document", "about"),
            header(words, workbook, today),
        ];
        // One page of the outline, so that sections run on from sheet to sheet.
        blocks.push(heading(2, words.title, "text"));
        for (place, section) in words.sections.iter().enumerate() {
            blocks.push(heading(3, format!("{}. {}", place + 1, section.title), slug(section.title)));
            for part in section.parts {
                blocks.extend(block(part, workbook, today));
            }
        }
        let mut document = paper(words.title, workbook, workbook.review(), today, blocks);
        if self == Self::MonthlyReport {
            // It is about a month, and not about the review.
            let month = Month::of_report(today).in_words();
            document.date_line = format!("Produced on {}", date_in_text(today));
            document.stem =
                format!("{} {} {month}", super::worksheets::short(workbook.name()), words.title.to_lowercase());
            document.subtitle = month;
        }
        let made = [document.subtitle.as_str(), "Draft"];
        document.stem = format!("{} draft", document.stem.trim_end());
        document.subtitle = made.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" \u{b7} ");
        document
    }
}

/// Returns the block that a reader looks for first in a policy: reference, version, author, approver, dates.
fn header(words: &Words, workbook: &Workbook, today: Date) -> Block {
    let pair = |label: &str, answer: Cell| Pair { label: label.to_owned(), answer };
    let missing = |what: &str, whose: &str| missing(&gap_words(what, whose));
    let fact =
        |fact: Fact, what: &str, whose: &str| fact.known(workbook, today).unwrap_or_else(|| missing(what, whose));
    Block::Pairs(
        PairKind::Facts,
        vec![
            pair("Reference", missing("the number in your register of policies", "policy office")),
            pair("Version", Cell::ours(format!("Draft of {}", date_in_text(today)))),
            pair("Author", missing("the role responsible for the text", words.author)),
            pair("Team", fact(Fact::Team, "the team that owns the document", "head of communications")),
            pair("Approved by", fact(Fact::Board, "the board or committee that approves it", "company secretary")),
            pair("Approved on", missing("the day of approval", "company secretary")),
            pair("In force from", missing("the day", words.author)),
            pair("Next review", missing(&format!("the day; {}", words.reviewed), words.author)),
        ],
    )
}

/// Returns the cell of a gap.
fn missing(words: &str) -> Cell {
    Cell { text: Text::ours(words), ..Cell::unanswered() }
}

fn block(part: &'static Part, workbook: &Workbook, today: Date) -> Vec<Block> {
    match part {
        Part::Say(words) => vec![Block::Paragraph(Style::Normal, filled(words, workbook, today))],
        Part::Points(points) => vec![list(Marker::Bullet, points, workbook, today)],
        Part::Ticks(points) => vec![list(Marker::Box, points, workbook, today)],
        Part::Gap(what, whose) => vec![gap(what, whose)],
        Part::Facts(facts) => {
            let pairs = facts.iter().map(|(label, fact, what)| Pair {
                label: (*label).to_owned(),
                answer: fact.known(workbook, today).unwrap_or_else(|| missing(&gap_words(what, fact.asked_at()))),
            });
            vec![Block::Pairs(PairKind::Facts, pairs.collect())]
        }
        Part::Live(live, what) => {
            let rows = live.rows(workbook, today);
            vec![match (rows.is_empty(), live.nothing()) {
                (false, _) => table(live.caption(), live.columns(), rows),
                (true, Some(nothing)) => paragraph(Style::Normal, nothing),
                (true, None) => gap(what, live.asked_at()),
            }]
        }
        Part::Form(caption, columns, rows) => {
            let rows = rows.iter().map(|first| {
                let first = if first.is_empty() { Cell::room(1) } else { Cell::ours(*first) };
                std::iter::once(first).chain(columns.iter().skip(1).map(|_| Cell::room(1))).collect()
            });
            let columns: Vec<Column> = columns.iter().copied().map(column).collect();
            let spread = Spread::Text;
            let caption = (*caption).to_owned();
            vec![Block::Table(Table { caption, columns, rows: rows.collect(), note: String::new(), spread })]
        }
    }
}

fn list(marker: Marker, points: &[&'static str], workbook: &Workbook, today: Date) -> Block {
    Block::List(marker, points.iter().map(|words| filled(words, workbook, today)).collect())
}

/// Fills the names of the organisation, the team and the board into fixed words; what is not known reads in general
/// terms, because the header marks it as a gap.
fn filled(words: &'static str, workbook: &Workbook, today: Date) -> Text {
    let mut runs = vec![];
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            runs.push(Run::Ours(before.to_owned()));
        }
        let (fact, general) = match name {
            "organisation" => (Fact::Organisation, "the organisation"),
            "team" => (Fact::Team, "the communications team"),
            _ => (Fact::Board, "the board"),
        };
        match fact.known(workbook, today) {
            // A name at the start of a sentence is a name; the general words there need a capital.
            None if runs.is_empty() => runs.push(Run::Ours(super::say::capital(general))),
            None => runs.push(Run::Ours(general.to_owned())),
            Some(cell) => runs.extend(cell.text.0),
        }
        rest = behind;
    }
    runs.push(Run::Ours(rest.to_owned()));
    Text(runs)
}
