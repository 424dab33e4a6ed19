//! `sightline --help` and `sightline help COMMAND`.

use std::ffi::OsStr;
use std::io::Write;

use super::{COMMANDS, GOOD, Stop, World, misunderstood, nearest};
use crate::export::Format;
use crate::store::ThreeParts;

const ALL: &str = "\
Sightline: a workbook for reviewing how an organisation uses social media

  sightline                       opens the window
  sightline FILE                  opens the window with a workbook
  sightline new FILE              starts a workbook
  sightline sample NAME FILE      writes a worked example that you can edit
  sightline check FILE            reports progress and findings of a workbook
  sightline coach                 checks objectives and lists what is missing
  sightline compare OLD NEW       lists what changed between two reviews
  sightline export FILE           writes the worksheets as files
  sightline merge BASE MINE THEIRS
                                  merges what two people wrote in copies
  sightline part FILE             writes one stage, to send to a colleague
  sightline take FILE PART        merges a stage that a colleague filled in
  sightline help COMMAND          explains a command
  sightline --version             shows the version
  sightline --changelog           shows what is new

Exit codes: 0 success, 1 findings that stop, 2 error.
";

const NEW: &str = "\
sightline new FILE --organisation NAME

Starts a workbook for an organisation. A file that exists is never replaced.
";

const SAMPLE: &str = "\
sightline sample NAME FILE

Writes a worked example as a workbook that you can edit. NAME is constitution or
staffordshire. A file that exists is never replaced.
";

const CHECK: &str = "\
sightline check FILE [--format text|json] [--today DATE]

Reads a workbook without changing it. Shows how many of the needed answers each
stage has, and what is broken on the line from the organisation's objectives to
the figures, with a reason and a next step. Findings that you accepted come
last, with your reasons.

  --format json         one JSON object, with these keys:
                          file, organisation, review
                          progress   stage, number, answered, needed (a table
                                     is one question), lacking_in_rows,
                                     complete
                          findings   key, check, severity (stop, caution,
                                     question, note), smart (the word of SMART
                                     that it is about, if any), page, at,
                                     message, reason, ways
                          kept       as findings, and kept: reason, by, on
  --today 2026-11-21    the date that other dates are compared with; else today

Exit codes: 0 no finding that stops, 1 a finding that stops and is not accepted,
2 error.
";

const COACH: &str = "\
sightline coach

Reads statements from standard input, one on each line, and shows for each what
was understood, from which words, and what a coach would ask.

  --today 2026-11-21    the day on which they are read; else today
  --format json         one JSON object a line; else text
  --smart gcs           the wording of SMART: toolkit (achievable, realistic,
                        timebound), staffordshire (attainable, relevant,
                        time-based) or gcs (attainable, relevant, time-bound);
                        else toolkit

The keys in JSON:

  statement             the line
  change_verb           clear, vague or none
  single                true if it asks for one thing only
  metric, owner         the words, or null
  unit                  percent, percentage points, count, pounds, score, ratio,
                        times, minutes, hours, days, weeks, months, years, null
  baseline, target      24%, at least 1200, 10% to 15%, 1 in 3; a change has a
                        sign: +10%, -50%, x2; a baseline can be known by
                        2027-01-31; null if there is none
  direction             up, down, hold or none
  deadline              2027-03-31, the words if they name no day, or null
  recurring             true if it returns, as in every month
  level                 activity, output, outtake, outcome, impact or none
  is_objective          yes, past_result or activity
  asks                  objects with code, smart (its word) and question
  words                 the words that each was read from, under the same keys

A period counts to its last day: by March is 31 March, in 2026/27 is 31 March
2027. Quarters and halves are those of the financial year from April, unless
the text says calendar.
";

const COMPARE: &str = "\
sightline compare OLD NEW [--format text|md|json]
sightline compare FILE [--reviews DAY,DAY]

Lists what changed between the newest reviews of two files, or between the last
two reviews of one file: objectives met, missed or not measured, what was
decided for the channels, hours and money in difference, and every answer that
is new, changed, dropped with its reason, or confirmed. No file is changed.

  --format json         one JSON object, with these keys:
                          old, new   review, title, on
                          changes    at, page, kind (new, changed, dropped,
                                     moved, confirmed), word (what people
                                     read: dropped answers have a reason,
                                     others are not answered now, or removed),
                                     question, row, before, after, marked
                                     (mark: same, gone or came; text), reason,
                                     by, on
                          hours      what (setup, weekly, capacity, freed),
                                     before_minutes, before_missing,
                                     after_minutes, after_missing,
                                     difference_minutes
                          money      null, or before_pence, before_missing,
                                     after_pence, after_missing,
                                     difference_pence
                          channels   row, name, before, after, reason
                          counts_to  the day up to which readings count
                          objectives objective, statement, metric, unit,
                                     outcome (met, missed, not_due,
                                     unmeasured), baseline, target, due,
                                     reading, reading_on, reached_on (where
                                     the target was reached after its day),
                                     points, percent
  --reviews DAY,DAY     the reviews of these two days, the older one first
  --today 2026-11-21    the day up to which readings count; else today. Between
                        two earlier reviews, the day of the newer one

