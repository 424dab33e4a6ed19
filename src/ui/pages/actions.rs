//! Actions as a list to work through: those that are late, soon due or done, by owner; and those from before a review,
//! which come first in it.

use egui::{Label, Ui};
use jiff::civil::Date;

use crate::model::registers::Action;
use crate::model::registers::actions::ActionState;
use crate::model::{Address, CarriedState, Place, Register, RowId, Workbook};
use crate::rules::due::{SOON_DAYS, due_in_words, is_open};
use crate::ui::app::App;
use crate::ui::shell::{Modal, RevisitAsk};
use crate::ui::theme;
use crate::ui::widgets::{button, card, first_control, heading, link_button, ring, secondary_label};

/// How many actions are listed before a person asks for all: each costs room and time.
const MOST: usize = 30;

/// Which actions are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActionFilter {
    /// All of them, as the table in which they are written.
    #[default]
    Table,
    /// Open, and their day has passed.
    Overdue,
    /// Open, and due within [`SOON_DAYS`] days.
    Soon,
    /// Open.
    Open,
    /// Done or dropped.
    Settled,
}

impl ActionFilter {
    const ALL: [Self; 5] = [Self::Table, Self::Overdue, Self::Soon, Self::Open, Self::Settled];

    fn label(self) -> &'static str {
        match self {
            Self::Table => "All",
            Self::Overdue => "Overdue",
            Self::Soon => "Due in 30 days",
            Self::Open => "Open",
            Self::Settled => "Done or dropped",
        }
    }

    fn takes(self, action: &Action, today: Date) -> bool {
        let soon_until = today.checked_add(jiff::Span::new().days(SOON_DAYS)).unwrap_or(Date::MAX);
        let open = is_open(action.state);
        match self {
            Self::Table => true,
            Self::Overdue => open && action.due.is_some_and(|due| due < today),
            Self::Soon => open && action.due.is_some_and(|due| (today..=soon_until).contains(&due)),
            Self::Open => open,
            Self::Settled => !open,
        }
    }
}

/// What the list remembers.
#[derive(Clone, Debug, Default)]
pub struct ActionsState {
    /// Which are listed.
    pub filter: ActionFilter,
    /// Whether all of them are shown, and not only the first.
    all: bool,
    listed: Option<Listed>,
}

/// The actions as they are listed, worked out once for each state of the workbook.
#[derive(Clone, Debug)]
struct Listed {
    revision: u64,
    today: Date,
    filter: ActionFilter,
    counts: [usize; 5],
    /// By owner, those without one last.
    groups: Vec<(String, Vec<RowId>)>,
}

impl Listed {
    fn of(workbook: &Workbook, revision: u64, today: Date, filter: ActionFilter) -> Self {
        let actions = &workbook.registers.actions;
        let count = |filter: ActionFilter| actions.iter().filter(|action| filter.takes(action, today)).count();
        let mut taken: Vec<&Action> = actions.iter().filter(|action| filter.takes(action, today)).collect();
        let owner = |action: &Action| action.owner.0.trim().to_owned();
        taken.sort_by_key(|action| {
            (action.owner.0.trim().is_empty(), owner(action).to_lowercase(), action.due.unwrap_or(Date::MAX), action.id)
        });
        let mut groups: Vec<(String, Vec<RowId>)> = vec![];
        for action in taken {
            match groups.last_mut() {
                Some((last, ids)) if last.to_lowercase() == owner(action).to_lowercase() => ids.push(action.id),
                _ => groups.push((owner(action), vec![action.id])),
            }
        }
        Self { revision, today, filter, counts: ActionFilter::ALL.map(count), groups }
    }
}

/// Draws the choice of what is listed, and the list. Returns whether the table is to be drawn instead.
pub(crate) fn actions_ui(ui: &mut Ui, app: &mut App) -> bool {
    let Some(editor) = &app.editor else { return true };
    let (revision, today) = (editor.revision(), app.services.clock.today());
    let filter = app.actions_listed.filter;
    let is_fresh = app
        .actions_listed
        .listed
        .as_ref()
        .is_some_and(|listed| (listed.revision, listed.today, listed.filter) == (revision, today, filter));
    if !is_fresh {
        app.actions_listed.listed = Some(Listed::of(editor.workbook(), revision, today, filter));
    }
    let Some(listed) = app.actions_listed.listed.take() else { return true };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        for (one, count) in ActionFilter::ALL.into_iter().zip(listed.counts) {
            let label = format!("{} {count}", one.label());
            let chosen = one == filter;
            let response = ui.add(egui::Button::selectable(chosen, theme::body(label)).min_size(egui::vec2(0.0, 30.0)));
            first_control(&mut app.form, &response);
            if response.has_focus() {
                ring(ui, response.rect);
            }
            if response.clicked() {
                app.actions_listed.filter = one;
                app.actions_listed.all = false;
            }
        }
    });
    ui.add_space(theme::SPACE_4);
    if filter != ActionFilter::Table {
        groups_ui(ui, app, &listed, today);
    }
    app.actions_listed.listed = Some(listed);
    filter == ActionFilter::Table
}

