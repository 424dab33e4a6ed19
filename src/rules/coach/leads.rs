//! The words before a figure, which make it a baseline, a target or a change.
//!
//! They are read backwards from the figure: "at least", "no more than", "up from", "a baseline of", "currently".

use super::amount::{Bound, Unit};
use super::numbers::Quantity;
use super::tokens::Text;
use super::verbs::{self, Placed};

/// What the words before a figure make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Where it stands: from, against, currently.
    From,
    /// Where it should stand: to, at, at least.
    To,
    /// How far it should move.
    By,
    /// Nothing that tells.
    Nothing,
}

/// A figure with what leads to it.
pub(super) struct Led {
    /// The figure.
    pub(super) quantity: Quantity,
    /// What it is.
    pub(super) lead: Lead,
    /// The first of the words that lead to it.
    pub(super) start: usize,
}

/// Reads the words before a figure.
pub(super) fn lead(text: &Text<'_>, quantity: &Quantity, placed: &[Placed], taken: &[bool]) -> Led {
    let mut quantity = quantity.clone();
    let mut at = quantity.at.start;
    let mut lead = Lead::Nothing;
    let mut bound = Bound::Exactly;
    for _ in 0..9 {
        let (word, before) = (text.before(at, 1), text.before(at, 2));
        let (found, steps) = match word {
            "least" if before == "at" => (
                {
                    bounded(&mut bound, Bound::AtLeast);
                    Some(())
                },
                2,
            ),
            "minimum" => (
                {
                    bounded(&mut bound, Bound::AtLeast);
                    Some(())
                },
                1,
            ),
            "most" if before == "at" => (
                {
                    bounded(&mut bound, Bound::AtMost);
                    Some(())
                },
                2,
            ),
            "maximum" => (
                {
                    bounded(&mut bound, Bound::AtMost);
                    Some(())
                },
                1,
            ),
            // A date between, as in "a 2025/26 average of".
            _ if at > 0 && at < quantity.at.start && taken[at - 1] => (Some(()), 1),
            "than" => {
                let more = match before {
                    "more" | "greater" | "higher" | "better" => Bound::MoreThan,
                    "less" | "fewer" | "lower" => Bound::LessThan,
                    _ => {
                        lead = Lead::From;
                        break;
                    }
                };
                let refused = matches!(text.before(at, 3), "no" | "not");
                let said = match (more, refused) {
                    (Bound::MoreThan, true) => Bound::AtMost,
                    (Bound::LessThan, true) => Bound::AtLeast,
                    (said, _) => said,
                };
                (
                    {
                        bounded(&mut bound, said);
                        Some(())
                    },
                    2 + usize::from(refused),
                )
            }
            "below" | "under" if before == "or" && text.before(at, 3) == "at" => (
                {
                    bounded(&mut bound, Bound::AtMost);
                    Some(())
                },
                3,
            ),
            "above" if before == "or" && text.before(at, 3) == "at" => (
                {
                    bounded(&mut bound, Bound::AtLeast);
                    Some(())
                },
                3,
            ),
            "upwards" => (
                {
                    bounded(&mut bound, Bound::AtLeast);
                    Some(())
                },
                1,
            ),
            "excess" if before == "in" => (
                {
                    bounded(&mut bound, Bound::MoreThan);
                    Some(())
                },
                2,
            ),
            "exceeding" if before == "not" => (
                {
                    bounded(&mut bound, Bound::AtMost);
                    Some(())
                },
                2,
            ),
            "over" | "above" | "exceeding" => (
                {
                    bounded(&mut bound, Bound::MoreThan);
                    Some(())
                },
                1,
            ),
            "under" | "below" => (
                {
                    bounded(&mut bound, Bound::LessThan);
                    Some(())
                },
                1,
            ),
            "within" | "inside" if quantity.amount.unit.is_some_and(Unit::is_time) => (
                {
                    bounded(&mut bound, Bound::AtMost);
                    Some(())
                },
                1,
            ),
            "to" if before == "up" && text.before(at, 3) != "from" => {
                let is_change = placed.iter().any(|placed| placed.at < at && placed.verb.moves);
                if is_change {
                    lead = Lead::To;
                    at -= 2;
                    break;
                }
                (
                    {
                        bounded(&mut bound, Bound::AtMost);
                        Some(())
                    },
                    2,
                )
            }
            "a" | "an" | "the" | "somewhere" | "between" | "about" | "around" | "approximately" | "roughly"
            | "some" | "just" | "only" | "its" | "our" | "average" | "nhs" | "national" | "regional" | "of"
            | "level" | "nearly" | "almost" | "aim" | "figure" | "today's" | "last" | "year's" | "this" | "=" | "("
            | "~" | "c" | "circa" | "another" | "score" | "rate" => (Some(()), 1),
            // "Somewhere in the region of 1,500".
            "region" | "order" if before == "the" && text.before(at, 3) == "in" => (Some(()), 3),
            "target" if at < quantity.at.start || before != "the" => {
                lead = Lead::To;
                at -= 1;
                break;
            }
            "up" | "down" | "+" if at == quantity.at.start && !is_particle(before) => {
                lead = Lead::By;
                at -= 1;
                break;
            }
            "current" | "currently" | "now" | "baseline" | "present" | "existing" | "presently" | "start"
            | "starting" | "today" => {
                lead = Lead::From;
                at -= 1;
                break;
            }
            "are" | "is" if before == "there" => {
                // "At the moment there are 95."
                let is_now = |steps: usize| {
                    matches!(text.before(at, steps), "moment" | "now" | "currently" | "present" | "today" | "presently")
                };
                if (3..=4).any(is_now) {
                    lead = Lead::From;
                    at -= 2;
                }
                break;
            }
            "is" | "at" | "stands" | ":" | "was" => {
                // "the baseline is 24%", "currently at 24%", "was 24% in 2025".
                let is_base = (2..=4).any(|steps| {
                    matches!(text.before(at, steps), "baseline" | "currently" | "now" | "current" | "today")
                });
                // "Which stands at 14 minutes", "(last year: 63%)".
                let stands = word == "at" && matches!(before, "stands" | "sits" | "stood" | "standing" | "sitting");
                let is_past = word == ":"
                    && matches!(before, "year" | "time" | "month" | "quarter" | "survey" | "winter" | "summer")
                    && matches!(text.before(at, 3), "last" | "previous");
                if is_base || stands || is_past || word == "was" {
                    lead = Lead::From;
                    at -= 1;
                } else if word == "at" {
                    lead = Lead::To;
                    at -= 1;
                } else if before == "target" && matches!(word, ":" | "is") {
                    lead = Lead::To;
                    at -= 2;
                }
                break;
            }
            "from" | "against" | "versus" | "vs" => {
                lead = Lead::From;
                at -= 1 + usize::from(matches!(before, "up" | "down"));
                break;
            }
            "with" | "to" if matches!(before, "compared" | "comparison" | "relative") => {
                lead = Lead::From;
                at -= 2;
                break;
            }
            "to" | ">" | "\u{2192}" => {
                lead = Lead::To;
                at -= 1;
                break;
            }
            "by" => {
                // "followed by 1,500 accounts" is a level.
                let is_agent = before.ends_with("ed") && verbs::lookup(before).is_none()
                    || matches!(before, "seen" | "read" | "used" | "known");
                lead = if is_agent { Lead::To } else { Lead::By };
                at -= 1;
                break;
            }
            _ => (None, 0),
        };
        if found.is_none() || at < steps {
            break;
        }
        at -= steps;
    }
    // "On the 2025/26 figure of 88".
    let is_named = |place: usize| {
        matches!(text.before(place, 2), "figure" | "total" | "level" | "average" | "count" | "score" | "number")
            && text.before(place, 1) == "of"
    };
    let start = quantity.at.start;
    if lead == Lead::Nothing && bound == Bound::Exactly && is_named(start) && start > 2 && taken[start - 3] {
        lead = Lead::From;
    }
    if bound != Bound::Exactly {
        quantity.amount.bound = bound;
        if lead == Lead::Nothing {
            lead = Lead::To;
        }
    }
    if text.word(quantity.at.end) == "+" && text.is_joined(quantity.at.end) {
        quantity.amount.bound = Bound::AtLeast;
        quantity.at.end += 1;
    }
    // "£300 or less", "£300 a month or less".
    let is_rhythm = matches!(text.word(quantity.at.end), "a" | "per" | "each");
    let or = quantity.at.end + if is_rhythm { 2 } else { 0 };
    let bound = match (text.word(or), text.word(or + 1)) {
        ("or", "more" | "above" | "higher" | "over" | "better") => Some(Bound::AtLeast),
        ("or", "less" | "fewer" | "below" | "lower" | "under") => Some(Bound::AtMost),
        _ => None,
    };
    if let Some(bound) = bound {
        quantity.amount.bound = bound;
        quantity.at.end = if is_rhythm { quantity.at.end } else { or + 2 };
    }
    let is_filler_only = lead == Lead::Nothing;
    let start = if is_filler_only { quantity.at.start } else { at.min(quantity.at.start) };
    Led { quantity, lead, start }
}

