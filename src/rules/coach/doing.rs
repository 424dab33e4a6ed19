//! Verbs of doing: what a team does, whatever comes of it.
//!
//! "Post three times a week" can be ticked off and changes nothing by itself, so a statement that such a verb leads is an
//! activity.

use super::kinds::Known;
use super::tokens::{Kind as Token, Text};
use super::verbs::Strength;

/// Finds the verb of doing that leads the statement.
pub(super) fn doing(text: &Text<'_>, start: usize, known: &Known<'_>) -> Option<usize> {
    let mut at = start;
    // "We will also publish", "the web team will redesign".
    let will = (start..text.len().min(start + 9))
        .take_while(|at| !text.is_stop(*at) && text.word(*at) != "who")
        .find(|at| matches!(text.word(*at), "will" | "shall" | "should" | "must" | "'ll"));
    let to = (start + 1..text.len().min(start + 6)).find(|at| {
        text.word(*at) == "to" && is_doing(text.word(*at + 1)) && known.verbs.iter().all(|placed| placed.at > *at)
    });
    let is_passive =
        |at: usize| text.word(at) == "be" && (is_doing_past(text.word(at + 1)) || is_doing_past(text.word(at + 2)));
    if let Some(will) = will {
        at = will + 1;
    } else if let Some(to) = to.filter(|to| {
        super::owners::names_role(text, start..*to)
            || (start..*to).all(|at| text.is_capital(at) && super::levels::head(text.word(at)).is_none())
    }) {
        at = to + 1;
    } else if matches!(text.word(at), "we" | "i") {
        at += 1;
    }
    while text.word(at).len() > 3 && text.word(at).ends_with("ly")
        || matches!(text.word(at), "also" | "then" | "not" | "further")
    {
        at += 1;
    }
    if text.word(at) == "continue" && text.word(at + 1) == "to" {
        at += 2;
    }
    let goes_on = matches!(text.word(at), "stop" | "start" | "begin" | "continue" | "keep");
    if goes_on && text.word(at + 1).strip_suffix("ing").is_some_and(|stem| is_doing(stem) || is_doing_in_e(stem)) {
        return Some(at);
    }
    if text.word(at) == "have" && is_doing_past(text.word(at + 1)) || is_passive(at) {
        return Some(at + 1);
    }
    let word = text.word(at);
    let third = word
        .strip_suffix("es")
        .filter(|stem| is_doing(stem))
        .or_else(|| word.strip_suffix('s'))
        .filter(|stem| is_doing(stem));
    let ing = word.strip_suffix("ing").filter(|stem| is_doing(stem) || is_doing_in_e(stem));
    let is_ing = ing.is_some() && at == start && (text.word(at + 1).len() > 1);
    let makes = word == "make"
        && (matches!(text.word(at + 1), "a" | "an") || text.kind(at + 1) == Token::Number && text.word(at + 2) != "-");
    let builds = word == "build"
        && (at + 1..at + 5).any(|at| {
            ["website", "app", "page", "pages", "hub", "tool", "library", "intranet", "system", "site"]
                .contains(&text.word(at))
        });
    let is_base = is_doing(word) || makes || builds || third.is_some() && at != start;
    // "Answer rate", "review scores": a noun before a noun that is measured.
    let is_noun = [
        "rate",
        "rates",
        "scores",
        "score",
        "times",
        "time",
        "views",
        "of",
        "reach",
        "",
        "engagement",
        "numbers",
        "responses",
    ]
    .contains(&text.word(at + 1))
        && at == start;
    let holds_level = word == "hold"
        && known.target.is_some()
        && (at + 1..at + 12).any(|at| matches!(text.word(at), "at" | "above" | "below" | "under"))
        || matches!(word, "move" | "take") && moves_a_figure(text, at, known)
        || word == "bring" && !matches!(text.word(at + 1), "a" | "an" | "the" | "new");
    // "Develop our presence" is a wish, "develop a system" something to do.
    let is_wish = word == "develop"
        && (matches!(
            text.word(at + 1),
            "our" | "their" | "stronger" | "closer" | "better" | "and" | "further" | "relationships"
        ));
    let is_change = known.verbs.iter().any(|placed| placed.at == at && placed.verb.strength == Strength::Clear);
    (text.kind(at) == Token::Word && (is_base || is_ing) && !is_noun && !holds_level && !is_wish && !is_change)
        .then_some(at)
}

