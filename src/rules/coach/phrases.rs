//! How far the words of a metric reach around their head, and the level that they tell.
//!
//! "Missed outpatient appointments among new patients" is one metric; what follows "from", "by" or "to rise" is not part
//! of it.

use std::ops::Range;

use super::amount::Unit;
use super::levels::{Grip, Level, head, level_of};
use super::metrics::{Known, Metric, Place, carries, is_small};
use super::numbers::Quantity;
use super::tokens::{Kind, Text};
use super::verbs::{Form, Strength};

/// Takes the describing words before a head and what belongs to it behind.
pub(super) fn phrase(text: &Text<'_>, place: Place, known: &Known<'_>) -> Metric {
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
        // "Missed eye and ear appointments".
        let is_plain = |at: usize| {
            text.kind(at) == Kind::Word
                && !is_small(text.word(at))
                && !is_verb(at)
                && !is_figure(at)
                && head(text.word(at)).is_none()
                && !super::doing::is_doing(text.word(at))
        };
        if text.word(before) == "and" && before > 0 && start < place.at && is_plain(start) && is_plain(before - 1) {
            start = before - 1;
            continue;
        }
        // "The did not attend rate".
        if text.word(before) == "not" && matches!(text.before(before, 1), "did" | "do" | "does") && start < place.at {
            start = before - 1;
            continue;
        }
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
        // "from 2:1 to 4:1" is a figure of its own kind.
        let is_proportion = text.kind(at) == Kind::Name && text.word(at).contains(':');
        at < text.len()
            && (is_proportion || known.taken[at] || known.quantities.iter().any(|quantity| quantity.at.contains(&at)))
    };
    // "Spend on boosted posts": a participle before its noun.
    let describes =
        |at: usize, form: Form| form == Form::Past && !is_small(text.word(at + 1)) && text.kind(at + 1) == Kind::Word;
    let is_verb = |at: usize| known.verbs.iter().any(|one| one.at == at && !describes(at, one.verb.form));
    let of_two = text.before(from, 1) == "ratio";
    let mut end = from;
    // "The time to reply to a message", "the time it takes us to answer".
    let is_time = matches!(text.before(from, 1), "time" | "times" | "wait");
    let mut relative =
        is_time && (is_act(text, from) || text.word(from) == "it" && text.word(from + 1).starts_with("take"));
    while end < text.len() && end < from + 14 {
        let (word, next) = (text.word(end), text.word(end + 1));
        let leads = |steps: usize| {
            (end + 1..=end + steps)
                .take_while(|at| !matches!(text.word(*at), "from" | "to" | "by" | "on" | ":" | "," | "("))
                // "Visits to the pages before June": what leads to a day is not what leads to a figure.
                .take_while(|at| word != "to" || !known.taken.get(*at).copied().unwrap_or(false))
                .any(is_figure)
        };
        let opens_object = matches!(next, "the" | "our" | "a" | "its" | "their" | "this")
            || text.is_capital(end + 1)
            || text.kind(end + 1) == Kind::Name
            || matches!(text.before(end, 1), "taken" | "couch")
            || matches!(
                text.word(end.wrapping_sub(1)),
                "visits" | "calls" | "visitors" | "clicks" | "referrals" | "traffic" | "hits"
            )
            || matches!(
                text.word(end.wrapping_sub(1)),
                "sign-ups"
                    | "registrations"
                    | "applications"
                    | "subscriptions"
                    | "admissions"
                    | "access"
                    | "donations"
                    | "responses"
            ) && text.kind(end + 1) == Kind::Word
                && !is_verb(end + 1)
                && !is_small(next);
        relative |= matches!(word, "who" | "that" | "which" | "whose");
        let stops = is_figure(end)
            || text.kind(end) == Kind::Mark
                && !matches!(word, "'" | "\"" | "/")
                && !(word == "," && lists(text, end, &is_figure, &is_verb))
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
            || word == "to" && !opens_object && !relative && !of_two
            || [
                "will", "should", "must", "so", "through", "via", "as", "using", "who'll", "is", "are", "was", "were",
                "has", "have", "had", "because", "when", "while", "whilst", "each", "every", "compared", "receive",
                "went", "receives", "against", "can", "could", "may", "measured", "owner", "led",
            ]
            .contains(&word)
                && !relative
                && !(word == "using" && head(text.before(end, 1)).is_some_and(|head| head.grip == Grip::People))
            || word == "to" && relative && (end + 1..end + 3).any(is_verb)
            || matches!(word, "and" | "&" | "or")
                && ((end + 1..end + 3).any(is_verb)
                    || head(next).is_some_and(|head| head.grip != Grip::People) && !carries(text.word(end + 2)))
            || matches!(word, "a" | "per")
                && matches!(next, "day" | "week" | "month" | "year" | "quarter" | "hour" | "annum" | "term" | "cent")
            || word == "by" && text.word(end + 1).ends_with("ing");
        if stops {
            break;
        }
        end += 1;
    }
    // "Staff who feel listened to:" ends with a word that belongs to its verb.
    let belongs = text.before(end, 2).ends_with("ed") && (end >= text.len() || text.kind(end) == Kind::Mark);
    let is_object = |word: &str| relative && matches!(word, "us" | "them" | "it");
    while end > from
        && is_small(text.word(end - 1))
        && !is_object(text.word(end - 1))
        && !(belongs && matches!(text.word(end - 1), "to" | "after"))
    {
        end -= 1;
    }
    end
}

