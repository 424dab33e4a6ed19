//! What a draft takes from the workbook: single answers, and tables.

use jiff::civil::Date;

use super::super::pieces::{day, due_of, quoted};
use super::super::{Cell, Text};
use crate::model::registers::channels::ChannelState;
use crate::model::sheets::evaluation::{Frequency, Measure};
use crate::model::{List, Names, Table, Workbook, date_in_text};
use crate::rules::due::next_review_in_words;
use crate::rules::resources::Totals;
use crate::rules::series::Series;

/// The month that a monthly report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    first: Date,
    last: Date,
}

impl Month {
    /// The last day of a month on which a report is still about the month before.
    const STILL_LAST_MONTH: i8 = 15;

    /// Returns the month that a report of a day is about: the one before until the 15th, then that of the day.
    pub(super) fn of_report(today: Date) -> Self {
        let in_month = if today.day() <= Self::STILL_LAST_MONTH {
            today.first_of_month().yesterday().unwrap_or(today)
        } else {
            today
        };
        Self { first: in_month.first_of_month(), last: in_month.last_of_month() }
    }

    /// Says it: `November 2026`.
    pub(super) fn in_words(self) -> String {
        let day = date_in_text(self.first);
        day.split_once(' ').map_or(day.clone(), |(_, month)| month.to_owned())
    }
}

/// One answer of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// The name of the organisation.
    Organisation,
    /// The team.
    Team,
    /// The board or committee that receives papers.
    Board,
    /// What social media is for.
    Aims,
    /// Who may publish.
    Publishers,
    /// What colleagues may do.
    Colleagues,
    /// Whether posts are signed off.
    SignOff,
    /// Who signs off.
    SignOffWho,
    /// How long that takes.
    SignOffHowLong,
    /// Who signs off out of hours.
    SignOffOutOfHours,
    /// What happens when accounts become busy.
    Busy,
    /// Who steps in.
    StepsIn,
    /// How fast replies come.
    HowFast,
    /// What is arranged out of hours.
    OutOfHours,
    /// How a crisis is passed on.
    CrisisRoute,
    /// How a safeguarding concern is passed on.
    SafeguardingRoute,
    /// The hours of an ordinary week.
    WeeklyHours,
    /// The day of the next review.
    NextReview,
    /// The month that the report is about.
    Month,
}

impl Fact {
    /// Returns what the workbook says, or nothing where nobody has answered.
    pub(super) fn known(self, workbook: &Workbook, today: Date) -> Option<Cell> {
        let review = workbook.review();
        let (resources, content) = (&review.resources, &review.content);
        let said = |words: &str| (!words.trim().is_empty()).then(|| quoted(words));
        match self {
            Self::Organisation => said(&workbook.organisation.name.0),
            Self::Team => said(&workbook.organisation.team.0),
            Self::Board => said(&workbook.organisation.receives_paper.0),
            Self::Aims => {
                let aims: Vec<&str> =
                    review.aim.aims.iter().map(|aim| aim.change.0.trim()).filter(|aim| !aim.is_empty()).collect();
                said(&aims.join("\n\n"))
            }
            Self::Publishers => content.publishers.map(|one| Cell::ours(one.label())),
            Self::Colleagues => said(&content.publishers_note.0),
            Self::SignOff => content.sign_off.map(|one| Cell::ours(one.label())),
            Self::SignOffWho => said(&content.sign_off_who.0),
            Self::SignOffHowLong => said(&content.sign_off_how_long.0),
            Self::SignOffOutOfHours => said(&content.sign_off_out_of_hours.0),
            Self::Busy => said(&resources.contingency.0),
            Self::StepsIn => said(&resources.contingency_who.0),
            Self::HowFast => said(&resources.contingency_how_fast.0),
            Self::OutOfHours => said(&resources.out_of_hours.0),
            Self::CrisisRoute => said(&resources.crisis_route.0),
            Self::SafeguardingRoute => said(&resources.safeguarding_route.0),
            Self::WeeklyHours => {
                let weekly = Totals::of(resources).weekly;
                let rest = match weekly.missing {
                    0 => String::new(),
                    1 => ", without one task that has no hours yet".to_owned(),
                    many => format!(", without {many} tasks that have no hours yet"),
                };
                weekly.is_known().then(|| Cell::ours(format!("{} a week{rest}", weekly.hours.in_words())))
            }
            Self::NextReview => next_review_in_words(workbook, today).map(Cell::ours),
            Self::Month => Some(Cell::ours(Month::of_report(today).in_words())),
        }
    }

    /// Says where the workbook asks it.
    pub(super) const fn asked_at(self) -> &'static str {
        match self {
            Self::Organisation | Self::Team | Self::Board | Self::NextReview | Self::Month => "page Organisation",
            Self::Aims => "stage 1 of the review",
            Self::Publishers
            | Self::Colleagues
            | Self::SignOff
            | Self::SignOffWho
            | Self::SignOffHowLong
            | Self::SignOffOutOfHours => "stage 5 of the review",
            Self::Busy
            | Self::StepsIn
            | Self::HowFast
            | Self::OutOfHours
            | Self::CrisisRoute
            | Self::SafeguardingRoute
            | Self::WeeklyHours => "stage 4 of the review",
        }
    }
}

/// A table of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Live {
    /// The channels that exist.
    Channels,
    /// What each role does every week.
    Work,
    /// The measures, with room for this month's figure.
    Measures,
    /// The actions that are open, by day.
    Actions,
    /// The partners who repeat messages.
    Partners,
}

