//! The figures in a statement, in digits and in words, with their units and ranges.
//!
//! Only figures that could be a level or a change are taken. What only looks like one is left to [`super::names`].

use std::ops::Range;

use super::amount::{Amount, Measure, Unit};
use super::levels::{Grip, head};
use super::names;
use super::tokens::{Kind, Text};
use crate::model::Number;

/// A figure and the tokens that it was read from.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The figure.
    pub(super) amount: Amount,
    /// Its tokens.
    pub(super) at: Range<usize>,
}

const ONE: i64 = 10_000;

/// Finds the figures outside the tokens that are taken already, from left to right.
pub(super) fn quantities(text: &Text<'_>, taken: &[bool]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = vec![];
    let mut place = 0;
    while place < text.len() {
        if taken.get(place).copied().unwrap_or(false) {
            place += 1;
            continue;
        }
        match quantity(text, place, taken) {
            Some(quantity) => {
                place = quantity.at.end.max(place + 1);
                if !names::is_name(text, &quantity) {
                    found.push(quantity);
                }
            }
            None => place += 1,
        }
    }
    found
}

/// Reads a figure with its unit, or a range of figures.
fn quantity(text: &Text<'_>, start: usize, taken: &[bool]) -> Option<Quantity> {
    let is_free = |place: usize| !taken.get(place).copied().unwrap_or(false);
    let first = single(text, start)?;
    let end = first.at.end;
    let to = text.word(end);
    let is_range = match to {
        "-" => true,
        "to" => !leads_from(text, start) && (is_bare_before_unit(&first) || after_a_lead(text, start)),
        "and" => text.before(start, 1) == "between",
        _ => false,
    };
    if is_range
        && is_free(end + 1)
        && let Some(second) = single(text, end + 1)
        && second.amount.second.is_none()
        && (first.amount.unit.is_none()
            || first.amount.unit == second.amount.unit
            || first.amount.unit == Some(Unit::Pounds) && second.amount.unit.is_none())
        && first.amount.value < second.amount.value
    {
        let unit = second.amount.unit.or(first.amount.unit);
        let value = scaled_alike(text, &first, &second);
        let amount = Amount { value, second: Some(second.amount.value), unit, ..first.amount };
        return Some(Quantity { amount, at: start..second.at.end });
    }
    Some(first)
}

/// Returns the lower end of a range in thousands or millions that are written once: `10-15k`.
fn scaled_alike(text: &Text<'_>, first: &Quantity, second: &Quantity) -> Number {
    let value = first.amount.value;
    let scale = match text.before(second.at.end, 1) {
        "k" | "thousand" => 1_000,
        "m" | "mn" | "million" => 1_000_000,
        _ => return value,
    };
    let is_bare = text.kind(first.at.end - 1) == Kind::Number;
    let scaled = value.ten_thousandths().checked_mul(scale).map(Number::from_ten_thousandths);
    scaled.filter(|scaled| is_bare && *scaled < second.amount.value).unwrap_or(value)
}

/// Returns whether a figure has no unit of its own, so that one behind the next figure serves both.
fn is_bare_before_unit(quantity: &Quantity) -> bool {
    quantity.amount.unit.is_none() && quantity.amount.second.is_none()
}

/// Returns whether `from` stands before a figure, with at most a few words between.
fn leads_from(text: &Text<'_>, start: usize) -> bool {
    (1..=6)
        .map(|steps| text.before(start, steps))
        .take_while(|word| !matches!(*word, "to" | "by" | "." | ";" | ","))
        .any(|word| matches!(word, "from" | "baseline"))
}

/// Returns whether a word stands before a figure after which a second figure can only be the end of a range.
fn after_a_lead(text: &Text<'_>, start: usize) -> bool {
    matches!(text.before(start, 1), "to" | "by" | "of" | "at" | "between" | "reach" | "achieve" | "about" | "around")
}

