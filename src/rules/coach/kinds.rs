//! Whether a statement is an objective, a past result or an activity.
//!
//! "We grew followers in 2019" looks back, "post three times a week" says what the team does. Neither can be reached.

use super::dates::{Dated, Role};
use super::doing::{doing, is_doing_past};
use super::levels::{Grip, head};
use super::tokens::{Kind as Token, Text};
use super::verbs::{self, Form, Placed, Strength};

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It says what is to change.
    Objective,
    /// It says what has happened.
    PastResult,
    /// It says what somebody does.
    Activity,
}

impl Kind {
    /// Returns the answer to "is it an objective", as the command line has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Objective => "yes",
            Self::PastResult => "past_result",
            Self::Activity => "activity",
        }
    }
}

/// What is known before the kind is told.
pub(super) struct Known<'k> {
    /// The verbs of change.
    pub(super) verbs: &'k [Placed],
    /// The days.
    pub(super) dates: &'k [Dated],
    /// Tokens that are read already.
    pub(super) taken: &'k [bool],
    /// Whether the deadline lies ahead.
    pub(super) is_ahead: bool,
    /// Where the target stands, and whether it is a share or bound that only a result can meet.
    pub(super) target: Option<Target>,
}

/// What the target says about the kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A count of things: "deliver 12 workshops".
    Count,
    /// A share or a limit: "answer 90% of messages", "within 2 hours".
    Standard,
}

/// Tells what a statement is, and the token that says so.
pub(super) fn kind(text: &Text<'_>, known: &Known<'_>) -> (Kind, Option<usize>) {
    let start = opening(text, known);
    if let Some(at) = past(text, start, known) {
        return (Kind::PastResult, Some(at));
    }
    if let Some(at) = doing(text, start, known) {
        let changes = known.verbs.iter().any(|placed| {
            placed.at > at
                && placed.verb.strength != Strength::Vague
                && placed.verb.form != Form::Past
                && known.target.is_some()
        });
        if !changes && known.target != Some(Target::Standard) {
            return (Kind::Activity, Some(at));
        }
    }
    (Kind::Objective, None)
}

/// Returns where the statement itself begins, past numbering, "we recommend that" and dates in front.
fn opening(text: &Text<'_>, known: &Known<'_>) -> usize {
    let mut at = 0;
    for _ in 0..40 {
        let word = text.word(at);
        if at >= text.len() {
            return 0;
        }
        let heads = [
            "objective",
            "aim",
            "goal",
            "outcome",
            "recommendation",
            "kpi",
            "priority",
            "target",
            "action",
            "activity",
        ]
        .contains(&word);
        let closes = |steps: usize| matches!(text.word(at + steps), ":" | "-" | "." | ")");
        if known.taken[at] || text.kind(at) == Token::Mark {
            at += 1;
        } else if heads && (closes(1) || closes(2)) {
            at += if closes(1) { 2 } else { 3 };
        } else if text.kind(at) == Token::Number && closes(1) && at <= 1 {
            at += 2;
        } else if matches!(word, "we" | "i") && matches!(text.word(at + 1), "recommend" | "propose" | "suggest" | "see")
        {
            at = (at + 2..text.len().min(at + 30)).find(|at| text.word(*at) == "that").map_or(at + 2, |that| that + 1);
        } else if matches!(word, "in" | "to" | "order" | "and") && matches!(word, "to")
            || word == "in" && text.word(at + 1) == "order"
        {
            at += 1 + usize::from(word == "in");
        } else if word.len() > 3 && word.ends_with("ly") && at == 0 {
            at += 1;
        } else {
            return at;
        }
    }
    at
}

/// Returns whether a word only opens a clause about somebody: what follows does not say what the statement is.
fn opens_aside(text: &Text<'_>, at: usize) -> bool {
    // "Three times as many patients used the app."
    if text.word(at) == "as" && matches!(text.word(at + 1), "many" | "much") {
        return false;
    }
    // "More than 900 people came."
    if text.word(at) == "than" && matches!(text.before(at, 1), "more" | "fewer" | "less") {
        return false;
    }
    ["who", "which", "whose", "whom", "where", "than", "as", "because", "since", "when", "after", "if", "what"]
        .contains(&text.word(at))
        || text.word(at) == "that"
            && text.kind(at.wrapping_sub(1)) == Token::Word
            && !matches!(text.before(at, 1), "recommend" | "so" | "ensure")
}

/// Finds the verb that says that the statement looks back.
fn past(text: &Text<'_>, start: usize, known: &Known<'_>) -> Option<usize> {
    let mut aside = false;
    let mut found = None;
    for at in 0..text.len() {
        if text.is_start(at) || matches!(text.word(at), "," | "(" | ")" | ":") {
            aside = text.word(at) == "(";
        }
        if opens_aside(text, at) {
            aside = true;
        }
        if text.kind(at) != Token::Word || aside {
            continue;
        }
        let (word, before) = (text.word(at), text.before(at, 1));
        // What is still to be done decides, wherever it stands.
        let will = [
            "will", "shall", "must", "should", "we'll", "aim", "aims", "want", "wants", "plan", "plans", "intend",
            "intends", "hope", "need",
        ]
        .contains(&word);
        let commands = (text.is_start(at) && at > 0 || at == start)
            && known.verbs.iter().any(|placed| placed.at == at && placed.verb.form == Form::Base);
        if will && word != "plan" && word != "plans" || will && matches!(before, "we" | "and" | "they") || commands {
            return None;
        }
        if found.is_none() && looks_back(text, at, start, known) {
            found = Some(at);
        }
    }
    found
}

