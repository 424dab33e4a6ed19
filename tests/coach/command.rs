//! `sightline coach`: what it says to the letter, in both formats, and what it refuses.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::sync::Arc;

use expect_test::{Expect, expect};
use jiff::civil::date;
use sightline::cli::{Asked, World, run};
use sightline::store::RealDisk;

/// Runs the command and returns its exit code, its output and its errors.
fn coach(input: &[u8], arguments: &[&str]) -> (u8, String, String) {
    let (mut stdin, mut out, mut err) = (input, Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut stdin,
        stdout: &mut out,
        stderr: &mut err,
        disk: Arc::new(RealDisk),
        today: date(2026, 11, 21),
    };
    let arguments = std::iter::once("coach").chain(arguments.iter().copied()).map(Into::into);
    let code = match run(arguments, &mut world) {
        Asked::Done(code) => code,
        Asked::Window { .. } => 255,
    };
    let words = |bytes| String::from_utf8(bytes).expect("words");
    (code, words(out), words(err))
}

fn says(input: &str, arguments: &[&str], said: &Expect) {
    let (code, out, err) = coach(input.as_bytes(), arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    said.assert_eq(&out);
}

fn refuses(input: &[u8], arguments: &[&str], said: &Expect) {
    let (code, _, err) = coach(input, arguments);
    assert_eq!((code, err.lines().count()), (2, 3), "{err}");
    said.assert_eq(&err);
}

const STATEMENTS: &str = "\u{feff}Raise awareness among carers from 24% to 27% by 31 March 2027. Owner: digital lead\r\n\r\n   \r\n\
    Raise awareness and reduce missed appointments\r\nWe grew followers from 200 to 400 in 2019\r\nPost three times a week\r\n";

#[test]
fn text_is_a_block_for_each_statement() {
    says(
        STATEMENTS,
        &[],
        &expect![[r#"
            Raise awareness among carers from 24% to 27% by 31 March 2027. Owner: digital lead
              Kind         an objective
              Change verb  clear, from “Raise”
              Things       one thing
              Metric       awareness among carers
              Unit         percent
              Baseline     24%, from “from 24%”
              Target       27%, from “to 27%”
              Direction    up, from “Raise”
              Deadline     2027-03-31, from “by 31 March 2027”
              Recurring    none
              Owner        digital lead
              Level        outcome, from “awareness among carers”
              Asks         nothing

            Raise awareness and reduce missed appointments
              Kind         an objective
              Change verb  clear, from “Raise”
              Things       several, from “reduce missed appointments”
              Metric       missed appointments
              Unit         none
              Baseline     none
              Target       none
              Direction    up, from “Raise”
              Deadline     none
              Recurring    none
              Owner        none
              Level        impact, from “missed appointments”
              Asks
                This asks for more than one thing: could each be an objective of its own? (specific; several_things)
                Where does the figure stand now, or by when will you know? (measurable; baseline_missing)
                Which figure would tell you that it was reached? (measurable; target_missing)
                By which date should it be reached? (timebound; deadline_missing)
                Who is responsible for it (by role)? (achievable; owner_missing)

            We grew followers from 200 to 400 in 2019
              Kind         a past result, from “grew”
              Change verb  clear, from “grew”
              Things       one thing
              Metric       followers
              Unit         count
              Baseline     200, from “from 200”
              Target       400, from “to 400”
              Direction    up, from “grew”
              Deadline     none
              Recurring    none
              Owner        none
              Level        output, from “followers”
              Asks
                This reports what has happened: what should be reached next? (specific; past_result)

            Post three times a week
              Kind         an activity, from “Post”
              Change verb  none
              Things       one thing
              Metric       none
              Unit         none
              Baseline     none
              Target       none
              Direction    none
              Deadline     none
              Recurring    yes, from “three times a week”
              Owner        none
              Level        activity, from “Post”
              Asks
                This is an activity: what should change because of it? (specific; activity)
        "#]],
    );
}

#[test]
fn json_is_one_object_a_line_with_stable_keys() {
    says(
        STATEMENTS,
        &["--format", "json"],
        &expect![[r#"
            {"statement":"Raise awareness among carers from 24% to 27% by 31 March 2027. Owner: digital lead","change_verb":"clear","single":true,"metric":"awareness among carers","unit":"percent","baseline":"24%","target":"27%","direction":"up","deadline":"2027-03-31","recurring":false,"owner":"digital lead","level":"outcome","is_objective":"yes","asks":[],"words":{"change_verb":"Raise","single":null,"metric":"awareness among carers","unit":"27%","baseline":"from 24%","target":"to 27%","direction":"Raise","deadline":"by 31 March 2027","recurring":null,"owner":"digital lead","level":"awareness among carers","is_objective":null}}
            {"statement":"Raise awareness and reduce missed appointments","change_verb":"clear","single":false,"metric":"missed appointments","unit":null,"baseline":null,"target":null,"direction":"up","deadline":null,"recurring":false,"owner":null,"level":"impact","is_objective":"yes","asks":[{"code":"several_things","smart":"specific","question":"This asks for more than one thing: could each be an objective of its own?"},{"code":"baseline_missing","smart":"measurable","question":"Where does the figure stand now, or by when will you know?"},{"code":"target_missing","smart":"measurable","question":"Which figure would tell you that it was reached?"},{"code":"deadline_missing","smart":"timebound","question":"By which date should it be reached?"},{"code":"owner_missing","smart":"achievable","question":"Who is responsible for it (by role)?"}],"words":{"change_verb":"Raise","single":"reduce missed appointments","metric":"missed appointments","unit":null,"baseline":null,"target":null,"direction":"Raise","deadline":null,"recurring":null,"owner":null,"level":"missed appointments","is_objective":null}}
            {"statement":"We grew followers from 200 to 400 in 2019","change_verb":"clear","single":true,"metric":"followers","unit":"count","baseline":"200","target":"400","direction":"up","deadline":null,"recurring":false,"owner":null,"level":"output","is_objective":"past_result","asks":[{"code":"past_result","smart":"specific","question":"This reports what has happened: what should be reached next?"}],"words":{"change_verb":"grew","single":null,"metric":"followers","unit":"400","baseline":"from 200","target":"to 400","direction":"grew","deadline":null,"recurring":null,"owner":null,"level":"followers","is_objective":"grew"}}
            {"statement":"Post three times a week","change_verb":"none","single":true,"metric":null,"unit":null,"baseline":null,"target":null,"direction":"none","deadline":null,"recurring":true,"owner":null,"level":"activity","is_objective":"activity","asks":[{"code":"activity","smart":"specific","question":"This is an activity: what should change because of it?"}],"words":{"change_verb":null,"single":null,"metric":null,"unit":null,"baseline":null,"target":null,"direction":null,"deadline":null,"recurring":"three times a week","owner":null,"level":"Post","is_objective":"Post"}}
        "#]],
    );
}

#[test]
fn json_is_json_whatever_is_typed() {
    let odd = "Say \"hello\" \\ to\tfollowers \u{1}\u{7f}\u{2028} <ŵ>\n";
    let (code, out, err) = coach(odd.as_bytes(), &["--format=json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(value["statement"], odd.trim().replace('\u{7f}', " "));
    let text = out.trim_end();
    let mut place = 0;
    for key in [
        "statement",
        "change_verb",
        "single",
        "metric",
        "unit",
        "baseline",
        "target",
        "direction",
        "deadline",
        "recurring",
        "owner",
        "level",
        "is_objective",
        "asks",
        "words",
    ] {
        let found = text[place..].find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} comes next: {text}"));
        place += found;
    }
    assert_eq!(value.as_object().map(serde_json::Map::len), Some(15));
}

#[test]
fn the_day_can_be_given() {
    let due = |today: &str| {
        let (_, out, _) = coach(b"Increase followers to 400 by March", &["--format", "json", "--today", today]);
        serde_json::from_str::<serde_json::Value>(&out).expect("JSON")["deadline"].clone()
    };
    assert_eq!(due("2026-11-21"), "2027-03-31");
    assert_eq!(due("31/03/2028"), "2028-03-31");
    assert_eq!(due("1 April 2028"), "2029-03-31");
}

#[test]
fn nothing_to_read_says_nothing() {
    says("", &[], &expect![[""]]);
    says("\n \r\n\t\n", &["--format", "json"], &expect![[""]]);
}

#[test]
fn what_cannot_be_read_is_refused_in_three_parts() {
    refuses(
        b"Increase followers\n\xff\xfe bad\n",
        &[],
        &expect![[r#"
        Line 2 is not text in UTF-8.
        Nothing was changed. The lines before it were read.
        Save the statements as text in UTF-8, and try again.
    "#]],
    );
    refuses(
        "ŵ".repeat(100_001).as_bytes(),
        &[],
        &expect![[r#"
        Line 1 has more than 100,000 characters.
        Nothing was changed. The lines before it were read.
        Write one statement on each line, and try again.
    "#]],
    );
    refuses(
        "👍".repeat(150_000).as_bytes(),
        &[],
        &expect![[r#"
        Line 1 has more than 100,000 characters.
        Nothing was changed. The lines before it were read.
        Write one statement on each line, and try again.
    "#]],
    );
    refuses(
        b"",
        &["--today", "soon"],
        &expect![[r#"
        --today does not accept “soon”.
        Nothing was changed.
        Write a date, for example 2026-11-21.
    "#]],
    );
    refuses(
        b"",
        &["--format", "xml"],
        &expect![[r#"
        --format does not accept “xml”.
        Nothing was changed.
        Write text or json.
    "#]],
    );
    refuses(
        b"",
        &["--formt", "json"],
        &expect![[r#"
        There is no option --formt.
        Nothing was changed.
        Did you mean --format? “sightline --help” lists the options.
    "#]],
    );
    refuses(
        b"",
        &["objectives.txt"],
        &expect![[r#"
        The command was not understood: unexpected argument "objectives.txt".
        Nothing was changed.
        “sightline --help” lists the commands, “sightline help COMMAND” explains one.
    "#]],
    );
    let (code, out, _) = coach("a".repeat(100_000).as_bytes(), &["--format", "json"]);
    assert_eq!((code, out.lines().count()), (0, 1));
}
