//! Figures that are part of a name, an age, a clock or a telephone number, and so no target.
//!
//! A coach that asks about the 19 in COVID-19 is not asked again. What hangs together with letters (5G, ICD-10) never
//! becomes a number at all; this file holds what stands apart.

use super::amount::Unit;
use super::numbers::Quantity;
use super::tokens::{Kind, Text};

/// Returns whether a figure is part of a name and no figure to reach.
pub(super) fn is_name(text: &Text<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.at.start, quantity.at.end);
    if quantity.amount.unit == Some(Unit::Ratio) {
        // "one in, one out" has no second figure; "one in four" has.
        return false;
    }
    let (before, next) = (text.before(start, 1), text.word(end));
    let is_plain = quantity.amount.unit.is_none();
    // "The 0-19 service", "Couch to 5K", "the 10 Year Plan", "a 6 week course".
    let is_ages = is_plain
        && quantity.amount.second.is_some()
        && text.word(start + 1) == "-"
        && matches!(next, "service" | "services" | "team" | "teams" | "pathway" | "pathways" | "clinic" | "clinics");
    let is_couch = before == "to" && text.before(start, 2) == "couch";
    let is_adjective = matches!(text.before(end, 1), "year" | "month" | "week" | "day")
        && text.kind(start) == Kind::Number
        && !matches!(text.word(start), "1" | "0.5")
        && text.kind(end) == Kind::Word
        && !super::metrics::is_small(next);
    if is_ages || is_couch || is_adjective {
        return true;
    }
    let digits = text.word(start);
    let in_digits = text.kind(start) == Kind::Number;
    if !in_digits && is_plain && is_pronoun(text, start, end) {
        return true;
    }
    // "three hours of", "two days": in words, a length of time is seldom a figure to reach unless something leads to it.
    if is_plain && in_digits {
        let is_marked = matches!(next, "st" | "nd" | "rd" | "th" | "x") && text.is_joined(end);
        let is_slashed = before == "/" || next == "/" && text.kind(end + 1) == Kind::Number;
        let is_phone = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
        let follows_phone = text.kind(start.wrapping_sub(1)) == Kind::Number;
        if is_marked || is_slashed || is_phone || follows_phone || is_listed(text, start, end) {
            return true;
        }
        let is_called = before == "to"
            && matches!(text.before(start, 2), "call" | "calls" | "calling" | "ringing" | "referrals" | "callers");
        // "116 123" is written as two.
        let is_pair = digits == "116" && text.word(start + 1) == "123";
        if (is_service_number(digits) || is_pair) && is_called {
            return true;
        }
        if is_service_number(digits) && !counts(text, end) && !matches!(before, "to" | "from" | "by" | "least") {
            return true;
        }
    }
    // "Years 10 and 11", "Bands 5 or 6".
    let is_second = matches!(before, "and" | "or" | "&")
        && text.kind(start.wrapping_sub(2)) == Kind::Number
        && matches!(
            text.before(start, 3),
            "year" | "years" | "band" | "bands" | "ward" | "wards" | "stage" | "stages" | "grade" | "grades" | "tier"
        );
    if is_plain && is_second {
        return true;
    }
    if is_plain && (is_named(before) && !leads_a_count(text, start, end) || is_age(text, start, end)) {
        return true;
    }
    if matches!(quantity.amount.unit, Some(Unit::Years | Unit::Months | Unit::Weeks | Unit::Days))
        && (is_age(text, start, end) || next == "old" || next == "olds")
    {
        return true;
    }
    // "Capital FM 97.4", "BBC Radio 4": a capitalised name directly before, in the middle of a sentence.
    is_plain
        && in_digits
        && !matches!(next, "-" | ">" | "\u{2192}")
        && start > 0
        && text.kind(start - 1) == Kind::Word
        && text.is_capital(start - 1)
        && !text.is_start(start - 1)
        && !counts(text, end)
        && !is_all_capitals(text, start - 1)
        && !matches!(before, "from" | "to" | "by" | "at" | "least" | "than")
}

/// Returns whether a whole statement may be in capitals, so that a capital says nothing.
fn is_all_capitals(text: &Text<'_>, place: usize) -> bool {
    let typed = text.words(&(place..place + 1));
    typed.len() > 1
        && typed.chars().all(|c| !c.is_lowercase())
        && text.words(&(0..1)).chars().all(|c| !c.is_lowercase())
}

