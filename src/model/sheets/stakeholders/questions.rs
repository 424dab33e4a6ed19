//! The words of stage 3.

use crate::model::{Fact, List, Question, Table, When, Width};

/// The stakeholders.
pub static STAKEHOLDERS: Question = Question::new("stakeholders", "Who do you want to reach, most important first?")
    .hint("The first five are the plan, the others are for later")
    .guidance(
        "You cannot be everywhere, so decide who matters most. A stakeholder is a group or an organisation that your \
         objectives depend on, or that they affect.\n\n\
         List the groups, most important first. The first five are the plan: their platforms become your platforms. \
         For each, say why they matter, where they are online, and what tells you so.\n\n\
         A weak answer is \"patients, staff and the public\". Narrow groups are easier to reach. Where you do not \
         know what people use, write that down, and name a form or a survey that could ask.",
    )
    .example(
        "Parents of children aged 2 and 3 in Riverside, about 3,400 families. They decide about the vaccine. Of 80 \
         parents asked at clinics in September 2026, 62 look at a local Facebook group every week.",
    )
    .cards_of("stakeholder");
/// Name.
pub static STAKEHOLDER_NAME: Question = Question::new("name", "Name")
    .hint("A name that the group would recognise")
    .guidance(
        "Use a name that its members would accept. \"Hard to reach groups\" says more about the sender than about \
         them.",
    )
    .example("Parents of children aged 2 and 3")
    .width(Width::Half);
/// Objective.
pub static STAKEHOLDER_OBJECTIVE: Question = Question::new("objective", "Objective they matter to")
    .hint("From stage 2")
    .guidance(
        "Pick the objective that depends on this group. A group that no objective needs does not belong in the first \
         five.",
    )
    .width(Width::Half)
    .links_to(Table::SmartObjectives)
    .fact(3, Fact::After("for"));
/// Who.
pub static STAKEHOLDER_WHO: Question = Question::new("who", "Who they are")
    .hint("Age, place, work, what they worry about")
    .guidance(
        "Describe them so that a new colleague could picture one of them: age, place, work, language, worries, and \
         who they listen to.",
    )
    .example(
        "Mostly in their thirties and in paid work. About 1 in 6 families speaks another language at home. They trust \
         the health visitor most.",
    )
    .fact(1, Fact::Answer);
/// Why.
pub static STAKEHOLDER_WHY: Question = Question::new("why", "Why they matter")
    .hint("What only this group can do or prevent")
    .guidance(
        "Say what this group can do, allow or prevent that nobody else can. If the objective would be met without \
         them, move them down the list.",
    )
    .example("They give consent for the vaccine. Nobody else can.");
/// Size.
pub static STAKEHOLDER_SIZE: Question = Question::new("size", "How many")
    .hint("A count or a good estimate")
    .guidance("A rough count is enough. It helps you later to judge whether the content is worth its hours.")
    .example("3,400")
    .width(Width::Third)
    .unit("people")
    .optional();
/// Influence.
pub static STAKEHOLDER_INFLUENCE: Question = Question::new("influence", "Influence")
    .hint("On whether it works")
    .guidance(
        "High means that the objective fails without them. Influence and interest together show whom to work with \
         closely and whom to keep informed.",
    )
    .example("High")
    .width(Width::Third)
    .optional();
/// Interest.
pub static STAKEHOLDER_INTEREST: Question = Question::new("interest", "Interest")
    .hint("How much they care")
    .guidance(
        "High means that they already talk or ask about the subject. Low is not a problem: it means that your \
         content must work harder.",
    )
    .example("Medium")
    .width(Width::Third)
    .optional();
/// Platforms they use.
pub static STAKEHOLDER_PLATFORMS: Question = Question::new("platforms", "Platforms they use")
    .hint("One line for each, with your evidence")
    .guidance(
        "Begin with local evidence: a clinic survey, your own figures, a search for your town and \"hospital\". \
         National surveys, such as those of Ofcom, help where you have nothing local. Choose \"Not known\" rather \
         than guess.",
    )
    .example("Facebook, weekly, from a clinic survey of 80 parents in September 2026")
    .table_of("platform in use")
    .fact(2, Fact::Answer);
/// Platform.
pub static PLATFORM_USE_PLATFORM: Question = Question::new("platform", "Platform")
    .hint("Where they are")
    .guidance(
        "For young people, check the age limits. On 15 June 2026 the UK Government said that it will ban under-16s \
         from Snapchat, TikTok, YouTube, Instagram, Facebook and X (press reports of June 2026).",
    )
    .width(Width::Third)
    .picks_from(List::Platforms);
/// How often.
pub static PLATFORM_USE_HOW_OFTEN: Question = Question::new("how_often", "How often")
    .hint("As far as you know")
    .guidance(
        "How often people look decides how fast your message arrives. If the evidence does not say, choose \"Not \
         known\".",
    )
    .width(Width::Quarter);
/// Evidence.
pub static PLATFORM_USE_EVIDENCE: Question = Question::new("evidence", "Evidence")
    .hint("The source, and what it says")
    .guidance(
        "Name the source and what it says. Keep two things apart: use, which a survey asks about, and reach, which is \
         the number of people who visited or saw something. They cannot be compared.",
    )
    .example("Clinic survey: 62 of 80 parents look at a local Facebook group every week")
    .width(Width::Half);
