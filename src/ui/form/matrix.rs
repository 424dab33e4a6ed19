//! Ticks in a matrix where rows of one table only say which of another they belong to: aims by objectives, platforms by
//! stakeholders. The answers stay where they are: each tick is a row, or an entry of a row, as before.

use egui::{Id, Ui};

use super::findings::findings_ui;
use super::lines::row_fields_ui;
use super::revisit::row_state_ui;
use super::rows::{is_open, row_card_ui};
use super::{Cx, lasting};
use crate::model::sheets::objectives::questions as objectives;
use crate::model::sheets::stakeholders::{Stakeholder, questions as stakeholders};
use crate::model::{Address, Answer, AnyRows, Edit, List, Question, Row, RowId, Table, row_facts, title_of};
use crate::ui::theme;
use crate::ui::widgets::{
    self, Matrix, MatrixAct, RowHead, card, heading, link_button, matrix, row_head, secondary_label,
};

/// How many platforms are offered where nobody has named any.
const USUAL: usize = 6;

/// What the matrices remember.
#[derive(Default)]
pub struct MatrixMemory {
    /// The platform in use whose details are open under the matrix.
    details: Option<Address>,
    /// Whether the first field of the details is to get the keyboard.
    enters: bool,
    /// Platforms that a person wants to see and that nobody uses yet.
    more: Vec<String>,
    /// Whether a tick was turned in this frame: the keyboard stays on it.
    pub(in crate::ui) turned: bool,
}

/// Returns whether a table is answered by ticks.
pub(super) fn is_matrix(question: &Question, cx: &Cx<'_, '_>) -> bool {
    let count = |table| cx.names.rows(table).count();
    question.id == objectives::AIM_FIT.id && count(Table::Aims) > 0 && count(Table::OrganisationObjectives) > 0
}

/// One aim with the rows that say what it serves.
struct Fit {
    aim: RowId,
    rows: Vec<(RowId, Vec<RowId>)>,
    has_words: bool,
}

/// Draws which objectives of the organisation each aim serves.
pub(super) fn aims_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    rows: &'w dyn AnyRows,
) {
    let review = cx.names.review();
    let fits: Vec<Fit> = review.aim.aims.iter().map(|aim| fit_of(cx, aim.id)).collect();
    let targets: Vec<RowId> = review.objectives.organisation_objectives.iter().map(|one| one.id).collect();
    let titles = widgets::row_titles(&cx.names, Table::OrganisationObjectives);
    let aims: Vec<String> = widgets::row_titles(&cx.names, Table::Aims);
    let aims: Vec<String> = aims.iter().enumerate().map(|(place, title)| format!("{}. {title}", place + 1)).collect();
    let highlighted = cx.memory.focused.is_some_and(|focused| at.contains(&focused));
    let row_at = |fit: &Fit| fit.rows.first().map_or(at, |(id, _)| at.row(*id));
    let mut act = None;
    card(ui, highlighted, |ui| {
        heading(ui, 3, theme::question(question.label));
        secondary_label(ui, question.hint);
        ui.add_space(theme::SPACE_2);
        findings_ui(ui, cx, at);
        cx.memory.opening.settle(at, cx.memory.focused, cx.memory.focus_next);
        let top = ui.cursor().min;
        let is_on = |row: usize, column: usize| serves(&fits[column], targets[row]);
        let name =
            |row: usize, column: usize| format!("Aim {} serves objective {}: {}", column + 1, row + 1, titles[row]);
        let id = |row: usize, column: usize| Id::unique(("aim serves", fits[column].aim, targets[row]));
        let shown = Matrix {
            key: "aims",
            is_long: false,
            rows: &titles,
            share: 0.36,
            columns: &aims,
            is_on: &is_on,
            lacks: &|_, _| false,
            name: &name,
            id: &id,
            can_edit: cx.can_edit(),
            details: "",
        };
        let wanted = cx.memory.focus_next.filter(|next| at.contains(next));
        // Whose first ticks are on screen already goes on to the last ones: all of it is to be seen.
        let begins_above = top.y < ui.clip_rect().top();
        let stop = if begins_above || top.y > ui.clip_rect().bottom() { 0 } else { targets.len().saturating_sub(1) };
        act = matrix(ui, &shown, &mut |row, column, response| {
            let here = row_at(&fits[column]);
            // The ticks stand for the aim and what it serves; the words below have their own field.
            let is_wanted = row == stop
                && wanted.is_some_and(|next| {
                    let holds = fits[column].rows.iter().any(|(id, _)| at.row(*id).contains(&next));
                    (holds && !is_words(next)) || (next == at && column == 0)
                });
            if is_wanted {
                cx.memory.focus_next = Some(here);
            }
            cx.follow_focus(here, response);
        });
        let bottom = egui::Rect::from_min_max(top, egui::pos2(top.x, ui.cursor().top()));
        for (place, fit) in fits.iter().enumerate() {
            for (row, _) in &fit.rows {
                let here = at.row(*row);
                for asked in [&objectives::AIM_FIT_AIM, &objectives::AIM_FIT_SERVES] {
                    cx.memory.revisit.drawn(here.question(asked.id), bottom, ui.clip_rect());
                }
                how_ui(ui, cx, at, question, rows, *row, place);
            }
        }
    });
    if let Some(MatrixAct::Turned(row, column)) = act {
        turn_aim(cx, at, &fits[column], targets[row]);
    }
    // What the matrix has no place for: a row without an aim.
    let known = |row: &dyn Row| fits.iter().any(|fit| fit.rows.iter().any(|(id, _)| *id == row.id()));
    for (place, row) in (0..rows.count()).filter_map(|place| rows.at(place).map(|row| (place, row))) {
        if !known(row) {
            ui.add_space(theme::SPACE_2);
            let open = is_open(cx, at.row(row.id()));
            row_card_ui(ui, cx, at.row(row.id()), question, row, place, rows.count(), open);
        }
    }
}

