//! Words that name what is measured, and the level of evaluation at which they stand.
//!
//! Levels in the sense of the Government Communication Service and AMEC: what went out (output), how people took it
//! (out-take), what they know, feel or do because of it (outcome), what that changes for the organisation or for health
//! (impact). Followers are an output here: they show who could be reached, not that anyone is better informed. Uptake
//! and attendance are what people do, so outcomes; missed appointments, waits and costs are what services feel, so
//! impact.

/// At which level of evaluation something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What the team does.
    Activity,
    /// What went out, and who could have seen it.
    Output,
    /// How people took it: clicks, shares, replies.
    Outtake,
    /// What people know, feel or do because of it.
    Outcome,
    /// What that changes for the organisation or for health.
    Impact,
}

impl Level {
    /// Returns the name of the level, as the command line has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Output => "output",
            Self::Outtake => "outtake",
            Self::Outcome => "outcome",
            Self::Impact => "impact",
        }
    }
}

/// How surely a word names something that can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    /// It is counted: followers, bookings.
    Count,
    /// It is a rate, a time or a score, which needs a unit.
    Rate,
    /// A measure whose subject stands beside it: number of, share of.
    Measure,
    /// An idea that a figure makes measurable: awareness, trust.
    Idea,
    /// People, who are measured by what they do.
    People,
}

/// What a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// How surely.
    pub(super) grip: Grip,
    /// Its level, where the word alone tells it.
    pub(super) level: Option<Level>,
}

/// Reads a word as something that can be measured.
#[expect(clippy::match_same_arms, reason = "each line stands for one meaning")]
pub(super) fn head(word: &str) -> Option<Head> {
    use Grip::{Count, Idea, Measure, People, Rate};
    use Level::{Impact, Outcome, Output, Outtake};
    let (grip, level) =
        match word {
            "followers" | "follower" | "following" | "followings" | "fans" | "impressions" | "impression" | "views"
            | "viewers" | "viewings" | "plays" | "circulation" | "articles" | "posts" | "tweets" | "mentions"
            | "messages" | "emails" | "e-mails" | "letters" => (Count, Some(Output)),
            "reach" | "coverage" => (Count, Some(Output)),
            "visibility" | "presence" => (Idea, Some(Output)),
            "likes" | "shares" | "comments" | "replies" | "retweets" | "reposts" | "reactions" | "clicks"
            | "click-throughs" | "clickthroughs" | "visits" | "visitors" | "hits" | "sessions" | "downloads"
            | "opens" | "subscribers" | "subscriptions" | "unsubscribes" | "engagements" | "interactions"
            | "responses" | "readers" | "listeners" | "saves" | "users" | "members" | "logins" | "log-ins"
            | "pageviews" | "unfollows" | "reviews" | "questions" => (Count, Some(Outtake)),
            "gap" | "gaps" | "inequality" | "inequalities" | "disparity" => (Rate, None),
            "list" | "lists" | "membership" | "memberships" | "headcount" | "footfall" | "listenership"
            | "viewership" => (Count, None),
            "readership" | "traffic" | "audience" => (Count, Some(Outtake)),
            "engagement" | "sentiment" | "interaction" | "interactivity" | "amplification" => (Idea, Some(Outtake)),
            "sign-ups" | "signups" | "registrations" | "bookings" | "attendance" | "attendees" | "applications"
            | "applicants" | "self-referrals" | "referrals" | "vaccinations" | "jabs" | "immunisations"
            | "screenings" | "donors" | "donations" | "volunteers" | "nominations" | "orders" | "enquiries"
            | "calls" | "completions" | "quitters" | "compliments" | "pledges" | "recruits" | "sales"
            | "participants" | "champions" | "ambassadors" | "respondents" | "requests" | "appraisals"
            | "enrolments" | "starters" | "bids" => (Count, Some(Outcome)),
            "uptake" | "take-up" | "participation" | "compliance" | "adherence" | "usage" | "recall" | "adoption"
            | "turnout" | "attendances" => (Rate, Some(Outcome)),
            "awareness" | "knowledge" | "understanding" | "experience" | "confidence" | "trust" | "loneliness"
            | "anxiety" | "morale" | "perception" | "perceptions" | "reputation" | "involvement" | "wellbeing"
            | "well-being" | "recognition" | "intention" | "belief" | "attitude" | "attitudes" | "satisfaction"
            | "advocacy" | "literacy" | "isolation" | "stigma" | "hesitancy" | "favourability" | "happiness" => {
                (Idea, Some(Outcome))
            }
            "complaints" | "complaint" | "no-shows" | "dnas" | "dna" | "admissions" | "readmissions" | "waits"
            | "vacancies" | "errors" | "infections" | "deaths" | "cancellations" | "incidents" | "savings"
            | "delays" | "assaults" | "outbreaks" | "grievances" | "fines" | "claims" | "suicides"
            | "non-attendances" | "cases" => (Count, Some(Impact)),
            "turnover" | "performance" | "absence" | "sickness" | "mortality" | "prevalence" | "spend" | "spending"
            | "costs" | "cost" | "non-attendance" | "expenditure" | "retention" | "income" | "waste" | "debt"
            | "obesity" => (Rate, Some(Impact)),
            "appointments" | "consultations" => (Count, Some(Impact)),
            "nps" => (Rate, Some(Outcome)),
            "number" | "numbers" | "percentage" | "proportion" | "share" | "volume" | "total" => (Measure, None),
            "rate" | "rates" | "score" | "scores" | "rating" | "ratings" | "time" | "times" | "level" | "levels"
            | "ratio" | "ranking" | "length" => (Rate, None),
            "patients" | "staff" | "people" | "residents" | "carers" | "parents" | "nurses" | "doctors" | "gps"
            | "women" | "men" | "adults" | "children" | "inpatients" | "outpatients" | "smokers" | "employees"
            | "colleagues" | "clinicians" | "students" | "pupils" | "citizens" | "mothers" | "families"
            | "stakeholders" | "organisations" | "practices" | "schools" | "partners" | "midwives" | "leaders"
            | "managers" | "midlife" | "teenagers" | "households" | "journalists" | "accounts" | "supporters"
            | "donors'" | "consultants" | "apprentices" | "candidates" | "workers" | "service-users" | "callers"
            | "customers" | "drivers" | "drinkers" | "teams" | "wards" | "sites" | "businesses" | "pharmacies" => {
                (People, None)
            }
            _ => return None,
        };
    Some(Head { grip, level })
}