impl Live {
    /// Says what the table shows.
    pub(super) const fn caption(self) -> &'static str {
        match self {
            Self::Channels => "The accounts that speak for the organisation",
            Self::Work => "Who does what every week",
            Self::Measures => "Figures of the month",
            Self::Actions => "Open actions",
            Self::Partners => "Partners who repeat our messages",
        }
    }

    /// Returns the columns.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Channels => &["Account", "Platform", "Speaks for", "State", "Owner", "Also has access"],
            Self::Work => &["Task", "Role", "Hours a week"],
            Self::Measures => &["Measure", "Target", "Before", "On", "This month", "What explains it"],
            Self::Actions => &["Action", "Owner", "Due"],
            Self::Partners => &["Partner", "Reaches", "Contact"],
        }
    }

    /// Says where the workbook asks it.
    pub(super) const fn asked_at(self) -> &'static str {
        match self {
            Self::Channels => "register of channels",
            Self::Work => "stage 4 of the review",
            Self::Measures => "stage 6 of the review",
            Self::Actions => "register of actions",
            Self::Partners => "register of partners",
        }
    }

    /// Says that there are no rows, where that is no gap.
    pub(super) const fn nothing(self) -> Option<&'static str> {
        match self {
            Self::Actions => Some("No action is open."),
            Self::Channels | Self::Work | Self::Measures | Self::Partners => None,
        }
    }

    /// Returns the rows. A needed cell that is empty says so.
    pub(super) fn rows(self, workbook: &Workbook, today: Date) -> Vec<Vec<Cell>> {
        let review = workbook.review();
        let needed = |words: &str| if words.trim().is_empty() { Cell::unanswered() } else { quoted(words) };
        match self {
            Self::Channels => {
                let channels = workbook.registers.channels.iter();
                let exists = |state| !matches!(state, Some(ChannelState::NoChannel | ChannelState::Closed));
                channels
                    .filter(|one| exists(one.state))
                    .map(|one| {
                        vec![
                            needed(&one.name.0),
                            needed(List::Platforms.label(&one.platform.0).unwrap_or(&one.platform.0)),
                            needed(&one.speaks_for.0),
                            one.state.map_or_else(Cell::unanswered, |state| Cell::ours(state.label())),
                            needed(&one.owner.0),
                            needed(&one.access.0),
                        ]
                    })
                    .collect()
            }
            Self::Work => {
                let hours = |hours: Option<crate::model::Hours>| {
                    hours.map_or_else(Cell::unanswered, |hours| Cell {
                        text: Text::ours(hours.to_string()),
                        value: super::super::Value::Hours(hours),
                    })
                };
                let tasks = review.resources.weekly_tasks.iter();
                tasks.map(|one| vec![needed(&one.task.0), needed(&one.role.0), hours(one.hours)]).collect()
            }
            Self::Measures => {
                let month = Month::of_report(today);
                let series = Series::of(&workbook.registers.readings, today);
                review
                    .evaluation
                    .measures
                    .iter()
                    .filter_map(|one| measure(workbook, &series, one, month, today))
                    .collect()
            }
            Self::Actions => {
                let actions = workbook.registers.actions.iter();
                actions
                    .filter(|one| crate::rules::due::is_open(one.state))
                    .map(|one| {
                        let due = due_of(workbook, one);
                        let due = if due.text.is_empty() { Cell::unanswered() } else { due };
                        vec![needed(&one.what.0), needed(&one.owner.0), due]
                    })
                    .collect()
            }
            Self::Partners => {
                let partners = workbook.registers.partners.iter();
                partners.map(|one| vec![needed(&one.name.0), needed(&one.reaches.0), needed(&one.contact.0)]).collect()
            }
        }
    }
}

/// Returns the row of a measure in the report of a month: the figure before, that of the month, and what explains it. None
/// for one that is read less often and was not read in that month.
fn measure(workbook: &Workbook, series: &Series, measure: &Measure, month: Month, today: Date) -> Option<Vec<Cell>> {
    let in_unit = |figure| measure.unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
    let read = series.of_measure(measure.id);
    let to = month.last.min(today);
    let this_month = read.and_then(|read| read.latest(to)).filter(|one| one.on >= month.first);
    let not_measured = read.and_then(|read| read.not_measured_on(to)).filter(|on| *on >= month.first);
    let is_monthly = matches!(measure.frequency, Some(Frequency::Weekly | Frequency::Monthly) | None);
    if !is_monthly && this_month.is_none() && not_measured.is_none() {
        return None;
    }
    let before = month.first.yesterday().ok().and_then(|day| read?.latest(day));
    let note = this_month.and_then(|one| workbook.registers.readings.get(one.reading)).map_or("", |one| &one.note.0);
    let names = Names::of(workbook);
    Some(vec![
        quoted(&names.name(Table::Measures, measure.id)),
        measure.target.map_or_else(Cell::empty, |target| Cell::ours(in_unit(target))),
        Cell::ours(before.map_or_else(|| "None yet".to_owned(), |one| in_unit(one.figure))),
        day(before.map(|one| one.on)),
        match (this_month, not_measured) {
            (Some(one), _) => Cell::ours(in_unit(one.figure)),
            (None, Some(_)) => Cell::ours("Not measured"),
            (None, None) => Cell::room(1),
        },
        if note.trim().is_empty() { Cell::room(1) } else { quoted(note) },
    ])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_report_is_about_the_month_before_until_the_fifteenth() {
        for (today, said) in [
            (date(2026, 11, 30), "November 2026"),
            (date(2026, 12, 1), "November 2026"),
            (date(2026, 12, 15), "November 2026"),
            (date(2026, 12, 16), "December 2026"),
            (date(2027, 1, 4), "December 2026"),
        ] {
            assert_eq!(Month::of_report(today).in_words(), said);
        }
    }
}