/// Returns whether a word is followed by a number that is its name.
fn is_named(word: &str) -> bool {
    [
        "nhs",
        "covid",
        "band",
        "bands",
        "article",
        "articles",
        "stage",
        "year",
        "years",
        "level",
        "phase",
        "tier",
        "step",
        "grade",
        "category",
        "ward",
        "wards",
        "room",
        "page",
        "chapter",
        "section",
        "part",
        "annex",
        "appendix",
        "figure",
        "table",
        "type",
        "version",
        "form",
        "question",
        "item",
        "channel",
        "route",
        "junction",
        "bus",
        "objective",
        "aim",
        "priority",
        "recommendation",
        "outcome",
        "goal",
        "kpi",
        "theme",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "web",
        "radio",
        "clause",
        "schedule",
        "site",
        "floor",
        "building",
        "block",
        "bay",
        "zone",
        "area",
        "region",
        "group",
        "cohort",
        "wave",
        "round",
        "project",
        "strand",
        "pillar",
        "principle",
        "standard",
        "iso",
        "wcag",
        "windows",
        "office",
        "microsoft",
        "vision",
        "agenda",
        "act",
        "census",
        "call",
        "ring",
        "dial",
        "phone",
        "tel",
        "telephone",
        "text",
        "fax",
        "ext",
        "extension",
        "gate",
        "door",
        "bed",
        "key",
        "stages",
        "ks",
        "vitamin",
        "html",
        "top",
        "no",
        "#",
        "regulation",
        "rule",
        "paragraph",
        "line",
        "core",
        "olympics",
        "expo",
        "studio",
        "theatre",
        "clinic",
        "pod",
        "unit",
        "team",
        "sprint",
        "module",
        "class",
        "lot",
        "option",
        "scenario",
        "plan",
        "strategy",
        "programme",
        "program",
        "twitter",
        "facebook",
        "x",
        "threads",
    ]
    .contains(&word)
}

/// Returns whether the word before the figure, though it could begin a name, leads to a count of things.
///
/// "Text 200 patients" and "Call 50 carers" are counts, "text 85258" and "page 3" are not.
fn leads_a_count(text: &Text<'_>, start: usize, end: usize) -> bool {
    match text.before(start, 1) {
        "call" | "ring" | "phone" | "text" | "twitter" | "facebook" | "threads" | "x" => {
            text.kind(end) == Kind::Word
                && !matches!(text.word(end), "for" | "to" | "or" | "and" | "if" | "from" | "in" | "line" | "service")
        }
        "nhs" => counts(text, end),
        _ => false,
    }
}

/// Returns whether the word behind a figure is something that can be counted.
fn counts(text: &Text<'_>, end: usize) -> bool {
    let word = text.word(end);
    text.kind(end) == Kind::Word
        && word.len() > 3
        && word.ends_with('s')
        && !matches!(word, "this" | "across" | "plus" | "services" | "calls" | "is" | "was" | "has")
        || matches!(word, "people" | "new" | "more" | "fewer" | "staff" | "children" | "followers")
}

/// Returns whether a figure is a number to be called.
fn is_service_number(digits: &str) -> bool {
    matches!(digits, "111" | "999" | "101" | "119" | "112" | "116123" | "365" | "85258")
}

/// Returns whether a figure numbers the statement itself: `1)`, `2.`, `(3)`, `Objective 3:`.
fn is_listed(text: &Text<'_>, start: usize, end: usize) -> bool {
    let closes = matches!(text.word(end), ")" | "." | ":" | "]");
    let opens = start == 0 || matches!(text.before(start, 1), "(" | "[" | "*" | "-") && start == 1;
    closes && opens && end < text.len()
        // "2,000." on its own is short, but a figure.
        && end + 1 < text.len()
}

/// Returns whether a number word is not a figure: `one of`, `no one`, `two-way`, `the first two`.
fn is_pronoun(text: &Text<'_>, start: usize, end: usize) -> bool {
    let (word, before, next) = (text.word(start), text.before(start, 1), text.word(end));
    if end > start + 1 {
        return false;
    }
    match word {
        "one" => !matches!(before, "least" | "than" | "from" | "to") || next == "another" || next == "place",
        _ => {
            ["top", "first", "last", "next", "all", "these", "those", "or", "our", "in"].contains(&before)
                && !text.starts(end, &["more"])
                || next == "or" && before != "to"
        }
    }
}

