//! What a statement measures: the words of the metric, and the level at which it stands.
//!
//! Sound before complete: "raise awareness" names no metric, "raise awareness from 24% to 27%" does.

use std::ops::Range;

use super::amount::Unit;
use super::levels::{Grip, Head, Level, head, level_of};
use super::numbers::Quantity;
use super::tokens::{Kind, Text};
use super::verbs::{self, Form, Placed, Strength};

/// What is measured.
#[derive(Clone, Debug)]
pub(super) struct Metric {
    /// Its tokens.
    pub(super) at: Range<usize>,
    /// Its level, if the words tell it.
    pub(super) level: Option<Level>,
    /// What a figure without a unit counts.
    pub(super) unit: Option<Unit>,
}

/// A word of the statement that can be measured.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    head: Head,
}

/// What is known before the metric is looked for.
pub(super) struct Known<'k> {
    /// Tokens of dates and other things that are read already.
    pub(super) taken: &'k [bool],
    /// The figures.
    pub(super) quantities: &'k [Quantity],
    /// The figure to be reached.
    pub(super) target: Option<&'k Quantity>,
    /// The verbs of change.
    pub(super) verbs: &'k [Placed],
}

/// Finds the metric.
pub(super) fn metric(text: &Text<'_>, known: &Known<'_>) -> Option<Metric> {
    let heads: Vec<Place> = (0..text.len())
        .filter(|at| text.kind(*at) == Kind::Word && !known.taken[*at] && !is_brand(text, *at))
        .filter_map(|at| head(text.word(at)).map(|head| Place { at, head }))
        .filter(|place| stands_as_noun(text, place.at, known.verbs))
        .collect();
    let chosen = match known.target {
        Some(target) => with_target(text, &heads, target, known),
        None => heads.iter().find(|place| is_firm(text, place)).copied(),
    };
    match (chosen, known.target) {
        (Some(place), _) => Some(phrase(text, place, known)),
        (None, Some(target)) => object_of_verb(text, target, known),
        (None, None) => None,
    }
}

/// Chooses the word that the target is about.
fn with_target(text: &Text<'_>, heads: &[Place], target: &Quantity, known: &Known<'_>) -> Option<Place> {
    let clause = clause(text, target.at.start, known);
    // "70% uptake", "30% more bookings", "one in four smokers", "90% of messages".
    let behind = heads.iter().filter(|place| place.at >= target.at.end && place.at < clause.end);
    let close =
        behind.clone().find(|place| place.at < target.at.end + 6 && reaches(text, target.at.end, place.at, known));
    let before = heads.iter().filter(|place| place.at >= clause.start && place.at < target.at.start);
    let last_people_first = |mut places: Vec<Place>| {
        // People are the metric only if nothing else is.
        places.sort_by_key(|place| place.head.grip == Grip::People);
        places.first().copied()
    };
    let is_led =
        matches!(text.before(target.at.start, 1), "to" | "from" | "by" | "at" | "under" | "than" | "below" | "least");
    // "Visits from 12k to 20k sessions" measures visits, "our audience to 5,000 followers" followers.
    let has_base = known
        .quantities
        .iter()
        .any(|quantity| quantity.at.start < target.at.start && text.before(quantity.at.start, 1) == "from");
    if let Some(place) = close
        && (!is_led
            || before.clone().next().is_none()
            || place.at == target.at.end && !has_base && place.head.grip != Grip::People)
    {
        return Some(compound(text, heads, *place));
    }
    last_people_first(before.copied().collect())
        .map(|place| compound(text, heads, place))
        .or_else(|| heads.iter().find(|place| clause.contains(&place.at)).copied())
        .or_else(|| heads.iter().find(|place| is_firm(text, place)).copied())
        .or_else(|| {
            // "35% of emails are opened. Increase this to 42%."
            let points_back =
                known.verbs.iter().any(|placed| matches!(text.word(placed.at + 1), "this" | "it" | "these"));
            heads.iter().find(|_| points_back).copied()
        })
}

