//! The words that generated workbooks are made of.

use sightline::model::sheets::objectives::Unit;

/// No sentence is longer than 110 characters, so that a post stays under 250.
pub(super) const SENTENCES: &[&str] = &[
    "Your pharmacist can help with coughs, colds and hay fever, and you do not need to book.",
    "Mae’r fferyllydd yn gallu helpu heb apwyntiad, ŵyl y banc hefyd.",
    "“I did not know I could ring 111 at night”, one parent told us last week.",
    "Flu vaccines are free if you are pregnant, over 65 or live with a long-term condition.",
    "Four in ten people in the valley had not heard of the new walk-in clinic.",
    "Dewch i siarad â ni yn y llyfrgell ddydd Mawrth, rhwng deg a dau o’r gloch.",
    "It takes ten minutes a month, and the team can see at once what changed.",
    "Please keep A&E for emergencies – a broken ankle, yes; a sore throat, no.",
    "We asked 412 patients at the front desk; 287 of them use the same two platforms.",
    "Our newsletter reaches 2,687 people, and a third of them open it on the day.",
    "Gofynnwch i’ch meddyg teulu am sgrinio’r coluddyn: pecyn bach, gwahaniaeth mawr.",
    "The café on the ground floor is open again, with free water for every visitor.",
    "Colleagues on the wards tell the story better than any poster could.",
    "Parking at the north entrance costs nothing for blue badge holders.",
    "Nobody could say last year whether the campaign had worked, and so it was not funded again.",
];

pub(super) const TITLES: &[&str] = &[
    "Ask your pharmacist",
    "Winter vaccines",
    "Faster access to a GP",
    "Being a good place to work",
    "Fewer missed appointments",
    "Iechyd meddwl / Mental health",
    "Screening saves lives",
    "Safe discharge home",
];

pub(super) const ROLES: &[&str] = &[
    "Head of communications",
    "Communications officer",
    "Digital lead",
    "Engagement manager",
    "Ward sister, medicine",
    "Deputy director of nursing",
];

pub(super) const PEOPLE: &[&str] = &[
    "Parents of children under five",
    "People over 65 who live alone",
    "Welsh speakers",
    "Students away from home",
    "Carers",
    "Practice managers",
    "Our own staff on shifts",
    "People with a learning disability",
];

pub(super) const SOURCES: &[&str] = &[
    "Annual plan 2024–25",
    "Patient survey at the front desk",
    "National internet use survey",
    "Platform figures, downloaded monthly",
    "Appointment system, missed slots",
    "Staff survey, question 21",
];

/// What can be measured, and how.
#[derive(Clone, Copy)]
pub(super) struct Metric {
    pub(super) name: &'static str,
    pub(super) unit: Unit,
    /// Whether more of it is better.
    pub(super) is_to_rise: bool,
}

const fn metric(name: &'static str, unit: Unit, is_to_rise: bool) -> Metric {
    Metric { name, unit, is_to_rise }
}

pub(super) const METRICS: &[Metric] = &[
    metric("Share of people who know the clinic", Unit::Percent, true),
    metric("Number of missed appointments a month", Unit::Count, false),
    metric("Visits to the pharmacy page", Unit::Count, true),
    metric("Share of replies within two hours", Unit::Percent, true),
    metric("Number of vaccines given at the drop-in", Unit::Count, true),
    metric("Share of staff who would recommend us", Unit::Percent, true),
];

pub(super) const ACTIONS: &[&str] = &[
    "Ask the library for a stand on market day",
    "Close the sleeping account and move its followers",
    "Film three short stories with the stroke team",
    "Agree who holds the keys during holidays",
    "Write captions in both languages",
    "Count missed appointments by practice",
    "Answer messages twice a day",
    "Send the figures to the committee",
];

pub(super) const EVENTS: &[&str] = &[
    "Local news reported long waits",
    "The website was down for two days",
    "A national campaign used the same message",
    "Heatwave, with an amber warning",
    "The platform changed what it counts",
    "Strike days",
];

pub(super) const PARTNERS: &[&str] = &[
    "Dyffryn council",
    "The youth service",
    "Age support in the valley",
    "Fire and rescue",
    "The university",
    "Community pharmacies",
    "Menter iaith",
];
