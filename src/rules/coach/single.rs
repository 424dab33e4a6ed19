//! Whether a statement asks for one thing only.
//!
//! "And" between patients and carers, or inside the name of a place, joins nothing that can be reached apart. Between
//! two changes, or two metrics under one verb, it does.

use std::ops::Range;

use super::doing::is_doing;
use super::levels::{Grip, head};
use super::metrics::{carries, is_small};
use super::numbers::{Quantity, number};
use super::tokens::{Kind, Text};
use super::verbs::{Form, Placed, Strength, comparative};

/// Finds the words that ask for a second thing.
pub(super) fn second_thing(
    text: &Text<'_>,
    verbs: &[Placed],
    quantities: &[Quantity],
    taken: &[bool],
) -> Option<Range<usize>> {
    second_verb(text, verbs)
        .map(|at| at.start..clause_end(text, at, taken))
        .or_else(|| second_target(text, quantities, taken))
        .or_else(|| second_metric(text, verbs, quantities))
        .or_else(|| second_comparison(text, verbs))
}

/// Returns where the clause of a second verb ends, so that its words can be read: "post more often".
fn clause_end(text: &Text<'_>, verb: Range<usize>, taken: &[bool]) -> usize {
    const LONGEST: usize = 12;
    let ends = |at: usize| {
        taken[at]
            || text.is_stop(at)
            || text.kind(at) == Kind::Mark && matches!(text.word(at), "," | "(" | ")" | ":" | "[" | "]" | ".")
    };
    (verb.end..text.len().min(verb.end + LONGEST)).find(|at| ends(*at)).unwrap_or(text.len().min(verb.end + LONGEST))
}

/// Returns the place behind the joining words that begin at a place.
#[expect(clippy::match_same_arms, reason = "each line stands for one meaning")]
fn joint(text: &Text<'_>, place: usize) -> Option<usize> {
    let next = text.word(place + 1);
    let end = match text.word(place) {
        "and" | "&" | "plus" | "while" | "whilst" | ";" => place + 1,
        "," if matches!(next, "and" | "&" | "while" | "whilst" | "then" | "plus") => place + 2,
        "," => place + 1,
        "as" if next == "well" && text.word(place + 2) == "as" => place + 3,
        "." if !text.is_joined(place + 1) => place + 1,
        _ => return None,
    };
    Some(if matches!(text.word(end), "to" | "also" | "will" | "then" | "at") { end + 1 } else { end })
}

/// Finds a second verb of change, or a verb of doing behind a change, that has its own object.
fn second_verb(text: &Text<'_>, verbs: &[Placed]) -> Option<Range<usize>> {
    let first = verbs.first()?;
    for place in first.at + 1..text.len() {
        let Some(at) = joint(text, place) else { continue };
        let listed = matches!(text.word(place), "," | ".");
        let Some(earlier) = verbs.iter().rfind(|placed| placed.at < place) else { continue };
        // "Maintain and improve satisfaction": two verbs, one object.
        if place == earlier.at + 1 || in_brackets(text, place) {
            continue;
        }
        let is_change = verbs.iter().find(|placed| placed.at == at).filter(|placed| {
            let same_form = match earlier.verb.form {
                Form::Ing => placed.verb.form == Form::Ing,
                Form::Noun => placed.verb.form == Form::Noun || placed.verb.form == Form::Base,
                _ => {
                    matches!(placed.verb.form, Form::Base | Form::Third)
                        || matches!(text.word(place), "while" | "whilst" | "as" | "plus")
                }
            };
            let vague_list = listed && placed.verb.strength == Strength::Vague;
            let in_aside = placed.verb.strength == Strength::Vague && follows_relative(text, place, earlier.at);
            same_form && !vague_list && !in_aside && placed.verb.form != Form::Past
        });
        if is_change.is_some() {
            return Some(at..at + 1);
        }
        // "a 10% rise in views and a fall in complaints".
        let noun = verbs.iter().find(|placed| placed.verb.form == Form::Noun && placed.at > at && placed.at <= at + 3);
        if let Some(noun) = noun.filter(|_| earlier.verb.form == Form::Noun && !listed) {
            return Some(at..noun.at + 1);
        }
        // "By 20% and publish waits": the figure before ends the first thing.
        let is_closed =
            matches!(text.before(place, 1), "%" | "percent" | "cent") || text.kind(place - 1) == Kind::Number;
        let has_object = text.kind(at + 1) == Kind::Word
            && !is_small(text.word(at + 1))
            && !text.word(at + 1).ends_with("ly")
            && !matches!(text.word(at + 1), "annually" | "again")
            // To look at the figure is no second thing.
            && !["review", "monitor", "measure", "report", "evaluate", "check", "survey"].contains(&text.word(at));
        let doing = is_doing(text.word(at))
            && (does_something(text, at) || is_closed && has_object)
            && !listed
            && text.word(place) != ";"
            && matches!(earlier.verb.form, Form::Base | Form::Third);
        if doing && !follows_relative(text, place, earlier.at) && matches!(text.word(place), "and" | "&" | ",") {
            return Some(at..at + 1);
        }
    }
    None
}