/// Returns the last word of a compound: of "staff engagement score" the score, of "staff appraisals" the appraisals.
fn compound(text: &Text<'_>, heads: &[Place], first: Place) -> Place {
    let joins = |next: &&Place| {
        next.at > first.at
            && next.at <= first.at + 4
            && (first.at + 1..next.at).all(|at| text.kind(at) == Kind::Word && !is_small(text.word(at)))
    };
    heads.iter().rfind(joins).copied().unwrap_or(first)
}

/// Returns whether nothing but describing words stands between two places.
fn reaches(text: &Text<'_>, from: usize, to: usize, known: &Known<'_>) -> bool {
    (from..to).all(|at| {
        let word = text.word(at);
        let describes = text.kind(at) != Kind::Mark && !known.taken[at] && !is_small(word);
        describes || ["of", "our", "the", "its", "all", "more", "in", "a", "an", "your", "their"].contains(&word)
    }) && to >= from
}

/// Returns the part of the statement around a place that is not cut off by a second verb or the end of a sentence.
fn clause(text: &Text<'_>, place: usize, known: &Known<'_>) -> Range<usize> {
    let cuts = |at: usize| {
        text.is_stop(at)
            || matches!(text.word(at), "and" | "&" | "while" | "whilst" | "plus")
                && known.verbs.iter().any(|placed| placed.at == at + 1 && placed.verb.form != Form::Noun)
    };
    let start = (0..place).rev().find(|at| cuts(*at)).map_or(0, |at| at + 1);
    let end = (place..text.len()).find(|at| cuts(*at)).unwrap_or(text.len());
    start..end
}

/// Returns whether a word names a metric even when no figure stands with it.
fn is_firm(text: &Text<'_>, place: &Place) -> bool {
    match place.head.grip {
        Grip::Count => {
            ![
                "messages",
                "emails",
                "letters",
                "posts",
                "articles",
                "questions",
                "users",
                "members",
                "audience",
                "coverage",
                "appointments",
                "tweets",
                "cases",
            ]
            .contains(&text.word(place.at))
                || matches!(text.before(place.at, 1), "missed" | "unread" | "cancelled" | "unused")
                || matches!(text.before(place.at, 2), "number")
        }
        Grip::Rate => is_firm_rate(text, place.at),
        Grip::Measure => text.word(place.at + 1) == "of",
        Grip::Idea | Grip::People => false,
    }
}

/// Returns whether a rate is named by the word before it.
fn is_firm_rate(text: &Text<'_>, at: usize) -> bool {
    let before = text.before(at, 1);
    match text.word(at) {
        "rate" | "rates" | "score" | "scores" | "rating" | "ratings" | "ratio" | "ranking" => {
            !is_small(before) && at > 0 && verbs::lookup(before).is_none()
        }
        "time" | "times" => [
            "reply",
            "response",
            "waiting",
            "wait",
            "dwell",
            "watch",
            "turnaround",
            "answering",
            "viewing",
            "reading",
            "load",
        ]
        .contains(&before),
        "length" => text.starts(at + 1, &["of", "stay"]),
        "level" | "levels" => false,
        _ => true,
    }
}

