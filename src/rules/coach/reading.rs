//! Puts the parts of a statement together: from words to a reading.
//!
//! The order matters: days first, so that no figure is taken from a date; then figures, verbs, baseline and target, and
//! last what needs all of these.

use std::ops::Range;

use jiff::civil::Date;

use super::amount::{Bound, Measure, Unit};
use super::dates::{self, Role};
use super::kinds::{self, Kind};
use super::levels::{Grip, Level, head, level_of};
use super::metrics::{self, Metric};
use super::numbers::quantities;
use super::tokens::Text;
use super::verbs::{self, Direction, Form, Placed, Strength, comparative};
use super::{Baseline, Found, Reading, VerbClarity, asks, owners, single, targets};

/// Reads a statement as it stands on a day.
pub fn read(statement: &str, today: Date) -> Reading<'_> {
    let text = Text::new(statement);
    let found = |at: &Range<usize>| (text.words(at), text.span(at));
    let as_words = |at: Range<usize>| {
        let (words, span) = found(&at);
        Found { value: (), words, span }
    };

    let mut taken = vec![false; text.len()];
    let days = dates::dates(&text, today, &mut taken);
    let due = dates::deadline(&days, today).cloned();
    let recurring = dates::recurring(&text, &mut taken, |_| due.is_some());
    let figures_found = quantities(&text, &taken);
    let placed = verbs::verbs(&text, &taken);
    let figures = targets::figures(&text, &figures_found, &placed, &taken);
    let mut metric = metrics::metric(
        &text,
        &metrics::Known {
            taken: &taken,
            quantities: &figures_found,
            target: figures.target.as_ref(),
            verbs: &placed,
            is_measured: days.iter().any(|day| day.role == Role::Baseline),
        },
    );

    // "Dropped to 29% in August" names the August before.
    let is_ahead = due.as_ref().is_some_and(|due| {
        due.last.is_none_or(|last| last >= today) && (due.role == Role::By || has_year(&text, &due.at))
    });
    let target_kind = figures.target.as_ref().map(|target| {
        let amount = target.amount;
        // "At least two stories a week" is as much an activity as two.
        let counts = matches!(amount.unit, None | Some(Unit::Count)) && amount.measure == Measure::Level;
        if counts { kinds::Target::Count } else { kinds::Target::Standard }
    });
    let (kind, kind_at) = kinds::kind(
        &text,
        &kinds::Known { verbs: &placed, dates: &days, taken: &taken, is_ahead, target: target_kind },
    );

    if kind == Kind::Activity && figures.target.is_none() {
        metric = None;
    }
    let verb = main_verb(&text, &placed, kind, kind_at, &figures);
    // "Improve engagement and get 500 followers": the figure is that of the second verb.
    let owns_target = verb.as_ref().is_none_or(|verb| {
        let clause = |at| targets::clauses_before(&text, at, &placed);
        kind != Kind::Objective
            || figures.target.is_none()
            || clause(verb.at) == clause(figures.target_words.start.max(verb.at))
    });
    let direction = direction(&text, verb.as_ref(), &placed, &figures, kind);
    let level = level(&text, metric.as_ref(), kind, &placed);

    let baseline = figures
        .baseline
        .as_ref()
        .map(|base| (Baseline::Known(with_count(base.amount, metric.as_ref())), figures.baseline_words.clone()));
    let baseline = baseline.or_else(|| {
        let known = days.iter().find(|day| day.role == Role::Baseline)?;
        Some((Baseline::KnownBy(known.last?), known.at.clone()))
    });
    let target = figures.target.as_ref().map(|target| {
        let amount = with_count(target.amount, metric.as_ref());
        // "40,000 sheets", "deliver 12 workshops": a figure before a plural counts.
        let next = text.word(target.at.end);
        let counts = next.len() > 3 && next.ends_with('s') && !matches!(next, "this" | "across" | "plus" | "towards");
        let unit = amount.unit.or((kind == Kind::Activity || counts).then_some(Unit::Count));
        super::Amount { unit, ..amount }
    });
    let base_unit = figures.baseline.as_ref().and_then(|base| with_count(base.amount, metric.as_ref()).unit);
    let unit = target.and_then(|target| target.unit).or(base_unit);
    let unit_at = match (&figures.target, &figures.baseline) {
        (Some(target), _) => Some(target.at.clone()),
        (None, Some(base)) => Some(base.at.clone()),
        (None, None) => None,
    };
    let owner = owners::owner(&text, &placed, &taken);
    let second =
        (kind == Kind::Objective).then(|| single::second_thing(&text, &placed, &figures_found, &taken)).flatten();

    let mut reading = Reading {
        change_verb: verb
            .map(|placed| {
                let clarity = asks::clarity(placed.verb.strength, figures.target.is_some() && owns_target);
                let is_refused = figures.is_refused && kind == Kind::Objective;
                // "Drive more traffic" says which way.
                let compares = matches!(placed.verb.strength, Strength::WithFigure)
                    && matches!(text.word(placed.at + 1), "more" | "fewer" | "less" | "up" | "down");
                (if is_refused || compares { VerbClarity::Clear } else { clarity }, placed.at..placed.at + 1)
            })
            .or_else(|| Some((VerbClarity::Clear, comparison(&text, &figures)?)))
            .map(|(value, at)| {
                let (words, span) = found(&at);
                Found { value, words, span }
            }),
        second_thing: second.map(as_words),
        metric: metric.as_ref().map(|metric| as_words(metric.at.clone())),
        unit: unit.zip(unit_at).map(|(value, at)| {
            let (words, span) = found(&at);
            Found { value, words, span }
        }),
        baseline: baseline.map(|(value, at)| {
            let (words, span) = found(&at);
            Found { value, words, span }
        }),
        target: target.map(|value| {
            let (words, span) = found(&figures.target_words);
            Found { value, words, span }
        }),
        figures: figures_found.iter().map(|quantity| with_count(quantity.amount, metric.as_ref())).collect(),
        direction: direction.map(|(value, at)| {
            let (words, span) = found(&at);
            Found { value, words, span }
        }),
        deadline: due.filter(|_| kind != Kind::PastResult).map(|due| {
            let (words, span) = found(&due.at);
            Found { value: due.last, words, span }
        }),
        recurring: recurring.filter(|_| kind != Kind::PastResult).map(as_words),
        owner: owner.map(as_words),
        level: level.map(|(value, at)| {
            let (words, span) = found(&at);
            Found { value, words, span }
        }),
        kind,
        kind_words: kind_at.map(|at| as_words(at..at + 1)),
        asks: vec![],
    };
    reading.asks = asks::asks(&reading, today);
    reading
}

