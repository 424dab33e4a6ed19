//! Which of the days in a statement is the one by which it is due, and what returns every month.
//!
//! A day can also be when something began, when a baseline was taken, or when it will be known; those are kept apart, so
//! that "up from 470 in 2018" has no deadline in the past.

use std::ops::Range;

use jiff::civil::Date;

use super::doing::is_doing;
use super::metrics::is_small;
use super::numbers::number;
use super::periods::{self, Period, Reading};
use super::seasons::is_season_name;
use super::tokens::{Kind, Text};

/// What a day is to the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Something began then, or a figure was taken.
    Context,
    /// When the baseline will be known.
    Baseline,
    /// Named without a word before it.
    Bare,
    /// In, on, at, over, during.
    In,
    /// By, before, until, within: surely a deadline.
    By,
}

/// A day or period in the statement.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    /// Its last day; none when it is named by what happens then.
    pub(super) last: Option<Date>,
    /// What it is to the statement.
    pub(super) role: Role,
    /// The tokens, with the words that lead to them.
    pub(super) at: Range<usize>,
}

/// Finds the days and periods, and marks their tokens as taken.
pub(super) fn dates(text: &Text<'_>, today: Date, taken: &mut [bool]) -> Vec<Dated> {
    let mut found: Vec<Dated> = vec![];
    let mut place = 0;
    while place < text.len() {
        let Some(mut dated) = dated(text, place, today) else {
            place += 1;
            continue;
        };
        dated.at.end = dated.at.end.min(text.len());
        place = dated.at.end.max(place + 1);
        taken[dated.at.clone()].fill(true);
        found.push(dated);
    }
    found
}

/// Reads a day with the words that lead to it.
fn dated(text: &Text<'_>, place: usize, today: Date) -> Option<Dated> {
    let Some((role, mut at)) = lead(text, place) else {
        let Period { last, end } = periods::period(text, place, today, Reading::Alone)?;
        return Some(Dated { last, role: Role::Bare, at: place..end });
    };
    // "The number of Year 11 pupils".
    if role == Role::Context
        && matches!(text.word(at), "year" | "month" | "week" | "quarter" | "term")
        && text.before(at, 1) != "last"
    {
        return None;
    }
    let mut edge = Edge::Last;
    for _ in 0..6 {
        match text.word(at) {
            "end" | "close" => edge = Edge::Last,
            "start" | "beginning" => edge = Edge::First,
            "mid" | "middle" => edge = Edge::Middle,
            "the" | "of" | "about" | "around" | "early" | "late" | "latest" | "our" | "a" | "-" | "deadline"
            | "rest" | "remainder" | "course" => {}
            "new" if !text.word(at + 1).starts_with("year") => {}
            _ => break,
        }
        if matches!(text.word(at), "a") && text.word(at + 1) != "deadline" {
            break;
        }
        at += 1;
    }
    if let Some(rest) = text.word(at).strip_prefix("mid-") {
        return middle(text, at, rest, today).map(|period| Dated { last: period.last, role, at: place..period.end });
    }
    // "By the time the new hospital opens".
    if text.word(place) == "by" && text.word(at) == "time" && text.kind(at + 1) == Kind::Word {
        let end = (at + 1..text.len().min(at + 8)).find(|at| text.kind(*at) != Kind::Word).unwrap_or(text.len());
        return Some(Dated { last: None, role: Role::By, at: place..end.min(at + 8) });
    }
    let is_length = matches!(text.word(place), "within" | "in" | "over" | "during" | "inside" | "after" | "for");
    if is_length && let Some(period) = periods::length(text, at, today) {
        // "Within six months of launch" begins on a day that only the person knows.
        let is_long = text.before(period.end, 1).starts_with("month") || text.before(period.end, 1).starts_with("year");
        if is_long && text.word(period.end) == "of" && matches!(text.word(place), "within" | "inside") {
            let end = (period.end + 1..text.len().min(period.end + 5))
                .take_while(|at| text.kind(*at) == Kind::Word)
                .find(|at| !matches!(text.word(*at), "the" | "our" | "its" | "going" | "being"))
                .map_or(period.end, |at| at + 1);
            return Some(Dated { last: None, role: Role::By, at: place..end });
        }
        // "In the six weeks to 31 January" ends on that day.
        if matches!(text.word(period.end), "to" | "until" | "ending")
            && let Some(ends) = periods::period(text, period.end + 1, today, Reading::Alone)
        {
            return Some(Dated { last: ends.last, role: Role::In, at: place..ends.end });
        }
        return is_deadline_length(text, place, period.end).then(|| Dated {
            last: period.last,
            // "For the next 12 months" ends, "for 12 weeks" lasts.
            role: if role == Role::Context && !goes_ahead(text, place, period.end) { role } else { Role::By },
            at: place..period.end,
        });
    }
    if role != Role::By && is_season_name(text, at) {
        return None;
    }
    let period = periods::period(text, at, today, Reading::Led);
    if let Some(Period { last, end }) = period {
        let last = last.and_then(|last| edge.of(text, at, last));
        let role = match role {
            _ if knows_baseline(text, place) => Role::Baseline,
            Role::Context if text.word(place) == "for" => Role::In,
            role => role,
        };
        return Some(Dated { last, role, at: place..end });
    }
    // "by Black History Month 2027": its day is in no rule.
    let named = (at..at + 5)
        .take_while(|at| text.is_capital(*at))
        .find(|at| matches!(text.word(*at), "day" | "week" | "month" | "fortnight"));
    if let Some(named) = named.filter(|named| role == Role::By && *named > at) {
        let year = usize::from(periods::is_year(text, named + 1, today).is_some());
        return Some(Dated { last: None, role, at: place..named + 1 + year });
    }
    // "by the end of the campaign", "by the next review": a day that only the person knows.
    let event = (at..at + 5).take_while(|at| names_time(text, *at)).find(|at| is_event(text.word(*at)))?;
    let event = event + usize::from(matches!(text.word(event + 1), "break" | "week" | "holiday" | "holidays"));
    let ends = text.kind(event + 1) != Kind::Word || is_small(text.word(event + 1));
    // "Led by the campaign", "measured by the next review": who and how, not when.
    let is_agent = text.word(place) == "by" && text.before(place, 1).ends_with("ed");
    (role == Role::By && ends && !is_agent).then(|| Dated { last: None, role, at: place..event + 1 })
}

