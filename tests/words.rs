//! The words of the product: nothing that a person can see or hear uses a phrase that the house style avoids.
//!
//! Two nets, because each has holes. The strings of the source are all texts, also those that no test brings on
//! screen. What the program really shows has its sentences put together, so a phrase in two strings is met there.

#![expect(clippy::disallowed_methods, reason = "the test reads the source of the program, which has no store")]

use std::path::{Path, PathBuf};

use jiff::civil::date;
use sightline::editor::samples::samples;
use sightline::export::{Audience, Format, Order, Paper, Purpose, compose, export};
use sightline::rules::{Findings, checks};

use crate::cli::sightline;
use crate::support::rust_text::{Code, Token};

/// Each phrase to avoid, and what people in the job write instead.
const AVOIDED: &[(&str, &str)] = &[
    ("to be had", "available"),
    ("had back", "recovered"),
    ("anew", "again"),
    ("nought", "nothing"),
    ("held against", "compared with"),
    ("hold the plan against", "compare the plan with"),
    ("stands here", "is shown here"),
    ("stand here", "are shown here"),
    ("put aside", "dismiss"),
    ("put the notice aside", "dismiss notice"),
    ("take up again", "resume"),
    ("taken up again", "resumed"),
    ("take the session up", "resume session"),
    ("takes it back", "reverses it"),
    ("take this answer back", "restore this answer"),
    ("past its day", "overdue"),
    ("past their day", "overdue"),
    ("no owner or no day", "no owner or no date"),
    ("by which day", "by when"),
    ("is for nobody", "has no audience"),
    ("is a wish", "say what is missing"),
    ("comes after you", "your successor"),
    ("who comes after", "successor"),
    ("what is to be done", "action"),
    ("is to be read", "should be read"),
    ("is to be looked at", "still to review"),
    ("is kept as it is", "is accepted"),
    ("kept as they are", "accepted"),
    ("keep as it is", "accept"),
    ("against advice", "exceptions"),
    ("the time before", "the review before that, or the pre-election period"),
    ("called finished", "marked as finished"),
    ("picture of the screen", "screenshot"),
    ("that is not acceptable", "unacceptable"),
    ("second step at sign-in", "two-step verification"),
    ("goes round about", "inaccurate information about"),
    ("stands in contact", "liaises"),
    ("who says yes", "approver"),
    ("role that says yes", "role that approves"),
    ("may say yes", "may approve"),
    ("answers for the", "is responsible for"),
    ("nobody answers for", "has no owner"),
    ("is not read as a value", "could not be understood"),
    ("is no day yet", "is not a date yet"),
    ("nothing has a day", "no dates yet"),
    ("only read this", "open as read-only"),
    ("for reading only", "read-only"),
    ("nothing to do again", "nothing to redo"),
    ("done again", "redone"),
    ("what came of it", "outcomes"),
    ("became of it", "the result"),
    ("tied to nothing", "not linked"),
    ("is tied to", "is linked to"),
    ("kept between reviews", "registers"),
    ("is not among the", "has no role"),
    ("you are asked to agree", "the Board is asked to approve"),
    ("where your stakeholders are not", "where your audience is not"),
    ("who looks too early", "looking too early"),
    ("what it never did", "further than the figure has ever moved"),
    ("the computer says", "the computer reports"),
    ("the drive said", "the drive reported"),
    ("say that the files may", "confirm that the files may"),
    ("join the two", "merge the two"),
    ("join with", "merge with"),
    ("join it", "merge it"),
    ("join them", "merge them"),
    ("was joined", "was merged"),
    ("be joined", "be merged"),
    ("joins what", "merges what"),
    ("join another copy", "merge another copy"),
    ("rhythm", "review cycle, or how often"),
    ("in order to", "to"),
    ("going forward", "leave it out"),
    ("please note", "leave it out"),
];

/// Returns the first phrase to avoid in a text, or a contraction, with what to write instead.
pub(crate) fn avoided(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_alphanumeric() || "'’-".contains(letter) { letter } else { ' ' })
        .collect();
    let plain = plain.to_lowercase().replace('’', "'");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let spaced = format!(" {} ", words.join(" "));
    let phrase = AVOIDED.iter().find(|(phrase, _)| spaced.contains(&format!(" {phrase} ")));
    let phrase = phrase.map(|(phrase, better)| format!("“{phrase}” ({better})"));
    phrase.or_else(|| words.iter().find(|word| is_contraction(word)).map(|word| format!("“{word}” (write it in full)")))
}

