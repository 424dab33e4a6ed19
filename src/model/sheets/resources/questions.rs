//! The words of stage 4.

use crate::model::{Carry, Fact, List, Question, When, Width, Withheld};

/// Set-up tasks.
pub static SETUP_TASKS: Question = Question::new("setup_tasks", "What must be done once, and how long will it take?")
    .hint("Hours of work, not days on the calendar")
    .guidance(
        "New work takes time before the first post: papers, passwords, training. If you do not count it now, you \
         will have less time for other work later.\n\nUse the suggested tasks and remove those you do not need. \
         Count hours of work, not days on the calendar: four people in a meeting of one hour are 4 hours. For \
         channels that already run, count only what must change.\n\nA weak answer leaves out other people's time, \
         such as that of the person who signs off. Give each task one owner.",
    )
    .example(
        "Agree the policy and the staff guidance: 9 hours, communications manager. Train the people who post: 6 \
         hours, digital officer. Plan for a crisis and for out of hours: 5 hours, head of communications.",
    )
    .table_of("set-up task")
    .offers(&[
        "Brief the line manager",
        "Write the board paper",
        "Secure the account names",
        "Decide how to monitor and report",
        "Bring other teams on board",
        "Agree the policy and the staff guidance",
        "Agree who signs off",
        "Fill in the profiles",
        "Train the people who post",
        "Make the first content",
        "Plan for a crisis and for out of hours",
    ]);
/// Task.
pub static SETUP_TASK_TASK: Question = Question::new("task", "Task")
    .hint("What needs to be done")
    .guidance("Start with a verb. A task that takes more than about 10 hours is easier to plan as two.")
    .example("Train the people who post")
    .width(Width::Half);
/// Hours.
pub static SETUP_TASK_HOURS: Question = Question::new("hours", "Hours")
    .hint("For example 2.5")
    .guidance(
        "Add up the hours of everyone who takes part. An honest guess is better than an empty field, and you can \
         correct it later.",
    )
    .example("6")
    .width(Width::Quarter)
    .unit("hours")
    .fact(1, Fact::After("hours:"));
/// Owner.
pub static SETUP_TASK_OWNER: Question = Question::new("owner", "Owner")
    .hint("A role")
    .example("Digital officer")
    .width(Width::Third)
    .withheld(Withheld::Person)
    .names_a_role()
    .fact(2, Fact::Answer);
/// Done.
pub static SETUP_TASK_DONE: Question =
    Question::new("done", "Done").hint("Tick when finished").width(Width::Quarter).optional();

/// Roles.
pub static ROLES: Question = Question::new("roles", "Who does the work, and how many hours do they have?")
    .hint("Hours a week that are really available for this")
    .guidance(
        "Count the hours that people really have each week before you count the work. The two figures together show \
         whether the plan can be carried out.\n\nUse roles, not names. Take the hours in the contract, subtract the \
         work that must continue, and enter the rest. Include people outside your team who have agreed to help.\n\nA \
         weak answer gives full-time hours. The pay band and the cost of an hour are optional. With them, the plan \
         can be shown in pounds.",
    )
    .example(
        "Digital communications officer, Band 5, 12 hours a week. Communications manager, Band 7, 3 hours a week. \
         Health visitor who answers questions, Band 6, 1 hour a week.",
    )
    .table_of("role");
/// Role.
pub static ROLE_ROLE: Question = Question::new("role", "Role")
    .hint("A role, not a name")
    .example("Digital communications officer")
    .width(Width::Half)
    .names_a_role();
/// Capacity.
pub static ROLE_CAPACITY: Question = Question::new("capacity", "Hours a week")
    .hint("Free for social media")
    .guidance("Ask the person, and ask about an ordinary week. A plan fails if the promised hours are never available.")
    .example("12")
    .width(Width::Quarter)
    .unit("hours a week")
    .fact(1, Fact::After("hours a week:"));
/// Band.
pub static ROLE_BAND: Question = Question::new("band", "Pay band")
    .hint("Agenda for Change")
    .guidance(
        "Agenda for Change is the pay system for most NHS staff. The note on each band gives the salary range with \
         its year and source.",
    )
    .example("Band 5")
    .width(Width::Third)
    .picks_from(List::PayBands)
    .optional()
    .withheld(Withheld::Pay)
    .fact(2, Fact::Answer);
