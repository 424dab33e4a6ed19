//! The words of stage 5.

use crate::model::{Fact, Question, Table, Width, Withheld};

/// Themes.
pub static THEMES: Question = Question::new("themes", "What are your content themes?")
    .hint("Three to six subjects that you return to")
    .guidance(
        "Themes are the few subjects that you come back to. They tie your posts to an objective, and they help you \
         to say no.\n\nChoose three to six. For each, write what you want people to take away, the objective it \
         serves and the stakeholder it is for. The content plan is built on these themes.\n\nA weak theme is a \
         format, such as \"video\", or a day of the week. A narrow subject finds readers more easily than general \
         news. If a theme serves no objective, leave it out.",
    )
    .example(
        "Getting ready for your operation: what to stop, what to bring and what to ask. It serves the objective on \
         operations put off on the day. It is for people on the waiting list for a knee or a hip.",
    )
    .cards_of("theme");
/// Name.
pub static THEME_NAME: Question =
    Question::new("name", "Theme").hint("A few words").example("Getting ready for your operation");
/// Message.
pub static THEME_MESSAGE: Question = Question::new("message", "What you want people to take away")
    .hint("One or two sentences")
    .guidance(
        "Write the one thing that a reader should remember the next day. If you need three sentences, you may have \
         two themes.",
    )
    .example("A few small steps at home make it more likely that your operation goes ahead.")
    .fact(1, Fact::Answer);
/// Objective.
pub static THEME_OBJECTIVE: Question = Question::new("objective", "Objective it serves")
    .hint("From stage 2")
    .guidance(
        "Pick the social media objective that this theme helps to reach. A theme without one is a reason to leave it \
         out.",
    )
    .width(Width::Half)
    .links_to(Table::SmartObjectives)
    .fact(3, Fact::After("serves"));
/// Stakeholder.
pub static THEME_STAKEHOLDER: Question = Question::new("stakeholder", "Stakeholder it is for")
    .hint("From stage 3")
    .guidance(
        "Choose the group that the theme is for. A theme for one group is easier to write than a theme for \
         everybody.",
    )
    .width(Width::Half)
    .links_to(Table::Stakeholders)
    .fact(2, Fact::After("for"));

/// Change work.
pub static CHANGE_WORK: Question = Question::new("change_work", "How could you work differently to get good content?")
    .hint("Small changes to what you already do")
    .guidance(
        "Good content often exists already, but nobody thought of it when it was made. A small change to how people \
         work takes less time than a new task.\n\nWalk through an ordinary month: board papers, clinics, training \
         days, letters of thanks, questions on the phone. Where could you collect a photo, a question or a chart on \
         the way? Ask two services what patients ask most.\n\nA weak answer is \"be more creative\". Name the \
         moment, the role, and what changes from now on.",
    )
    .example(
        "Each chart in the board paper is now also saved as a picture with a caption of one line. The nurses who \
         prepare patients note the question of the week, and we film an answer of 40 seconds every second Thursday.",
    );
/// Video.
pub static VIDEO: Question = Question::new("video", "Can you make video?")
    .hint("A steady phone and a quiet room may be enough")
    .guidance(
        "Many people watch video: 94% of UK adults online used YouTube in May 2025 (Ofcom, Online Nation 2025, from \
         press reports of 10 December 2025). It also takes time to make, so say honestly what you can do.\n\n\
         Choose yes, with help, or no. A short film on a phone, with clear sound and captions, can be enough. \
         Captions and consent are part of the work.\n\n\
         A weak answer is yes without any hours in stage 4. No is a fair answer, because pictures and plain text work \
         too.",
    )
    .example(
        "Yes, with help. We film on a phone in one take, and the library service adds captions within two working \
         days.",
    );
