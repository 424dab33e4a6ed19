//! What a draft takes from the workbook: single answers, and tables.

use super::super::pieces::{day, quoted};
use super::super::{Cell, Text};
use crate::model::registers::channels::ChannelState;
use crate::model::{List, Names, Table, Workbook, date_in_text};
use crate::rules::due::next_review_on;
use crate::rules::resources::Totals;

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
}

impl Fact {
    /// Returns what the workbook says, or nothing where nobody has answered.
    pub(super) fn known(self, workbook: &Workbook) -> Option<Cell> {
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
            Self::NextReview => next_review_on(workbook).map(|on| Cell::ours(date_in_text(on))),
        }
    }

    /// Says where the workbook asks it.
    pub(super) const fn asked_at(self) -> &'static str {
        match self {
            Self::Organisation | Self::Team | Self::Board | Self::NextReview => "page Organisation",
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
            Self::Actions => "Actions that are open",
            Self::Partners => "Partners who repeat our messages",
        }
    }

    /// Returns the columns.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Channels => &["Account", "Platform", "Speaks for", "State", "Owner", "Also has access"],
            Self::Work => &["Task", "Role", "Hours a week"],
            Self::Measures => &["Measure", "Target", "Last reading", "On", "This month", "What explains it"],
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
    pub(super) fn rows(self, workbook: &Workbook) -> Vec<Vec<Cell>> {
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
                let measures = review.evaluation.measures.iter();
                measures.map(|one| measure(workbook, one)).collect()
            }
            Self::Actions => {
                let actions = workbook.registers.actions.iter();
                actions
                    .filter(|one| crate::rules::due::is_open(one.state))
                    .map(|one| {
                        let due = one.due.map_or_else(Cell::unanswered, |due| day(Some(due)));
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

/// Returns the row of a measure: its last reading, and room for the one of this month.
fn measure(workbook: &Workbook, measure: &crate::model::sheets::evaluation::Measure) -> Vec<Cell> {
    let in_unit = |figure| measure.unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
    let readings = workbook.registers.readings.iter().filter(|one| one.measure.0 == Some(measure.id));
    let last = readings.filter(|one| one.date.is_some()).max_by_key(|one| one.date);
    let figure = match last.map(|one| &one.value) {
        Some(crate::model::Measured::Value(figure)) => Cell::ours(in_unit(*figure)),
        Some(crate::model::Measured::NotMeasured) => Cell::ours("Not measured"),
        Some(crate::model::Measured::Unanswered) | None => Cell::ours("None yet"),
    };
    let names = Names::of(workbook);
    vec![
        quoted(&names.name(Table::Measures, measure.id)),
        measure.target.map_or_else(Cell::empty, |target| Cell::ours(in_unit(target))),
        figure,
        day(last.and_then(|one| one.date)),
        Cell::room(1),
        Cell::room(1),
    ]
}