/// Rate.
pub static ROLE_RATE: Question = Question::new("rate", "Cost of an hour")
    .hint("In pounds, with on-costs")
    .guidance(
        "Ask your finance team for the rate with on-costs, which are what the employer pays for pension and national \
         insurance. The pay bands give basic pay only.",
    )
    .example("£24.50")
    .width(Width::Quarter)
    .optional()
    .withheld(Withheld::Pay);

/// Weekly tasks.
pub static WEEKLY_TASKS: Question = Question::new("weekly_tasks", "What must be done every week?")
    .hint("Hours in an ordinary week, one line for each task and role")
    .guidance(
        "This is the real cost of the plan, every week.\n\nGo through the usual tasks: find content, make it, \
         publish, monitor and reply, measure, evaluate, report. For each one, name the role and the hours in an \
         ordinary week. Half hours are fine. If you do not know, keep a tally for one week and correct it.\n\nA weak \
         answer counts posting but forgets replying. Compare the total with the hours that your roles have. If it is \
         larger, cut the plan, or see below what work can stop.",
    )
    .example(
        "Monitor and reply: 20 minutes twice a day on five days, digital officer, about 3.5 hours a week. Make \
         content: one short film and three posts, digital officer, 5 hours a week.",
    )
    .table_of("weekly task")
    .offers(&[
        "Find and collect content",
        "Make content",
        "Publish",
        "Monitor and reply",
        "Measure",
        "Evaluate",
        "Report",
    ]);
/// Task.
pub static WEEKLY_TASK_TASK: Question =
    Question::new("task", "Task").hint("What needs to be done").example("Monitor and reply").width(Width::Half);
/// Role.
pub static WEEKLY_TASK_ROLE: Question = Question::new("role", "Role")
    .hint("Who does it")
    .guidance(
        "Use the same name as in the list of roles, so that the hours can be compared. Two roles that share a task \
         need two lines.",
    )
    .example("Digital communications officer")
    .width(Width::Third)
    .names_a_role()
    .fact(2, Fact::Answer);
/// Hours.
pub static WEEKLY_TASK_HOURS: Question = Question::new("hours", "Hours a week")
    .hint("For example 1.5")
    .guidance("Write an average over an ordinary month. Work of 2 hours a month is half an hour a week.")
    .example("3.5")
    .width(Width::Quarter)
    .unit("hours a week")
    .fact(1, Fact::After("hours a week:"));

/// Load shape.
pub static LOAD_SHAPE: Question = Question::new("load_shape", "How does the work spread over time?")
    .hint("Over the next six months")
    .guidance(
        "Some plans take the same time every week. Others follow the seasons, or begin with a rush and then fall \
         away, as a consultation does. The shape tells you when you need help.\n\n\
         Look at the next six months: winter, campaigns, elections, school holidays, large papers. Choose the nearest \
         shape. The next question asks for dates and hours.\n\n\
         A weak answer is \"steady\" because it is the easiest. If last year's busiest month took twice the hours of \
         the quietest, you have peaks.",
    )
    .example(
        "Peaks and quiet times. From October to January, flu and winter take about 15 hours a week. From February to \
         April an ordinary week takes 8.",
    );
/// Peaks.
pub static PEAKS: Question =
    Question::new("peaks", "When are the busy times, and how many more hours does a week take then?")
        .hint("One line for each, with its first and last day")
        .guidance(
            "With dates and hours, each week can be compared with the hours that your roles have. You then see which \
             weeks do not fit while you can still move work, get help or plan leave.\n\nWrite the extra hours on top \
             of an ordinary week. For a spike, write those of its first week: the hours are assumed to fall evenly \
             until the last day. A week counts as busy if it includes at least one working day of the busy \
             time.\n\nA weak answer is \"winter\". If every week is alike, leave this empty.",
        )
        .example(
            "Flu and winter, from 5 October 2026 to 29 January 2027, 6 more hours a week. The annual meeting, from 12 \
             to 16 July 2027, 5 more hours.",
        )
        .table_of("busy time")
        .optional();
