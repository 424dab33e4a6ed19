//! Which figure is the baseline and which is the target, by the words that lead to it.
//!
//! "From 24% to 27%", "to 27%, up from 24%", "by 10%", "30% more", "at least 1,200". A figure that no such word leads to is
//! taken only where nothing else can be meant.

use std::ops::Range;

use super::amount::{Amount, Bound, Measure, Unit};
use super::leads::{Lead, Led, is_dated_before, lead, says_now};
use super::levels::head;
use super::metrics::is_small;
use super::numbers::Quantity;
use super::tokens::{Kind, Text};
use super::verbs::{Direction, Form, Placed, Strength, comparative};
use crate::model::Number;

/// The figures of a statement in their parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    /// Where the metric stands.
    pub(super) baseline: Option<Quantity>,
    /// Where it should stand, or how far it should move.
    pub(super) target: Option<Quantity>,
    /// The tokens of the baseline with the words that lead to it.
    pub(super) baseline_words: Range<usize>,
    /// The tokens of the target with the words that lead to it.
    pub(super) target_words: Range<usize>,
    /// Whether the target is a line that must not be crossed.
    pub(super) is_refused: bool,
}

/// Finds baseline and target.
pub(super) fn figures(text: &Text<'_>, quantities: &[Quantity], placed: &[Placed], taken: &[bool]) -> Figures {
    let mut led: Vec<Led> = quantities.iter().map(|quantity| lead(text, quantity, placed, taken)).collect();
    let mut found = Figures::default();
    // What the words behind say: "(24% now)", "24% in 2025".
    for index in 0..led.len() {
        let others = led.iter().enumerate().any(|(other, one)| other != index && one.lead == Lead::To);
        if led[index].lead == Lead::Nothing
            && (says_now(text, led[index].quantity.at.end)
                || leads_to_next(text, led[index].quantity.at.end)
                || others && is_dated_before(text, &led[index].quantity, taken))
        {
            led[index].lead = Lead::From;
        }
    }
    if let Some(base) = led.iter().find(|one| one.lead == Lead::From && !is_share_of_people(text, one)) {
        found.baseline = Some(base.quantity.clone());
        found.baseline_words = base.start..base.quantity.at.end;
    }
    let after_base = |one: &&Led| found.baseline.as_ref().is_none_or(|base| one.quantity.at.start > base.at.start);
    // "Reduce missed appointments by 5% and raise satisfaction to 90%": the first of the two is the one that is read.
    let first_clause = led
        .iter()
        .filter(|one| one.lead != Lead::From && is_target(text, one, placed))
        .map(|one| clauses_before(text, one.start, placed))
        .min();
    let in_first = |one: &&Led| first_clause.is_none_or(|first| clauses_before(text, one.start, placed) == first);
    // "Answer 90% of messages within 2 hours": the share is the target, the time belongs to it.
    let has_share = led
        .iter()
        .any(|one| one.lead != Lead::From && matches!(one.quantity.amount.unit, Some(Unit::Percent | Unit::Ratio)));
    led.retain(|one| !(has_share && one.lead == Lead::To && one.quantity.amount.unit.is_some_and(Unit::is_time)));
    let chosen = led
        .iter()
        .filter(in_first)
        .filter(|one| one.lead == Lead::To && is_target(text, one, placed))
        .find(after_base)
        .or_else(|| {
            [Lead::To, Lead::By, Lead::Nothing].into_iter().find_map(|lead| {
                led.iter().filter(in_first).find(|one| one.lead == lead && is_target(text, one, placed))
            })
        });
    if let Some(one) = chosen {
        let mut quantity = one.quantity.clone();
        if let Some(base) = &found.baseline
            && clauses_before(text, base.at.start, placed) > clauses_before(text, one.start, placed)
        {
            found.baseline = None;
            found.baseline_words = 0..0;
        }
        measure(text, one, &mut quantity, placed, found.baseline.is_some());
        if refuses(text, one.start) {
            quantity.amount.bound = match quantity.amount.bound {
                Bound::MoreThan => Bound::AtMost,
                Bound::LessThan => Bound::AtLeast,
                Bound::Exactly if exceeds(text, one.start) => Bound::AtMost,
                bound => bound,
            };
            quantity.amount.measure = Measure::Level;
            found.is_refused = true;
        }
        found.target_words = one.start..quantity.at.end;
        found.target = Some(quantity);
    } else if let Some(verb) =
        placed.iter().find(|placed| placed.verb.multiple.is_some() && placed.verb.form != Form::Noun)
    {
        found.target = multiple(text, verb);
        found.target_words = verb.at..verb.at + 1;
    } else if let Some(at) = (0..text.len()).find(|at| {
        matches!(text.word(*at), "twice" | "twofold" | "threefold" | "tenfold")
            && (text.word(*at).ends_with("fold") || text.starts(at + 1, &["as"]))
    }) {
        let times = match text.word(at) {
            "threefold" => 3,
            "tenfold" => 10,
            _ => 2,
        };
        let amount = Amount { measure: Measure::Multiple, ..Amount::plain(Number::whole(times), Some(Unit::Times)) };
        found.target = Some(Quantity { amount, at: at..at + 1 });
        found.target_words = at..at + 1;
    }
    let holds = placed.first().is_some_and(|placed| placed.verb.direction == Some(Direction::Hold));
    if holds && found.target.is_none() {
        // "Maintain the current 4.6 rating": where it stands is where it should stay.
        found.target.clone_from(&found.baseline);
        found.target_words = found.baseline_words.clone();
    }
    drop_time(&mut found);
    share_units(&mut found);
    found
}