/// Reads the level from the words around a head that has none of its own: what people do, or what is timed.
pub(super) fn level_of(word: &str) -> Option<Level> {
    Some(match word {
        "know" | "knows" | "knew" | "understand" | "feel" | "feels" | "aware" | "heard" | "say" | "says" | "said"
        | "agree" | "confident" | "believe" | "recognise" | "informed" | "educated" | "satisfied" | "trust"
        | "recommend" | "attend" | "attending" | "attended" | "book" | "booking" | "register" | "registered"
        | "quit" | "quitting" | "vaccinated" | "vaccine" | "vaccination" | "jab" | "jabbed" | "screening"
        | "screened" | "sign" | "signed" | "use" | "using" | "apply" | "applying" | "order" | "choose" | "donate"
        | "volunteer" | "stop" | "start" | "remember" | "recall" | "satisfaction" | "awareness" | "promoter"
        | "confidence" | "uptake" | "self-care" | "think" | "intend" | "known" | "understood" | "wellbeing"
        | "behaviour" | "attendance" | "breastfeeding" | "review" | "ordered" | "smoking" | "experience"
        | "recommended" | "patients'" | "friends" | "signing" | "booked" | "joining" | "joined" | "join"
        | "applied" | "trusted" | "valued" | "registering" | "attends" | "donating" | "enrolled" | "referred"
        | "choosing" | "chose" | "switch" | "self-refer" | "complete" | "completing" => Level::Outcome,
        "read" | "reading" | "reads" | "liked" | "share" | "shared" | "comment" | "clicked" | "click-through"
        | "open" | "opened" | "opening" | "response" | "unsubscribe" | "bounce" | "engagement" | "watch"
        | "watched" | "visit" | "visited" | "download" | "downloaded" | "repeat" | "dwell" | "completion"
        | "interaction" | "amplify" | "amplification" | "engaged" | "repost" | "retweet" | "sharing" | "mailing"
        | "reply-rate" | "subscribe" | "subscribed" | "click" | "conversation" => Level::Outtake,
        "follow" | "followed" | "see" | "seen" | "reach" | "reached" | "reply" | "replied" | "answered" | "answer"
        | "respond" | "replying" | "responding" => Level::Output,
        "did-not-attend" | "dna" | "wait" | "waiting" | "vacancy" | "turnover" | "sickness" | "absence"
        | "mortality" | "missed" | "readmission" | "infection" | "did" | "complaint" | "admission" | "discharge"
        | "miss" | "cancel" | "non-attendance" | "stay" => Level::Impact,
        _ => return None,
    })
}
