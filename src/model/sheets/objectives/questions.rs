//! The words of stage 2.

use super::SmartWording;
use crate::model::{Carry, Fact, Question, Table, When, Width, Withheld};

/// The organisation's objectives.
pub static ORGANISATION_OBJECTIVES: Question =
    Question::new("organisation_objectives", "What are your organisation's objectives?")
        .hint("From the strategy, the annual plan or the board assurance framework")
        .guidance(
            "Social media is worth doing when it helps the organisation reach something that it has already decided \
         to do. So begin with those decisions, in the organisation's own words.\n\nOpen the strategy or the annual \
         plan and copy the three to eight objectives that the board reports against. Give each a short name. Note \
         the document and the page, so that others can check it.\n\nA weak answer is written from memory, or is a \
         list of values such as \"caring\". You can use a draft plan if there is no other: say so in the source.",
        )
        .example(
            "Shorter waits: \"By March 2028 no patient will wait longer than 52 weeks for planned care.\" From the \
         Riverside NHS Trust strategy 2025 to 2028, page 9.",
        )
        .cards_of("organisation objective")
        .also(super::served_by);
/// Short name.
pub static ORGANISATION_OBJECTIVE_NAME: Question = Question::new("name", "Short name")
    .hint("A few words for lists and pictures")
    .guidance(
        "The name appears in lists, charts and papers. Use fewer than five words that a colleague would recognise.",
    )
    .example("Shorter waits");
/// Full wording.
pub static ORGANISATION_OBJECTIVE_WORDING: Question = Question::new("wording", "Full wording")
    .hint("As in the document")
    .guidance(
        "Copy the sentence exactly, even if it is long or dull. If you change the words now, the link is harder to \
         defend later.",
    )
    .example("By March 2028 no patient will wait longer than 52 weeks for planned care.")
    .optional();
/// Source document.
pub static ORGANISATION_OBJECTIVE_SOURCE: Question = Question::new("source", "Source document")
    .hint("Title and year")
    .guidance("Give the title, the year and the version. A reader of your board paper may want to find the sentence.")
    .example("Riverside NHS Trust strategy 2025 to 2028, version 2")
    .width(Width::Half)
    .optional()
    .fact(1, Fact::Answer);
/// Page.
pub static ORGANISATION_OBJECTIVE_PAGE: Question = Question::new("page", "Page")
    .hint("So that others can find it")
    .example("9")
    .width(Width::Quarter)
    .optional()
    .fact(2, Fact::After("page"));

/// Aim fit.
pub static AIM_FIT: Question = Question::new("aim_fit", "Which of these objectives does each aim serve?")
    .hint("An aim that serves none is a reason to stop and think again")
    .guidance(
        "This is the question that decides whether the work goes ahead. For each aim, tick the objectives that it \
         would help, and say how.\n\nThe how matters most. Describe the steps from one to the other: people see \
         this, so they do that, so the figure for this objective changes. The more steps there are, the weaker the \
         link.\n\nAn aim that serves no objective is a reason to stop and think again. Change the aim, or remove it. \
         Social media is optional, and a review that ends here is a useful result.",
    )
    .example(
        "Aim: people are prepared for their operation. It serves: Shorter waits. How: patients who know what to bring \
         and which medicines to stop are less often sent home, so less time in theatre is lost.",
    )
    .cards_of("aim and what it serves");
/// The aim.
pub static AIM_FIT_AIM: Question = Question::new("aim", "Aim")
    .hint("From stage 1")
    .guidance("Add one line for each aim of stage 1. An aim without a line looks as if it serves no objective.")
    .links_to(Table::Aims);
/// The objectives served.
pub static AIM_FIT_SERVES: Question = Question::new("serves", "Serves these objectives")
    .hint("Tick each one")
    .guidance(
        "Tick only what the aim would truly help. One strong link is easier to defend than five weak ones. If none \
         fits, leave all empty, stop and go back to the aim.",
    )
    .example("Shorter waits")
    .links_to(Table::OrganisationObjectives)
    .fact(1, Fact::After("serves"));