/// Reads one figure with its unit.
fn single(text: &Text<'_>, start: usize) -> Option<Quantity> {
    if let Some(quantity) = length_in_words(text, start).or_else(|| share(text, start)) {
        return Some(quantity);
    }
    // "A 4-star rating".
    if let Some(stars) = text.word(start).strip_suffix("-star").and_then(|stars| stars.parse().ok()) {
        return Some(Quantity { amount: Amount::plain(stars, Some(Unit::Score)), at: start..start + 1 });
    }
    let pounds = text.word(start) == "£";
    let at = if pounds { start + 1 } else { start };
    let (value, end) = number(text, at)?;
    let plain = Amount::plain(value, pounds.then_some(Unit::Pounds));
    if pounds {
        return Some(Quantity { amount: plain, at: start..end });
    }
    if let Some(quantity) = short_form(text, start, value, end) {
        return Some(quantity);
    }
    if let Some((of, end)) = out_of(text, end)
        && of > value
    {
        let scale = value.ten_thousandths() % ONE != 0 || (of == Number::whole(5) && rates(text, start));
        let amount = if scale {
            Amount { unit: Some(Unit::Score), ..plain }
        } else {
            Amount { second: Some(of), unit: Some(Unit::Ratio), ..plain }
        };
        return Some(Quantity { amount, at: start..end });
    }
    if let Some((of, end)) = held_in(text, end)
        && of > value
    {
        let amount = Amount { second: Some(of), unit: Some(Unit::Ratio), ..plain };
        return Some(Quantity { amount, at: start..end });
    }
    if text.word(end) == "times" && text.before(start, 1) == "by" {
        let amount = Amount { measure: Measure::Multiple, ..Amount::plain(value, Some(Unit::Times)) };
        return Some(Quantity { amount, at: start..end + 1 });
    }
    let (unit, mut end) = unit(text, end);
    if unit == Some(Unit::Score)
        && let Some((_, behind)) = out_of(text, end)
    {
        end = behind;
    }
    Some(Quantity { amount: Amount { unit, ..plain }, at: start..end })
}

/// Reads what is written as one with the number: `80p`, `2x`, `3.8/5`.
fn short_form(text: &Text<'_>, start: usize, value: Number, end: usize) -> Option<Quantity> {
    let (word, joined) = (text.word(end), text.is_joined(end));
    let pence = Number::from_ten_thousandths(value.ten_thousandths() / 100);
    let amount = match word {
        "p" if joined => Amount::plain(pence, Some(Unit::Pounds)),
        "pence" => Amount::plain(pence, Some(Unit::Pounds)),
        "x" if joined && !matches!(text.word(end + 1), "a" | "per" | "each" | "every" | "daily" | "weekly") => {
            Amount { measure: Measure::Multiple, ..Amount::plain(value, Some(Unit::Times)) }
        }
        "/" if joined && text.is_joined(end + 1) && matches!(text.word(end + 1), "5" | "10") => {
            let of: Number = text.word(end + 1).parse().ok()?;
            let scores = value.ten_thousandths() % ONE != 0 || rates(text, start);
            let is_date = text.word(end + 2) == "/";
            return (scores && value <= of && !is_date)
                .then(|| Quantity { amount: Amount::plain(value, Some(Unit::Score)), at: start..end + 2 });
        }
        _ => return None,
    };
    Some(Quantity { amount, at: start..end + 1 })
}

/// Reads a length of time that begins with an article: `within an hour`, `half an hour`, `a day and a half`.
fn length_in_words(text: &Text<'_>, start: usize) -> Option<Quantity> {
    let named = |place: usize| match text.word(place) {
        "minute" => Some(Unit::Minutes),
        "hour" => Some(Unit::Hours),
        "day" => Some(Unit::Days),
        "week" => Some(Unit::Weeks),
        _ => None,
    };
    let is_led = matches!(
        text.before(start, 1),
        "within" | "under" | "to" | "than" | "from" | "inside" | "below" | "least" | "about" | "over"
    );
    if !is_led {
        return None;
    }
    let (halves, at) = match text.word(start) {
        "half" if matches!(text.word(start + 1), "a" | "an") => (1, start + 2),
        "a" | "an" | "the" if matches!(text.word(start + 1), "working") => (2, start + 2),
        "a" | "an" => (2, start + 1),
        "the" if text.before(start, 1) == "within" => (2, start + 1),
        _ => return None,
    };
    let unit = named(at)?;
    let more = text.starts(at + 1, &["and", "a", "half"]);
    let halves = halves + i64::from(more);
    let amount = Amount::plain(Number::from_ten_thousandths(halves * ONE / 2), Some(unit));
    Some(Quantity { amount, at: start..at + 1 + if more { 3 } else { 0 } })
}

/// Returns whether a rating or score is spoken of just before.
fn rates(text: &Text<'_>, start: usize) -> bool {
    (1..=6).any(|steps| matches!(text.before(start, steps), "rating" | "ratings" | "score" | "scores" | "average"))
}