/// What causes it.
pub static PEAK_WHAT: Question = Question::new("what", "Busy time")
    .hint("What causes it")
    .guidance("Name the campaign, the season or the event, so that others see why the week is full.")
    .example("Flu and winter")
    .width(Width::Half);
/// From.
pub static PEAK_FROM: Question = Question::new("from", "First day")
    .when(When::Planned)
    .hint("For example 05/10/2026")
    .example("05/10/2026")
    .width(Width::Quarter)
    .carry(Carry::AnewWhenPast);
/// To.
pub static PEAK_TO: Question = Question::new("to", "Last day")
    .when(When::Due)
    .hint("For example 29/01/2027")
    .example("29/01/2027")
    .width(Width::Quarter)
    .carry(Carry::AnewWhenPast);
/// More hours.
pub static PEAK_MORE: Question = Question::new("more", "More hours a week")
    .hint("On top of an ordinary week")
    .guidance("Look at the last time, or ask who did the work then. Count everyone who takes part.")
    .example("6")
    .width(Width::Quarter)
    .unit("hours a week");
/// Load dates.
pub static LOAD_DATES: Question = Question::new("load_dates", "What else should be known about the busy times?")
    .hint("Cover, leave, times when you publish less")
    .guidance(
        "Note anything that is not in the table: who covers for whom, when nobody may take leave, and where the \
         figures come from.\n\nInclude times when you may publish less. Before local elections, for example, NHS \
         bodies there follow special rules, typically for six weeks (NHS England notes of 2023 and 2024). Check the \
         dates each year.\n\nIf the load is steady, leave this empty.",
    )
    .example(
        "25 March to 6 May 2027: the weeks before the local elections, with fewer posts and more checks. No leave for \
         the digital officer in the first two weeks of October.",
    )
    .optional();

/// Contingency.
pub static CONTINGENCY: Question = Question::new("contingency", "What happens when your accounts become busy?")
    .hint("A major incident, a story in the news")
    .guidance(
        "A quiet account can become the busiest place in the organisation within an hour: a major incident, a closed \
         department, a story in the news. Decide now, while things are calm.\n\nSay what counts as busy, what you do \
         first and what you stop. Useful first steps: pause planned posts, agree on one page for the facts, publish \
         a short holding statement, and log each post with its time.\n\nA weak answer is \"we will cope\". Think of \
         your last bad day and write what you wish had been agreed.",
    )
    .example(
        "More than 30 messages in an hour, or a call from the incident room, counts as busy. We pause all planned \
         posts, keep the facts on one page of the website and post a link to it every two hours. Work on events \
         stops.",
    );
/// Who.
pub static CONTINGENCY_WHO: Question = Question::new("contingency_who", "Who steps in?")
    .hint("By role, first and second")
    .guidance(
        "When accounts become busy, the person who posts is often alone. Name the role that steps in, and a second \
         one for leave and illness.\n\nCheck three things today: that both have access to the accounts, that both \
         know who approves a statement, and that both have agreed. Use roles, not names, because people move.\n\nA \
         weak answer names a whole team, because then nobody in particular has to act.",
    )
    .example(
        "First the communications manager, then the digital officer. The director on call approves. All three have \
         access to the accounts and a card with the phone numbers.",
    )
    .withheld(Withheld::Person);
/// How fast.
pub static CONTINGENCY_HOW_FAST: Question = Question::new("contingency_how_fast", "How fast will you reply?")
    .hint("From the first message to the first reply")
    .guidance(
        "People who write during an incident need an answer soon, and others fill the silence. A reply time agreed \
         in advance tells the team what to drop.\n\nWrite two times: one for an ordinary working day, one for an \
         incident. Count from the first message to the first reply by a person. Choose what you can keep in the \
         worst week, not what looks good.\n\nA weak answer is \"as soon as possible\". Say also what you do not \
         answer, such as requests for medical advice.",
    )
    .example(
        "Working days from 9am to 5pm: within 4 working hours. Incident: a holding statement within 30 minutes, then \
         an update every hour until the end. We give no medical advice and point to NHS 111.",
    );