fn is_words(at: Address) -> bool {
    at.last() == Some(crate::model::Step::Question(objectives::AIM_FIT_HOW.id))
}

fn serves(fit: &Fit, objective: RowId) -> bool {
    fit.rows.iter().any(|(_, serves)| serves.contains(&objective))
}

fn fit_of(cx: &Cx<'_, '_>, aim: RowId) -> Fit {
    let all = &cx.names.review().objectives.aim_fit;
    let of_aim = || all.iter().filter(|one| one.aim.0 == Some(aim));
    Fit {
        aim,
        rows: of_aim().map(|one| (one.id, one.serves.0.clone())).collect(),
        has_words: of_aim().any(|one| !one.how.0.trim().is_empty()),
    }
}

/// Draws how an aim serves its objectives: one line, which opens for the words. What is found about it stands below.
fn how_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    rows: &'w dyn AnyRows,
    id: RowId,
    aim: usize,
) {
    let Some((place, row)) = rows.place_of(id).and_then(|place| rows.at(place).map(|row| (place, row))) else { return };
    let row_at = at.row(id);
    if cx.memory.focus_next.is_some_and(|next| row_at.contains(&next) && is_words(next)) {
        cx.memory.opening.one(row_at);
    }
    let open = is_open(cx, row_at);
    if cx.memory.opening.is_read(row_at) {
        // Its words are one field.
        cx.memory.opening.also(row_at);
    }
    lasting(ui, ("row", row_at), |ui| {
        let how = crate::model::find_view(cx.workbook, &row_at.question(objectives::AIM_FIT_HOW.id));
        let how = how.map(|(question, view)| crate::model::words(question, view, &cx.names)).unwrap_or_default();
        let first = how.lines().next().unwrap_or_default();
        let title = format!("How aim {} serves them", aim + 1);
        let said = if first.is_empty() { "Not answered" } else { first };
        let head = RowHead {
            at: row_at,
            open,
            number: "",
            title: &title,
            facts: if open { "" } else { said },
            lacks: "",
            spoken: &format!("{title}: {said}"),
            width: ui.available_width(),
        };
        let response = row_head(ui, &head, f32::INFINITY);
        if response.has_focus() {
            cx.memory.focused = Some(row_at);
        }
        cx.memory.opening.hold(ui, row_at, response.rect.top());
        let escape = open && response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if response.clicked() || escape {
            cx.memory.opening.toggle(row_at, response.rect.top());
            response.request_focus();
        }
        cx.row = Some((row_at, question.row_name, place));
        if open {
            row_fields_ui(ui, cx, row_at, row, &[&objectives::AIM_FIT_AIM, &objectives::AIM_FIT_SERVES]);
        }
        for asked in [&objectives::AIM_FIT_AIM, &objectives::AIM_FIT_SERVES] {
            findings_ui(ui, cx, row_at.question(asked.id));
        }
        row_state_ui(ui, cx, row_at, question.row_name, place);
        findings_ui(ui, cx, row_at);
    });
}