/// Reads `in 4` or `out of 4` behind a figure.
fn out_of(text: &Text<'_>, place: usize) -> Option<(Number, usize)> {
    let at = match text.word(place) {
        "in" => place + 1,
        "out" if text.word(place + 1) == "of" => place + 2,
        "of" if text.word(place + 1) == "every" => place + 2,
        _ => return None,
    };
    let at = if matches!(text.word(at), "every" | "each") { at + 1 } else { at };
    let (of, end) = number(text, at)?;
    // "5 in 2026" is no ratio.
    (of.ten_thousandths() <= 1_000 * ONE && !matches!(text.word(end), "st" | "nd" | "rd" | "th")).then_some((of, end))
}

/// Reads `staff in ten` behind a figure: "four staff in ten".
fn held_in(text: &Text<'_>, place: usize) -> Option<(Number, usize)> {
    let people = head(text.word(place)).is_some_and(|head| head.grip == Grip::People);
    (people
        && text.word(place + 1) == "in"
        && matches!(text.word(place + 2), "ten" | "10" | "four" | "five" | "three" | "100"))
    .then(|| number(text, place + 2))
    .flatten()
}

/// Reads the unit behind a figure.
#[expect(clippy::match_same_arms, reason = "each line stands for one meaning")]
fn unit(text: &Text<'_>, place: usize) -> (Option<Unit>, usize) {
    let (word, next) = (text.word(place), text.word(place + 1));
    let points = |word: &str| matches!(word, "point" | "points");
    match word {
        "%" | "percent" | "pc" if points(next) => (Some(Unit::PercentagePoints), place + 2),
        "%" if next == "-" && points(text.word(place + 2)) => (Some(Unit::PercentagePoints), place + 3),
        "%" | "percent" | "pc" | "%age" => (Some(Unit::Percent), place + 1),
        "per" if matches!(next, "cent" | "centage") => {
            if points(text.word(place + 2)) {
                (Some(Unit::PercentagePoints), place + 3)
            } else {
                (Some(Unit::Percent), place + 2)
            }
        }
        "percentage" if points(next) => (Some(Unit::PercentagePoints), place + 2),
        "percentage-point" | "percentage-points" | "pp" | "ppt" | "ppts" => (Some(Unit::PercentagePoints), place + 1),
        "point" | "points" | "pts" => (Some(Unit::Score), place + 1),
        "star" | "stars" => (Some(Unit::Score), place + 1),
        "pound" | "pounds" => (Some(Unit::Pounds), place + 1),
        "minute" | "minutes" | "min" | "mins" => (Some(Unit::Minutes), place + 1),
        "hour" | "hours" | "hr" | "hrs" => (Some(Unit::Hours), place + 1),
        "h" if text.is_joined(place) => (Some(Unit::Hours), place + 1),
        "day" | "days" => (Some(Unit::Days), place + 1),
        "working" | "calendar" | "business" if matches!(next, "day" | "days") => (Some(Unit::Days), place + 2),
        "working" | "office" if matches!(next, "hour" | "hours") => (Some(Unit::Hours), place + 2),
        "week" | "weeks" => (Some(Unit::Weeks), place + 1),
        "month" | "months" => (Some(Unit::Months), place + 1),
        // "500 Year 12 students".
        "year" if text.kind(place + 1) == Kind::Number => (None, place),
        "year" | "years" => (Some(Unit::Years), place + 1),
        _ => (None, place),
    }
}

/// Reads a number in digits or words and returns the place behind it.
pub(super) fn number(text: &Text<'_>, place: usize) -> Option<(Number, usize)> {
    if text.kind(place) != Kind::Number {
        let (whole, end) = in_words(text, place)?;
        // "two and a half hours".
        let half = text.starts(end, &["and", "a", "half"]) && !matches!(text.word(end + 3), "of" | "times");
        let value = Number::from_ten_thousandths(whole.ten_thousandths() + if half { ONE / 2 } else { 0 });
        return Some((value, if half { end + 3 } else { end }));
    }
    let value: Number = text.word(place).parse().ok()?;
    let next = place + 1;
    let scale = match text.word(next) {
        "k" if text.is_joined(next) => 1_000,
        "m" | "mn" if text.is_joined(next) => 1_000_000,
        "bn" if text.is_joined(next) => 1_000_000_000,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return Some((value, next)),
    };
    Some((Number::from_ten_thousandths(value.ten_thousandths().checked_mul(scale)?), next + 1))
}