/// Video how.
pub static VIDEO_HOW: Question = Question::new("video_how", "How will you make video, or what is missing?")
    .hint("Skills, kit, time, consent")
    .guidance(
        "Say what makes video possible, or what prevents it, so that the plan is realistic.\n\nGo through five \
         points: someone to film, someone to speak, a quiet place, captions, and the written consent of everyone who \
         can be seen. For each, write what is in place. People may withdraw consent later, so keep a list of where \
         each film is used.\n\nA weak answer names a camera and nothing else. Time and people who agree to be filmed \
         matter more than kit.",
    )
    .example(
        "In place: phone, tripod, consent form. Missing: captions, and a room without alarms. The library service \
         will caption two films a month from December 2026.",
    )
    .optional();
/// Supporting.
pub static SUPPORTING: Question = Question::new("supporting", "What material supports your posts?")
    .hint("What you need to make, and what you can use again")
    .guidance(
        "A post is short, so support it with a page, a chart, a film or a person's story. Before you make something \
         new, look at what you have.\n\nList what the themes need and where it comes from. Mark what can be used \
         again, such as a chart from a board paper or a leaflet. Plan it so that everyone can use it: captions for \
         film, and a description in words for each picture.\n\nA weak answer lists formats. Say what each piece \
         shows. If it takes too many hours, narrow the aim.",
    )
    .example(
        "Infographic: five things to bring to hospital, made by the digital officer from the leaflet that exists. \
         Page: getting ready for your operation, on the website already, needs one change.",
    )
    .table_of("piece of material")
    .optional();
/// What.
pub static SUPPORTING_WHAT: Question = Question::new("what", "Material")
    .hint("What it shows")
    .guidance("Say what a person would see or learn from it. One line for each piece.")
    .example("Five things to bring to hospital")
    .width(Width::Half);
/// Kind.
pub static SUPPORTING_KIND: Question = Question::new("kind", "Kind")
    .hint("What it is")
    .guidance("Choose \"Existing material to use again\" wherever you can. It is often the quickest to publish.")
    .width(Width::Third);
/// Source.
pub static SUPPORTING_SOURCE: Question = Question::new("source", "Where it comes from")
    .hint("Who makes it, or where it is")
    .guidance(
        "Name the role that makes it, or the place where it can be found. Note the date if it may be out of date.",
    )
    .example("Leaflet of the surgical ward, March 2025")
    .width(Width::Half)
    .optional();

/// Publishers.
pub static PUBLISHERS: Question = Question::new("publishers", "Who publishes?")
    .hint("For the organisation's own accounts and beyond")
    .guidance(
        "Decide who speaks. One team alone gives one voice and is simple to run. Colleagues who post bring knowledge \
         and trust, and they need support.\n\nChoose what is true today, or what you will change to before the next \
         review. Think of clinicians who already post about their work. Stopping them may cost you more than helping \
         them.\n\nA weak answer is \"everyone\" without a policy, training or a person to ask. Write what colleagues \
         may do in the next question.",
    )
    .example(
        "The communications team and named colleagues: three health visitors and a surgeon post about their work \
         from their own accounts. The communications team runs the accounts of the trust.",
    );
/// Publishers note.
pub static PUBLISHERS_NOTE: Question = Question::new("publishers_note", "What may colleagues do?")
    .hint("And how you support them")
    .guidance(
        "Staff want to know what they may do, in words that they can remember. A short rule is easier to follow than \
         a long policy.\n\nWrite three to five lines: what they may post about, what they must never post, how to \
         say that a view is their own, and who to ask. Point to the policy and to the codes of their profession. Say \
         what you offer, such as training or pictures.\n\nA weak answer only forbids. Think also of those who do not \
         use social media, so that nobody is left out.",
    )
    .example(
        "You may post about your work, your team and our campaigns. Never post about a patient, or about a decision \
         that is not public yet. Say that your views are your own. If you are not sure, ask the digital officer, who \
         answers within a day.",
    )
    .optional();