/// Ticks or unticks an objective for an aim: one step to undo.
fn turn_aim(cx: &mut Cx<'_, '_>, at: Address, fit: &Fit, objective: RowId) {
    let set = |row: RowId, to: Vec<RowId>| Edit::Set {
        at: at.row(row).question(objectives::AIM_FIT_SERVES.id),
        to: Answer::Links(to),
    };
    let edits: Vec<Edit> = if serves(fit, objective) {
        let holding = fit.rows.iter().filter(|(_, serves)| serves.contains(&objective));
        holding
            .map(|(row, serves)| {
                let left: Vec<RowId> = serves.iter().copied().filter(|one| *one != objective).collect();
                let carried = cx.memory.revisit.is_carried(at.row(*row));
                // A line that says nothing any more goes with its last tick.
                if left.is_empty() && !fit.has_words && !carried {
                    Edit::Remove { row: at.row(*row) }
                } else {
                    set(*row, left)
                }
            })
            .collect()
    } else if let Some((row, serves)) = fit.rows.first() {
        vec![set(*row, serves.iter().copied().chain([objective]).collect())]
    } else {
        let with = vec![
            (objectives::AIM_FIT_AIM.id, Answer::Link(Some(fit.aim))),
            (objectives::AIM_FIT_SERVES.id, Answer::Links(vec![objective])),
        ];
        let id = (cx.new_id)();
        // The tick asks for its reason.
        cx.memory.opening.one(at.row(id));
        vec![Edit::Add { at, id, place: None, with }]
    };
    cx.edits.push(Edit::Together { name: "Change which objectives an aim serves", edits });
    cx.memory.matrix.turned = true;
}

/// Draws which platforms each stakeholder uses.
pub(super) fn platforms_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address) {
    let review = cx.names.review();
    let people: Vec<&Stakeholder> = review.stakeholders.stakeholders.iter().collect();
    if people.is_empty() {
        return;
    }
    let keys = platform_keys(cx);
    let label = |key: &str| List::Platforms.label(key).unwrap_or(key).to_owned();
    let platforms: Vec<String> = keys.iter().map(|key| label(key)).collect();
    let names: Vec<String> = widgets::row_titles(&cx.names, Table::Stakeholders);
    let who: Vec<String> = names.iter().enumerate().map(|(place, name)| format!("{}. {name}", place + 1)).collect();
    let used = |platform: usize, who: usize| {
        let person = people.get(who)?;
        person.platforms.iter().find(|one| one.platform.0 == keys[platform])
    };
    let use_at = |platform: usize, who: usize| {
        let person = people.get(who)?;
        Some(at.row(person.id).question(stakeholders::STAKEHOLDER_PLATFORMS.id).row(used(platform, who)?.id))
    };
    let ids: Vec<RowId> = people.iter().map(|one| one.id).collect();
    let is_on = |platform: usize, who: usize| used(platform, who).is_some();
    let lacks = |platform: usize, who: usize| {
        used(platform, who)
            .is_some_and(|one| one.evidence.0.trim().is_empty() || one.how_often.is_none() || one.dated.is_none())
    };
    let name =
        |platform: usize, who: usize| format!("Stakeholder {} uses {}: {}", who + 1, platforms[platform], names[who]);
    let id = |platform: usize, who: usize| Id::unique(("stakeholder uses", ids[who], keys[platform].as_str()));
    let mut act = None;
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("Which platforms do they use?"));
        secondary_label(ui, "Tick each one, then give your evidence. Press Enter or the mark beside a tick to open it");
        ui.add_space(theme::SPACE_2);
        let shown = Matrix {
            key: "platforms",
            is_long: true,
            // There are more platforms than stakeholders, and their names are short.
            rows: &platforms,
            share: 0.26,
            columns: &who,
            is_on: &is_on,
            lacks: &lacks,
            name: &name,
            id: &id,
            can_edit: cx.can_edit(),
            details: "Enter opens the evidence",
        };
        act = matrix(ui, &shown, &mut |_, _, response| {
            if response.has_focus() {
                cx.memory.focused = Some(at);
            }
        });
        more_ui(ui, cx, &keys);
        details_ui(ui, cx);
    });
    match act {
        Some(MatrixAct::Turned(platform, who)) => {
            if let Some(row_at) = use_at(platform, who) {
                cx.edits.push(Edit::Together {
                    name: "Remove a platform that a stakeholder uses",
                    edits: vec![Edit::Remove { row: row_at }],
                });
                cx.memory.matrix.turned = true;
            } else {
                let new = (cx.new_id)();
                let table = at.row(ids[who]).question(stakeholders::STAKEHOLDER_PLATFORMS.id);
                let with = vec![(stakeholders::PLATFORM_USE_PLATFORM.id, Answer::Pick(keys[platform].clone()))];
                let add = Edit::Add { at: table, id: new, place: None, with };
                cx.edits.push(Edit::Together { name: "Add a platform that a stakeholder uses", edits: vec![add] });
                cx.memory.matrix.turned = true;
                cx.memory.matrix.details = Some(table.row(new));
            }
        }
        Some(act @ (MatrixAct::Details(platform, who) | MatrixAct::Entered(platform, who))) => {
            let to = use_at(platform, who);
            // The card of the stakeholder shows them in place of this one, perhaps out of sight.
            let is_here = !to.and_then(|to| to.parent()?.parent()).is_some_and(|person| is_open(cx, person));
            let is_entered = matches!(act, MatrixAct::Entered(..));
            let is_shown = is_here && !is_entered && cx.memory.matrix.details == to;
            cx.memory.matrix.details = to.filter(|_| !is_shown);
            if is_here {
                cx.memory.matrix.enters = !is_shown;
            } else if let Some(to) = to {
                cx.memory.focus_next = Some(to.question(stakeholders::PLATFORM_USE_HOW_OFTEN.id));
            }
        }
        None => {}
    }
}