/// Returns whether a word can stand in the name of a time: "the spring term", "our next board meeting".
fn names_time(text: &Text<'_>, at: usize) -> bool {
    text.kind(at) == Kind::Word
        && (!is_small(text.word(at)) || matches!(text.word(at), "next" | "this" | "our" | "its"))
}

/// Returns whether a word names something that happens on a day which is in no calendar.
fn is_event(word: &str) -> bool {
    [
        "campaign",
        "programme",
        "project",
        "pilot",
        "review",
        "agm",
        "consultation",
        "strategy",
        "contract",
        "term",
        "half-term",
        "season",
        "holidays",
        "meeting",
        "conference",
        "launch",
        "opening",
        "election",
        "elections",
        "inspection",
        "awards",
        "go-live",
        "rollout",
        "roll-out",
        "phase",
        "festival",
        "deadline",
        "handover",
        "merger",
        "move",
        "period",
        "birthday",
        "anniversary",
    ]
    .contains(&word)
}

/// Returns whether a length of time begins today.
fn goes_ahead(text: &Text<'_>, place: usize, end: usize) -> bool {
    text.word(place) == "for" && (place..end).any(|at| matches!(text.word(at), "next" | "coming" | "following"))
}

/// Which day of a period is meant.
#[derive(Clone, Copy, PartialEq)]
enum Edge {
    First,
    Middle,
    Last,
}

impl Edge {
    /// Returns the day of a period that is meant, from its last day.
    fn of(self, text: &Text<'_>, place: usize, last: Date) -> Option<Date> {
        let is_year =
            text.kind(place) == Kind::Number || text.word(place).contains("year") || text.word(place + 1) == "year";
        let months = if is_year { 12 } else { 1 };
        let first_month = i32::from(last.year()) * 12 + i32::from(last.month()) - months;
        let first =
            Date::new(i16::try_from(first_month / 12).ok()?, i8::try_from(first_month % 12 + 1).ok()?, 1).ok()?;
        match self {
            Self::Last => Some(last),
            Self::First => Some(first),
            Self::Middle if is_year => periods::last_of_month(last.year(), 6),
            Self::Middle => Date::new(last.year(), last.month(), 15).ok(),
        }
    }
}