/// Out of hours.
pub static OUT_OF_HOURS: Question = Question::new("out_of_hours", "What is arranged out of hours?")
    .hint("Evenings, weekends and holidays")
    .guidance(
        "Accounts stay open when your office is closed. People need to know when you monitor them, and what to do \
         when you do not.\n\nSay whether anyone looks in the evening, at weekends and on bank holidays. If so, name \
         the role, and say whether it is part of the job. Then put your hours on each profile, with NHS 111 for \
         urgent medical help.\n\nA weak answer relies on goodwill. If someone looks at home, it is work, and the \
         hours belong in the list above. It is an honest answer to say that nobody looks.",
    )
    .example(
        "Accounts are monitored from 9am to 5pm on working days, and each profile says so. Outside those hours the \
         director on call can ring the communications manager. Nobody is asked to look at home.",
    );
/// Crisis route.
pub static CRISIS_ROUTE: Question = Question::new("crisis_route", "How is a crisis escalated?")
    .hint("Who tells whom, in which order")
    .guidance(
        "In a crisis the message must come from one place. NHS trusts must be able to inform the public in an \
         emergency, so a plan already exists. Find it and work with it.\n\nWrite the order in which people are told, \
         by role, with a time for each step. Say who approves the holding statement if that person cannot be \
         reached, and who stands the response down.\n\nA weak answer ends at your manager's desk. Try the route once \
         a year with a made-up incident.",
    )
    .example(
        "The digital officer rings the communications manager (5 minutes), who rings the director on call (10 \
         minutes). The director approves the holding statement, or the deputy if there is no answer. The emergency \
         planning lead is told at the same time and stands the response down.",
    );
/// Safeguarding route.
pub static SAFEGUARDING_ROUTE: Question =
    Question::new("safeguarding_route", "How is a safeguarding concern escalated?")
        .hint("When someone seems to be at risk of harm")
        .guidance(
            "Someone may write to you that they want to harm themselves, or that a child or an adult is at risk. The \
         person who reads it must know at once what to do.\n\n\
         Sightline knows of no national standard for this route, so agree it with your safeguarding lead. Say who is \
         told and how soon, what happens out of hours, what your reply says, and when to ring 999.\n\n\
         A weak answer is a link to the policy. Test it: could a new colleague follow it on a Saturday?",
        )
        .example(
            "Ring 999 if there is danger now. Keep the message and take a screenshot. Ring the safeguarding team \
         within 15 minutes, or the site manager out of hours. Reply with the agreed text and note the time.",
        );

/// Question 9.
pub static BETTER_OUTCOMES: Question = Question::new("better_outcomes", "Would these hours do more elsewhere?")
    .hint("Compare with the best other use")
    .guidance(
        "This is question 9 of the method, so take your time over it. The hours of this plan could be used for \
         something else. Would the organisation gain more from that?\n\nPick the best other use of the same hours, \
         not the worst: calls to people who missed an appointment, better letters, a poster in one clinic. Compare \
         what each would change, for how many people, and by when.\n\nA weak answer compares the plan with doing \
         nothing. If the other use wins, say so. Then stop, or make the plan smaller.",
    )
    .example(
        "12 hours a week would be enough for about 90 calls to remind people. At our clinic such calls cut missed \
         appointments from 11% to 9% in 2025, which is more than we expect from posts. We give 8 hours to calls and 4 \
         to posts.",
    );
/// Question 10.
pub static SUCCESS: Question = Question::new("success", "What will success look like?")
    .hint("As someone outside the team would see it")
    .guidance(
        "This is question 10 of the method. Describe what you would see if it worked, so that everyone in the room \
         has the same idea.\n\nWrite what a patient, a colleague or a partner would notice, the figure that would \
         show it, and the date. Use an outcome, which is a change in what people know, think or do. A count of posts \
         is not an outcome.\n\nA weak answer is \"more engagement\". Ask what the engagement was for. Say too what \
         would count as failure, and when you would stop.",
    )
    .example(
        "By 31 January 2027 half of the children aged 2 and 3 have had the flu vaccine, up from 44%, and health \
         visitors hear fewer worried questions. If the share is still under 46% in December, we stop the films and \
         ring parents instead.",
    );