/// Sign-off.
pub static SIGN_OFF: Question = Question::new("sign_off", "Is sign-off needed?")
    .hint("Before a post is published")
    .guidance(
        "Sign-off means that someone approves a post before it is published. It prevents some mistakes, but it takes \
         time: a post about today is of no use tomorrow.\n\nAsk what sign-off would have prevented in the past year. \
         Then choose: none, only sensitive posts, or every post. If you choose sensitive ones, agree on the \
         subjects, such as deaths, closures, elections and legal matters.\n\nA weak answer is \"every post\" because \
         it has always been so. A trained person with clear rules may need no sign-off at all.",
    )
    .example(
        "Only for sensitive posts: deaths, closures of services, legal matters and anything in the weeks before an \
         election. Last year that would have been 9 of 340 posts.",
    );
/// Who.
pub static SIGN_OFF_WHO: Question = Question::new("sign_off_who", "Who signs off?")
    .hint("By role")
    .guidance(
        "Name one role that can approve posts, and a deputy for when the first is away. Each further person delays a \
         post.\n\nKeep two approvals separate. A clinician or a service confirms the facts. Communications decides \
         on the wording. Leave this empty if no sign-off is needed.\n\nA weak answer is a committee, or a director \
         without a deputy.",
    )
    .example(
        "Wording: communications manager, or the digital officer when the manager is away. Clinical facts: the lead \
         nurse of the service.",
    )
    .optional()
    .withheld(Withheld::Person);
/// How long.
pub static SIGN_OFF_HOW_LONG: Question = Question::new("sign_off_how_long", "How long does sign-off take?")
    .hint("On an ordinary day")
    .guidance(
        "The time for sign-off decides which posts are possible. If it takes two days, you cannot answer today's \
         news, and your content plan must allow for it.\n\nWrite the time on an ordinary day, from draft to \
         approval. If you do not know, look at the last five posts and take the middle one. Say what happens when no \
         answer comes: does the post wait, or does it go out?\n\nA weak answer is the time that you would like. \
         Write the real one, and make the better one an action.",
    )
    .example(
        "Usually 4 working hours, and up to 2 days when the service is on leave. From December 2026, if no answer \
         comes in 4 hours, the manager decides.",
    )
    .optional();
/// Out of hours.
pub static SIGN_OFF_OUT_OF_HOURS: Question = Question::new("sign_off_out_of_hours", "Who signs off out of hours?")
    .hint("Who may approve posts at night")
    .guidance(
        "News also breaks at night. Someone must be able to approve a post, or to decide that nothing is published \
         until morning.\n\nName the role that may approve a post at night or at a weekend, and how to reach it. Say \
         what it may approve: facts that are already public, or new ones too. It helps to agree a few texts in \
         advance that need no further approval.\n\nA weak answer is a phone number that nobody answers. Use the same \
         roles as in the crisis route of stage 4.",
    )
    .example(
        "The director on call, by phone through the switchboard. Three texts are agreed beforehand: we know about it, \
         where to find facts, and when we will write again.",
    )
    .optional()
    .withheld(Withheld::Person);

/// Warranted for the audience.
pub static WARRANTED_FOR_AUDIENCE: Question = Question::new(
    "warranted_for_audience",
    "Is the plan the right size for the audience?",
)
.hint("A lot of content for a few people needs a reason")
.guidance(
    "Effort can end up in the wrong place: many hours for a few loyal followers, and few for the many people who \
         need you. Compare the plan with the audience before you agree it.\n\nFor each theme, compare three things: \
         the hours it takes, the number of people it is for, and how much the objective depends on them. A small \
         group can deserve many hours. Say why.\n\nA weak answer is \"yes\". If the plan is too large, drop a theme, \
         or narrow the aim from stage 1.",
)
.example(
    "The theme on operations takes 4 hours a week for 1,900 people, and the objective depends on them, so it \
         stays. The theme on careers took 3 hours a week for about 60 readers, so it becomes one post a month.",
);