/// Returns whether an arrow stands behind a figure.
fn leads_to_next(text: &Text<'_>, end: usize) -> bool {
    text.word(end) == "\u{2192}" || text.starts(end, &["-", ">"]) || text.starts(end, &["=", ">"])
}

/// Returns how many changes are asked for before a place: "raise this and cut that" are two clauses.
pub(super) fn clauses_before(text: &Text<'_>, place: usize, placed: &[Placed]) -> usize {
    let joins = |at: usize| {
        let before = text.before(at, 1);
        matches!(before, "and" | "&" | "plus" | "while" | "whilst" | ";")
            || matches!(before, "to" | "also" | "then") && matches!(text.before(at, 2), "and" | "&" | ",")
    };
    placed
        .iter()
        .filter(|one| one.at < place && one.verb.form != Form::Noun && one.verb.form != Form::Past && joins(one.at))
        .count()
}

/// Returns whether the words before a figure say what must not be: "do not let it rise above", "must never exceed".
fn refuses(text: &Text<'_>, start: usize) -> bool {
    let crosses = |word: &str| {
        [
            "rise",
            "exceed",
            "go",
            "fall",
            "drop",
            "climb",
            "dip",
            "grow",
            "slip",
            "creep",
            "rising",
            "falling",
            "going",
            "exceeding",
            "dropping",
        ]
        .contains(&word)
    };
    let Some(at) = (start.saturating_sub(2)..start).rev().find(|at| crosses(text.word(*at))) else { return false };
    (at.saturating_sub(9)..at).rev().take_while(|at| !text.is_stop(*at)).any(|at| {
        matches!(text.word(at), "not" | "never" | "prevent" | "avoid" | "without" | "stop" | "cannot")
            || text.word(at).ends_with("n't")
    })
}

/// Returns whether "exceed" stands directly before a figure.
fn exceeds(text: &Text<'_>, start: usize) -> bool {
    text.before(start, 1).starts_with("exceed")
}

/// Returns the target that is inside a verb: double, halve, at least double.
fn multiple(text: &Text<'_>, placed: &Placed) -> Option<Quantity> {
    let times = placed.verb.multiple?;
    let bound = match (text.before(placed.at, 2), text.before(placed.at, 1)) {
        ("at", "least") => Bound::AtLeast,
        ("more", "than") => Bound::MoreThan,
        _ => Bound::Exactly,
    };
    let amount = if times < 10_000 {
        Amount { measure: Measure::Fall, ..Amount::plain(Number::whole(50), Some(Unit::Percent)) }
    } else {
        Amount { measure: Measure::Multiple, ..Amount::plain(Number::from_ten_thousandths(times), Some(Unit::Times)) }
    };
    Some(Quantity { amount: Amount { bound, ..amount }, at: placed.at..placed.at + 1 })
}

/// Returns whether "from" leads to people, not to a baseline: "responses from 80% of wards".
fn is_share_of_people(text: &Text<'_>, one: &Led) -> bool {
    let end = one.quantity.at.end;
    let people = text.word(end) == "of" && one.quantity.amount.unit != Some(Unit::Count)
        || head(text.word(end)).is_some_and(|head| head.grip == super::levels::Grip::People)
            && text.word(end + 1) != "to";
    let then_to = (end..text.len()).take(10).any(|at| text.word(at) == "to");
    text.word(one.start) == "from" && people && !then_to
}