/// Returns whether a place stands in brackets.
fn in_brackets(text: &Text<'_>, place: usize) -> bool {
    (0..place).rev().take(20).find(|at| matches!(text.word(*at), "(" | ")")).is_some_and(|at| text.word(at) == "(")
}

/// Returns whether a word is sure to be a verb of doing: an article, a pronoun or a figure stands behind it.
fn does_something(text: &Text<'_>, at: usize) -> bool {
    [
        "a", "an", "the", "our", "their", "new", "more", "up", "out", "all", "it", "them", "each", "every", "weekly",
        "monthly",
    ]
    .contains(&text.word(at + 1))
        || number(text, at + 1).is_some()
}

/// Returns whether who or that stands between two places, or "to" as in "help people to": what follows is theirs.
fn follows_relative(text: &Text<'_>, place: usize, from: usize) -> bool {
    // "… who know our values from 41 to 60 per cent and train all managers": the figure ends what is theirs.
    let ends = |at: usize| {
        (at + 1..place).any(|at| text.kind(at) == Kind::Number && matches!(text.before(at, 1), "to" | "by" | "least"))
    };
    (from + 1..place).filter(|at| !ends(*at)).any(|at| {
        matches!(text.word(at), "who" | "that" | "which" | "how")
            || text.word(at) == "to"
                && text.kind(at + 1) == Kind::Word
                && !matches!(text.word(at + 1), "at" | "the" | "our" | "over" | "under" | "more" | "around" | "about")
    })
}

/// Finds a second figure to be reached that another metric stands with.
fn second_target(text: &Text<'_>, quantities: &[Quantity], taken: &[bool]) -> Option<Range<usize>> {
    for pair in quantities.windows(2) {
        let [first, second] = pair else { continue };
        let between = first.at.end..second.at.start;
        let Some(and) = between.clone().find(|at| matches!(text.word(*at), "and" | "&" | "plus" | ";") && !taken[*at])
        else {
            continue;
        };
        let leads = |start: usize| {
            (1..=3).any(|steps| matches!(text.before(start, steps), "to" | "by" | "from" | "least" | "at"))
        };
        let names_metric = (and + 1..second.at.start).any(|at| head(text.word(at)).is_some_and(|head| !matches!(head.grip, Grip::People)))
            // "Facebook followers by 10% and Instagram by 20%".
            || matches!(text.word(and + 1), "on" | "in") && text.is_capital(and + 2) && second.at.start > and + 3
            || text.kind(and + 1) == Kind::Word && text.is_capital(and + 1) && second.at.start > and + 2;
        let is_middle = (and..second.at.start).any(|at| matches!(text.word(at), "between" | "from"))
            && (and + 1..second.at.start).all(|at| head(text.word(at)).is_none());
        if leads(second.at.start) && leads(first.at.start) && names_metric && !is_middle {
            return Some(and + 1..second.at.end);
        }
        let counts = |quantity: &Quantity| {
            (quantity.at.end..quantity.at.end + 3)
                .take_while(|at| !is_small(text.word(*at)))
                .any(|at| head(text.word(at)).is_some_and(|head| head.grip == Grip::Count))
        };
        // "gain 500 followers and 100 subscribers".
        if second.at.start == and + 1 && counts(first) && counts(second) {
            return Some(and + 1..second.at.end + 1);
        }
    }
    None
}

