//! What a question is: its address, its words and how its answer is laid out.
//!
//! Every question of the workbook is one `static` of this type, declared beside the sheet that asks it. The words are
//! product text: form, companion, outline, exports and hand-outs all read them from here.

use super::{List, Names, RowId, Table, When};

/// One question, or one column of a table of rows: everything about it that is not the answer.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Question {
    /// The stable part of the address, in lower case with underscores. Never changes once released.
    pub id: &'static str,
    /// The visible label, in sentence case.
    pub label: &'static str,
    /// One phrase under the label, without a full stop. Empty where the label says all.
    pub hint: &'static str,
    /// Why the question is asked and how to answer it, 40 to 120 words, paragraphs separated by an empty line.
    pub guidance: &'static str,
    /// A worked example, from a real or a plausible NHS organisation.
    pub example: &'static str,
    /// Whether progress counts the question.
    pub weight: Weight,
    /// How rows are shown. Has no meaning for a single answer.
    pub layout: Layout,
    /// How wide the field is among its neighbours.
    pub width: Width,
    /// What one row is called, in lower case ("stakeholder"). Empty for a single answer.
    pub row_name: &'static str,
    /// Rows that many organisations need: offered with one press, each becomes the first answer of a new row.
    pub offers: &'static [&'static str],
    /// The table whose rows a link may point to.
    pub table: Option<Table>,
    /// The data file that a pick chooses from.
    pub list: Option<List>,
    /// What the figure counts, shown after the field ("hours a week"). Empty where the figure says it.
    pub unit: &'static str,
    /// On which side of today its days lie. Has no meaning for other answers.
    pub when: When,
    /// What the next review does with the answer.
    pub carry: Carry,
    /// Why a version for the public leaves the answer out; none where it may stand there.
    pub withheld: Option<Withheld>,
    /// Which names the field offers while one is typed. None for most.
    pub vocabulary: Option<Vocabulary>,
    /// What the answer does for its row.
    pub in_row: InRow,
    /// Whether the answer is one of the facts that its row says at a glance: its place among them, and how it is said.
    pub fact: Option<(u8, Fact)>,
    /// What each row of the table says at a glance beside its own answers.
    pub also: Option<AlsoSaid>,
}

/// What else an answer does for the row that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InRow {
    /// Nothing: a row is known by its first answer that can stand alone.
    Plain,
    /// The row is known by it, wherever it stands in the row.
    Name,
}

/// Names that are written in many places and should be written in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// The roles of stage 4, and every role that owns or does something elsewhere.
    Roles,
}

/// Says something of a row that stands in another table. Empty where there is nothing to say.
pub type AlsoSaid = for<'n, 'w> fn(&'n Names<'w>, RowId) -> String;

/// How an answer is said among the facts of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// As it is.
    Answer,
    /// Behind a word: `due 31/01/2027`.
    After(&'static str),
    /// As a figure in the unit of its row.
    Figure,
    /// As the figure that the fact before it should become: `44% → 50%`.
    Towards,
}

/// Why a version for the public leaves an answer out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// It names a person, or a role that only one person has.
    Person,
    /// It is pay, or what the hour of somebody costs.
    Pay,
    /// It was parked: a thought, and no decision.
    Parked,
}

impl Withheld {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Person, Self::Pay, Self::Parked];

    /// Returns what is left out, in words for the reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Person => "who attends, owns, decides or signs off something",
            Self::Pay => "pay bands, rates and the cost of staff",
            Self::Parked => "parked thoughts",
        }
    }
}

/// What the next review does with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carry {
    /// Takes it over, and leaves it open until a person says that it is still true, changed or dropped.
    ToConfirm,
    /// Takes a date over while its day lies ahead, and asks it anew once the day has passed.
    AnewWhenPast,
    /// Takes it over until the social media objective that it belongs to is due, and then asks it anew.
    AnewWhenDue,
    /// Asks it anew: what belongs to one review only.
    Anew,
}

/// Whether progress counts a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The stage is not complete without an answer.
    Needed,
    /// Helpful, but a complete stage may leave it empty.
    Optional,
}

/// How the rows of a question are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One card a row, which opens and folds: for rows with long answers.
    Cards,
    /// One line a row: for rows of short answers.
    Table,
}

/// How wide a field is among its neighbours in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// The whole width of the card.
    Full,
    /// Half of the width.
    Half,
    /// A third of the width: a name of a person, a choice.
    Third,
    /// A quarter of the width: a figure, a date.
    Quarter,
}

impl Question {
    /// Returns a needed question that takes the full width.
    pub const fn new(id: &'static str, label: &'static str) -> Self {
        Self {
            id,
            label,
            hint: "",
            guidance: "",
            example: "",
            weight: Weight::Needed,
            layout: Layout::Cards,
            width: Width::Full,
            row_name: "",
            offers: &[],
            table: None,
            list: None,
            unit: "",
            when: When::Around,
            carry: Carry::ToConfirm,
            withheld: None,
            vocabulary: None,
            in_row: InRow::Plain,
            fact: None,
            also: None,
        }
    }

    /// Sets the phrase under the label.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// Sets the guidance of the companion.
    pub const fn guidance(mut self, guidance: &'static str) -> Self {
        self.guidance = guidance;
        self
    }

    /// Sets the worked example of the companion.
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// Makes the question one that a complete stage may leave empty.
    pub const fn optional(mut self) -> Self {
        self.weight = Weight::Optional;
        self
    }

    /// Shows the rows as a table and names one row.
    pub const fn table_of(mut self, row_name: &'static str) -> Self {
        self.layout = Layout::Table;
        self.row_name = row_name;
        self
    }

    /// Shows the rows as cards and names one row.
    pub const fn cards_of(mut self, row_name: &'static str) -> Self {
        self.layout = Layout::Cards;
        self.row_name = row_name;
        self
    }

    /// Sets the width of the field.
    pub const fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Offers usual rows.
    pub const fn offers(mut self, offers: &'static [&'static str]) -> Self {
        self.offers = offers;
        self
    }

    /// Names the table whose rows the link may point to.
    pub const fn links_to(mut self, table: Table) -> Self {
        self.table = Some(table);
        self
    }

    /// Names the data file that the answer is picked from.
    pub const fn picks_from(mut self, list: List) -> Self {
        self.list = Some(list);
        self
    }

    /// Says what the figure counts.
    pub const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// Says on which side of today its days lie.
    pub const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }

    /// Says what the next review does with the answer.
    pub const fn carry(mut self, carry: Carry) -> Self {
        self.carry = carry;
        self
    }

    /// Says why a version for the public leaves the answer out.
    pub const fn withheld(mut self, why: Withheld) -> Self {
        self.withheld = Some(why);
        self
    }

    /// Makes the answer the name of its row.
    pub const fn names_the_row(mut self) -> Self {
        self.in_row = InRow::Name;
        self
    }

    /// Offers the roles that the workbook names already.
    pub const fn names_a_role(mut self) -> Self {
        self.vocabulary = Some(Vocabulary::Roles);
        self
    }

    /// Makes the answer one of the facts of its row.
    pub const fn fact(mut self, place: u8, fact: Fact) -> Self {
        self.fact = Some((place, fact));
        self
    }

    /// Says what each row of the table says beside its own answers.
    pub const fn also(mut self, said: AlsoSaid) -> Self {
        self.also = Some(said);
        self
    }

    /// Returns whether a complete stage needs an answer.
    pub const fn is_needed(&self) -> bool {
        matches!(self.weight, Weight::Needed)
    }
}
