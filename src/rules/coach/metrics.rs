//! What a statement measures: the words of the metric, and the level at which it stands.
//!
//! Sound before complete: "raise awareness" names no metric, "raise awareness from 24% to 27%" does.

use std::ops::Range;

use super::amount::Unit;
use super::levels::{Grip, Head, Level, head, level_of};
use super::numbers::Quantity;
use super::phrases::{object_of_verb, phrase};
use super::tokens::{Kind, Text};
use super::verbs::{self, Form, Placed};

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
pub(super) struct Place {
    /// Its token.
    pub(super) at: usize,
    /// What the word names.
    pub(super) head: Head,
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
    /// Whether the baseline will be known on some day.
    pub(super) is_measured: bool,
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
    // A baseline that will be known makes an idea measurable.
    let chosen = chosen.or_else(|| {
        heads.iter().find(|place| known.is_measured && matches!(place.head.grip, Grip::Idea | Grip::Rate)).copied()
    });
    match (chosen, known.target) {
        (Some(place), _) => Some(phrase(text, place, known)),
        (None, Some(target)) => object_of_verb(text, target, known)
            .or_else(|| age_group(text, target))
            .or_else(|| share_of_things(text, target)),
        (None, None) => None,
    }
}

/// Reads an age group as the people that a share is of: "45% of over 65s".
fn age_group(text: &Text<'_>, target: &Quantity) -> Option<Metric> {
    let mut start = target.at.end;
    while matches!(text.word(start), "of" | "the" | "our" | "all") {
        start += 1;
    }
    let at = start + usize::from(matches!(text.word(start), "over" | "under"));
    let is_group = text.kind(at) == Kind::Name
        && text
            .word(at)
            .trim_start_matches("over-")
            .trim_start_matches("under-")
            .starts_with(|c: char| c.is_ascii_digit())
        && (text.word(at).ends_with('s') || text.word(at).ends_with("year-old"));
    let level = (at + 1..text.len()).take(12).find_map(|at| level_of(text.word(at)));
    is_group.then_some(Metric { at: start..at + 1, level, unit: Some(Unit::Count) })
}

/// Reads what a share is of, where its name is not known: "95% of web pages".
fn share_of_things(text: &Text<'_>, target: &Quantity) -> Option<Metric> {
    let is_share = matches!(target.amount.unit, Some(Unit::Percent | Unit::Ratio)) && text.word(target.at.end) == "of";
    let mut start = target.at.end + 1;
    while matches!(text.word(start), "the" | "our" | "all" | "its") {
        start += 1;
    }
    let plain = (start..start + 4).take_while(|at| text.kind(*at) == Kind::Word && !is_small(text.word(*at)));
    let last = plain.into_iter().find(|at| text.word(*at).len() > 3 && text.word(*at).ends_with('s'))?;
    is_share.then_some(Metric { at: start..last + 1, level: None, unit: Some(Unit::Count) })
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
        "ratio" if text.word(at + 1) == "of" => true,
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
            "handling",
            "processing",
            "publishing",
            "publication",
            "approval",
            "sign-off",
            "clearance",
            "production",
            "completion",
            "loading",
            "journey",
        ]
        .contains(&before),
        "length" => text.starts(at + 1, &["of", "stay"]),
        "level" | "levels" | "retention" | "compliance" | "performance" | "waste" | "income" => false,
        _ => true,
    }
}

/// Returns whether a word stands as a noun that is measured, and not as a verb or part of a name.
pub(super) fn stands_as_noun(text: &Text<'_>, at: usize, placed: &[Placed]) -> bool {
    let (word, before, next) = (text.word(at), text.before(at, 1), text.word(at + 1));
    if placed.iter().any(|placed| placed.at == at) || carries(next) {
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
            "time" | "times" | "length" => is_firm_rate(text, at) || is_time_to_act(text, at),
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
        "list" | "lists" => {
            matches!(before, "mailing" | "waiting" | "email" | "distribution" | "subscriber" | "newsletter")
        }
        "cases" | "accounts" | "practices" | "sites" | "teams" | "wards" | "schools" => {
            !matches!(before, "case" | "best" | "good" | "hacked")
        }
        _ => true,
    }
}

/// Returns whether "time" is the time that something takes: "average time to reply", and not "give staff time to reply".
fn is_time_to_act(text: &Text<'_>, at: usize) -> bool {
    let (before, next) = (text.before(at, 1), text.word(at + 1));
    let acts = next == "to" && text.kind(at + 2) == Kind::Word && !is_small(text.word(at + 2))
        || next == "taken"
        || matches!(next, "it" | "we" | "they" | "staff") && text.word(at + 2).starts_with("take")
        || next == "between";
    let is_measured = at == 0
        || is_small(before) && !matches!(before, "is" | "more" | "have" | "has" | "no" | "them" | "us" | "it")
        || verbs::lookup(before).is_some()
        || ["average", "median", "mean", "typical", "usual", "maximum", "longest", "total"].contains(&before);
    acts && is_measured
}

/// Returns whether a noun takes the word before it as its subject: an engagement team, a wellbeing guide.
pub(super) fn carries(word: &str) -> bool {
    [
        "team",
        "teams",
        "campaign",
        "campaigns",
        "survey",
        "surveys",
        "guide",
        "guides",
        "process",
        "system",
        "systems",
        "service",
        "services",
        "group",
        "groups",
        "strategy",
        "plan",
        "plans",
        "policy",
        "policies",
        "programme",
        "course",
        "courses",
        "training",
        "officer",
        "manager",
        "lead",
        "project",
        "projects",
        "form",
        "forms",
        "leaflet",
        "leaflets",
        "posters",
        "videos",
        "toolkit",
        "hub",
        "meeting",
        "meetings",
        "workshop",
        "workshops",
        "champion",
        "champions",
        "network",
        "committee",
        "department",
        "procedure",
        "framework",
    ]
    .contains(&word)
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
        "does", "did", "can", "could", "would", "many", "much",
    ]
    .contains(&word)
}