/// Reads a number in words: `two hundred and fifty`, `a dozen`.
fn in_words(text: &Text<'_>, place: usize) -> Option<(Number, usize)> {
    let mut at = place;
    // The part below the next hundred or thousand, and what is complete.
    let (mut part, mut whole, mut any) = (0_i64, 0_i64, false);
    if matches!(text.word(at), "a" | "an") {
        if !matches!(text.word(at + 1), "hundred" | "thousand" | "million" | "dozen") {
            return None;
        }
        part = 1;
        at += 1;
    }
    // No number in words is longer.
    for _ in 0..16 {
        let word = text.word(at);
        if let Some(value) = small(word) {
            // "five five" is no number.
            if any && part % 10 != 0 {
                break;
            }
            part += value;
        } else {
            match word {
                "hundred" if part > 0 => part = part.checked_mul(100)?,
                "dozen" => part = part.max(1).checked_mul(12)?,
                "thousand" | "million" if part > 0 => {
                    whole += part.checked_mul(if word == "thousand" { 1_000 } else { 1_000_000 })?;
                    part = 0;
                }
                "and"
                    if any
                        && matches!(text.before(at, 1), "hundred" | "thousand")
                        && small(text.word(at + 1)).is_some() => {}
                _ => break,
            }
        }
        any = true;
        at += 1;
    }
    let value = whole.checked_add(part)?.checked_mul(ONE)?;
    any.then(|| (Number::from_ten_thousandths(value), at))
}

/// Reads a number word below a hundred.
fn small(word: &str) -> Option<i64> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let ones = |word: &str| (0_i64..).zip(ONES).find(|(_, name)| *name == word).map(|(value, _)| value);
    let tens = |word: &str| (2_i64..).zip(TENS).find(|(_, name)| *name == word).map(|(value, _)| value * 10);
    if matches!(word, "nil" | "nought") {
        return Some(0);
    }
    match word.split_once('-') {
        Some((ten, one)) => Some(tens(ten)? + ones(one)?),
        None => ones(word).or_else(|| tens(word)),
    }
}

/// Reads a share in words: `half`, `a third`, `two thirds`, `three quarters`.
fn share(text: &Text<'_>, place: usize) -> Option<Quantity> {
    // "From roughly a third": a hedge changes nothing.
    let is_hedge = |word: &str| {
        ["about", "around", "roughly", "nearly", "almost", "just", "approximately", "some", "only"].contains(&word)
    };
    let led = (1..=2).find(|steps| !is_hedge(text.before(place, *steps))).unwrap_or(1);
    let by = text.before(place, led) == "by";
    let of = |end: usize| matches!(text.word(end), "of" | "our" | "the" | "all" | "its" | "their");
    let percent = |ten_thousandths: i64, end: usize| {
        let amount = Amount::plain(Number::from_ten_thousandths(ten_thousandths), Some(Unit::Percent));
        Quantity { amount, at: place..end }
    };
    let word = text.word(place);
    if matches!(word, "half" | "halves") {
        let is_part = matches!(text.before(place, 1), "first" | "second" | "last" | "other" | "and" | "next");
        let in_half = text.before(place, 1) == "in" && text.kind(place + 1) != Kind::Word
            || text.before(place, 1) == "in"
                && matches!(text.word(place + 1), "by" | "before" | "within" | "from" | "in");
        let is_share = by
            || in_half
            || of(place + 1)
            || matches!(text.before(place, 1), "to" | "than" | "over" | "under" | "about");
        return (is_share && !is_part).then(|| percent(50 * ONE, place + 1));
    }
    if word == "a" && text.word(place + 1) == "half" && by {
        return Some(percent(50 * ONE, place + 2));
    }
    let (count, name, end) = match word.split_once('-') {
        Some((count, name)) => (small(count)?, name, place + 1),
        None if word == "a" => (1, text.word(place + 1), place + 2),
        None => (small(word)?, text.word(place + 1), place + 2),
    };
    let parts = match name {
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        "tenth" | "tenths" => 10,
        _ => return None,
    };
    let is_time =
        name.starts_with("quarter") && matches!(text.word(end + 1), "year" | "the") && text.word(end + 2) == "year";
    let closes = text.kind(end) != Kind::Word || matches!(text.word(end), "to" | "by" | "in" | "from" | "before");
    let between = matches!(text.before(place, led), "from" | "to" | "than" | "over" | "under") && closes;
    let leads = by || between || text.word(end) == "of" || (count > 1 && name.ends_with('s'));
    if !leads || is_time || count >= parts {
        return None;
    }
    // One decimal place is enough for thirds.
    Some(percent((count * 1_000 + parts / 2) / parts * (ONE / 10), end))
}
