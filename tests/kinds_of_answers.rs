//! No code that joins, chooses between, carries, says, prints or draws answers passes over a kind of them in silence.
//!
//! The compiler lists what is to be finished for a new kind of answer, but only where every kind is named. A `_` in such
//! a `match` hides the new kind; one in a merge made a disagreement about it impossible to settle.

use crate::architecture::{is_test_only, sources, test_only};
use crate::support::rust_text::{Code, Token};

/// The starts of the files in which every `match` over answers names each kind.
const NAME_EVERY_KIND: &[&str] = &["src/model/", "src/export/", "src/ui/form/"];

/// The types whose variants are the kinds of answers. In `field.rs`, where they are defined, they are `Self`.
const KINDS: &[&str] = &["View", "Answer"];

const NONE: [usize; 0] = [];

/// Returns the lines of the arms that stand for every kind that is not named, in a `match` that names one.
fn passed_over(file: &str, code: &Code) -> Vec<usize> {
    let is_kind = |word: &str| KINDS.contains(&word) || (file == "src/model/field.rs" && word == "Self");
    let names_one = |pattern: &[(usize, Token)]| {
        pattern.windows(2).any(|pair| matches!(pair, [(_, Token::Word(word)), (_, Token::Path)] if is_kind(word)))
    };
    code.matches()
        .into_iter()
        .filter(|arms| arms.iter().any(|arm| names_one(arm)))
        .flat_map(|arms| arms.into_iter().filter(|arm| takes_all(arm)).filter_map(|arm| Some(arm.first()?.0)))
        .collect()
}

/// Returns whether a pattern takes everything: `_`, `other`, `(_, other)`. One with a condition does not.
fn takes_all(pattern: &[(usize, Token)]) -> bool {
    let is_name = |word: &str| !word.starts_with(char::is_uppercase) && !matches!(word, "if" | "true" | "false");
    !pattern.is_empty()
        && pattern.iter().all(|(_, token)| match token {
            Token::Word(word) => is_name(word) && !word.starts_with(|c: char| c.is_ascii_digit()),
            Token::Mark(mark) => matches!(mark, '(' | ')' | ',' | '&'),
            Token::Path | Token::Text(_) => false,
        })
}

#[test]
fn every_kind_of_answer_is_named_where_answers_are_joined_chosen_carried_said_and_drawn() {
    let files = sources();
    let tests = test_only(&files);
    let mut found = vec![];
    for (file, text) in files.iter().filter(|(file, _)| NAME_EVERY_KIND.iter().any(|start| file.starts_with(start))) {
        let code = Code::read(text);
        let is_test = |line: &usize| is_test_only(&tests, file) || code.is_test(*line);
        let lines = passed_over(file, &code).into_iter().filter(|line| !is_test(line));
        found.extend(lines.map(|line| format!("{file}:{line}: name each kind of answer that is passed over here")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_kind_that_is_passed_over_is_caught_however_it_is_written() {
    let lines = |text: &str| passed_over("src/model/merge/x.rs", &Code::read(text));
    assert_eq!(lines("fn f() { match view { View::Line(_) => 1,\n _ => 2 } }"), [2]);
    assert_eq!(lines("match (a, b) {\n (View::Line(x), Answer::Text(_)) => { g(x) }\n other => h(other),\n}"), [3]);
    assert_eq!(lines("match (a, b) {\n (View::Line(x), _) => { g(x) }\n (_, other) => h(other),\n}"), [3]);
    assert_eq!(lines("match x { None => match view {\n View::Tick(true) => 1,\n _ => 2 },\n _ => 3 }"), [3]);
    assert_eq!(lines("match view { View::Pick(\"\") => 1,\n View::Pick(_) | View::Line(_) => 2 }"), NONE);
    assert_eq!(lines("match view { _ if a == b => 1,\n View::Pick(_) => 2 }"), NONE);
    assert_eq!(
        lines("match x { Some(1) => f(View::Line(\"\")),\n _ => 3 }"),
        NONE,
        "an answer is made, not taken apart"
    );
    let own = "match self { Self::Line(_) => 1,\n _ => 2 }";
    assert_eq!(passed_over("src/model/field.rs", &Code::read(own)), [2]);
    assert_eq!(passed_over("src/model/stage.rs", &Code::read(own)), NONE);
}
