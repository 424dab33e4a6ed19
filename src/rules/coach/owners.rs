//! Who answers for a statement.
//!
//! A team, a role or a person's name. "We" is nobody in particular, and what followers or patients will do makes them no
//! owners.

use std::ops::Range;

use super::doing::is_doing;
use super::metrics::is_small;
use super::tokens::{Kind, Text};
use super::verbs::Placed;

/// Finds the words that name the owner.
pub(super) fn owner(text: &Text<'_>, verbs: &[Placed], taken: &[bool]) -> Option<Range<usize>> {
    labelled(text)
        .or_else(|| heading(text))
        .or_else(|| agent(text, taken))
        .or_else(|| subject(text, verbs, taken))
        .or_else(|| tail(text))
}

/// Reads `Owner: …`, `Lead – …`, `led by …`, `owned by …`, `responsible: …`.
fn labelled(text: &Text<'_>) -> Option<Range<usize>> {
    for at in 0..text.len() {
        let (word, next) = (text.word(at), text.word(at + 1));
        let start = match word {
            "owner" | "lead" | "responsible" | "responsibility" | "accountable" | "sponsor" | "who" | "sro"
                if matches!(next, ":" | "-" | "=") =>
            {
                at + 2
            }
            "owner" | "responsibility" if matches!(next, "is" | "will") => {
                at + 2 + usize::from(text.word(at + 2) == "be")
            }
            "owner" if at > 0 && matches!(text.before(at, 1), "(" | "," | ".") && text.kind(at + 1) == Kind::Word => {
                at + 1
            }
            "led" | "owned" | "managed" | "run" | "delivered" | "coordinated" | "co-ordinated" | "overseen"
            | "sponsored" | "headed" | "driven"
                if next == "by" =>
            {
                at + 2
            }
            "assigned" | "allocated" | "given" if next == "to" => at + 2,
            // "Lead officer: …", "Responsible manager – …".
            "lead" | "responsible" | "accountable" | "owning" | "named" | "project" | "executive" | "senior"
            | "action"
                if matches!(
                    next,
                    "officer" | "person" | "owner" | "manager" | "director" | "team" | "lead" | "role" | "executive"
                ) && matches!(text.word(at + 2), ":" | "-" | "=") =>
            {
                at + 3
            }
            "responsible" | "accountable" | "lead" | "owner" if next == "officer" && text.word(at + 2) == "is" => {
                at + 3
            }
            "responsibility" if next == "of" => at + 2,
            "lead" if text.before(at, 1) == "(" && text.kind(at + 1) == Kind::Word => at + 1,
            _ => continue,
        };
        let start = start + usize::from(text.word(start) == ":");
        let start = start + usize::from(matches!(text.word(start), "the" | "our" | "a" | "an"));
        let end = (start..text.len().min(start + 8))
            .find(|at| {
                text.kind(*at) == Kind::Mark && !matches!(text.word(*at), "&" | "/" | "-" | "'")
                    || ["by", "from", "with", "in", "until", "before", "to", "who", "will", "is"]
                        .contains(&text.word(*at))
            })
            .unwrap_or(text.len().min(start + 8));
        let is_loose = ["run", "delivered", "managed", "driven", "assigned", "allocated", "given"].contains(&word);
        if end > start && text.kind(start) != Kind::Mark && !is_loose || end > start && names_role(text, start..end) {
            return Some(start..end);
        }
    }
    None
}

/// Reads `Web team: …` at the beginning.
fn heading(text: &Text<'_>) -> Option<Range<usize>> {
    let colon = (1..text.len().min(7)).find(|at| text.word(*at) == ":")?;
    let all_words = (0..colon).all(|at| text.kind(at) == Kind::Word || text.word(at) == "&");
    (all_words && names_role(text, 0..colon)).then_some(0..colon)
}

/// Reads `… by the digital team`.
fn agent(text: &Text<'_>, taken: &[bool]) -> Option<Range<usize>> {
    (0..text.len()).find_map(|at| {
        if text.word(at) != "by" || taken[at] {
            return None;
        }
        let start = at + 1 + usize::from(matches!(text.word(at + 1), "the" | "our" | "a"));
        let end = (start..text.len().min(start + 6))
            .take_while(|at| text.kind(*at) == Kind::Word && !is_small(text.word(*at)) && !taken[*at])
            .last()?
            + 1;
        // "increase visits by staff" names nobody who answers for it.
        names_role(text, start..end).then_some(start..end)
    })
}