/// How.
pub static AIM_FIT_HOW: Question = Question::new("how", "How it serves them")
    .hint("The step from one to the other")
    .guidance(
        "Use the words \"so that\" once or twice: people learn this so that they do that, so that the objective is \
         met.",
    )
    .example("People know which medicines to stop, so that fewer are sent home on the day.")
    .optional()
    .fact(2, Fact::Answer);

/// The team's objectives.
pub static TEAM_OBJECTIVES: Question = Question::new(
    "team_objectives",
    "How does your team's work help those objectives?",
)
.hint("One line for each thing that your team is asked to do")
.guidance(
    "Your team is asked to do many things. Here you see which of them help the organisation's objectives, and which \
         of those social media could help.\n\nWrite one line for each duty: press, campaigns, messages to staff, \
         events, the website. Link it to the objectives that it helps. Then answer yes, in part or no for social \
         media.\n\nA weak answer is yes to everything. No is useful, because it shows the board that you made a \
         choice. If a duty helps no objective, discuss it with your manager.",
)
.example(
    "Keeping staff informed helps the objective A good place to work. Social media could help in part: ward staff \
         read a closed group on their phones, but changes to treatment still go by email.",
)
.cards_of("team objective");
/// What the team does.
pub static TEAM_OBJECTIVE_NAME: Question = Question::new("name", "What your team does")
    .hint("One objective or duty")
    .guidance("Write a duty as it appears in your work plan. Five to eight lines are enough for most teams.")
    .example("Keep staff informed");
/// What it helps.
pub static TEAM_OBJECTIVE_HELPS: Question = Question::new("helps", "Helps these objectives")
    .hint("Tick each one")
    .guidance(
        "Tick the objectives that would suffer if your team stopped this work. If there are none, leave it empty.",
    )
    .example("A good place to work")
    .links_to(Table::OrganisationObjectives)
    .fact(2, Fact::After("helps"));
/// Could social media help.
pub static TEAM_OBJECTIVE_COULD_HELP: Question = Question::new("social_media_could_help", "Could social media help?")
    .hint("No is a good answer")
    .guidance(
        "Think of the people that the duty is for. If they are not on social media, or need a private answer, choose \
         no.",
    )
    .example("In part")
    .width(Width::Half)
    .fact(1, Fact::After("social media could help:"));
/// How it could.
pub static TEAM_OBJECTIVE_HOW: Question = Question::new("how", "How it could help")
    .hint("Or why it could not")
    .guidance(
        "One sentence is enough. Say what social media would do that your other channels cannot, or why it would not \
         help.",
    )
    .example("Ward staff have no desk, but they read the closed group on their phones.")
    .optional();

/// The wording of SMART.
pub static SMART_WORDING: Question = Question::new("smart_wording", "Which wording of SMART do you use?")
    .hint("The one that your organisation already uses")
    .guidance(
        "Three wordings are in use, and they ask different things. Choose the one that your board knows. The checks \
         and the help below then use its words.\n\nAchievable, realistic and timebound come from the NHS Employers \
         toolkit (2016): both the A and the R ask whether you can do it. Attainable, relevant and time-based come \
         from the Staffordshire strategy (2018). The Government Communication Service uses attainable, relevant and \
         time-bound. In both, the R asks which objective of the organisation it serves.\n\nIf you leave this empty, \
         the wording of the toolkit is used.",
    )
    .example("Achievable, realistic, timebound")
    .width(Width::Half)
    .optional();

/// Returns the question for the SMART objectives in a wording.
pub const fn smart(wording: SmartWording) -> &'static Question {
    match wording {
        SmartWording::Toolkit => &SMART,
        SmartWording::Staffordshire => &SMART_TIME_BASED,
        SmartWording::Gcs => &SMART_TIME_BOUND,
    }
}