fn groups_ui(ui: &mut Ui, app: &mut App, listed: &Listed, today: Date) {
    if listed.groups.is_empty() {
        card(ui, false, |ui| {
            ui.add(Label::new(theme::body("No actions of this kind.")).wrap());
        });
    }
    let mut room = if app.actions_listed.all { usize::MAX } else { MOST };
    let all: usize = listed.groups.iter().map(|(_, ids)| ids.len()).sum();
    for (owner, ids) in &listed.groups {
        if room == 0 {
            break;
        }
        let ids = &ids[..ids.len().min(room)];
        room -= ids.len();
        card(ui, false, |ui| {
            heading(ui, 2, theme::question(if owner.is_empty() { "No owner" } else { owner.as_str() }));
            for id in ids {
                ui.add_space(theme::SPACE_2);
                action_ui(ui, app, *id, today, Told::Register);
            }
        });
        ui.add_space(theme::SPACE_3);
    }
    if all > MOST && !app.actions_listed.all && button(ui, &format!("Show all {all}")).clicked() {
        app.actions_listed.all = true;
    }
}

/// Where an action is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// In the register.
    Register,
    /// Among the matters arising of a review.
    MattersArising,
}

/// Draws one action with what can be said of it.
fn action_ui(ui: &mut Ui, app: &mut App, id: RowId, today: Date, told: Told) {
    let Some(editor) = &app.editor else { return };
    let can_edit = editor.can_edit() && editor.workbook().part.is_none();
    let Some(action) = editor.workbook().registers.actions.get(id).cloned() else { return };
    let at = Address::page(Place::Register(Register::Actions)).question("actions").row(id);
    let said = editor.workbook().review().carried.get(&at.to_string()).cloned();
    let looked_at = told == Told::MattersArising && said.is_some_and(|said| said.state == CarriedState::StillTrue);
    let what = if action.what.0.trim().is_empty() { "An action without a description" } else { action.what.0.trim() };
    let open = is_open(action.state);
    let due = due_in_words(editor.workbook(), &action);
    ui.push_id(id, |ui| {
        ui.add(Label::new(theme::body_strong(what)).wrap());
        let state = match action.state {
            _ if looked_at && open => "Still open".to_owned(),
            None => ActionState::Open.label().to_owned(),
            Some(ActionState::Dropped) if !action.note.0.trim().is_empty() => {
                format!("Dropped: {}", action.note.0.trim())
            }
            Some(state) => state.label().to_owned(),
        };
        let late = if open && action.due.is_some_and(|due| due < today) { "Overdue" } else { "" };
        let parts = [late, due.as_str(), action.owner.0.trim(), state.as_str()];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let colours = theme::colours(ui);
        let colour = if late.is_empty() { colours.text_secondary } else { colours.stop_text };
        ui.add(Label::new(theme::secondary(line).color(colour)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_3;
            let named = |ui: &mut Ui, label: &str| {
                link_button(ui, label).accessible_name(format!("{}: {what}", label.trim_end_matches('…')))
            };
            if can_edit && open {
                let done = named(ui, "Done");
                first_control(&mut app.form, &done);
                if done.clicked() {
                    app.settle_action(id, ActionState::Done, "");
                }
                if told == Told::MattersArising && !looked_at && named(ui, "Still open").clicked() {
                    app.action_still_open(id);
                }
                if named(ui, "Dropped…").clicked() {
                    app.open_modal(Modal::Revisit(RevisitAsk::DropAction(id)));
                }
            }
            if named(ui, "Go to the action").clicked() {
                app.actions_listed.filter = ActionFilter::Table;
                app.go_to(at);
            }
        });
    });
}

/// Draws the actions that were open when the review began. They come first in it.
pub(crate) fn matters_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let review = editor.workbook().review();
    if editor.workbook().reviews.len() < 2 {
        return;
    }
    let actions = &editor.workbook().registers.actions;
    let ids: Vec<RowId> = review
        .actions_before
        .iter()
        .filter(|(id, state)| is_open(**state) && actions.get(**id).is_some())
        .map(|(id, _)| *id)
        .collect();
    let is_left = |id: &&RowId| {
        let at = Address::page(Place::Register(Register::Actions)).question("actions").row(**id);
        actions.get(**id).is_some_and(|action| is_open(action.state)) && !review.carried.contains_key(&at.to_string())
    };
    let left = ids.iter().filter(is_left).count();
    let today = app.services.clock.today();
    heading(ui, 2, theme::section("Matters arising"));
    secondary_label(ui, "Actions that were open when this review started. Record what happened to each one");
    ui.add_space(theme::SPACE_2);
    card(ui, false, |ui| {
        if ids.is_empty() {
            ui.add(Label::new(theme::body("There were no open actions when this review started.")).wrap());
            return;
        }
        let words = match left {
            0 => "All of them have been reviewed".to_owned(),
            1 => format!("1 of {} still to review", ids.len()),
            left => format!("{left} of {} still to review", ids.len()),
        };
        secondary_label(ui, &words);
        for id in ids {
            ui.add_space(theme::SPACE_2);
            action_ui(ui, app, id, today, Told::MattersArising);
        }
    });
    ui.add_space(theme::SPACE_4);
}
