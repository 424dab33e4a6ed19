//! The verbs of change, and the verbs that only sound like it.
//!
//! A clear verb says which way a figure goes. A vague one ("improve", "support") could be claimed whatever happens; with
//! a figure beside it, some of them become clear. Verbs of doing ("post", "write") are the business of [`super::doing`].

use super::numbers::number;
use super::tokens::{Kind, Text};

/// Which way a figure is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To stay where it is.
    Hold,
}

/// How clear a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Says what changes by itself.
    Clear,
    /// Says it when a figure stands with it: improve, enhance, keep.
    WithFigure,
    /// Does not say it.
    Vague,
}

/// A verb of change, or a noun made of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// How clear it is.
    pub(super) strength: Strength,
    /// Which way it goes.
    pub(super) direction: Option<Direction>,
    /// Whether a figure behind it is a difference (increase 25%) or a level (reach 25%).
    pub(super) moves: bool,
    /// The multiple that it names in ten-thousandths: double, halve.
    pub(super) multiple: Option<i64>,
    /// How it stands.
    pub(super) form: Form,
}

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Increase.
    Base,
    /// Increases.
    Third,
    /// Increasing.
    Ing,
    /// Increased: the past, or a participle.
    Past,
    /// Grew, rose: only the past.
    OnlyPast,
    /// A rise, the growth.
    Noun,
}

/// Reads a word as a verb, whatever stands around it.
pub(super) fn lookup(word: &str) -> Option<Verb> {
    if let Some((lemma, form)) = irregular(word) {
        return lemma_of(lemma, form);
    }
    if let Some(found) = lemma_of(word, Form::Base) {
        return Some(found);
    }
    for (ending, form) in [("ing", Form::Ing), ("ed", Form::Past), ("es", Form::Third), ("s", Form::Third)] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        if let Some(found) = lemma_of(stem, form) {
            return Some(found);
        }
        if matches!(form, Form::Ing | Form::Past) {
            let mut letters = stem.chars().rev();
            if let (Some(last), Some(twin)) = (letters.next(), letters.next())
                && last == twin
                && let Some(found) = lemma_of(&stem[..stem.len() - last.len_utf8()], form)
            {
                return Some(found);
            }
            if let Some(found) = with_e(stem).and_then(|lemma| lemma_of(lemma, form)) {
                return Some(found);
            }
        }
    }
    None
}

/// Returns the lemma whose last letter is an `e` that the ending swallowed.
fn with_e(stem: &str) -> Option<&'static str> {
    const LEMMAS: [&str; 49] = [
        "increase",
        "raise",
        "decrease",
        "reduce",
        "improve",
        "enhance",
        "encourage",
        "achieve",
        "secure",
        "halve",
        "double",
        "treble",
        "triple",
        "minimise",
        "maximise",
        "optimise",
        "promote",
        "engage",
        "explore",
        "leverage",
        "ensure",
        "facilitate",
        "enable",
        "communicate",
        "drive",
        "continue",
        "consolidate",
        "transform",
        "modernise",
        "inspire",
        "influence",
        "educate",
        "celebrate",
        "eliminate",
        "generate",
        "rise",
        "decline",
        "quadruple",
        "mobilise",
        "make",
        "become",
        "preserve",
        "eradicate",
        "change",
        "move",
        "persuade",
        "accelerate",
        "take",
        "save",
    ];
    LEMMAS.into_iter().find(|lemma| lemma.strip_suffix('e') == Some(stem))
}

/// Reads the forms that no rule makes.
fn irregular(word: &str) -> Option<(&'static str, Form)> {
    Some(match word {
        "grew" => ("grow", Form::OnlyPast),
        "grown" => ("grow", Form::Past),
        "rose" => ("rise", Form::OnlyPast),
        "risen" => ("rise", Form::Past),
        "fell" => ("fall", Form::OnlyPast),
        "fallen" => ("fall", Form::Past),
        "kept" => ("keep", Form::Past),
        "held" => ("hold", Form::Past),
        "won" => ("win", Form::OnlyPast),
        "got" | "gotten" => ("get", Form::OnlyPast),
        "shrank" | "shrunk" => ("shrink", Form::OnlyPast),
        "brought" => ("bring", Form::Past),
        "took" => ("take", Form::OnlyPast),
        "came" => ("come", Form::OnlyPast),
        "drove" => ("drive", Form::OnlyPast),
        "made" => ("make", Form::Past),
        "built" => ("build", Form::Past),
        "became" => ("become", Form::OnlyPast),
        "growth" => ("grow", Form::Noun),
        "reduction" | "reductions" => ("reduce", Form::Noun),
        "improvement" | "improvements" => ("improve", Form::Noun),
        "uplift" => ("increase", Form::Noun),
        _ => return None,
    })
}