/// The SMART objectives, in the wording of the toolkit.
pub static SMART: Question = smart_in(
    "Specific, measurable, achievable, realistic and timebound",
    "Turn each aim into something that you can check: specific, measurable, achievable, realistic and timebound. \
     Achievable means that somebody has the time and the authority. Realistic means that the figure can change by \
     that much. Also ask whether it matters to the organisation, because this wording leaves that out.\n\nSay in one \
     sentence what changes, for whom, by how much and by when. Then give the metric (the thing that you count), the \
     baseline (the figure today) and the target.\n\nA weak objective counts what you do, such as daily posts, or \
     takes followers as proof that people are better informed. Two or three objectives are enough.",
);
/// The SMART objectives, in the wording of the Staffordshire strategy.
pub static SMART_TIME_BASED: Question = smart_in(
    "Specific, measurable, attainable, relevant and time-based",
    "Turn each aim into something that you can check: specific, measurable, attainable, relevant and time-based. \
     Attainable means that somebody has the time, and that the figure can change by that much. Relevant means that \
     it serves an objective of the organisation: choose which one.\n\nSay in one sentence what changes, for whom, by \
     how much and by when. Then give the metric (the thing that you count), the baseline (the figure today) and the \
     target.\n\nA weak objective counts what you do, such as daily posts, or takes followers as proof that people \
     are better informed. Two or three objectives are enough.",
);
/// The SMART objectives, in the wording of the Government Communication Service.
pub static SMART_TIME_BOUND: Question = smart_in(
    "Specific, measurable, attainable, relevant and time-bound",
    "Turn each aim into something that you can check: specific, measurable, attainable, relevant and time-bound. \
     Attainable means that somebody has the time, and that the figure can change by that much. Relevant means that \
     it serves an objective of the organisation: choose which one.\n\nSay in one sentence what changes, for whom, by \
     how much and by when. Then give the metric (the thing that you count), the baseline (the figure today) and the \
     target.\n\nA weak objective counts what you do, such as daily posts, or takes followers as proof that people \
     are better informed. Two or three objectives are enough.",
);

/// Returns the question in one wording.
const fn smart_in(hint: &'static str, guidance: &'static str) -> Question {
    Question::new("smart", "What are your social media objectives?")
        .hint(hint)
        .guidance(guidance)
        .example(
            "Cut the number of operations put off on the day because the patient was not prepared from 41 in 2025/26 \
             to 30 in 2026/27. The theatre system shows it each month. Owner: digital communications officer. \
             Evaluated on 30 April 2027.",
        )
        .cards_of("social media objective")
}
/// Statement.
pub static SMART_STATEMENT: Question = Question::new("statement", "Objective")
    .hint("One sentence: the change, for whom, by how much, by when")
    .guidance(
        "Start with a verb of change: raise, cut, shorten. Name the people, the figure at the start and at the end, \
         and the date. A sentence with \"and\" in it may be two objectives.",
    )
    .example(
        "Raise the share of children aged 2 and 3 in Riverside who have had the flu vaccine from 44% to 50% by 31 \
         January 2027.",
    );
/// Short name.
pub static SMART_NAME: Question = Question::new("name", "Short name")
    .hint("A few words for lists and pictures")
    .guidance(
        "Other stages ask you to choose an objective from a list. Two to five words are easier to find there than a \
         sentence. If you leave this empty, the sentence is used.",
    )
    .example("Flu vaccine, ages 2 and 3")
    .width(Width::Half)
    .optional()
    .names_the_row();
/// Metric.
pub static SMART_METRIC: Question = Question::new("metric", "Metric")
    .hint("What you will count")
    .guidance(
        "The metric is the thing that you count. Choose a figure that changes only when people do something, such as \
         bookings. Followers and views show who might have seen a post, not what changed.",
    )
    .example("Children aged 2 and 3 vaccinated, as a share of those registered")
    .width(Width::Half);