/// Returns whether a figure is an age: `aged 40 to 74`, `over 65s`, `under 18`, `people over 65`, `65 and over`.
fn is_age(text: &Text<'_>, start: usize, end: usize) -> bool {
    let before = text.before(start, 1);
    let names_people = |word: &str| {
        [
            "people",
            "adults",
            "women",
            "men",
            "those",
            "anyone",
            "everyone",
            "patients",
            "residents",
            "children",
            "girls",
            "boys",
            "parents",
            "carers",
            "staff",
            "pupils",
            "students",
            "them",
            "all",
            "aged",
        ]
        .contains(&word)
    };
    if matches!(before, "aged" | "age" | "ages")
        || matches!(text.before(start, 2), "aged" | "age" | "ages")
            && text.kind(start - 1) == Kind::Word
            && before != "to"
    {
        return true;
    }
    if before == "to" && (1..=5).any(|steps| matches!(text.before(start, steps), "aged" | "ages")) {
        return true;
    }
    if matches!(before, "over" | "under" | "below" | "above") {
        let of_people = names_people(text.before(start, 2));
        let loose =
            ["", ",", ".", ")", ";", "in", "who", "with", "from", "by", "to", "living", "at"].contains(&text.word(end));
        // "Half of our volunteers will be under 50."
        let will_be = matches!(text.before(start, 2), "be" | "are")
            && (3..=9).any(|steps| {
                let word = text.before(start, steps);
                names_people(word) || matches!(word, "volunteers" | "members" | "donors" | "governors" | "them")
            });
        return (of_people || will_be) && loose;
    }
    if matches!(text.before(start, 1), "than")
        && names_people(text.before(start, 3))
        && matches!(text.before(start, 2), "older" | "younger")
    {
        return true;
    }
    let young_or_old = |place: usize| {
        text.word(place) == "and"
            && matches!(text.word(place + 1), "over" | "under" | "above" | "older" | "younger" | "below")
    };
    if young_or_old(end) || text.starts(end, &["years", "old"]) || matches!(text.word(end), "year-olds" | "year-old") {
        return true;
    }
    // 16-24 year olds, 18 to 24s
    text.word(end) == "year" && matches!(text.word(end + 1), "olds" | "old")
        || text.word(end) == "+" && text.is_joined(end) && !counts(text, end + 1)
        || text.word(end) == "to" && text.kind(end + 1) == Kind::Name && text.word(end + 1).ends_with('s')
}

#[cfg(test)]
mod tests {
    use super::super::numbers::quantities;
    use super::*;

    fn figures(statement: &str) -> Vec<String> {
        let text = Text::new(statement);
        quantities(&text, &vec![false; text.len()]).iter().map(|found| found.amount.to_string()).collect()
    }

    #[test]
    fn what_only_looks_like_a_figure_is_left_alone() {
        for statement in [
            "COVID-19",
            "covid 19 jabs",
            "NHS 111",
            "call 111",
            "dial 999",
            "A&E",
            "Band 5 nurses",
            "bands 2 to 4",
            "24/7 line",
            "Article 5",
            "ICD-10",
            "H1N1",
            "5G",
            "Stage 2",
            "Year 6 pupils",
            "Web 2.0",
            "Level 2",
            "20mph",
            "Type 2 diabetes",
            "aged 40 to 74",
            "people aged 65 and over",
            "over 65s",
            "under 5s",
            "16-24 year olds",
            "18 to 24s",
            "65+ group",
            "the 10-year plan",
            "a 12-week consultation",
            "Microsoft 365",
            "WCAG 2.2",
            "ISO 27001",
            "PM2.5",
            "B12",
            "0300 123 1234",
            "01782 123456",
            "text 85258",
            "ward 7",
            "page 9",
            "9am",
            "10:30",
            "1:1",
            "one of our sites",
            "no one",
            "one-to-one",
            "the top five",
            "BBC Radio 4",
            "Channel 4",
            "@nhs2024",
            "#Flu2026",
            "www.a.uk/2026/10",
            "1) Followers",
            "Objective 3: followers",
            "Core20PLUS5",
            "HTML5",
            "people over 65",
            "the first two",
            "Years 10 and 11",
            "Bands 5 or 6",
            "3x a week",
            "a day in June",
        ] {
            assert_eq!(figures(statement), Vec::<String>::new(), "{statement}");
        }
    }

    #[test]
    fn figures_are_read_in_digits_and_words() {
        for (statement, wanted) in [
            ("to 2,687", "2687"),
            ("1.2k followers", "1200"),
            ("£1.5m", "£1500000"),
            ("10 to 15%", "10% to 15%"),
            ("10-15 per cent", "10% to 15%"),
            ("one in four", "1 in 4"),
            ("3 out of 10 people", "3 in 10"),
            ("by half", "50%"),
            ("by a third", "33.3%"),
            ("two thirds of staff", "66.7%"),
            ("three-quarters of staff", "75%"),
            ("a dozen visits", "12"),
            ("two hundred and fifty likes", "250"),
            ("twenty-five likes", "25"),
            ("2 percentage points", "2 percentage points"),
            ("4.5 out of 5", "4.5"),
            ("48 hours", "48 hours"),
            ("5 working days", "5 days"),
            ("1.5 million views", "1500000"),
            ("zero complaints", "0"),
            ("365 patients", "365"),
            ("to 80p", "£0.8"),
            ("£10-15k", "£10000 to £15000"),
            ("10 to 15k visits", "10000 to 15000"),
            ("3.8/5", "3.8"),
            ("2x our followers", "x2"),
            ("within an hour", "1 hour"),
            ("under half an hour", "0.5 hours"),
            ("two and a half hours", "2.5 hours"),
            ("500 Year 12 students", "500"),
            ("to 111", "111"),
            ("a hundred posts", "100"),
        ] {
            assert_eq!(figures(statement), [wanted], "{statement}");
        }
    }
}
