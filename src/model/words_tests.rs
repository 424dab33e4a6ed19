//! Holds the words of the product to the house style, because a walk reaches each question that a person can meet.

use std::sync::Arc;

use super::sheets::objectives::SmartWording;
use super::{AnyRows, Ask, Field, List, Place, Question, View, Workbook};

/// What a question holds, as far as the words depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Link,
    Pick,
    Rows,
    Another,
}

/// One question as the walk met it. The path is its page and the ids of the tables it stands in.
struct Met {
    place: Place,
    path: String,
    depth: usize,
    holds: Holds,
    question: &'static Question,
}

/// Collects each question, also those of rows, by asking a blank row.
struct Collector {
    place: Place,
    path: Vec<String>,
    met: Vec<Met>,
}

impl Collector {
    fn note(&mut self, question: &'static Question, holds: Holds) {
        self.met.push(Met { place: self.place, path: self.path.join("/"), depth: self.path.len(), holds, question });
    }
}

impl<'a> Ask<'a> for Collector {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let holds = match field.view() {
            View::Link(_) | View::Links(_) => Holds::Link,
            View::Pick(_) | View::Picks(_) => Holds::Pick,
            _ => Holds::Another,
        };
        self.note(question, holds);
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        self.note(question, Holds::Rows);
        let mut inner = Collector { place: self.place, path: self.path.clone(), met: Vec::new() };
        inner.path.push(question.id.to_owned());
        rows.blank().ask(&mut inner);
        self.met.append(&mut inner.met);
    }
}

impl Met {
    /// Whether a worksheet itself asks the question, and not a row of it.
    fn is_asked_by_a_stage(&self) -> bool {
        self.depth == 1 && matches!(self.place, Place::Stage(_))
    }
}

fn questions() -> Vec<Met> {
    questions_in(SmartWording::Toolkit)
}

/// Returns the questions of a workbook that uses a wording of SMART.
fn questions_in(wording: SmartWording) -> Vec<Met> {
    let mut workbook = Workbook::default();
    Arc::make_mut(&mut workbook.review_mut().objectives).smart_wording = Some(wording);
    let mut met = Vec::new();
    for place in Place::all() {
        let mut collector = Collector { place, path: vec![place.id().to_owned()], met: Vec::new() };
        workbook.ask(place, &mut collector);
        met.append(&mut collector.met);
    }
    met
}