/// Risks.
pub static RISKS: Question = Question::new("risks", "What could go wrong?")
    .hint("The few that matter, and what you will do")
    .guidance(
        "Every channel has some risk. If you name the few that matter, the board can compare them with the \
         reward.\n\nChoose three to five. Think of a post that harms trust, private details in a picture, abuse of \
         staff, or an account that is taken over. A platform may change its rules, and the one person who knows how \
         everything works may leave. Say what you do before it happens, and after.\n\nA weak answer lists ten risks \
         and writes \"monitor\" beside each. Give every risk an owner.",
    )
    .example(
        "Risk: someone takes over an account. Before: two-step verification for all, and two roles with access. \
         After: tell the IT service desk and the platform within an hour, and say so on the website. Owner: digital \
         officer.",
    )
    .table_of("risk")
    .optional();
/// Risk.
pub static RISK_RISK: Question = Question::new("risk", "Risk")
    .hint("What could happen")
    .guidance(
        "Write what could happen and what it would do: a cause and an effect in one line. \"Reputation\" alone is not \
         a risk.",
    )
    .example("A picture shows a patient's details, and trust is lost")
    .width(Width::Half);
/// Response.
pub static RISK_RESPONSE: Question = Question::new("response", "Mitigation")
    .hint("Before and after")
    .guidance("Give one action that makes the risk less likely and one that reduces its impact. Both need an owner.")
    .example("Two people check each picture. If one slips through, we delete it, tell the patient and report it.")
    .width(Width::Half);
/// Owner.
pub static RISK_OWNER: Question = Question::new("owner", "Owner")
    .hint("A role")
    .example("Digital officer")
    .width(Width::Quarter)
    .optional()
    .withheld(Withheld::Person)
    .names_a_role();
/// Rewards.
pub static REWARDS: Question = Question::new("rewards", "What are the rewards?")
    .hint("For patients, staff and the organisation")
    .guidance(
        "You have counted the hours. Now write the benefits, so that the two can be compared.\n\nTake three groups \
         in turn: what patients gain, what staff gain and what the organisation gains. Tie each gain to an objective \
         from stage 2 and give it a size, even a rough one. Say how sure you are.\n\nA weak answer promises \
         \"awareness\" or \"a stronger brand\". Leave out a gain that you cannot link to an objective. If the \
         rewards look small compared with the hours and the risks, stopping is a sound decision.",
    )
    .example(
        "Patients: 10 fewer operations put off on the day. Staff: about 2 hours a week less on the phone in the \
         clinic that prepares patients. Organisation: 10 theatre slots that are used. We are fairly sure of the \
         second and less sure of the others.",
    );
/// Replace.
pub static REPLACE: Question = Question::new("replace", "What existing work stops?")
    .hint("And the hours that it releases")
    .guidance(
        "Few teams have hours to spare. If the plan needs more than you have, some work must stop, or the plan will \
         be done badly.\n\nList work that could stop, shrink or be done by the new channel: a newsletter that few \
         people open, a printed leaflet, a second press release. Write the hours that it releases each week, and the \
         date on which it stops.\n\nA weak answer is \"efficiencies\". Ask who would miss the work, and tell them \
         first. If nothing can stop and the hours do not fit, make the aim smaller.",
    )
    .example(
        "The printed staff newsletter stops on 1 December 2026 and releases 4 hours a week. Of 50 staff asked, 38 \
         had not read the last two issues.",
    )
    .table_of("piece of work")
    .optional();
/// Work.
pub static REPLACED_WORK_WORK: Question = Question::new("work", "Work that stops")
    .hint("Name it")
    .guidance("Name work that people might miss. If nobody would miss it, it can stop today.")
    .example("Printed staff newsletter")
    .width(Width::Half);
/// Frees.
pub static REPLACED_WORK_FREES: Question = Question::new("frees", "Hours a week released")
    .hint("For example 2")
    .guidance("Count only hours that become available for this plan. Hours that go to another duty do not help.")
    .example("4")
    .width(Width::Quarter)
    .unit("hours a week")
    .fact(1, Fact::After("hours a week released:"));
/// From.
pub static REPLACED_WORK_FROM: Question = Question::new("from", "From")
    .when(When::Planned)
    .hint("The date it stops")
    .example("01/12/2026")
    .width(Width::Quarter)
    .optional()
    .fact(2, Fact::After("from"));