/// Returns whether a word is a verb in the past.
fn looks_back(text: &Text<'_>, at: usize, start: usize, known: &Known<'_>) -> bool {
    let (word, before, next) = (text.word(at), text.before(at, 1), text.word(at + 1));
    let has_past_day = known
        .dates
        .iter()
        .any(|dated| matches!(dated.role, Role::In | Role::Context | Role::Bare) && dated.last.is_some())
        && !known.is_ahead;
    if matches!(word, "was" | "were") {
        // "if it were", "as was"; "up from what was 24%".
        return !matches!(before, "if" | "it") || word == "was" && !known.is_ahead;
    }
    if word == "had" {
        return text.kind(at.wrapping_sub(1)) == Token::Word && !matches!(before, "to" | "who" | "if" | "they've");
    }
    if matches!(word, "has" | "have" | "'ve" | "we've") {
        let seen = (at + 1..at + 4)
            .any(|at| is_past_form(text.word(at)) || matches!(text.word(at), "been" | "cut" | "hit" | "set" | "put"));
        let modal = matches!(before, "to" | "will" | "should" | "must" | "can");
        return seen && !modal && !known.is_ahead;
    }
    if !is_past_form(word) {
        return false;
    }
    let is_led = [
        "be", "been", "is", "are", "being", "get", "have", "has", "to", "a", "an", "the", "our", "of", "more",
        "better", "feel", "well", "by", "for",
    ]
    .contains(&before);
    if is_led {
        return false;
    }
    let by_us = matches!(before, "we" | "i" | "they" | "it")
        || matches!(text.before(at, 2), "we" | "they")
            && (before.ends_with("ly") || matches!(before, "also" | "then" | "successfully"));
    if by_us {
        return true;
    }
    let only_past = verbs::lookup(word).is_some_and(|verb| verb.form == Form::OnlyPast)
        || matches!(word, "saw" | "went" | "ran" | "wrote" | "sent" | "met" | "gave")
        || matches!(word, "led" | "contributed") && next == "to"
        || word == "resulted" && next == "in";
    let can_change = verbs::lookup(word).is_some_and(|verb| verb.strength != Strength::Vague) || only_past;
    if known.is_ahead {
        // "Between April and September our reply time came down": no day to come makes that a plan.
        let is_plain_noun = at > start && text.kind(at - 1) == Token::Word && !matches!(before, "and" | "or" | "who");
        let is_sure = only_past && known.verbs.iter().all(|placed| placed.at >= at);
        return is_sure && is_plain_noun;
    }
    if at == start {
        // "Increased awareness of sepsis" is a wish, "increased followers from 200 to 400" a report.
        let done = !can_change
            || [
                "achieved",
                "reached",
                "gained",
                "secured",
                "recruited",
                "attracted",
                "grew",
                "won",
                "hit",
                "doubled",
                "halved",
            ]
            .contains(&word);
        return is_doing_past(word)
            || done && only_past | can_change
            || can_change && (known.target.is_some() || has_past_day);
    }
    // "Followers increased from 200", "page views rose by 20%".
    let follows_noun = text.kind(at - 1) == Token::Word && !known.taken[at - 1];
    let leads_on = [
        "",
        "from",
        "to",
        "by",
        "in",
        "on",
        "over",
        "last",
        ".",
        ",",
        "since",
        "during",
        "between",
        "dramatically",
        "slightly",
        "sharply",
        "after",
        "again",
    ]
    .contains(&next)
        || text.kind(at + 1) == Token::Number
        || known.taken.get(at + 1).copied().unwrap_or(false);
    // "Three times as many patients used the app in 2025".
    let acts = follows_noun && head(before).is_some_and(|head| head.grip == Grip::People) && has_past_day;
    // "The campaign delivered a 12% increase": a noun that has done something.
    let has_done = at > start
        && follows_noun
        && is_doing_past(word)
        && matches!(next, "a" | "an" | "the" | "our" | "more" | "over")
        && known.verbs.iter().all(|placed| placed.at > at);
    has_done
        || (acts && known.verbs.iter().all(|placed| placed.at > at))
        || (only_past && (follows_noun || known.taken[at - 1]) && !matches!(before, "and" | "or"))
        || can_change && follows_noun && leads_on && (known.target.is_some() || has_past_day)
}

/// Returns whether a word can be a past form.
fn is_past_form(word: &str) -> bool {
    word.len() > 3
        && word.ends_with("ed")
        && ![
            "need",
            "speed",
            "feed",
            "embed",
            "bleed",
            "exceed",
            "succeed",
            "indeed",
            "hundred",
            "proceed",
            "breed",
            "unplanned",
            "planned",
            "missed",
            "targeted",
        ]
        .contains(&word)
        || [
            "came", "grew", "grown", "rose", "risen", "fell", "fallen", "won", "got", "ran", "wrote", "written",
            "sent", "met", "gave", "saw", "went", "made", "built", "held", "kept", "took", "had", "shrank", "brought",
            "led", "spent", "sold", "said", "told", "felt", "knew", "heard",
        ]
        .contains(&word)
}