/// Reads `mid-2027`, `mid-March 2027`.
fn middle(text: &Text<'_>, place: usize, rest: &str, today: Date) -> Option<Period> {
    if let Ok(year) = rest.parse::<i16>() {
        return Some(Period { last: periods::last_of_month(year, 6), end: place + 1 });
    }
    let year = periods::is_year(text, place + 1, today);
    let inner = Text::new(rest);
    let month = periods::period(&inner, 0, today, Reading::Led)?.last?;
    let (year, end) = year.map_or((month.year(), place + 1), |year| (year, place + 2));
    Some(Period { last: Date::new(year, month.month(), 15).ok(), end })
}

/// Reads the words that lead to a day.
fn lead(text: &Text<'_>, place: usize) -> Option<(Role, usize)> {
    let next = text.word(place + 1);
    Some(match text.word(place) {
        "by" | "before" | "until" | "till" | "within" | "inside" | "deadline" | "due" => {
            let skip = usize::from(matches!(next, ":" | "date" | "by" | "is" | "on" | "in"));
            (Role::By, place + 1 + skip + usize::from(skip == 1 && matches!(text.word(place + 2), ":" | "is")))
        }
        "no" | "not" if next == "later" && text.word(place + 2) == "than" => (Role::By, place + 3),
        "ahead" if next == "of" => (Role::By, place + 2),
        "prior" if next == "to" => (Role::By, place + 2),
        "in" if text.starts(place, &["in", "time", "for"]) || text.starts(place, &["in", "advance", "of"]) => {
            (Role::By, place + 3)
        }
        "end" | "close" if next == "of" => (Role::By, place),
        "end" if text.before(place, 1) != "the" => (Role::In, place + 1),
        "in" | "on" | "at" | "over" | "during" | "throughout" | "through" | "mid" | "across" => (Role::In, place + 1),
        "to" if follows_from_date(text, place) => (Role::By, place + 1),
        "and" if follows_between(text, place) => (Role::By, place + 1),
        "starting" | "beginning" | "commencing" if matches!(next, "in" | "from" | "on" | "with") => {
            (Role::Context, place + 2)
        }
        "from" | "since" | "after" | "starting" | "beginning" | "between" | "last" | "of" | "for" | "than" | "with"
        | "versus" | "against" => (Role::Context, place + 1),
        _ => return None,
    })
}

/// Returns whether `from` and a date stand before: the end of a stretch of time.
fn follows_from_date(text: &Text<'_>, place: usize) -> bool {
    let is_month_or_year = |word: &str| {
        word.len() == 4 && word.parse::<i16>().is_ok_and(|year| (1999..2100).contains(&year)) || MONTHS.contains(&word)
    };
    (2..=5).any(|steps| text.before(place, steps) == "from") && is_month_or_year(text.before(place, 1))
}