/// Returns whether a day is given with its year, so that it cannot be one of the past.
fn has_year(text: &Text<'_>, at: &Range<usize>) -> bool {
    at.clone().any(|at| text.word(at).len() == 4 && text.word(at).parse::<i16>().is_ok())
}

/// Gives a bare figure the unit that the metric tells: followers are counted, a score is a score.
fn with_count(mut amount: super::Amount, metric: Option<&Metric>) -> super::Amount {
    if amount.unit.is_none() {
        amount.unit = metric.and_then(|metric| metric.unit);
    }
    amount
}

/// Finds the comparison that does the work of a verb: "30% more bookings".
fn comparison(text: &Text<'_>, figures: &targets::Figures) -> Option<Range<usize>> {
    let target =
        figures.target.as_ref().filter(|target| matches!(target.amount.measure, Measure::Rise | Measure::Fall))?;
    let at = target.at.end;
    let before = target.at.start.saturating_sub(1);
    if matches!(text.word(before), "up" | "down" | "+") {
        return Some(before..before + 1);
    }
    comparative(text.word(at)).map(|_| at..at + 1)
}

/// Chooses the verb that says what is to change.
fn main_verb(
    text: &Text<'_>,
    placed: &[Placed],
    kind: Kind,
    kind_at: Option<usize>,
    figures: &targets::Figures,
) -> Option<Placed> {
    let has_target = figures.target.is_some();
    let is_clear = |placed: &&Placed| {
        placed.verb.strength == Strength::Clear || has_target && placed.verb.strength == Strength::WithFigure
    };
    let first =
        placed.iter().find(|placed| placed.verb.form != Form::Past || kind == Kind::PastResult).or_else(|| {
            // "Followers to be increased", not "stakeholders who are informed".
            placed.iter().find(|placed| {
                let before = text.before(placed.at, 1);
                before == "be"
                    || text.before(placed.at, 2) == "be"
                    || before == "have" && matches!(text.before(placed.at, 2), "will" | "to")
            })
        })?;
    if kind == Kind::Activity {
        // What an activity is for does not make it an objective.
        return placed
            .iter()
            .find(|placed| {
                kind_at.is_some_and(|at| placed.at > at) && is_clear(placed) && text.before(placed.at, 1) == "to"
            })
            .copied();
    }
    // "Run a campaign to increase uptake", "improve awareness from 24% to 27%, and …".
    if first.verb.strength == Strength::Vague {
        // In the same clause only: "support the launch and gain 1,000 followers" begins with a wish.
        let clause = |one: &Placed| targets::clauses_before(text, one.at + 1, placed);
        let is_told = |one: &Placed| matches!(one.verb.form, Form::Past | Form::OnlyPast);
        let later = placed
            .iter()
            .find(|one| is_clear(one) && !is_told(one) && clause(one) == clause(first))
            .filter(|_| has_target);
        return Some(*later.unwrap_or(first));
    }
    Some(*first)
}