In points, a figure in per cent differs by percentage points; percent is the
difference as a share of the baseline.
";

const EXPORT: &str = "\
sightline export FILE --to FORMATS --out FOLDER

Writes the worksheets with their answers, or another paper. Worksheets of all
six stages also have the line of sight, as a picture and as a table.

  --to html,md          the formats, one or several: see below; and ics, a
                        calendar of what is due; importing it again updates it
  --document NAME       worksheets, else one of:
                          board-paper       one page to decide on, with annexes
                          what-changed      since the review before
                          minutes           of the session, with actions
                          handover          for a successor
                          blank             worksheets with room to write
                          policy            social media policy, a draft
                          staff-guidelines  for staff, a draft
                          new-account       request for an account, a draft
                          moderation        sign-off and moderation, a draft
                          crisis            crisis and major incident, a draft
                          monthly-report    the report of each month, a draft
  --purpose NAME        of the board paper: decision, assurance, information or
                        discussion
  --audience public     a version for release on request: leaves out who
                        attends, owns, decides or signs off something, pay,
                        parked thoughts and what you marked; for worksheets,
                        board-paper, what-changed and minutes
  --out FOLDER          where to write; the folder is created if needed
  --stages aim,content  only these stages: aim, objectives, stakeholders,
                        resources, content, evaluation
  --with WHAT           also session, registers, findings, with commas between;
                        accepted findings, with reasons, are always there
  --blank               same as --document blank
  --today 2026-11-21    the date on the papers; else today
  --replace             replaces files of the same name; else they are kept and
                        nothing is written

The formats:

";

const MERGE: &str = "\
sightline merge BASE MINE THEIRS --out FILE

Merges what two people wrote in copies of one workbook. Changes to different
answers are merged automatically. Where both changed the same answer, the new
file holds yours and the other one, and a person chooses in the window.

  BASE                  what both started from; - if nobody has it, so that every
                        difference is for a person
  --out FILE            the new file; a file that exists is never replaced
  --from NAME           who THEIRS is from, noted beside each answer merged

Ends with 0 when nothing needs a person, with 1 when something does; the file is
written in both cases.
";

const PART: &str = "\
sightline part FILE --stage NAME --out PART

Writes one stage as a small workbook, to send to a colleague. It holds the name
of the organisation, the stage, and the rows elsewhere that the stage names.

  --stage aim           aim, objectives, stakeholders, resources, content or
                        evaluation
  --out PART            the new file; a file that exists is never replaced
";

const TAKE: &str = "\
sightline take FILE PART --out NEW

Merges a stage that a colleague filled in. Only answers of that stage are
merged. Where you also changed the same answer, the new file holds yours and the
other one, and a person chooses in the window.

  --from NAME           who filled it in, noted beside each answer merged
  --base OLD            the workbook as it was when the stage was sent, if FILE
                        has changed since; without it a person decides every
                        difference
  --out NEW             the new file; a file that exists is never replaced

Ends with 0 when nothing needs a person, with 1 when something does; the file is
written in both cases.
";

const HELP: &str = "\
sightline help COMMAND

Explains a command: new, sample, check, coach, compare, export, merge, part,
take.
";

/// Writes the list of commands.
pub(super) fn all(stdout: &mut dyn Write) -> Result<(), Stop> {
    write!(stdout, "{ALL}")?;
    Ok(())
}

/// Explains the command that is named, or all of them.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    match parser.next().map_err(|error| misunderstood(&error))? {
        None => all(world.stdout)?,
        Some(lexopt::Arg::Value(word)) => explain(&word, world)?,
        Some(other) => return Err(misunderstood(&other.unexpected()).into()),
    }
    Ok(GOOD)
}

/// Explains a command.
pub(super) fn explain(word: &OsStr, world: &mut World<'_>) -> Result<(), Stop> {
    let text = match word.to_str() {
        Some("new") => NEW,
        Some("sample") => SAMPLE,
        Some("check") => CHECK,
        Some("coach") => COACH,
        Some("compare") => COMPARE,
        Some("export") => EXPORT,
        Some("merge") => MERGE,
        Some("part") => PART,
        Some("take") => TAKE,
        Some("help") => HELP,
        _ => {
            let suggestion = nearest(&word.to_string_lossy(), &COMMANDS)
                .map_or_else(String::new, |name| format!("Did you mean “{name}”? "));
            return Err(ThreeParts::new(
                format!("There is no command called “{}”.", word.to_string_lossy()),
                "Nothing was changed.",
                format!("{suggestion}“sightline --help” lists the commands."),
            )
            .into());
        }
    };
    write!(world.stdout, "{text}")?;
    if std::ptr::eq(text, EXPORT) {
        for format in Format::ALL {
            writeln!(world.stdout, "  {:<22}{}", format.id(), format.label())?;
        }
        writeln!(world.stdout, "  {:<22}Calendar", "ics")?;
    }
    Ok(())
}