/// Unit.
pub static SMART_UNIT: Question = Question::new("unit", "Unit")
    .hint("What the figure is")
    .guidance(
        "Say what the figure is, because 5 people and 5% are different claims. For a share of a group, choose per \
         cent.",
    )
    .example("Per cent")
    .width(Width::Half);
/// Baseline.
pub static SMART_BASELINE: Question = Question::new("baseline", "Baseline")
    .when(When::Measured)
    .hint("The figure now")
    .guidance(
        "The baseline is the figure before you start, with its date. If nobody has measured it, say that it is not \
         yet known and by when it will be. Do not write 0 for something that was not counted.",
    )
    .example("44% on 31 January 2026")
    .width(Width::Half)
    .carry(Carry::AnewWhenPast)
    .fact(1, Fact::Figure);
/// Target.
pub static SMART_TARGET: Question = Question::new("target", "Target")
    .hint("The figure you want to reach")
    .guidance(
        "Write the figure that you want to reach, in the same unit as the baseline. Ask what a change of that size \
         would mean for the service. A target equal to the baseline is no change.",
    )
    .example("50")
    .width(Width::Quarter)
    .carry(Carry::AnewWhenDue)
    .fact(2, Fact::Towards);
/// Due.
pub static SMART_DUE: Question = Question::new("due", "Due")
    .when(When::Due)
    .hint("The deadline")
    .guidance(
        "Choose the date by which the target should be reached. With a date in the next six months, the \
         next review can check it.",
    )
    .example("31/01/2027")
    .width(Width::Quarter)
    .carry(Carry::AnewWhenPast)
    .fact(3, Fact::After("due"));
/// Aim.
pub static SMART_AIM: Question = Question::new("aim", "Aim")
    .hint("The aim it serves")
    .guidance(
        "Pick the aim of stage 1 that this objective makes measurable. If none fits, either the objective or the aim \
         is wrong.",
    )
    .width(Width::Half)
    .links_to(Table::Aims);
/// Organisation objective.
pub static SMART_ORGANISATION_OBJECTIVE: Question = Question::new("organisation_objective", "Organisation objective")
    .hint("The objective it serves")
    .guidance(
        "Choose the one that would change first if this worked. An objective without this link cannot be defended: \
         go back to the question about the fit.",
    )
    .example("Shorter waits")
    .width(Width::Half)
    .links_to(Table::OrganisationObjectives);
/// Team objective.
pub static SMART_TEAM_OBJECTIVE: Question = Question::new("team_objective", "Team objective")
    .hint("The duty of your team it helps")
    .guidance(
        "Pick the duty that this is part of, so that the hours can be explained to your manager. Leave it empty if it \
         is new work.",
    )
    .width(Width::Third)
    .links_to(Table::TeamObjectives)
    .optional();
/// Owner.
pub static SMART_OWNER: Question = Question::new("owner", "Owner")
    .hint("A role, not a person's name")
    .guidance(
        "Name one role that will notice if the figure does not change, and that can act. With two owners, often \
         neither acts.",
    )
    .example("Digital communications officer")
    .width(Width::Third)
    .withheld(Withheld::Person)
    .names_a_role()
    .fact(4, Fact::Answer);
/// Evaluate on.
pub static SMART_EVALUATE_ON: Question = Question::new("evaluate_on", "Evaluated on")
    .when(When::Due)
    .hint("The date you check the figure")
    .guidance(
        "Choose the date on which you will check the figure. Allow time for it to arrive: some figures come weeks \
         after the end of the month.",
    )
    .example("28/02/2027")
    .width(Width::Third)
    .carry(Carry::AnewWhenPast);
/// Note.
pub static SMART_NOTE: Question = Question::new("note", "Note")
    .hint("Anything a successor should know")
    .guidance(
        "Write down what you assumed and what was tried before. Somebody who opens this in two years was not in the \
         room.",
    )
    .example("Assumes that the clinic on Saturdays continues.")
    .optional();