/// Returns whether a word stands as a noun that is measured, and not as a verb or part of a name.
pub(super) fn stands_as_noun(text: &Text<'_>, at: usize, placed: &[Placed]) -> bool {
    let (word, before, next) = (text.word(at), text.before(at, 1), text.word(at + 1));
    if placed.iter().any(|placed| placed.at == at) {
        return false;
    }
    match word {
        // "to share", "we like", "share our".
        "share" | "reach" | "trust" | "time" | "times" | "level" | "levels" | "total" | "numbers" | "volume"
        | "orders" | "following" | "saves" | "shares" | "likes" | "views" | "comments" | "visits" | "questions"
        | "calls" | "hits" | "plays" | "cost" | "spend" | "waste" | "claims" | "length" | "opens" | "requests"
        | "number" => match word {
            "share" => matches!(next, "of") && !matches!(before, "and" | "to" | "will" | "we"),
            "reach" => !matches!(before, "to" | "will" | "we" | "can") && !text.is_start(at),
            "trust" => {
                ![
                    "the",
                    "our",
                    "hospital",
                    "foundation",
                    "nhs",
                    "this",
                    "university",
                    "teaching",
                    "a",
                    "care",
                    "every",
                    "whole",
                    "best",
                    "safest",
                    "top",
                    "acute",
                ]
                .contains(&before)
                    && !text.is_capital(at)
            }
            "time" | "times" | "length" => is_firm_rate(text, at),
            "level" | "levels" => {
                matches!(next, "of")
                    || matches!(before, "engagement" | "satisfaction" | "activity" | "awareness" | "staffing")
            }
            "following" => {
                !matches!(next, "a" | "an" | "the" | "our" | "this" | "six" | "three" | "year" | "month")
                    && !text.is_start(at)
                    && before != "the"
            }
            "total" => next == "of" || next == "number",
            "number" => !next.is_empty(),
            _ => !matches!(before, "to" | "will" | "we" | "who" | "that" | "it" | "they"),
        },
        "list" | "lists" => matches!(before, "mailing" | "waiting" | "email" | "distribution" | "subscriber"),
        "cases" | "accounts" | "practices" | "sites" | "teams" | "wards" | "schools" => {
            !matches!(before, "case" | "best" | "good" | "hacked")
        }
        _ => true,
    }
}

/// Returns whether a word is part of a name in capitals, as in "Friends and Family Test".
fn is_brand(text: &Text<'_>, at: usize) -> bool {
    match text.word(at) {
        "friends" | "family" => true,
        "staff" | "patients" | "people" | "patient" | "members" | "trust" => matches!(
            text.word(at + 1),
            "survey" | "app" | "intranet" | "portal" | "newsletter" | "network" | "council" | "room"
        ),
        _ => false,
    }
}

/// Returns whether a word only joins others.
pub(super) fn is_small(word: &str) -> bool {
    [
        "", "a", "an", "the", "this", "that", "these", "those", "our", "your", "their", "its", "my", "his", "her",
        "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "&", "as", "is", "are", "was", "were",
        "be", "been", "will", "we", "they", "who", "which", "about", "among", "between", "through", "via", "than",
        "up", "have", "has", "had", "how", "so", "should", "must", "it", "least", "most", "all", "also", "not", "no",
        "into", "per", "across", "within", "over", "under", "during", "more", "fewer", "less", "overall", "further",
        "get", "between,", "below", "above", "until", "before", "after", "since", "towards", "against", "any", "each",
        "every", "us", "out", "i", "you", "he", "she", "them", "if", "when", "while", "whilst", "because", "do",
        "does", "did", "can", "could", "would",
    ]
    .contains(&word)
}

/// Takes the describing words before a head and what belongs to it behind.
fn phrase(text: &Text<'_>, place: Place, known: &Known<'_>) -> Metric {
    let is_figure = |at: usize| known.taken[at] || known.quantities.iter().any(|quantity| quantity.at.contains(&at));
    let is_verb = |at: usize| known.verbs.iter().any(|placed| placed.at == at);
    let mut start = place.at;
    while start > 0 && place.at - start < 6 {
        let before = start - 1;
        let joins = text.word(before) == "and"
            && before > 0
            && text.is_capital(before - 1)
            && text.is_capital(start)
            && !is_verb(before - 1)
            && !is_figure(before - 1);
        if is_figure(before)
            || is_verb(before)
            || text.kind(before) == Kind::Mark
            || is_small(text.word(before)) && !joins
        {
            break;
        }
        start = before;
    }
    let end = end_of(text, place.at + 1, known);
    let level = level_at(text, start, place, end);
    let unit = match (place.head.grip, text.word(place.at)) {
        (_, "score" | "scores" | "rating" | "ratings" | "nps") => Some(Unit::Score),
        (Grip::Count | Grip::People, _) | (Grip::Measure, "number" | "numbers" | "volume" | "total") => {
            Some(Unit::Count)
        }
        _ => None,
    };
    Metric { at: start..end, level, unit }
}