/// Returns whether a comma only lists what a metric is about: "the pages on bumps, babies and beyond".
fn lists(text: &Text<'_>, comma: usize, is_figure: &dyn Fn(usize) -> bool, is_verb: &dyn Fn(usize) -> bool) -> bool {
    let is_plain = |at: usize| {
        text.kind(at) == Kind::Word
            && !is_small(text.word(at))
            && !is_figure(at)
            && !is_verb(at)
            && head(text.word(at)).is_none()
    };
    let and = (comma + 2..=comma + 3).find(|at| matches!(text.word(*at), "and" | "or" | "&"));
    and.is_some_and(|and| (comma + 1..and).all(is_plain) && is_plain(and + 1)) && is_plain(comma - 1)
}

/// Returns whether what is done in a time begins at a place: "to reply", "taken to answer", "between call and visit".
fn is_act(text: &Text<'_>, place: usize) -> bool {
    let at = place + usize::from(matches!(text.word(place), "taken" | "needed"));
    text.word(at) == "to" && text.kind(at + 1) == Kind::Word && !is_small(text.word(at + 1))
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
    let fails = |words: &[&str]| words.windows(2).any(|pair| pair[0] == "not" && pair[1].starts_with("attend"));
    if fails(&before) || fails(&behind) {
        return Some(Level::Impact);
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
        "time" | "times" | "wait"
            if behind
                .iter()
                .any(|word| ["reply", "response", "answer", "respond", "acknowledge", "replies"].contains(word)) =>
        {
            return Some(Level::Output);
        }
        "level" | "levels" | "volume" | "percentage" | "number" | "proportion" | "share" | "numbers" | "total" => {
            let acts = behind.iter().any(|word| matches!(*word, "who" | "that" | "whose"));
            let wasted = before.iter().chain(&behind).any(|word| matches!(*word, "missed" | "cancelled" | "unused"));
            let inner = before.iter().rev().chain(&behind).find_map(|word| match *word {
                "appointments" if !wasted => Some(Level::Outcome),
                word => head(word).and_then(|head| head.level),
            });
            let around = behind.iter().chain(&before).find_map(|word| level_of(word));
            // "the share of patients who know": what they do tells more than who they are.
            let (inner, around) = if acts { (around, inner) } else { (inner, around) };
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
pub(super) fn object_of_verb(text: &Text<'_>, target: &Quantity, known: &Known<'_>) -> Option<Metric> {
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
