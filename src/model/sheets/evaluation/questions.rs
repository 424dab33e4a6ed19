//! The words of stage 6.

use crate::model::{Carry, Fact, Question, Table, When, Width, Withheld};

/// Measures.
pub static MEASURES: Question = Question::new("measures", "What will you measure?")
    .hint("At least one outcome for each objective")
    .guidance(
        "Choose the figures now, because a figure chosen afterwards tends to look better than it should. An output \
         is what you published. An out-take is what people noticed and did there. An outcome is what changed because \
         of it.\n\nGive each objective at least one outcome, and one or two measures on the way to it. Prefer what \
         people choose to do, such as a booking or a sign-up. The Evaluation Cycle of the Government Communication \
         Service (2024) uses the same levels.\n\nA weak answer counts only posts and followers. For each measure, \
         answer \"so what?\".",
    )
    .example(
        "Outcome: bookings for the flu vaccine, weekly, from the child health system. Out-take: clicks from posts to \
         the booking page, monthly. Output: films published, monthly.",
    )
    .cards_of("measure");
/// Metric.
pub static MEASURE_METRIC: Question = Question::new("metric", "Metric")
    .hint("What is counted")
    .guidance(
        "Name the thing that you count so exactly that two people would get the same figure. Say over which time.",
    )
    .example("Bookings for the flu vaccine, each week");
/// Level.
pub static MEASURE_LEVEL: Question = Question::new("level", "Level")
    .hint("Input, output, out-take, outcome, impact or learning")
    .guidance(
        "Input: hours and money. Output: what went out, and reach, the number of people who may have seen it. \
         Out-take: clicks, shares, replies. Outcome: what people know, think or do. Impact: what it means for the \
         organisation. Learning: what you found out.",
    )
    .example("Outcome: what changed")
    .width(Width::Half);
/// Objective.
pub static MEASURE_OBJECTIVE: Question = Question::new("objective", "Objective it measures")
    .hint("From stage 2")
    .guidance(
        "Pick the objective of stage 2 that this figure would prove or disprove. Think again about a measure without \
         an objective.",
    )
    .width(Width::Half)
    .links_to(Table::SmartObjectives);
/// Source.
pub static MEASURE_SOURCE: Question = Question::new("source", "Source")
    .hint("Where the figure comes from")
    .guidance(
        "Name the system or the report, and the role that can run it. Platforms rename their figures, so note the \
         exact name and the date.",
    )
    .example("Child health system, monthly report, run by the immunisation team")
    .width(Width::Half);
/// Frequency.
pub static MEASURE_FREQUENCY: Question = Question::new("frequency", "How often")
    .hint("How often someone reads it")
    .guidance(
        "Read the figure as often as you would act on it. A figure that is read every week but used twice a year \
         wastes hours.",
    )
    .width(Width::Quarter)
    .fact(3, Fact::Answer);
/// Unit.
pub static MEASURE_UNIT: Question = Question::new("unit", "Unit")
    .hint("What the figure is")
    .guidance("Say what the figure is. A rise from 4% to 6% is 2 percentage points, not a rise of 2%.")
    .width(Width::Quarter);
/// Baseline.
pub static MEASURE_BASELINE: Question = Question::new("baseline", "Baseline")
    .when(When::Measured)
    .hint("The figure at the start")
    .guidance(
        "The baseline is the figure before you started, with its date. If it is not yet known, say by when it will \
         be. Not yet known is different from 0.",
    )
    .example("61 bookings in the week to 4 October 2026")
    .width(Width::Half)
    .carry(Carry::AnewWhenPast)
    .fact(1, Fact::Figure);
/// Target.
pub static MEASURE_TARGET: Question = Question::new("target", "Target")
    .hint("The figure you want to reach")
    .guidance(
        "Set a target for outcomes. You can simply monitor other measures: a target for posts leads to more posts, \
         not better ones.",
    )
    .example("80")
    .width(Width::Quarter)
    .optional()
    .carry(Carry::AnewWhenDue)
    .fact(2, Fact::Towards);
/// Owner.
pub static MEASURE_OWNER: Question = Question::new("owner", "Owner")
    .hint("A role")
    .guidance("Name the role that reads the figure and writes it down, even in a busy month.")
    .example("Digital officer")
    .width(Width::Quarter)
    .withheld(Withheld::Person)
    .names_a_role()
    .fact(4, Fact::Answer);
/// So what.
pub static MEASURE_SO_WHAT: Question = Question::new("so_what", "So what?")
    .hint("What you will do when it changes")
    .guidance(
        "Say what you will do if the figure rises, and what if it does not. If a measure would not change anything, \
         it is not worth the time.",
    )
    .example(
        "If clicks rise but bookings do not, the booking page is the problem, and we ask the web team to test it.",
    );