/// Tells which way the figure goes, and from which words.
#[expect(clippy::match_same_arms, reason = "each line stands for one meaning")]
fn direction(
    text: &Text<'_>,
    verb: Option<&Placed>,
    all: &[Placed],
    figures: &targets::Figures,
    kind: Kind,
) -> Option<(Direction, Range<usize>)> {
    if figures.is_refused && kind != Kind::PastResult {
        return Some((Direction::Hold, figures.target_words.clone()));
    }
    if let Some(placed) = verb
        && let Some(direction) = placed.verb.direction
    {
        return Some((direction, placed.at..placed.at + 1));
    }
    if kind == Kind::Activity && verb.is_none() {
        return None;
    }
    // "Bring down", "drive up".
    if let Some(placed) = verb
        && let Some(way @ ("up" | "down")) = Some(text.word(placed.at + 1))
    {
        return Some((if way == "up" { Direction::Up } else { Direction::Down }, placed.at..placed.at + 2));
    }
    // "Improve engagement and get 500 followers": the verb of the figure says which way.
    if let (Some(first), Some(target)) = (verb, &figures.target)
        && let Some(nearest) = all.iter().rfind(|one| one.at > first.at && one.at < target.at.start)
        && let Some(direction) = nearest.verb.direction
    {
        return Some((direction, nearest.at..nearest.at + 1));
    }
    if let (Some(base), Some(target)) = (&figures.baseline, &figures.target)
        && target.amount.measure == Measure::Level
        && base.amount.scale() == target.amount.scale()
    {
        let at = figures.target_words.clone();
        match target.amount.size().cmp(&base.amount.size()) {
            std::cmp::Ordering::Greater => return Some((Direction::Up, at)),
            std::cmp::Ordering::Less => return Some((Direction::Down, at)),
            std::cmp::Ordering::Equal => {}
        }
    }
    if let Some(target) = &figures.target {
        let at = figures.target_words.clone();
        match (target.amount.measure, target.amount.bound) {
            (Measure::Rise, _) if verb.is_none_or(|placed| placed.verb.strength != Strength::WithFigure) => {
                return Some((Direction::Up, at));
            }
            (Measure::Fall, _) => return Some((Direction::Down, at)),
            (Measure::Multiple, _) => return Some((Direction::Up, at)),
            (Measure::Level, Bound::AtMost | Bound::LessThan) => return Some((Direction::Down, at)),
            (Measure::Level, Bound::AtLeast | Bound::MoreThan) => return Some((Direction::Up, at)),
            _ => {}
        }
        let verb_is = |start: &str| verb.is_some_and(|placed| text.word(placed.at).starts_with(start));
        if verb_is("build") || verb_is("improv") && target.amount.measure != Measure::Level {
            return Some((Direction::Up, at));
        }
    }
    if kind == Kind::Activity || verb.is_some_and(|placed| placed.verb.strength == Strength::Vague) {
        return None;
    }
    (0..text.len().min(40)).find_map(|at| {
        let opens = match text.word(at) {
            "up" | "down" => at == 0,
            "further" | "more" => at < 3,
            _ => true,
        };
        let compared = comparative(text.word(at)).filter(|_| opens && text.word(at + 1) != "than")?;
        Some((compared, at..at + 1))
    })
}

/// Tells the level, from the metric or from the idea that is to change.
fn level(text: &Text<'_>, metric: Option<&Metric>, kind: Kind, placed: &[Placed]) -> Option<(Level, Range<usize>)> {
    if let Some(metric) = metric
        && let Some(level) = metric.level
        && kind != Kind::Activity
    {
        return Some((level, metric.at.clone()));
    }
    if kind == Kind::Activity {
        return Some((Level::Activity, 0..text.len().min(1)));
    }
    if metric.is_some() {
        let joins = |placed: &&Placed| {
            ["recruit", "attract", "enrol", "register"].iter().any(|verb| text.word(placed.at).starts_with(verb))
        };
        if let Some(verb) = placed.iter().find(joins) {
            return Some((Level::Outcome, verb.at..verb.at + 1));
        }
        let takes_part = (0..text.len())
            .find(|at| text.word(at + 1) == "part" && matches!(text.word(*at), "take" | "takes" | "taking" | "took"));
        if let Some(at) = takes_part {
            return Some((Level::Outcome, at..at + 2));
        }
        let told = (1..text.len()).find_map(|at| Some((level_of(text.word(at))?, at..at + 1)));
        if told.is_some() {
            return told;
        }
    }
    let is_verb = |at: usize| placed.iter().any(|placed| placed.at == at);
    let idea = (0..text.len()).find_map(|at| {
        let stands = metrics::stands_as_noun(text, at, placed);
        let idea = head(text.word(at)).filter(|head| stands && head.grip == Grip::Idea).and_then(|head| head.level);
        let felt = matches!(
            text.word(at),
            "informed"
                | "educated"
                | "know"
                | "understand"
                | "aware"
                | "understood"
                | "known"
                | "confident"
                | "engaged"
                | "trusted"
                | "valued"
        )
        .then(|| level_of(text.word(at)))
        .flatten();
        idea.or(felt).map(|level| (level, at..at + 1))
    });
    idea.or_else(|| {
        (0..text.len()).filter(|at| !is_verb(*at)).find_map(|at| {
            let head = head(text.word(at)).filter(|head| head.grip == Grip::Count)?;
            Some((head.level?, at..at + 1))
        })
    })
}