/// Returns whether a figure is moved and not a thing: "move our rating from 3.9 to 4.3".
fn moves_a_figure(text: &Text<'_>, at: usize, known: &Known<'_>) -> bool {
    let from = (at + 1..at + 9).any(|at| text.word(at) == "from" && text.kind(at + 1) == Token::Number);
    known.target.is_some() && (from || known.target == Some(super::kinds::Target::Standard))
}

/// Returns whether a past form is one of a verb of doing.
pub(super) fn is_doing_past(word: &str) -> bool {
    if matches!(word, "ran" | "wrote" | "sent" | "held" | "built" | "made" | "met" | "drew" | "gave") {
        return true;
    }
    word.strip_suffix("ed").is_some_and(|stem| is_doing(stem) || is_doing_in_e(stem)) && word != "shared"
}

/// Verbs of doing that end in `e`.
const DOING_IN_E: [&str; 22] = [
    "write",
    "create",
    "produce",
    "organise",
    "use",
    "schedule",
    "update",
    "analyse",
    "prepare",
    "arrange",
    "introduce",
    "compile",
    "share",
    "advertise",
    "evaluate",
    "upgrade",
    "provide",
    "circulate",
    "define",
    "issue",
    "complete",
    "fine-tune",
];

/// Returns whether a stem is that of a verb of doing whose `e` an ending swallowed.
fn is_doing_in_e(stem: &str) -> bool {
    DOING_IN_E.iter().any(|verb| verb.strip_suffix('e') == Some(stem))
}

/// Returns whether a word is a verb of doing: what a team does, whatever comes of it.
pub(super) fn is_doing(word: &str) -> bool {
    let word = word.strip_prefix("re-").unwrap_or(word);
    DOING_IN_E.contains(&word)
        || [
            "offer",
            "supply",
            "equip",
            "upskill",
            "highlight",
            "showcase",
            "signpost",
            "remind",
            "liaise",
            "collaborate",
            "scope",
            "post",
            "publish",
            "run",
            "launch",
            "deliver",
            "draft",
            "design",
            "send",
            "tweet",
            "film",
            "record",
            "meet",
            "review",
            "audit",
            "train",
            "hold",
            "set",
            "develop",
            "commission",
            "start",
            "begin",
            "appoint",
            "hire",
            "buy",
            "install",
            "monitor",
            "measure",
            "report",
            "plan",
            "host",
            "draw",
            "test",
            "pilot",
            "redesign",
            "rewrite",
            "refresh",
            "rebrand",
            "distribute",
            "print",
            "display",
            "visit",
            "brief",
            "consult",
            "survey",
            "interview",
            "invite",
            "agree",
            "sign",
            "open",
            "close",
            "migrate",
            "move",
            "map",
            "list",
            "identify",
            "research",
            "investigate",
            "collect",
            "gather",
            "respond",
            "reply",
            "answer",
            "upload",
            "edit",
            "check",
            "compare",
            "approve",
            "discuss",
            "submit",
            "find",
            "add",
            "feature",
            "attend",
            "speak",
            "present",
            "teach",
            "coach",
            "mentor",
            "procure",
            "implement",
            "roll",
            "conduct",
            "undertake",
            "carry",
            "ask",
            "contact",
            "email",
            "ring",
            "put",
            "give",
            "fund",
            "tidy",
            "merge",
            "archive",
            "follow",
            "like",
            "retweet",
            "repost",
            "livestream",
            "stream",
            "photograph",
            "caption",
            "translate",
            "moderate",
            "bring",
            "establish",
            "hand",
            "show",
            "tell",
            "clean",
            "delete",
            "work",
            "co-produce",
            "trial",
            "document",
            "formulate",
            "issue",
            "recommission",
            "replace",
            "remove",
        ]
        .contains(&word)
}