/// Returns where the words that belong to a metric end.
fn end_of(text: &Text<'_>, from: usize, known: &Known<'_>) -> usize {
    let is_figure = |at: usize| {
        at < text.len() && (known.taken[at] || known.quantities.iter().any(|quantity| quantity.at.contains(&at)))
    };
    let is_verb = |at: usize| known.verbs.iter().any(|placed| placed.at == at);
    let mut end = from;
    let mut relative = false;
    while end < text.len() && end < from + 14 {
        let (word, next) = (text.word(end), text.word(end + 1));
        let leads = |steps: usize| {
            (end + 1..=end + steps)
                .take_while(|at| !matches!(text.word(*at), "from" | "to" | "by" | "on"))
                .any(is_figure)
        };
        let opens_object = matches!(next, "the" | "our" | "a" | "its" | "their" | "this")
            || text.is_capital(end + 1)
            || text.kind(end + 1) == Kind::Name
            || text.before(end, 1) == "taken"
            || matches!(
                text.word(end.wrapping_sub(1)),
                "visits" | "calls" | "visitors" | "clicks" | "referrals" | "traffic" | "hits"
            );
        relative |= matches!(word, "who" | "that" | "which" | "whose");
        let stops = is_figure(end)
            || text.kind(end) == Kind::Mark
                && !matches!(word, "'" | "\"" | "/")
                && !(word == "-" && text.is_joined(end) && text.is_joined(end + 1))
            || text.is_stop(end)
            || [
                "from", "to", "by", "at", "above", "below", "over", "under", "within", "up", "down", "in", "until",
                "before", "for", "no", "than", "between", "on",
            ]
            .contains(&word)
                && leads(if matches!(word, "from" | "to") { 4 } else { 2 })
            || word == "at" && next == "least"
            || is_verb(end) && !relative
            || word == "to" && !opens_object && !relative
            || [
                "will", "should", "must", "so", "through", "via", "as", "using", "who'll", "is", "are", "was", "were",
                "has", "have", "had", "because", "when", "while", "whilst", "each", "every", "compared", "receive",
                "receives", "against", "measured", "owner", "led", "per",
            ]
            .contains(&word)
                && !relative
            || word == "to" && relative && (end + 1..end + 3).any(is_verb)
            || matches!(word, "and" | "&" | "or")
                && ((end + 1..end + 3).any(is_verb) || head(next).is_some_and(|head| head.grip != Grip::People))
            || word == "a" && matches!(next, "day" | "week" | "month" | "year" | "quarter")
            || word == "by" && text.word(end + 1).ends_with("ing");
        if stops {
            break;
        }
        end += 1;
    }
    while end > from && is_small(text.word(end - 1)) {
        end -= 1;
    }
    end
}