/// Dated.
pub static PLATFORM_USE_DATED: Question = Question::new("dated", "Dated")
    .when(When::Measured)
    .hint("When it was found")
    .guidance(
        "Habits change, so old evidence is a reason to look again. Give the date on which people were asked, not the \
         date on which you read it.",
    )
    .example("30/09/2026")
    .width(Width::Quarter);
/// Sample.
pub static PLATFORM_USE_SAMPLE: Question = Question::new("sample", "Sample")
    .hint("How many were asked")
    .guidance(
        "The sample is the number of people who were asked or counted. 12 answers can be a useful sign, but they are \
         not enough for a decision.",
    )
    .example("80 parents at two clinics")
    .width(Width::Quarter)
    .optional();
/// Link.
pub static PLATFORM_USE_LINK: Question = Question::new("link", "Link")
    .hint("Where to find it")
    .example("Shared drive, folder Surveys 2026")
    .width(Width::Third)
    .optional();
/// Unknown.
pub static STAKEHOLDER_UNKNOWN: Question = Question::new("unknown", "What you do not know about them")
    .hint("Gaps in what you know are normal")
    .guidance(
        "Once you record a gap, somebody can close it. Choose the gap that would change your plan if you knew the \
         answer.",
    )
    .example("Whether families who speak another language at home use the same groups")
    .optional();
/// Find out.
pub static STAKEHOLDER_FIND_OUT: Question = Question::new("find_out", "Which process could tell you?")
    .hint("A form, a survey or a clinic letter that you could change")
    .guidance(
        "Look for something that you already send or ask: a registration form, a feedback card, a letter. One more \
         question takes less time than a new survey.",
    )
    .example("Add one question on platforms to the form for the two-year check")
    .optional();

/// Platforms.
pub static PLATFORMS: Question = Question::new("platforms", "What will you do on each platform?")
    .hint("Include each channel that you already have")
    .guidance(
        "Your first five stakeholders point to some platforms and away from others. Here you decide for each one: \
         keep, start, merge, pause or close.\n\nTake each channel that you already have, then each platform that the \
         five use. Give a reason that a reader can check. Closing a channel is a decision, not a failure: several \
         NHS organisations stopped posting on X in 2024 and said why (press reports of August and December \
         2024).\n\nA weak answer keeps everything. If nobody in the first five uses a channel, pause it, or say why \
         it stays.",
    )
    .example(
        "Facebook: keep, because 4 of our first five stakeholders use it every week. X: pause from 1 January 2027, \
         because none of the five uses it and it takes 3 hours a week. Nextdoor: start, as a trial of three months.",
    )
    .table_of("platform");
/// Platform.
pub static PLATFORM_PLAN_PLATFORM: Question = Question::new("platform", "Platform")
    .hint("One line each")
    .guidance("Add a line for every platform that you decide about, including any that you decide to leave alone.")
    .width(Width::Third)
    .picks_from(List::Platforms);
/// Channel.
pub static PLATFORM_PLAN_CHANNEL: Question = Question::new("channel", "Your channel there")
    .hint("From the register, empty when you have none")
    .guidance(
        "Link the line to the account that you have there. Two accounts on one platform need two lines, because you \
         may keep one and close the other.",
    )
    .width(Width::Third)
    .links_to(Table::Channels)
    .optional()
    .fact(3, Fact::Answer);
/// Decision.
pub static PLATFORM_PLAN_DECISION: Question = Question::new("decision", "Decision")
    .hint("Keep, start, merge, pause or close")
    .guidance(
        "Merge means that two channels become one. Pause means that you stop posting, say so on the page and keep the \
         name. Close means that you end it, after you have told its followers where to go.",
    )
    .example("Pause")
    .width(Width::Quarter)
    .fact(1, Fact::Answer);
/// Reason.
pub static PLATFORM_PLAN_REASON: Question = Question::new("reason", "Reason")
    .hint("Why, in a few words")
    .guidance("Refer to a stakeholder, a figure or the hours. A long history is not a reason to keep a channel.")
    .example("None of the first five uses it, and it takes 3 hours a week")
    .width(Width::Half)
    .fact(2, Fact::Answer);
/// Ranking reason.
pub static RANKING_REASON: Question = Question::new("ranking_reason", "Why do your decisions differ from the ranking?")
    .hint("Only if you chose differently from what your top five suggest")
    .guidance(
        "The ranking follows from the platforms that your first five stakeholders use. It is only arithmetic. It \
         does not consider tone, safety, skills or cost, so you may decide otherwise.\n\nWhere you do, say why in \
         one or two sentences. The reason goes into the board paper, so that your successor can check whether it is \
         still valid.\n\nA weak reason is habit, or that others are there. A good one names a risk, a rule, a cost \
         or a plan with a date. Leave this empty if your decisions follow the ranking.",
    )
    .example(
        "TikTok comes third in the ranking, but we will not start there. Nobody can edit short video before April \
         2027, and two sixth forms have offered to post for us on their own channels.",
    )
    .optional();