/// Returns whether a figure can be a target where it stands.
fn is_target(text: &Text<'_>, one: &Led, placed: &[Placed]) -> bool {
    let (start, end) = (one.quantity.at.start, one.quantity.at.end);
    let unit = one.quantity.amount.unit;
    let next = text.word(end);
    let before_verb = placed.iter().rfind(|placed| placed.at < start);
    let is_close = before_verb.is_some_and(|placed| placed.verb.strength != Strength::Vague && start - placed.at <= 2);
    match (one.lead, unit) {
        (Lead::From, _) => false,
        (Lead::To | Lead::By, Some(unit)) if unit.is_time() => {
            // "for up to 12 weeks" is a length, "within 2 hours" serves another figure when there is one.
            !matches!(next, "of" | "old") && text.before(one.start, 1) != "for"
        }
        (Lead::To, None) if text.before(start, 1) == "to" => {
            // "open to 50 people", "send to 500 patients", "available to 12 wards" are not reached but addressed.
            let addressed = [
                "open",
                "send",
                "sent",
                "available",
                "given",
                "delivered",
                "offered",
                "posted",
                "due",
                "shown",
                "emailed",
                "sends",
            ]
            .contains(&text.before(start, 2));
            !addressed
        }
        (Lead::To | Lead::By, _) | (Lead::Nothing, Some(Unit::Percent | Unit::Ratio | Unit::PercentagePoints)) => true,
        (Lead::Nothing, Some(Unit::Pounds)) => is_close,
        (Lead::Nothing, Some(Unit::Score)) => before_verb.is_some(),
        (Lead::Nothing, Some(Unit::Times)) => before_verb.is_some() || start == 0,
        (Lead::Nothing, Some(_)) => is_close && !matches!(next, "of" | "a" | "old"),
        (Lead::Nothing, None) => {
            let is_counted = (end..end + 6)
                .take_while(|at| {
                    // "20 Band 5 posts".
                    text.kind(*at) == Kind::Word && !matches!(text.word(*at), "by" | "to" | "in" | "from" | "and")
                        || text.kind(*at) == Kind::Number
                            && matches!(text.before(*at, 1), "band" | "bands" | "year" | "years" | "grade" | "and")
                        || text.word(*at) == "and"
                            && text.kind(*at + 1) == Kind::Number
                            && text.kind(*at - 1) == Kind::Number
                })
                .any(|at| head(text.word(at)).is_some());
            let is_compared = comparative(next).is_some();
            let opens = start == 0 || text.before(start, 1) == "," || text.before(start, 1) == ":";
            let had = matches!(
                text.before(start, 1),
                "has" | "have" | "had" | "with" | "get" | "gets" | "be" | "got" | "are"
            );
            // "80 Year 6 classes": the year is part of the name.
            let is_numbered =
                matches!(next, "year" | "band" | "grade" | "tier" | "level") && text.kind(end + 1) == Kind::Number;
            let noun = if is_numbered { end + 2 } else { end };
            let is_plain_noun =
                text.kind(noun) == Kind::Word && !is_small(text.word(noun)) && text.word(noun).ends_with('s');
            is_compared
                || is_counted && (is_close || opens || had || before_verb.is_some())
                || is_plain_noun && (is_close || had)
                || (is_close || had || text.before(start, 1) == ":") && is_end(text, end)
                || before_verb.is_none() && delivers(text, start)
        }
    }
}

/// Returns whether a clause ends at a place.
fn is_end(text: &Text<'_>, place: usize) -> bool {
    place >= text.len() || text.kind(place) == Kind::Mark || text.word(place) == "by"
}

/// Returns whether a verb of doing stands directly before a count: "deliver 12 workshops".
fn delivers(text: &Text<'_>, start: usize) -> bool {
    super::doing::is_doing(text.before(start, 1))
        || super::doing::is_doing_past(text.before(start, 1))
        || matches!(text.before(start, 1), "sent" | "attended" | "posted")
}