/// Reads `The digital team will …`, `Communications manager to increase …`, `Priya Shah will …`.
fn subject(text: &Text<'_>, verbs: &[Placed], taken: &[bool]) -> Option<Range<usize>> {
    for at in 1..text.len().min(60) {
        let acts = |place: usize| {
            verbs.iter().any(|placed| placed.at == place)
                || is_doing(text.word(place))
                || text.word(place).ends_with("ly")
                || matches!(text.word(place), "also" | "work" | "be")
        };
        let rules = match text.word(at) {
            "will" | "shall" | "must" | "should" => acts(at + 1),
            "to" | "aims" | "plans" => acts(at + 1) || text.word(at) != "to",
            "leads" | "owns" => true,
            "is" | "are" => {
                matches!(text.word(at + 1), "responsible" | "accountable") || text.word(at + 1) == "to" && acts(at + 2)
            }
            _ => false,
        };
        if !rules || text.word(at) == "to" && text.word(at + 1) == "be" {
            continue;
        }
        let mut start = at;
        while start > 0 && at - start < 7 {
            let before = start - 1;
            let joins = matches!(text.word(before), "of" | "and" | "&" | "for") && start < at;
            if taken[before]
                || text.kind(before) != Kind::Word && text.word(before) != "&"
                || is_small(text.word(before)) && !joins
            {
                break;
            }
            start = before;
        }
        while start < at && matches!(text.word(start), "of" | "and" | "&" | "for") {
            start += 1;
        }
        if start == at
            || verbs.iter().any(|placed| (start..at).contains(&placed.at))
            || (start..at).any(|place| is_doing(text.word(place)) && text.word(place) != "lead")
                && !names_role(text, start..at)
        {
            continue;
        }
        let leads_off = start == 0
            || text.is_start(start)
            || matches!(text.before(start, 1), "the" | "our" | "," | ":" | "that" | ")")
            || taken[start - 1];
        let is_person = at - start >= 2
            && at - start <= 3
            && text.word(at) != "to"
            && (start..at).all(|place| text.is_capital(place) && super::levels::head(text.word(place)).is_none())
            && text.words(&(start..at)).contains(char::is_lowercase)
            && !is_platform(text.word(start))
            && !is_organisation(text, start..at)
            && !text.word(at + 1).eq("be");
        if leads_off && (names_role(text, start..at) || is_person) {
            return Some(start..at);
        }
    }
    None
}

/// Reads a role in brackets or behind a dash at the end: `(digital lead)`, `– web team`.
fn tail(text: &Text<'_>) -> Option<Range<usize>> {
    let end = (0..text.len()).rev().find(|at| text.kind(*at) != Kind::Mark)? + 1;
    let open = (end.saturating_sub(6)..end)
        .rev()
        .find(|at| matches!(text.word(*at), "(" | "-" | "[") && !text.is_joined(at + 1) | (text.word(*at) != "-"))?;
    let start = open + 1 + usize::from(matches!(text.word(open + 1), "the" | "our"));
    (open > 2 && (start..end).all(|at| text.kind(at) == Kind::Word) && names_role(text, start..end))
        .then_some(start..end)
}

/// Returns whether words name a team or a role.
pub(super) fn names_role(text: &Text<'_>, at: Range<usize>) -> bool {
    if at.is_empty() {
        return false;
    }
    // What stands last decides: "head of communications" by its first word.
    let is_head = |word: &str| {
        [
            "team",
            "teams",
            "manager",
            "managers",
            "lead",
            "leads",
            "officer",
            "officers",
            "director",
            "directorate",
            "head",
            "department",
            "committee",
            "coordinator",
            "co-ordinator",
            "assistant",
            "executive",
            "chief",
            "matron",
            "matrons",
            "editor",
            "comms",
            "communications",
            "secretary",
            "administrator",
            "adviser",
            "advisor",
            "specialist",
            "consultant",
            "producer",
            "partner",
            "deputy",
            "board",
            "office",
            "pals",
            "hr",
            "governor",
            "governors",
            "supervisor",
            "apprentice",
            "designer",
            "webmaster",
            "analyst",
            "practitioner",
            "chair",
            "champion",
            "librarian",
            "pharmacist",
        ]
        .contains(&word)
    };
    let is_plain = !at.clone().any(|place| {
        [
            "who",
            "survey",
            "members",
            "patients",
            "visits",
            "followers",
            "page",
            "pages",
            "meeting",
            "papers",
            "effectiveness",
        ]
        .contains(&text.word(place))
    });
    let last = text.word(at.end - 1);
    let heads_off = matches!(text.word(at.start), "head" | "director" | "chair" | "deputy" | "chief" | "secretary")
        || (at.start..at.end).any(|place| {
            matches!(text.word(place), "head" | "director" | "chair") && text.word(place + 1) == "of"
                || is_head(text.word(place)) && text.word(place + 1) == "for"
        });
    is_plain && (is_head(last) || heads_off)
}

/// Returns whether a word is the name of a platform.
fn is_platform(word: &str) -> bool {
    [
        "facebook",
        "instagram",
        "twitter",
        "linkedin",
        "tiktok",
        "youtube",
        "x",
        "threads",
        "bluesky",
        "whatsapp",
        "nextdoor",
        "snapchat",
        "pinterest",
        "reddit",
        "mastodon",
        "google",
        "website",
        "page",
    ]
    .contains(&word)
}

/// Returns whether words name an organisation, which is not somebody who answers for it.
fn is_organisation(text: &Text<'_>, mut at: Range<usize>) -> bool {
    at.any(|place| {
        [
            "nhs",
            "trust",
            "hospital",
            "hospitals",
            "ccg",
            "ccgs",
            "icb",
            "board",
            "england",
            "department",
            "health",
            "council",
            "foundation",
            "page",
            "account",
            "campaign",
            "programme",
            "strategy",
        ]
        .contains(&text.word(place))
    })
}