/// Worked.
pub static WORKED: Question = Question::new("worked", "What worked?")
    .hint("With the figure that shows it")
    .guidance(
        "Write what went well and how you know. The next review and your successor build on this.\n\n\
         Take the objectives one by one. Compare the latest figure with the baseline and the target, then look for \
         other causes: a story in the news, a campaign by others, a change in how the platform counts. Say what you \
         believe and how sure you are.\n\n\
         A weak answer is \"good engagement\". In a first review, write what has worked in the past six months, even \
         if nobody had set an objective for it.",
    )
    .example(
        "The short films with a health visitor: bookings rose from 61 to 84 a week in the three weeks after each one. \
         A letter from the practices went out in one of those weeks, so we count only the other two.",
    )
    .carry(Carry::Anew);
/// Did not work.
pub static DID_NOT_WORK: Question = Question::new("did_not_work", "What did not work?")
    .hint("In plain words, with the reason")
    .guidance(
        "A review without any failures is hard to believe. If you say plainly what failed and what it cost, you can \
         change course.\n\nName one to three things. For each, give the figure, the hours and the most likely \
         reason: wrong audience, wrong platform, weak content, too few hours, or an aim that nobody needed. Keep \
         \"not measured\" apart from \"did not work\".\n\nA weak answer blames the platform or the summer. Write \
         about the work and not about people, because this goes to the board.",
    )
    .example(
        "The weekly question hour on X: 3 hours a week for 26 weeks, 11 questions in all, none from patients. We \
         think that the audience is not there.",
    )
    .carry(Carry::Anew);
/// Keep.
pub static KEEP: Question = Question::new("keep", "What will you keep?")
    .hint("What was worth its hours")
    .guidance(
        "Some of your work is worth its hours. If you name it, it is easier to protect when time is short and a new \
         idea comes along.\n\nList the channels, themes or habits that you will continue unchanged, with the figure \
         or the reason for each. Two or three are enough.\n\nA weak answer is \"everything\". If you cannot say what \
         something achieved, list it under stop or try.",
    )
    .example(
        "The films with a health visitor, 5 hours a week, because bookings rose after each one. The reply within 4 \
         working hours, which we kept on 94% of days.",
    )
    .optional()
    .carry(Carry::Anew);
/// Stop.
pub static STOP: Question = Question::new("stop", "What will you stop?")
    .hint("What was not worth its hours")
    .guidance(
        "Hours for new work come from work that stops. A busy team will notice this part of the review \
         first.\n\nName what you will stop, from which date, and how many hours a week it releases. Think of \
         channels that nobody in the first five uses, reports that nobody reads, and themes without an objective. \
         Tell the people who would notice.\n\nA weak answer is \"do less\". If this stays empty, check again: was \
         everything worth its hours?",
    )
    .example(
        "The question hour on X ends on 1 January 2027 and releases 3 hours a week. We pin a post that says \
         where to ask instead.",
    )
    .optional()
    .carry(Carry::Anew);
/// Try.
pub static TRY_NEXT: Question = Question::new("try_next", "What will you try?")
    .hint("One or two things")
    .guidance(
        "A small trial tells you more than a long debate. Keep it small enough to fail without harm.\n\nChoose one \
         or two things. For each, write what you expect to see, by when, how many hours you will give it, and what \
         would make you stop. Make it an action with an owner, so that it is not forgotten.\n\nA weak answer is the \
         name of a platform. Say which need the trial answers, and for which stakeholder.",
    )
    .example(
        "Nextdoor for three months, 1 hour a week, for older people in the two villages without a bus. We expect 20 \
         calls to the transport line that name it. With fewer than 5 we stop on 31 March 2027.",
    )
    .optional()
    .carry(Carry::Anew);
/// Recommendation.
pub static RECOMMENDATION: Question = Question::new("recommendation", "What do you recommend to the board?")
    .hint("What you ask them to approve, in one paragraph")
    .guidance(
        "Some board members will read only this paragraph, so it must make sense on its own.\n\nWrite one paragraph: \
         what you ask them to approve, what it will change and by when, the hours a week, and the main risk. If you \
         ask for nothing new, say that the plan continues, and why. You can also recommend closing a channel, or \
         ending the whole plan.\n\nA weak answer asks the board to \"note\" the report. Read it aloud: could someone \
         vote on it?",
    )
    .example(
        "We ask the board to approve that we pause X from 1 January 2027 and move its 3 hours a week to films for \
         parents. We expect 50% of children aged 2 and 3 to have had the flu vaccine by 31 January 2027, up from \
         44%. The main risk is that journalists who follow us on X miss urgent news. They will get it by email.",
    )
    .carry(Carry::Anew);