/// Runs a check on each question and reports every one that fails, with what is wrong.
fn hold(check: impl Fn(&Met) -> Option<String>) {
    let met: Vec<Met> = SmartWording::ALL.iter().flat_map(|wording| questions_in(*wording)).collect();
    assert!(met.len() > 3 * 150, "the walk met only {} questions", met.len());
    let wrong: Vec<String> = met
        .iter()
        .filter_map(|met| check(met).map(|what| format!("{}/{}: {what}", met.path, met.question.id)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

fn texts(question: &'static Question) -> Vec<&'static str> {
    let mut texts = vec![question.label, question.hint, question.guidance, question.example];
    texts.extend_from_slice(question.offers);
    texts.push(question.unit);
    texts.push(question.row_name);
    texts
}

/// Returns the first contraction. Possessives ("the trust's board") pass; "it's" and its like do not.
fn contraction(text: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["n't", "'re", "'ll", "'ve", "'d", "'m"];
    const WITH_S: &[&str] = &[
        "it's",
        "that's",
        "there's",
        "here's",
        "what's",
        "who's",
        "where's",
        "when's",
        "how's",
        "why's",
        "let's",
        "he's",
        "she's",
        "one's",
        "this's",
        "everyone's",
        "nobody's",
        "something's",
    ];
    text.to_lowercase()
        .replace('\u{2019}', "'")
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .map(|word| word.trim_matches('\''))
        .find(|word| WITH_S.contains(word) || ENDINGS.iter().any(|ending| word.ends_with(ending)))
        .map(str::to_owned)
}

#[test]
fn every_question_of_a_stage_has_guidance_and_an_example() {
    hold(|met| {
        if !met.is_asked_by_a_stage() {
            return None;
        }
        let count = words_in(met.question.guidance);
        if !(40..=120).contains(&count) {
            return Some(format!("{count} words of guidance, wanted 40 to 120"));
        }
        met.question.example.is_empty().then(|| "no example".to_owned())
    });
}

#[test]
fn every_question_of_the_other_pages_has_guidance_and_an_example() {
    hold(|met| {
        if met.depth > 1 {
            return None;
        }
        let count = words_in(met.question.guidance);
        if !(25..=120).contains(&count) {
            return Some(format!("{count} words of guidance, wanted 25 to 120"));
        }
        met.question.example.is_empty().then(|| "no example".to_owned())
    });
}

#[test]
fn guidance_of_a_field_in_a_row_is_short() {
    hold(|met| {
        let count = words_in(met.question.guidance);
        (met.depth > 1 && count != 0 && !(15..=60).contains(&count)).then(|| format!("{count} words, wanted 15 to 60"))
    });
}

#[test]
fn every_question_has_a_label_and_a_hint_that_are_phrases() {
    hold(|met| {
        let Question { label, hint, .. } = met.question;
        if label.is_empty() || hint.is_empty() {
            return Some("no label or no hint".to_owned());
        }
        if hint.contains('\n') || words_in(hint) > 14 {
            return Some(format!("the hint is more than one phrase: {hint}"));
        }
        let starts_small = |text: &str| text.starts_with(char::is_lowercase);
        if starts_small(label) || starts_small(hint) {
            return Some("a label or hint does not start with a capital letter".to_owned());
        }
        (label.ends_with('.') || hint.ends_with('.')).then(|| "a label or hint ends in a full stop".to_owned())
    });
}

#[test]
fn questions_end_with_a_question_mark_and_hints_do_not() {
    hold(|met| {
        if met.question.hint.ends_with('?') {
            return Some("the hint asks".to_owned());
        }
        let label = met.question.label;
        let asks = met.is_asked_by_a_stage()
            || (met.depth == 1 && ["What ", "Who ", "How ", "Which "].iter().any(|word| label.starts_with(word)));
        (asks && !label.ends_with('?')).then(|| format!("no question mark: {label}"))
    });
}

#[test]
fn words_keep_to_the_house_style() {
    hold(|met| {
        for text in texts(met.question) {
            if let Some(word) = contraction(text) {
                return Some(format!("contraction {word} in: {text}"));
            }
            if let Some(mark) = ['!', '*', '_', '\u{2019}', '\u{2018}', '\u{201c}', '\u{201d}', '\u{2014}']
                .into_iter()
                .find(|mark| text.contains(*mark))
            {
                return Some(format!("{mark} in: {text}"));
            }
            if text.contains("  ") || text.trim() != text || text.contains("\n\n\n") {
                return Some(format!("loose spaces in: {text}"));
            }
            let single_break = text.replace("\n\n", "").contains('\n');
            if single_break {
                return Some(format!("a line break inside a paragraph: {text}"));
            }
        }
        None
    });
}

#[test]
fn guidance_ends_in_a_full_stop_or_a_question_mark() {
    hold(|met| {
        met.question
            .guidance
            .split("\n\n")
            .find(|paragraph| !paragraph.is_empty() && !paragraph.ends_with(['.', '?']) && !paragraph.ends_with("?\"."))
            .map(|paragraph| format!("paragraph does not end: {paragraph}"))
    });
}

#[test]
fn sentences_of_guidance_are_short() {
    hold(|met| {
        met.question
            .guidance
            .split("\n\n")
            .flat_map(|paragraph| paragraph.split_inclusive(['.', '?', ':']))
            .find(|sentence| words_in(sentence) > 26)
            .map(|sentence| format!("{} words in one sentence: {sentence}", words_in(sentence)))
    });
}

#[test]
fn ids_are_snake_case_and_unique_where_they_stand() {
    hold(|met| {
        let id = met.question.id;
        let is_snake = !id.is_empty()
            && id.starts_with(|letter: char| letter.is_ascii_lowercase())
            && !id.ends_with('_')
            && !id.contains("__")
            && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        (!is_snake).then(|| "the id is not snake case".to_owned())
    });
    let mut addresses: Vec<String> =
        questions().iter().map(|met| format!("{}/{}", met.path, met.question.id)).collect();
    addresses.sort_unstable();
    let twice: Vec<&String> = addresses.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn links_name_their_table_and_picks_their_list() {
    hold(|met| {
        if (met.holds == Holds::Link) != met.question.table.is_some() {
            return Some("a link without a table, or a table without a link".to_owned());
        }
        if (met.holds == Holds::Pick) != met.question.list.is_some() {
            return Some("a pick without a list, or a list without a pick".to_owned());
        }
        ((met.holds == Holds::Rows) == met.question.row_name.is_empty())
            .then(|| "rows without a name for one row, or a name without rows".to_owned())
    });
}

#[test]
fn the_stop_rules_are_said_where_they_apply() {
    let met = questions();
    let guidance = |path: &str, id: &str| {
        let found = met.iter().find(|met| met.path == path && met.question.id == id);
        found.map_or(String::new(), |met| met.question.guidance.to_lowercase())
    };
    assert!(guidance("aim", "drivers").contains("peer pressure"));
    assert!(guidance("aim", "drivers").contains("social media is optional"));
    assert!(guidance("objectives", "aim_fit").contains("serves no objective is a reason to stop"));
    assert!(guidance("objectives", "aim_fit").contains("social media is optional"));
}

#[test]
fn notes_of_the_data_files_keep_to_the_house_style() {
    for list in List::ALL {
        for entry in list.entries() {
            for text in [&entry.label, &entry.note, &entry.source] {
                assert_eq!(contraction(text), None, "{text}");
                assert!(!text.contains(['!', '*']) && text.trim() == text, "{text}");
            }
            assert!(entry.note.is_empty() || entry.note.ends_with('.'), "{}", entry.note);
        }
    }
}

#[test]
fn contractions_are_found_and_possessives_are_not() {
    for text in ["You don't", "It's late", "they\u{2019}re", "We'll see", "I'd go", "Who's there"] {
        assert!(contraction(text).is_some(), "{text}");
    }
    for text in ["The trust's board", "patients' letters", "\"it\" is so", "children's centres"] {
        assert_eq!(contraction(text), None, "{text}");
    }
}