/// Tells whether a target is a level or a change, and which way.
fn measure(text: &Text<'_>, one: &Led, quantity: &mut Quantity, placed: &[Placed], has_baseline: bool) {
    let start = quantity.at.start;
    let next = text.word(quantity.at.end);
    let nearest = placed.iter().rfind(|placed| placed.at < start && placed.verb.strength != Strength::Vague);
    let noun_behind = placed.iter().find(|placed| {
        placed.at >= quantity.at.end && placed.at <= quantity.at.end + 1 && placed.verb.form == Form::Noun
    });
    let compared = comparative(next).filter(|_| next != "up" && next != "down");
    let by = usize::from(text.before(start, 1) == "by");
    let signed = match text.before(start, 1 + by) {
        "up" | "+" => Some(Direction::Up),
        "down" => Some(Direction::Down),
        _ => None,
    };
    let direction = signed
        .or(compared)
        .or_else(|| noun_behind.and_then(|placed| placed.verb.direction))
        .or_else(|| nearest.and_then(|placed| placed.verb.direction));
    let adds = nearest.is_some_and(|placed| {
        ["gain", "add", "gains", "adds", "gaining", "adding", "gained", "added"].contains(&text.word(placed.at))
            && start - placed.at <= 2
    });
    let moves = nearest.is_some_and(|placed| placed.verb.moves && placed.verb.direction.is_some())
        && matches!(quantity.amount.unit, Some(Unit::Percent | Unit::PercentagePoints))
        && !matches!(text.word(quantity.at.end), "of")
        && quantity.amount.bound == Bound::Exactly;
    let is_noun_lead = text.before(start, 1) == "of"
        && (2..=3).any(|steps| {
            let at = start.checked_sub(steps);
            placed.iter().any(|placed| {
                Some(placed.at) == at && placed.verb.moves && (placed.verb.form == Form::Noun || steps == 2)
            })
        });
    let is_change = match one.lead {
        Lead::By => true,
        Lead::Nothing => {
            compared.is_some()
                || noun_behind.is_some()
                || adds
                || is_noun_lead
                || moves && !has_baseline
                || quantity.amount.unit == Some(Unit::PercentagePoints)
        }
        // "Led to a 6% rise".
        Lead::To if text.before(start, 1) == "a" && noun_behind.is_some() => true,
        Lead::To | Lead::From => compared.is_some() && quantity.amount.bound == Bound::Exactly,
    };
    if is_change || quantity.amount.unit == Some(Unit::PercentagePoints) {
        // "From 18 to 12 percentage points" are two levels.
        let is_level = one.lead == Lead::To && has_baseline && !is_change;
        quantity.amount.measure = match direction {
            _ if is_level => Measure::Level,
            Some(Direction::Up) => Measure::Rise,
            Some(Direction::Down) => Measure::Fall,
            _ if nearest.is_some_and(|placed| placed.verb.strength == Strength::WithFigure) => Measure::Rise,
            _ => Measure::Change,
        };
        if quantity.amount.bound != Bound::Exactly && one.lead == Lead::To {
            quantity.amount.measure = Measure::Level;
        }
    }
    if quantity.amount.unit == Some(Unit::Times) {
        quantity.amount.measure = Measure::Multiple;
    }
    if quantity.amount.unit == Some(Unit::Score) && is_change && speaks_of_percent(text) {
        quantity.amount.unit = Some(Unit::PercentagePoints);
    }
}

/// Returns whether the statement measures something in per cent, so that points are percentage points.
fn speaks_of_percent(text: &Text<'_>) -> bool {
    let has_score =
        (0..text.len()).any(|at| matches!(text.word(at), "score" | "scores" | "nps" | "rating" | "ratings" | "scale"));
    !has_score
        && (0..text.len()).any(|at| {
            [
                "%",
                "percent",
                "cent",
                "rate",
                "rates",
                "percentage",
                "proportion",
                "share",
                "uptake",
                "awareness",
                "satisfaction",
                "turnover",
                "coverage",
            ]
            .contains(&text.word(at))
        })
}

/// Drops a baseline that cannot be one: "by half, compared with the four weeks before".
fn drop_time(found: &mut Figures) {
    let is_time = |quantity: &Option<Quantity>| {
        quantity.as_ref().and_then(|quantity| quantity.amount.unit).is_some_and(Unit::is_time)
    };
    if is_time(&found.baseline)
        && found.target.as_ref().is_some_and(|target| target.amount.unit.is_some())
        && !is_time(&found.target)
    {
        found.baseline = None;
        found.baseline_words = 0..0;
    }
}

/// Lets baseline and target share a unit that is written once: "from 24 to 27%", "from 9 to 4 hours".
fn share_units(found: &mut Figures) {
    if let (Some(base), Some(target)) = (&mut found.baseline, &mut found.target) {
        match (base.amount.unit, target.amount.unit) {
            (None, Some(unit)) if target.amount.measure == Measure::Level && unit != Unit::Ratio => {
                base.amount.unit = Some(unit);
            }
            (Some(unit), None) if unit != Unit::Ratio && target.amount.measure == Measure::Level => {
                target.amount.unit = Some(unit);
            }
            _ => {}
        }
    }
}