/// Finds a second metric under the same verb: "reach and engagement".
fn second_metric(text: &Text<'_>, verbs: &[Placed], quantities: &[Quantity]) -> Option<Range<usize>> {
    let is_verb = |at: usize| verbs.iter().any(|placed| placed.at == at);
    let measured = |at: usize| {
        text.kind(at) == Kind::Word
            && !is_verb(at)
            && !carries(text.word(at + 1))
            && head(text.word(at)).is_some_and(|head| matches!(head.grip, Grip::Count | Grip::Rate | Grip::Idea))
    };
    for place in 1..text.len() {
        let joins = matches!(text.word(place), "and" | "&")
            || text.word(place) == "as" && text.starts(place, &["as", "well", "as"]);
        if !joins
            || in_brackets(text, place)
            || text.is_capital(place.wrapping_sub(1)) && text.is_capital(place + 1) && !is_all_capitals(text)
        {
            continue;
        }
        let skip = place + if text.word(place) == "as" { 3 } else { 1 };
        let Some(second) = (skip..skip + 3)
            .take_while(|at| !is_small(text.word(*at)) || matches!(text.word(*at), "our" | "the"))
            .find(|at| measured(*at))
        else {
            continue;
        };
        if text.kind(second) != Kind::Word
            || quantities.iter().any(|quantity| (skip..second).contains(&quantity.at.start))
        {
            continue;
        }
        let first = place - 1;
        // "engagement of staff and awareness", "awareness among patients and trust".
        let Some(first) = measured(first).then_some(first).or_else(|| behind_of(text, first, &measured)) else {
            continue;
        };
        // "Complaints about letters and phone calls": both are what the complaints are about.
        let is_subject =
            (1..=3).any(|steps| first >= steps && text.before(first, steps) == "about") && (0..first).any(&measured);
        if is_subject {
            continue;
        }
        let pair = (text.word(first), text.word(second));
        let is_phrase = matches!(
            pair,
            ("trust", "confidence")
                | ("knowledge", "understanding")
                | ("confidence", "trust")
                | ("understanding", "knowledge")
                | ("sickness", "absence")
                | ("health", "wellbeing")
                | ("recruitment", "retention")
                | ("reactions", "comments")
        );
        // "visits and views to", "sign up and share rate": compounds end with the same head.
        let is_compound = second + 1 < text.len()
            && ["rate", "rates", "score", "scores", "levels", "level", "survey", "form", "team", "campaign"]
                .contains(&text.word(second + 1));
        if !is_phrase && !is_compound && first != second && !follows_source(text, place) {
            return Some(skip..second + 1);
        }
    }
    None
}

/// Finds a second comparison in a statement without a verb: "more engagement and wider sharing".
fn second_comparison(text: &Text<'_>, verbs: &[Placed]) -> Option<Range<usize>> {
    let compares = |at: usize| comparative(text.word(at)).is_some() && !matches!(text.word(at), "up" | "down");
    if !verbs.is_empty() || !(0..2).any(compares) {
        return None;
    }
    (3..text.len())
        .find(|at| matches!(text.before(*at, 1), "and" | "&") && compares(*at) && !compares(*at - 2))
        .map(|at| at..at + 1)
}

/// Returns whether a whole statement is in capitals.
fn is_all_capitals(text: &Text<'_>) -> bool {
    text.words(&(0..text.len())).chars().all(|c| !c.is_lowercase())
}

/// Finds the metric before "of" or "among" and a few words.
fn behind_of(text: &Text<'_>, at: usize, measured: &impl Fn(usize) -> bool) -> Option<usize> {
    let of =
        (at.saturating_sub(4)..at).rev().find(|at| matches!(text.word(*at), "of" | "among" | "in" | "to" | "on"))?;
    (of > 0 && measured(of - 1) && matches!(text.word(of), "of")).then(|| of - 1)
}

/// Returns whether the words before say where a figure is read, not what is to change.
fn follows_source(text: &Text<'_>, place: usize) -> bool {
    (1..=8).any(|steps| {
        [
            "measured",
            "through",
            "via",
            "using",
            "judged",
            "including",
            "such",
            "who",
            "that",
            "which",
            "by",
            "counted",
            "improve",
        ]
        .contains(&text.before(place, steps))
    }) && !(1..=8).any(|steps| {
        text.before(place, steps) == "by" && text.kind(place.wrapping_sub(steps).wrapping_add(1)) == Kind::Number
    })
}