/// Tells the level of a metric from its words.
fn level_at(text: &Text<'_>, start: usize, place: Place, end: usize) -> Option<Level> {
    // What stands in capitals is part of a name: the Red Book books nothing.
    let is_name = |at: usize| {
        text.is_capital(at)
            && !text.is_start(at)
            && text.words(&(at..at + 1)).contains(char::is_lowercase)
            && text.word(at) != "friends"
    };
    let words = |range: Range<usize>| range.map(|at| if is_name(at) { "" } else { text.word(at) }).collect::<Vec<_>>();
    let (before, behind) = (words(start..place.at), words(place.at + 1..end));
    let word = text.word(place.at);
    if behind.iter().any(|word| matches!(*word, "answered" | "replied" | "acknowledged")) {
        return Some(Level::Output);
    }
    if place.head.grip == Grip::People {
        let led = (1..=4).find_map(|steps| match text.before(start, steps) {
            "reach" | "reached" | "reaching" => Some(Level::Output),
            "engage" | "engaged" | "engaging" => Some(Level::Outtake),
            _ => None,
        });
        if led.is_some() {
            return led;
        }
    }
    match word {
        "attendances"
            if before
                .iter()
                .any(|word| matches!(*word, "a&e" | "ed" | "emergency" | "inappropriate" | "avoidable")) =>
        {
            return Some(Level::Impact);
        }
        "attendances" => return Some(Level::Outcome),
        "appointments" => {
            let wasted = before.iter().any(|word| matches!(*word, "missed" | "cancelled" | "wasted" | "unused"));
            return Some(if wasted { Level::Impact } else { Level::Outcome });
        }
        "views" if matches!(before.last(), Some(&("page" | "pages"))) => return Some(Level::Outtake),
        "rate" | "rates" if before.last() == Some(&"response") => return Some(Level::Outtake),
        "time" | "times" if matches!(before.last(), Some(&("reply" | "response" | "turnaround" | "answering"))) => {
            return Some(Level::Output);
        }
        "time" | "times" if behind.iter().any(|word| matches!(*word, "reply" | "response" | "answer")) => {
            return Some(Level::Output);
        }
        "level" | "levels" | "volume" | "percentage" | "number" | "proportion" | "share" | "numbers" | "total" => {
            let inner = before.iter().rev().chain(&behind).find_map(|word| head(word).and_then(|head| head.level));
            let around = behind.iter().chain(&before).find_map(|word| level_of(word));
            // "the share of patients who know": what they do tells more than who they are.
            return inner.or(around).or_else(|| around_figures(text, end));
        }
        _ => {}
    }
    place.head.level.or_else(|| {
        let nearest =
            before.iter().rev().find_map(|word| level_of(word).or_else(|| head(word).and_then(|head| head.level)));
        let people = place.head.grip == Grip::People;
        let told = behind.iter().find_map(|word| level_of(word).or_else(|| head(word).and_then(|head| head.level)));
        if people { told.or(nearest).or_else(|| around_figures(text, end)) } else { nearest.or(told) }
    })
}

/// Tells the level from what people do in the rest of the sentence: "80% of staff … say".
fn around_figures(text: &Text<'_>, end: usize) -> Option<Level> {
    (end..text.len())
        .take(12)
        .take_while(|at| !text.is_stop(*at))
        .find_map(|at| level_of(text.word(at)).or_else(|| head(text.word(at)).and_then(|head| head.level)))
}

/// Takes what stands between a clear verb and the figure as the metric, where no word of it is known.
fn object_of_verb(text: &Text<'_>, target: &Quantity, known: &Known<'_>) -> Option<Metric> {
    let verb =
        known.verbs.iter().rfind(|placed| placed.at <= target.at.start && placed.verb.strength != Strength::Vague)?;
    let mut start = verb.at + 1;
    while matches!(text.word(start), "the" | "our" | "a" | "an" | "its" | "their" | "in" | "of" | "up") {
        start += 1;
    }
    let end = end_of(text, start, known);
    let has_word = (start..end).any(|at| text.kind(at) == Kind::Word && !is_small(text.word(at)));
    if end > start && has_word && (start < target.at.start || verb.at == target.at.start) {
        let level = (start..end)
            .find_map(|at| head(text.word(at)).and_then(|head| head.level).or_else(|| level_of(text.word(at))));
        let is_plural = text.word(end - 1).ends_with('s') && !text.word(end - 1).ends_with("ss");
        return Some(Metric { at: start..end, level, unit: is_plural.then_some(Unit::Count) });
    }
    // "Recruit 50 befrienders", "500 more beds".
    let mut start = target.at.end;
    while ["of", "the", "our", "new", "more", "extra", "additional", "in", "a", "fewer", "less"]
        .contains(&text.word(start))
    {
        start += 1;
    }
    let end = end_of(text, start, known);
    let level = (start..end).find_map(|at| level_of(text.word(at)));
    let is_noun = text.kind(start) == Kind::Word && !is_small(text.word(start));
    (is_noun && end > start).then_some(Metric { at: start..end, level, unit: Some(Unit::Count) })
}