/// Returns the platforms to show, in the order of the list: those that somebody uses, that are decided about or where
/// there is a channel, and the usual ones as long as there are few.
fn platform_keys(cx: &Cx<'_, '_>) -> Vec<String> {
    let sheet = &cx.names.review().stakeholders;
    let used = sheet.stakeholders.iter().flat_map(|one| one.platforms.iter().map(|used| used.platform.0.as_str()));
    let planned = sheet.platforms.iter().map(|one| one.platform.0.as_str());
    let channels = cx.workbook.registers.channels.iter().map(|one| one.platform.0.as_str());
    let more = cx.memory.matrix.more.iter().map(String::as_str);
    let mut keys: Vec<String> = vec![];
    for key in used.chain(planned).chain(channels).chain(more).filter(|key| !key.is_empty()) {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }
    let entries = List::Platforms.entries();
    for entry in entries {
        if keys.len() < USUAL && !keys.contains(&entry.key) {
            keys.push(entry.key.clone());
        }
    }
    keys.sort_by_key(|key| entries.iter().position(|entry| entry.key == *key).unwrap_or(usize::MAX));
    keys
}

/// Draws the way to a platform that is not shown yet.
fn more_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, shown: &[String]) {
    let others: Vec<_> = List::Platforms.entries().iter().filter(|entry| !shown.contains(&entry.key)).collect();
    if !cx.can_edit() || others.is_empty() {
        return;
    }
    lasting(ui, "more platforms", |ui| {
        let response = link_button(ui, "Another platform").accessible_name("Another platform that they use");
        let name = "Another platform";
        widgets::drop_down(&response, 240.0, name, egui::PopupCloseBehavior::CloseOnClick, |ui, entering| {
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for one in &others {
                    if widgets::entry(ui, entering, &one.label, false).clicked() {
                        cx.memory.matrix.more.push(one.key.clone());
                        ui.close();
                    }
                }
            });
        });
    });
}

/// Draws the evidence of the tick that was set last or opened, unless the stakeholder's card shows it already.
fn details_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let Some(at) = cx.memory.matrix.details else { return };
    let person = at.parent().and_then(Address::parent);
    let (Some(row), Some(person)) = (crate::model::find_row(cx.workbook, &at), person) else { return };
    let Some(who) = crate::model::find_row(cx.workbook, &person) else { return };
    if is_open(cx, person) {
        return;
    }
    let title = format!("{}: {}", title_of(who, &cx.names), title_of(row, &cx.names));
    let facts = row_facts(&stakeholders::STAKEHOLDER_PLATFORMS, row, &cx.names);
    ui.add_space(theme::SPACE_2);
    lasting(ui, ("row", at), |ui| {
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            heading(ui, 4, theme::support_strong(title.as_str()));
            if !facts.missing.is_empty() {
                let missing = format!("Not answered: {}", facts.missing.join(", "));
                ui.label(theme::secondary(missing).color(theme::colours(ui).caution_text));
            }
            close = link_button(ui, "Close").accessible_name(format!("Close the evidence of {title}")).clicked();
        });
        cx.row = None;
        row_fields_ui(ui, cx, at, row, &[&stakeholders::PLATFORM_USE_PLATFORM]);
        findings_ui(ui, cx, at);
        if std::mem::take(&mut cx.memory.matrix.enters) {
            widgets::keep_focus(ui.ctx(), widgets::field_id(at.question(stakeholders::PLATFORM_USE_HOW_OFTEN.id)));
        }
        if close {
            cx.memory.matrix.details = None;
        }
    });
}