fn is_contraction(word: &str) -> bool {
    const WITH_S: [&str; 12] = [
        "it's", "that's", "there's", "here's", "what's", "who's", "where's", "how's", "let's", "he's", "she's",
        "nobody's",
    ];
    let endings = ["n't", "'re", "'ll", "'ve", "'d", "'m"];
    WITH_S.contains(&word) || endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// Reads the inside of a string literal: a break that only the source has is no space of its own.
fn unescaped(literal: &str) -> String {
    let mut text = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('\n') => while letters.next_if(|next| next.is_whitespace()).is_some() {},
            Some('u') => {
                let code: String = letters.by_ref().skip(1).take_while(|next| *next != '}').collect();
                text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            Some('n' | 't' | 'r') => text.push(' '),
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

/// Returns the strings of a source file with their lines, without those that only tests have.
fn strings(source: &str) -> Vec<(usize, String)> {
    let code = Code::read(source);
    let of = |(line, token): &(usize, Token)| match token {
        Token::Text(literal) if !code.is_test(*line) => Some((*line, unescaped(literal))),
        _ => None,
    };
    code.tokens().iter().filter_map(of).collect()
}

/// Returns every file below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry of a folder").path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if endings.contains(&ending.as_str()) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Returns whether a file is compiled for tests only, by its name.
fn is_for_tests(path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or("");
    let only = ["tests", "fixture"];
    name.ends_with("_tests") || path.iter().any(|part| only.iter().any(|one| part == *one)) || only.contains(&name)
}

fn fail(faults: &[String]) {
    assert!(faults.is_empty(), "{} texts use words to avoid:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_text_in_the_source_uses_a_phrase_to_avoid() {
    let (mut faults, mut looked_at) = (vec![], 0);
    for path in files("src", &["rs"]).iter().filter(|path| !is_for_tests(path)) {
        let source = std::fs::read_to_string(path).expect("source is text");
        for (line, text) in strings(&source).iter().filter(|(_, text)| text.contains(' ')) {
            looked_at += 1;
            faults.extend(avoided(text).map(|what| format!("{}:{line}: {what} in: {text}", path.display())));
        }
    }
    for path in files("assets/reference", &["ron"]) {
        let source = std::fs::read_to_string(&path).expect("reference data is text");
        for (line, text) in strings(&source) {
            looked_at += 1;
            // Words that a notice looks for in answers are the words of the people who answer.
            faults.extend(avoided(&text).map(|what| format!("{}:{line}: {what} in: {text}", path.display())));
        }
    }
    assert!(looked_at > 3_000, "only {looked_at} texts were read");
    fail(&faults);
}

#[test]
fn no_finding_and_no_check_uses_a_phrase_to_avoid() {
    let mut texts: Vec<String> = checks::all()
        .flat_map(|check| [check.title, check.looks_for, check.why, check.resolve])
        .map(str::to_owned)
        .collect();
    for sample in samples() {
        let workbook = sample.workbook().unwrap_or_else(|parts| panic!("{parts}"));
        for finding in Findings::of(&workbook, date(2026, 11, 21)).all() {
            texts.push(finding.message.clone());
            texts.extend(finding.ways.iter().map(|way| way.label.clone()));
        }
    }
    assert!(texts.len() > 250, "only {} texts were read", texts.len());
    fail(&texts.iter().filter_map(|text| avoided(text).map(|what| format!("{what} in: {text}"))).collect::<Vec<_>>());
}

#[test]
fn no_paper_of_the_examples_uses_a_phrase_to_avoid() {
    let (mut faults, mut made) = (vec![], 0);
    for workbook in samples().iter().map(|sample| sample.workbook().unwrap_or_else(|parts| panic!("{parts}"))) {
        for (paper, audience, purpose) in Paper::ALL.iter().flat_map(|paper| {
            let audiences = [Audience::Internal, Audience::Public];
            audiences.into_iter().flat_map(move |audience| Purpose::ALL.iter().map(move |to| (*paper, audience, *to)))
        }) {
            let order = Order { audience, purpose, ..Order::new(paper) };
            // Not every paper has a version for the public, and one review has nothing to be compared with.
            let findings = Findings::of(&workbook, date(2026, 11, 21));
            let Ok(document) = compose(&order, &workbook, &findings, date(2026, 11, 21)) else { continue };
            made += 1;
            let file = export(&document, Format::Markdown).expect("Markdown takes all").files.remove(0).1;
            for line in String::from_utf8(file).expect("Markdown is text").lines() {
                faults.extend(avoided(line).map(|what| format!("{}: {what} in: {line}", paper.id())));
            }
        }
    }
    assert!(made > 60, "only {made} papers were made");
    faults.sort();
    faults.dedup();
    fail(&faults);
}

#[test]
fn no_command_uses_a_phrase_to_avoid() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands = ["new", "sample", "check", "coach", "compare", "export", "merge", "part", "take", "help"];
    let mut faults = vec![];
    let help = commands.iter().map(|command| vec!["help", command]);
    let mistakes =
        [vec!["--help"], vec!["nonsense"], vec!["check"], vec!["check", "none.ron"], vec!["export", "--nonsense"]];
    for arguments in help.chain(mistakes) {
        let said = sightline(folder.path(), &arguments);
        let text = said.out + &said.err;
        assert!(!text.is_empty(), "{arguments:?}");
        faults.extend(avoided(&text).map(|what| format!("{arguments:?}: {what}")));
    }
    fail(&faults);
}

#[test]
fn a_phrase_to_avoid_is_found_however_it_is_written_and_other_words_are_not() {
    for (text, phrase) in [
        ("The next review Stands here.", "stands here"),
        ("12 hours, held\nagainst 15", "held against"),
        ("“Copies are to be had”", "to be had"),
        ("Open it for reading-only, Don’t", "don't"),
        ("We'll see", "we'll"),
        ("An action is past its day", "past its day"),
    ] {
        assert!(avoided(text).is_some_and(|what| what.contains(phrase)), "{text}: {:?}", avoided(text));
    }
    for text in
        ["A newspaper stand hereby", "The trust's board", "withheld against", "patients' letters", "the rhythms"]
    {
        assert_eq!(avoided(text), None, "{text}");
    }
    let source = "// to be had\nconst A: &str = \"not \\\n     to be \\u{68}ad\";\n#[cfg(test)]\nmod tests {\n    const B: &str = \"anew\";\n}\n";
    assert_eq!(strings(source), [(2, "not to be had".to_owned())]);
}