/// Reads the ground form of a verb.
#[expect(clippy::match_same_arms, reason = "each line stands for one meaning")]
fn lemma_of(lemma: &str, form: Form) -> Option<Verb> {
    use Direction::{Down, Hold, Up};
    use Strength::{Clear, Vague, WithFigure};
    let (strength, direction, moves) = match lemma {
        "increase" | "raise" | "grow" | "boost" | "lift" | "expand" | "rise" | "climb" | "widen" | "accelerate"
        | "gain" | "add" | "uplift" => (Clear, Some(Up), true),
        "double" | "treble" | "triple" | "quadruple" => (Clear, Some(Up), true),
        "halve" => (Clear, Some(Down), true),
        "reach" | "achieve" | "attain" | "attract" | "recruit" | "secure" | "earn" | "win" | "generate" | "exceed"
        | "get" | "hit" | "register" | "enrol" | "fill" => (Clear, Some(Up), false),
        "reduce" | "cut" | "decrease" | "lower" | "drop" | "shrink" | "lessen" | "slash" | "shave" | "shorten"
        | "fall" | "decline" | "trim" | "eliminate" | "eradicate" => (Clear, Some(Down), true),
        "save" | "divert" | "convert" => (Clear, None, false),
        "keep" | "maintain" | "sustain" | "hold" | "remain" | "stay" | "retain" | "preserve" => {
            (WithFigure, Some(Hold), false)
        }
        "minimise" => (WithFigure, Some(Down), true),
        "improve" | "enhance" | "strengthen" | "maximise" | "optimise" => (WithFigure, None, true),
        "bring" | "move" | "take" | "come" | "change" | "shift" | "drive" | "push" => (WithFigure, None, false),
        "build" => (WithFigure, None, true),
        "support" | "engage" | "promote" | "help" | "encourage" | "explore" | "embed" | "leverage" | "ensure"
        | "facilitate" | "enable" | "empower" | "communicate" | "inform" | "foster" | "champion" | "consolidate"
        | "transform" | "modernise" | "deepen" | "broaden" | "nurture" | "inspire" | "influence" | "educate"
        | "celebrate" | "make" | "become" | "focus" | "aim" | "continue" | "work" | "develop" | "correct"
        | "consider" | "mobilise" | "address" | "tackle" | "persuade" | "convince" | "involve" => (Vague, None, false),
        _ => return None,
    };
    let multiple = match lemma {
        "double" => Some(20_000),
        "treble" | "triple" => Some(30_000),
        "quadruple" => Some(40_000),
        "halve" => Some(5_000),
        _ => None,
    };
    Some(Verb { strength, direction, moves, multiple, form })
}

/// A verb in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// The verb.
    pub(super) verb: Verb,
    /// Its token.
    pub(super) at: usize,
}

/// Finds the verbs of change that stand where a verb or its noun can stand.
pub(super) fn verbs(text: &Text<'_>, taken: &[bool]) -> Vec<Placed> {
    (0..text.len())
        .filter(|place| text.kind(*place) == Kind::Word && !taken[*place])
        .filter_map(|place| {
            // "Parents know how to get an appointment": theirs, not what is to change.
            let is_theirs = text.before(place, 1) == "to"
                && ["how", "what", "where", "when", "who", "whom", "whether", "which", "why"]
                    .contains(&text.before(place, 2));
            if is_theirs {
                return None;
            }
            // "Have ten organisations repeat our posts."
            let signs =
                text.starts(place, &["sign", "up"]) && text.is_start(place) && number(text, place + 2).is_some();
            let has = signs || text.word(place) == "have" && text.is_start(place) && number(text, place + 1).is_some();
            let mut verb = lookup(if has { "get" } else { text.word(place) })?;
            if stands_as_noun(text, place) {
                let can_be_noun = [
                    "increase",
                    "increases",
                    "rise",
                    "rises",
                    "drop",
                    "fall",
                    "cut",
                    "decrease",
                    "decline",
                    "boost",
                    "lift",
                    "gain",
                    "growth",
                    "reduction",
                    "reductions",
                    "improvement",
                    "improvements",
                    "uplift",
                ]
                .contains(&text.word(place));
                let leads_on = matches!(text.word(place + 1), "in" | "of" | "to" | "on" | "from");
                if !can_be_noun || !leads_on {
                    return None;
                }
                verb.form = Form::Noun;
            } else if !stands_as_verb(text, place, verb) {
                return None;
            }
            Some(Placed { verb, at: place })
        })
        .collect()
}