/// Returns whether "up" belongs to the verb before it: follow up, sign up.
fn is_particle(verb: &str) -> bool {
    [
        "follow", "sign", "set", "pick", "speed", "scale", "turn", "back", "make", "take", "start", "open", "bring",
        "build",
    ]
    .contains(&verb)
}

/// Notes the bound that stands nearest to the figure.
fn bounded(bound: &mut Bound, said: Bound) {
    if *bound == Bound::Exactly {
        *bound = said;
    }
}

/// Returns whether the words behind a figure say that it is where things stand.
pub(super) fn says_now(text: &Text<'_>, end: usize) -> bool {
    matches!(text.word(end), "now" | "currently" | "today")
        || text.starts(end, &["at", "present"])
        || text.starts(end, &["at", "the", "moment"])
}

/// Returns whether a date stands directly behind a figure that belongs to the past of another.
pub(super) fn is_dated_before(text: &Text<'_>, quantity: &Quantity, taken: &[bool]) -> bool {
    let is_dated = taken.get(quantity.at.end).copied().unwrap_or(false);
    // "(5.5% in October 2026)".
    let in_brackets = text.before(quantity.at.start, 1) == "(" && text.word(quantity.at.end) == "in";
    is_dated && (in_brackets || text.word(quantity.at.end) == "last")
}
