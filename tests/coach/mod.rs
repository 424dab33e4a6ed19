//! The coach against statements as people write them: what must be found in each, and what must not.
//!
//! False alarms count as failures, so every key of every statement is held. The statements are data: `statements.txt`
//! was written before the reader, `fresh.txt` after it and read once before anything was mended.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use sightline::rules::coach::{Baseline, Direction, Found, Reading, VerbClarity, read};

const TODAY: Date = date(2026, 11, 21);

/// The keys that a line may name, in the order of the command line.
const KEYS: [&str; 13] = [
    "verb",
    "single",
    "metric",
    "unit",
    "baseline",
    "target",
    "dir",
    "due",
    "recurring",
    "owner",
    "level",
    "kind",
    "asks",
];

/// Returns what was read under a key, as the table writes it. Nothing is an empty text.
fn value(reading: &Reading<'_>, key: &str) -> String {
    match key {
        "verb" => match reading.change_verb.as_ref().map(|verb| verb.value) {
            Some(VerbClarity::Clear) => "clear".to_owned(),
            Some(VerbClarity::Vague) => "vague".to_owned(),
            None => "none".to_owned(),
        },
        "single" => if reading.second_thing.is_none() { "yes" } else { "no" }.to_owned(),
        "metric" => words(reading.metric.as_ref()),
        "unit" => reading.unit.as_ref().map_or(String::new(), |unit| unit.value.name().to_owned()),
        "baseline" => match reading.baseline.as_ref().map(|base| base.value) {
            Some(Baseline::Known(amount)) => amount.to_string(),
            Some(Baseline::KnownBy(date)) => format!("known by {date}"),
            None => String::new(),
        },
        "target" => reading.target.as_ref().map_or(String::new(), |target| target.value.to_string()),
        "dir" => match reading.direction.as_ref().map(|direction| direction.value) {
            Some(Direction::Up) => "up".to_owned(),
            Some(Direction::Down) => "down".to_owned(),
            Some(Direction::Hold) => "hold".to_owned(),
            None => "none".to_owned(),
        },
        "due" => match reading.deadline.as_ref().map(|deadline| deadline.value) {
            Some(Some(date)) => date.to_string(),
            Some(None) => "unclear".to_owned(),
            None => String::new(),
        },
        "recurring" => if reading.recurring.is_some() { "yes" } else { "" }.to_owned(),
        "owner" => words(reading.owner.as_ref()),
        "level" => reading.level.as_ref().map_or("none", |level| level.value.name()).to_owned(),
        "kind" => reading.kind.name().to_owned(),
        "asks" => reading.asks.iter().map(|ask| ask.code()).collect::<Vec<_>>().join(","),
        other => panic!("there is no key {other}"),
    }
}

fn words(found: Option<&Found<'_, ()>>) -> String {
    found.map_or(String::new(), |found| found.words.to_owned())
}

/// Reads a table and returns every key that was read otherwise, and how many keys were held.
fn compare(table: &str) -> (Vec<String>, usize, usize) {
    let (mut wrong, mut held, mut statements) = (vec![], 0, 0);
    let mut lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    while let Some(statement) = lines.next() {
        let expected = lines.next().unwrap_or_default();
        assert!(expected.starts_with("    "), "a line of what is expected belongs below: {statement}");
        statements += 1;
        let named: Vec<(&str, &str)> = expected
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| part.split_once('=').unwrap_or((part, "yes")))
            .collect();
        for (key, _) in &named {
            assert!(KEYS.contains(key), "{key} is no key: {statement}");
        }
        let reading = read(statement, TODAY);
        for key in KEYS {
            let without = match key {
                "verb" | "dir" | "level" => "none",
                "single" | "kind" => "yes",
                _ => "",
            };
            let wanted = named.iter().find(|(name, _)| *name == key).map_or(without, |(_, value)| *value);
            if wanted == "?" {
                continue;
            }
            held += 1;
            let got = value(&reading, key);
            let holds = match key {
                "metric" | "owner" if !wanted.is_empty() => got.to_lowercase().contains(&wanted.to_lowercase()),
                _ => got == wanted,
            };
            if !holds {
                wrong.push(format!("{statement}\n    {key}: wanted {wanted:?}, read {got:?}"));
            }
        }
    }
    (wrong, held, statements)
}

#[test]
fn statements_are_read_as_a_careful_colleague_would() {
    let (wrong, held, statements) = compare(include_str!("statements.txt"));
    assert!(statements >= 100, "only {statements} statements");
    assert!(wrong.is_empty(), "{} of {held} keys are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn statements_that_were_written_afterwards_are_read_too() {
    let (wrong, held, statements) = compare(include_str!("fresh.txt"));
    assert!(statements >= 40, "only {statements} statements");
    assert!(wrong.is_empty(), "{} of {held} keys are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
