//! Notices with a date: where the world has changed since an answer was given, or is about to.
//!
//! They are data with a source (`assets/reference/notices.ron`), because what changes will change again. An old review is
//! held against its own time: nobody could have known then.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::given::{in_register, on, quote};
use super::{Check, Found, Given, Part, Parts};
use crate::model::reference::{Notice, NoticePlace, notices};
use crate::model::sheets::stakeholders::{ChannelDecision, PlatformUse, Stakeholder};
use crate::model::{Address, List, Register, Stage, Table};
use crate::rules::finding::{Severity, Way};
use crate::rules::platforms::TOP;

pub(super) static CHECKS: &[&Check] = &[&NOTICES];

static NOTICES: Check = Check {
    id: "world-changed",
    title: "The world has changed",
    looks_for: "Whether age limits, platforms, bodies or sources that your answers name have changed.",
    why: "An answer can be right when it is given and out of date a year later.",
    resolve: "Read the notice with its source, and decide whether your answer still holds.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Stakeholders, Part::Evaluation, Part::Evidence, Part::Partners, Part::Day]),
    run: |given, found| {
        let day = given.day();
        // Read once for all notices that look at it: there can be thousands.
        let sources_said = LazyCell::new(|| sources_of(given));
        for notice in notices().iter().filter(|notice| notice.from <= day) {
            match notice.looks_at {
                NoticePlace::Stakeholders => stakeholders(given, found, notice),
                NoticePlace::Platforms => platforms(given, found, notice),
                NoticePlace::Sources => sources(&sources_said, found, notice),
                NoticePlace::Organisations => organisations(given, found, notice),
            }
        }
    },
};

/// Returns whether one of the words of a notice stands in a text, as whole words.
fn says(notice: &Notice, text: &str) -> bool {
    says_small(notice, &text.to_lowercase())
}

/// The same of a text in small letters.
fn says_small(notice: &Notice, text: &str) -> bool {
    stands_in(&notice.words, text)
}

/// Returns whether one of some words stands in a text in small letters, as whole words.
fn stands_in(words: &[String], text: &str) -> bool {
    words.iter().any(|word| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

fn notify(found: &mut Found, notice: &'static Notice, at: Address, what: &str) {
    let date = crate::model::date_in_text(notice.from);
    found.add(
        found
            .at(at, format!("{what}: {} (from {date}; source: {}).", notice.text, notice.source))
            .about(&notice.key)
            .reason(&notice.why)
            .rests_on(&notice.key)
            .rests_on(&what)
            .way(Way::here(notice.way.as_str())),
    );
}

fn stakeholders(given: &Given<'_>, found: &mut Found, notice: &'static Notice) {
    let table = Table::Stakeholders.address();
    for group in given.stakeholders().stakeholders.iter().take(TOP) {
        // Parents of young people are no young people.
        let are_others = stands_in(&notice.unless, &group.name.0.to_lowercase());
        let named = !are_others && (says(notice, &group.name.0) || says(notice, &group.who.0));
        let uses: BTreeSet<&str> =
            platform_keys(group).filter(|key| notice.platforms.iter().any(|p| p == key)).collect();
        if named && !uses.is_empty() {
            let labels: Vec<String> =
                uses.iter().map(|key| List::Platforms.label(key).unwrap_or(key).to_owned()).collect();
            let what = format!("{} on {}", quote(&group.name.0), super::given::listed(&labels));
            notify(found, notice, table.row(group.id).question("platforms"), &what);
        }
    }
}

fn platform_keys(group: &Stakeholder) -> impl Iterator<Item = &str> {
    group.platforms.iter().map(|used| used.platform.0.as_str())
}

fn platforms(given: &Given<'_>, found: &mut Found, notice: &'static Notice) {
    let table = on(Stage::Stakeholders, "platforms");
    for plan in given.stakeholders().platforms.iter() {
        let stays = matches!(plan.decision, Some(ChannelDecision::Keep | ChannelDecision::Start));
        if stays && notice.platforms.contains(&plan.platform.0) {
            let label = List::Platforms.label(&plan.platform.0).unwrap_or(&plan.platform.0);
            notify(found, notice, table.row(plan.id).question("decision"), label);
            // Two accounts on one platform are one notice.
            return;
        }
    }
}

/// What names a source: where it stands, its words, and all that is said of it in small letters.
type Source<'a> = (Address, &'a str, String);

fn sources_of<'a>(given: &Given<'a>) -> Vec<Source<'a>> {
    let evidence = in_register(Register::Evidence);
    let groups = Table::Stakeholders.address();
    let measures = Table::Measures.address();
    let kept = given.evidence().iter().map(|one| {
        let said = format!("{}\n{}", one.title.0, one.finding.0);
        (evidence.row(one.id).question("title"), one.title.0.as_str(), said.to_lowercase())
    });
    let used = given.stakeholders().stakeholders.iter().take(TOP).flat_map(|group| {
        let at = groups.row(group.id).question("platforms");
        let said = move |one: &'a PlatformUse| {
            (at.row(one.id).question("evidence"), one.evidence.0.as_str(), one.evidence.0.to_lowercase())
        };
        group.platforms.iter().map(said)
    });
    let read = given
        .evaluation()
        .measures
        .iter()
        .map(|one| (measures.row(one.id).question("source"), one.source.0.as_str(), one.source.0.to_lowercase()));
    kept.chain(used).chain(read).filter(|(.., said)| !said.trim().is_empty()).collect()
}

fn sources(said: &[Source<'_>], found: &mut Found, notice: &'static Notice) {
    for (at, words, _) in said.iter().filter(|(.., said)| says_small(notice, said)).take(3) {
        notify(found, notice, *at, &quote(words));
    }
}

fn organisations(given: &Given<'_>, found: &mut Found, notice: &'static Notice) {
    let (partners, groups) = (in_register(Register::Partners), Table::Stakeholders.address());
    let named = given.partners().iter().map(|one| (partners.row(one.id).question("name"), one.name.0.as_str())).chain(
        given
            .stakeholders()
            .stakeholders
            .iter()
            .take(TOP)
            .map(|one| (groups.row(one.id).question("name"), one.name.0.as_str())),
    );
    for (at, name) in named.filter(|(_, name)| says(notice, name)).take(3) {
        notify(found, notice, at, &quote(name));
    }
}
