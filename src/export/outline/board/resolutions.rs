//! A recommendation as numbered resolutions: every word of it, one thing to agree at a time.

/// Words with which somebody asks for something, where they open a sentence.
const ASKS: &[&str] = &[
    "accept",
    "adopt",
    "agree",
    "allow",
    "appoint",
    "approve",
    "ask",
    "close",
    "commission",
    "confirm",
    "continue",
    "endorse",
    "extend",
    "fund",
    "hold",
    "invest",
    "keep",
    "launch",
    "merge",
    "move",
    "note",
    "open",
    "pause",
    "publish",
    "recruit",
    "release",
    "replace",
    "retire",
    "start",
    "stop",
    "support",
    "use",
];

/// Returns the resolutions of a recommendation. Each line of a list is one, and so is each sentence that asks for
/// something; what explains a resolution stays with it. Nothing is left out.
pub(super) fn resolutions(recommendation: &str) -> Vec<String> {
    let mut all: Vec<String> = vec![];
    for line in recommendation.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (is_item, line) = without_marker(line);
        for (place, sentence) in sentences(line).into_iter().enumerate() {
            let opens = match place {
                0 => is_item || all.is_empty() || asks(sentence),
                _ => asks(sentence),
            };
            match all.last_mut() {
                Some(last) if !opens => {
                    last.push(' ');
                    last.push_str(sentence);
                }
                _ => all.push(sentence.to_owned()),
            }
        }
    }
    // A line that only leads to what follows is no resolution.
    if all.len() > 1 && all.first().is_some_and(|first| first.ends_with(':')) {
        let lead = all.remove(0);
        if let Some(first) = all.first_mut() {
            *first = format!("{lead} {first}");
        }
    }
    all
}

/// Splits off the sign or the number of a line of a list.
fn without_marker(line: &str) -> (bool, &str) {
    if let Some(rest) = line.strip_prefix(['-', '\u{2013}', '\u{2022}', '*', '\u{b7}'])
        && rest.starts_with(char::is_whitespace)
    {
        return (true, rest.trim_start());
    }
    let open = line.strip_prefix('(').unwrap_or(line);
    let number = open.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
    let (mark, rest) = open.split_at(number);
    let is_mark = (1..=2).contains(&mark.len()) && (mark.len() == 1 || mark.chars().all(|c| c.is_ascii_digit()));
    match rest.strip_prefix(['.', ')']).filter(|_| is_mark) {
        Some(rest) if rest.starts_with(char::is_whitespace) => (true, rest.trim_start()),
        _ => (false, line),
    }
}

/// Splits a line where a sentence ends and one that asks for something begins.
fn sentences(line: &str) -> Vec<&str> {
    let mut parts = vec![];
    let mut start = 0;
    for (at, _) in line.match_indices(['.', '?', '!']) {
        let rest = &line[at + 1..];
        let next = rest.trim_start();
        if next.len() < rest.len() && asks(next) {
            parts.push(line[start..=at].trim());
            start = at + 1;
        }
    }
    parts.push(line[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Returns whether a sentence asks for something by its first words.
fn asks(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_capital = first.starts_with(char::is_uppercase);
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let second = words.next().map(bare).unwrap_or_default();
    is_capital
        && (ASKS.contains(&bare(first).as_str())
            || bare(first) == "we" && matches!(second.as_str(), "ask" | "recommend" | "propose"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_is_asked_for_is_one_resolution_with_what_explains_it() {
        for (text, wanted) in [
            (
                "Agree the plan for six months, and stop the newsletter.",
                &["Agree the plan for six months, and stop the newsletter."][..],
            ),
            (
                "We ask the board to approve that we pause X. We expect 50% by 31 January 2027. Fund two films.",
                &["We ask the board to approve that we pause X. We expect 50% by 31 January 2027.", "Fund two films."],
            ),
            (
                "1. Agree the plan\n2) Stop X\n\n(a) Pay 3.5 hours. It is little.",
                &["Agree the plan", "Stop X", "Pay 3.5 hours. It is little."],
            ),
            (
                "The board is asked to:\n- agree the plan\n\u{2022} stop X",
                &["The board is asked to: agree the plan", "stop X"],
            ),
            ("Agree the plan,\nwhich is long.", &["Agree the plan, which is long."]),
            ("", &[]),
            (" \n", &[]),
        ] {
            assert_eq!(resolutions(text), wanted, "{text}");
        }
    }

    #[test]
    fn no_word_is_left_out() {
        let text = "Agree A. B is so, e.g. Close to it! Stop C? \u{201c}Keep\u{201d} D. E 3.5. Move on\nSo it is.\n- F";
        let words =
            |text: &str| text.split_whitespace().filter(|word| *word != "-").map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&resolutions(text).join(" ")), words(text));
    }
}