/// Returns whether `between` and a date stand before.
fn follows_between(text: &Text<'_>, place: usize) -> bool {
    let is_date = |word: &str| {
        MONTHS.contains(&word)
            || matches!(word, "now" | "today")
            || word.len() == 4 && word.parse::<i16>().is_ok_and(|year| (1999..2100).contains(&year))
    };
    is_date(text.before(place, 1)) && (2..=5).any(|steps| text.before(place, steps) == "between")
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Returns whether a length of time is a deadline and not the figure to be reached.
///
/// "Within 18 months" is a deadline, "seen within 18 weeks", "within 5 days of referral" and "within 48 hours" are not.
fn is_deadline_length(text: &Text<'_>, place: usize, end: usize) -> bool {
    if matches!(text.word(end), "of") && !matches!(text.word(end + 1), "now" | "today") {
        return false;
    }
    if !matches!(text.word(place), "within" | "in") || (place..end).any(|at| matches!(text.word(at), "next" | "coming"))
    {
        return true;
    }
    let days = text.before(end, 1).starts_with("day");
    let serves = |word: &str| {
        [
            "reply",
            "respond",
            "answer",
            "answered",
            "replied",
            "responded",
            "seen",
            "treated",
            "resolved",
            "response",
            "resolve",
            "acknowledge",
            "acknowledged",
            "wait",
            "waits",
            "waiting",
            "referral",
            "handled",
            "closed",
            "published",
            "publish",
            "replies",
            "responses",
            "close",
            "contacted",
            "appointment",
            "booked",
            "discharged",
            "removed",
            "paid",
        ]
        .contains(&word)
    };
    let is_near = (1..=if days { 10 } else { 5 }).any(|steps| serves(text.before(place, steps)));
    !is_near
}

/// Returns whether the words before a date say that the baseline will be known by then.
fn knows_baseline(text: &Text<'_>, place: usize) -> bool {
    let known = |word: &str| {
        ["set", "known", "established", "confirmed", "taken", "agreed", "measured", "tbc", "available", "baseline"]
            .contains(&word)
    };
    known(text.before(place, 1))
        && (1..=10)
            .take_while(|steps| {
                let is_figure = place.checked_sub(*steps).is_some_and(|at| text.kind(at) == Kind::Number);
                !is_figure && !matches!(text.before(place, *steps), ";" | "." | "target")
            })
            .any(|steps| text.before(place, steps) == "baseline")
}

/// Chooses the day by which the statement is due.
pub(super) fn deadline(found: &[Dated], today: Date) -> Option<&Dated> {
    let is_future = |dated: &&Dated| dated.last.is_some_and(|last| last >= today);
    let of = |role: Role| found.iter().filter(move |dated| dated.role == role);
    of(Role::By)
        .find(is_future)
        .or_else(|| of(Role::In).rfind(is_future))
        .or_else(|| of(Role::Bare).rfind(is_future))
        .or_else(|| of(Role::By).find(|dated| dated.last.is_none()))
        .or_else(|| of(Role::By).next())
}

/// Finds the words that say that something returns: `every month`, `three times a week`, `quarterly`.
pub(super) fn recurring(
    text: &Text<'_>,
    taken: &mut [bool],
    has_deadline: impl Fn(&[bool]) -> bool,
) -> Option<Range<usize>> {
    let is_unit = |word: &str| {
        [
            "day",
            "week",
            "fortnight",
            "month",
            "quarter",
            "year",
            "morning",
            "weekday",
            "weekend",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "term",
            "season",
            "winter",
            "summer",
            "hour",
            "annum",
        ]
        .contains(&word)
            || MONTHS[..12].contains(&word)
    };
    for place in 0..text.len() {
        let (word, next) = (text.word(place), text.word(place + 1));
        let range = match word {
            "every" | "each" => {
                let at =
                    place + 1 + usize::from(matches!(next, "other" | "single" | "financial" | "second" | "calendar"));
                let counted = number(text, at)
                    .filter(|(_, end)| matches!(text.word(*end), "days" | "weeks" | "months" | "years"));
                match counted {
                    Some((_, end)) => place..end + 1,
                    None if is_unit(text.word(at)) => place..at + 1,
                    None => continue,
                }
            }
            "once" | "twice" | "times" | "time"
                if matches!(next, "a" | "per" | "every" | "each") && is_unit(text.word(place + 2)) =>
            {
                let counted = matches!(word, "times" | "time");
                let start = place.saturating_sub(usize::from(counted));
                start..place + 3
            }
            "year" | "month" | "quarter" if next == "on" && text.word(place + 2) == word => place..place + 3,
            "daily" | "weekly" | "fortnightly" | "monthly" | "quarterly" | "annually" | "yearly" | "six-monthly"
            | "termly" | "biannually" => {
                let ends = next.is_empty()
                    || text.kind(place + 1) == Kind::Mark
                    || matches!(next, "by" | "and" | "on" | "to" | "in" | "from" | "until" | "at" | "for");
                let opens = matches!(text.before(place, 1), "the" | "a" | "our" | "average");
                // "Hold monthly drop-in sessions": the noun behind is what is held.
                let held = !opens && place > 0 && is_doing(text.before(place, 1)) && text.kind(place + 1) == Kind::Word;
                if !(ends || held) || opens {
                    continue;
                }
                place..place + 1
            }
            // "To 60 a month" is a level, "60 more a month" returns.
            "per" | "a"
                if is_unit(next)
                    && !has_deadline(taken)
                    && !taken[place]
                    && follows_count(text, place)
                    && text.before(place, 2) != "to" =>
            {
                place..place + 2
            }
            _ => continue,
        };
        let range = range.start..range.end.min(text.len());
        if taken[range.clone()].iter().any(|taken| *taken) {
            continue;
        }
        taken[range.clone()].fill(true);
        return Some(range);
    }
    None
}

/// Returns whether a count stands shortly before: `two videos a month`.
fn follows_count(text: &Text<'_>, place: usize) -> bool {
    (1..=7).any(|steps| place.checked_sub(steps).is_some_and(|at| number(text, at).is_some()))
}