/// Returns whether an article, an adjective or a figure stands before a word, so that it is a noun.
fn stands_as_noun(text: &Text<'_>, place: usize) -> bool {
    let before = text.before(place, 1);
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "any",
        "our",
        "their",
        "its",
        "%",
        "percent",
        "cent",
        "significant",
        "net",
        "total",
        "annual",
        "steady",
        "small",
        "modest",
        "large",
        "big",
        "sharp",
        "slight",
        "minimum",
        "real",
        "overall",
        "year-on-year",
        "sustained",
        "measurable",
        "point",
        "further",
        "of",
    ]
    .contains(&before)
        && !(before == "further" && place <= 1)
        && (before != "that" || matches!(text.word(place + 1), "in" | "of"))
        && !(before == "of" && text.word(place).ends_with("ing"))
        || matches!(text.word(place), "growth" | "reduction" | "reductions" | "improvement" | "improvements" | "uplift")
}

/// Returns whether a word can be a verb where it stands.
fn stands_as_verb(text: &Text<'_>, place: usize, verb: Verb) -> bool {
    let (word, before, next) = (text.word(place), text.before(place, 1), text.word(place + 1));
    let opens = text.is_start(place)
        || matches!(
            before,
            ":" | ","
                | "-"
                | "*"
                | ")"
                | "("
                | "\""
                | "and"
                | "&"
                | "or"
                | "to"
                | "will"
                | "we"
                | "they"
                | "plus"
                | "then"
                | "also"
                | "not"
                | "/"
        );
    // Words that are nouns as often as verbs need the room of a verb.
    match word {
        "reach" | "register" | "hit" | "hits" | "reaches" | "work" | "support" | "help" | "change" | "address"
        | "focus" | "aim" | "aims" | "cuts" | "drives" | "moves" | "shift" | "gains" | "drops" | "falls" | "rises"
        | "lifts" | "fill" | "come" | "comes" | "drive" | "move" | "supports" | "works" | "changes" | "push"
        | "drop" | "fall" | "lift" | "gain" | "boost" | "hold" | "stay" | "registers" | "win" | "wins"
        | "experience" | "lower" | "secure" | "inform" | "save" | "saves" => {
            let object = !matches!(next, "" | "and" | "of" | "is" | "rate" | "rates" | "figures" | "," | ".")
                || matches!(word, "rise" | "fall" | "drop");
            (opens
                || matches!(before, "should" | "must" | "shall" | "can" | "would" | "further" | "that")
                || ends_adverb(before)
                || is_subject(text, place))
                && object
        }
        // "Vacancies filled through LinkedIn" are a kind of vacancies.
        "filled" => before == "be",
        _ => match verb.form {
            // Staff turnover, a growing following, feel informed: adjectives.
            Form::Past => !matches!(before, "a" | "an" | "the" | "more" | "our" | "feel" | "feels" | "felt"),
            Form::Ing => {
                opens
                    || ["by", "of", "while", "whilst", "through", "towards", "on", "for", "as", "further", "at", "well"]
                        .contains(&before)
            }
            _ => true,
        },
    }
}

/// Returns whether a word is an adverb.
fn ends_adverb(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && ![
            "weekly",
            "monthly",
            "daily",
            "yearly",
            "quarterly",
            "fortnightly",
            "early",
            "family",
            "friendly",
            "elderly",
        ]
        .contains(&word)
}

/// Returns whether a plural noun that can do something stands before: "followers rise".
fn is_subject(text: &Text<'_>, place: usize) -> bool {
    let before = text.before(place, 1);
    text.kind(place.wrapping_sub(1)) == Kind::Word
        && before.len() > 3
        && before.ends_with('s')
        && !matches!(before, "across" | "this" | "plus" | "towards")
        || matches!(
            before,
            "that" | "who" | "which" | "trust" | "team" | "department" | "uptake" | "engagement" | "awareness"
        )
}

/// Reads a comparative, which says a direction without a verb.
pub(super) fn comparative(word: &str) -> Option<Direction> {
    Some(match word {
        "more" | "higher" | "greater" | "extra" | "additional" | "further" | "up" | "wider" | "bigger" => Direction::Up,
        "fewer" | "less" | "lower" | "shorter" | "smaller" | "down" | "quicker" | "faster" => Direction::Down,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verb() {
        for (word, direction, form) in [
            ("increase", Some(Direction::Up), Form::Base),
            ("increasing", Some(Direction::Up), Form::Ing),
            ("cutting", Some(Direction::Down), Form::Ing),
            ("reduced", Some(Direction::Down), Form::Past),
            ("raises", Some(Direction::Up), Form::Third),
            ("grew", Some(Direction::Up), Form::OnlyPast),
            ("halving", Some(Direction::Down), Form::Ing),
            ("maintaining", Some(Direction::Hold), Form::Ing),
            ("dropped", Some(Direction::Down), Form::Past),
            ("improving", None, Form::Ing),
        ] {
            let verb = lookup(word).unwrap_or_else(|| panic!("{word} is a verb of change"));
            assert_eq!((verb.direction, verb.form), (direction, form), "{word}");
        }
        for word in ["follower", "staff", "increasingly", "keeper", "s", "ed", "ing", "ŵed"] {
            assert_eq!(lookup(word), None, "{word}");
        }
    }
}
