//! Who acts when accounts become busy, when the office is closed, or when someone is at risk.
//!
//! These are the answers that nobody misses until the day on which they are needed, so they are asked for once the
//! person has gone past them.

use super::given::{blank, on, passed};
use super::{Check, Found, Given, Part, Parts};
use crate::model::Stage;
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&CONTINGENCY, &OUT_OF_HOURS, &CRISIS, &SAFEGUARDING];

/// Finds an answer of stage 4 that the person has gone past.
fn gap(given: &Given<'_>, found: &mut Found, question: &'static str, answer: &str, message: &'static str, way: &str) {
    let sheet = given.resources();
    if !blank(answer) {
        return;
    }
    // The questions on risk and reward follow these. One of the routes alone may be answered first.
    let gone_on =
        passed(sheet, "safeguarding_route") || (passed(sheet, question) && !given.content().themes.is_empty());
    if gone_on {
        found.add(found.at(on(Stage::Resources, question), message).rests_on(&"").way(Way::here(way)));
    }
}

static CONTINGENCY: Check = Check {
    id: "no-contingency",
    title: "No plan for when accounts become busy",
    looks_for: "Whether stage 4 says what happens when your accounts become busy.",
    why: "A quiet account can become the busiest place in the organisation within an hour.",
    resolve: "Say what counts as busy, what you do first and what you stop.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Content]),
    run: |given, found| {
        let answer = &given.resources().contingency.0;
        let message = "There is no plan for when your accounts become busy.";
        gap(given, found, "contingency", answer, message, "Say what happens then");
    },
};

static OUT_OF_HOURS: Check = Check {
    id: "no-out-of-hours",
    title: "No arrangements out of hours",
    looks_for: "Whether stage 4 covers evenings and weekends.",
    why: "Accounts stay open when the office is closed. People need to know when accounts are monitored.",
    resolve: "Say who checks the accounts and when. If nobody does, a notice on each profile is a valid answer.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Content]),
    run: |given, found| {
        let answer = &given.resources().out_of_hours.0;
        gap(given, found, "out_of_hours", answer, "There are no arrangements out of hours.", "Say what is arranged");
    },
};

static CRISIS: Check = Check {
    id: "no-crisis-route",
    title: "No escalation route for a crisis",
    looks_for: "Whether stage 4 says how a crisis is escalated.",
    why: "In a crisis the message must come from one place. Agree in advance who tells whom.",
    resolve: "Write the order in which people are told, by role, with a time for each step.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Content]),
    run: |given, found| {
        let answer = &given.resources().crisis_route.0;
        gap(given, found, "crisis_route", answer, "There is no escalation route for a crisis.", "Write the route");
    },
};

static SAFEGUARDING: Check = Check {
    id: "no-safeguarding-route",
    title: "No route for a safeguarding concern",
    looks_for: "Whether stage 4 says how a safeguarding concern is escalated.",
    why: "Someone may tell you that they or a child are at risk. The person who reads it must know at once what to \
          do.",
    resolve: "Agree with your safeguarding lead who to tell, how soon, and what happens out of hours.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Content]),
    run: |given, found| {
        let answer = &given.resources().safeguarding_route.0;
        let message = "There is no route for a safeguarding concern.";
        gap(given, found, "safeguarding_route", answer, message, "Write the route");
    },
};
