//! What an Excel workbook must hold, read back by a reader of such files that is not ours.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;

use super::*;
use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside};
use crate::export::outline::Text;
use crate::export::{Selection, with_line_of_sight, worksheets};
use crate::model::{Stage, Workbook as Book};

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn whole(workbook: &Book) -> Document {
    let document = worksheets(workbook, workbook.review(), &Selection::whole(), TODAY);
    with_line_of_sight(document, workbook.review(), &Selection::whole())
}

/// Reads every sheet but those that only help as its rows.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = open(bytes);
    let names: Vec<String> = book.sheet_names();
    let own = names.into_iter().filter(|name| name != about::SHEET && name != Choices::SHEET);
    own.map(|name| {
        let range = book.worksheet_range(&name).unwrap();
        let rows = range.rows().map(<[Data]>::to_vec).collect();
        (name, rows)
    })
    .collect()
}

fn sheet(bytes: &[u8], begins: &str) -> (String, Vec<Vec<Data>>) {
    sheets(bytes).into_iter().find(|(name, _)| name.starts_with(begins)).unwrap_or_else(|| panic!("{begins}"))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Returns every formula: where it stands and what it says.
fn formulas(bytes: &[u8]) -> Vec<(String, String)> {
    let mut book = open(bytes);
    let names: Vec<String> = book.sheet_names();
    names
        .into_iter()
        .flat_map(|name| {
            let range = book.worksheet_formula(&name).unwrap();
            let found: Vec<String> = range.rows().flatten().filter(|one| !one.is_empty()).cloned().collect();
            found.into_iter().map(move |formula| (name.clone(), formula))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
        let (workbook, tokens) = filled(seed);
        let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        let (bytes, remarks) = write(&document).unwrap();
        prop_assert!(remarks.is_empty());
        let mut all = String::new();
        let mut owners = vec![];
        for (_, rows) in sheets(&bytes) {
            let is_owned = rows[0][0] == Data::String("Belongs to".to_owned());
            for row in rows {
                owners.extend(is_owned.then(|| row[0].to_string()));
                all.extend(row.iter().map(|cell| format!("{cell}\n")));
            }
        }
        // A row inside a card names the card again.
        for owner in owners {
            all = all.replacen(&owner, "", 1);
        }
        count_of_answers(&workbook, &tokens, &all)?;
    }

    #[test]
    fn text_is_only_ever_text(text in any::<String>(), head in "[=+@\t -]{0,2}") {
        let mut workbook = riverside();
        let typed = format!("{head}{text}");
        Arc::make_mut(&mut workbook.review_mut().aim).achievable = typed.as_str().into();
        workbook.organisation = Arc::new(crate::model::organisation::Organisation {
            name: typed.as_str().into(),
            ..workbook.organisation.as_ref().clone()
        });
        let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
        let (bytes, _) = write(&document).unwrap();
        prop_assert!(formulas(&bytes).is_empty());
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let said: String = sheets(&bytes).into_iter().flat_map(|(_, rows)| rows).flatten().map(|cell| cell.to_string()).collect();
        prop_assert!(squeezed(&said).contains(&squeezed(&Text::theirs(&typed).plain())));
    }
}

#[test]
fn dates_figures_and_hours_are_what_they_are() {
    let (bytes, _) = write(&whole(&riverside())).unwrap();
    let (_, once) = sheet(&bytes, "Set-up tasks");
    assert_eq!(once[1][1], Data::Float(2.5));
    let (_, readings) = sheet(&bytes, "Readings");
    let cells: Vec<&Data> = readings.iter().flatten().collect();
    assert!(
        cells.iter().any(|cell| matches!(cell, Data::DateTime(day) if day.to_ymd_hms_milli().0 == 2026)),
        "{cells:?}"
    );
    assert!(cells.contains(&&Data::Float(0.41)), "{cells:?}");
    let (_, channels) = sheet(&bytes, "Channels");
    assert!(channels.iter().flatten().any(|cell| *cell == Data::Float(2_687.0)));
    let styles = part(&bytes, "xl/styles.xml");
    for format in ["dd/mm/yyyy", "#,##0.00", "0%"] {
        assert!(styles.contains(format), "{format}");
    }
}

#[test]
fn totals_are_formulas_that_carry_our_figures() {
    let workbook = riverside();
    let (bytes, _) = write(&whole(&workbook)).unwrap();
    let totals = crate::rules::resources::Totals::of(&workbook.review().resources);
    let (name, once) = sheet(&bytes, "Set-up tasks");
    let hours = f64::from(totals.setup.hours.minutes()) / 60.0;
    assert!(hours > 0.0);
    assert_eq!(once.last().unwrap()[..2], [Data::String("Total".to_owned()), Data::Float(hours)]);
    let (_, sums) = sheet(&bytes, "Hours in total");
    assert_eq!(sums[1][1], Data::Float(hours));
    let formulas = formulas(&bytes);
    assert!(formulas.contains(&(name, "SUBTOTAL(109,t_Set_up_tasks[Hours])".to_owned())), "{formulas:?}");
    let sum = ("Hours in total".to_owned(), "SUM(t_Set_up_tasks[Hours])".to_owned());
    assert!(formulas.contains(&sum), "{formulas:?}");
    assert!(part(&bytes, "xl/workbook.xml").contains("Total_Set_up_tasks_Hours"));
}

#[test]
fn a_cost_is_a_formula_where_every_program_comes_to_our_figure_by_it() {
    let mut workbook = riverside();
    let cost = |workbook: &crate::model::Workbook| {
        let (bytes, _) = write(&whole(workbook)).unwrap();
        let pounds = crate::rules::resources::weekly_cost(&workbook.review().resources).cost.pence() as f64 / 100.0;
        let cells = sheets(&bytes).into_iter().flat_map(|(_, rows)| rows).flatten();
        assert!(pounds > 0.0 && cells.into_iter().any(|cell| cell == Data::Float(pounds)), "{pounds}");
        formulas(&bytes).into_iter().map(|(_, formula)| formula).find(|formula| formula.contains("SUMPRODUCT"))
    };
    assert_eq!(
        cost(&workbook).as_deref(),
        Some(
            "ROUND(SUMPRODUCT(t_Weekly_tasks[Hours a week],\
             SUMIF(t_Roles[Role],t_Weekly_tasks[Role],\
             t_Roles[Cost of an hour])),2)"
        )
    );
    // A role in two lines, and one whose name would be a pattern: the figure alone.
    let resources = Arc::make_mut(&mut workbook.review_mut().resources);
    let first = resources.roles.iter().next().unwrap().clone();
    let mut second = first.clone();
    second.id = crate::model::RowId::from_bits(7_000);
    let (plain, twice) = (resources.roles.clone(), resources.roles.iter().cloned().chain([second]).collect());
    resources.roles = twice;
    assert_eq!(cost(&workbook), None);
    let resources = Arc::make_mut(&mut workbook.review_mut().resources);
    resources.roles = plain
        .iter()
        .cloned()
        .map(|mut role| {
            if role.id == first.id {
                role.role = "Officer*".into();
            }
            role
        })
        .collect();
    for task in resources.weekly_tasks.iter().map(|task| task.id).collect::<Vec<_>>() {
        if let Some(task) = resources.weekly_tasks.get_mut(task) {
            task.role = "Officer*".into();
        }
    }
    assert_eq!(cost(&workbook), None);
}

#[test]
fn headers_are_frozen_filtered_and_choices_can_be_chosen() {
    let (bytes, _) = write(&whole(&riverside())).unwrap();
    let names: Vec<String> = open(&bytes).sheet_names();
    let small: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(
        (small.len(), names[0].as_str(), names.last().map(String::as_str)),
        (names.len(), "About", Some("Choices"))
    );
    for number in 2..names.len() {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<tablePart"), "{}", names[number - 1]);
        assert!(part(&bytes, &format!("xl/tables/table{}.xml", number - 1)).contains("<autoFilter"));
    }
    let channels = names.iter().position(|name| name == "Channels").unwrap() + 1;
    let channels = part(&bytes, &format!("xl/worksheets/sheet{channels}.xml"));
    assert!(channels.contains("<dataValidation type=\"list\"") && channels.contains("Choices!$"), "{channels}");
    let (blank, _) = write(&blank_of(&[Stage::Aim])).unwrap();
    assert!(
        (2..4).any(|number| part(&blank, &format!("xl/worksheets/sheet{number}.xml")).contains("<dataValidation "))
    );
}

#[test]
fn properties_name_the_organisation_and_no_clock() {
    let (bytes, _) = write(&whole(&riverside())).unwrap();
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Riverside NHS Trust</dc:creator>") && core.contains("2026-11-21T"), "{core}");
    let (blank, _) = write(&blank_of(&[Stage::Aim])).unwrap();
    assert!(part(&blank, "docProps/core.xml").contains("1980-01-01T"));
}

#[test]
fn a_text_with_no_room_is_cut_and_said_so() {
    let mut workbook = riverside();
    let long = format!("{}\u{1f930}{}", "a".repeat(32_766), "b".repeat(1_000_000));
    Arc::make_mut(&mut workbook.review_mut().aim).achievable = long.as_str().into();
    let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
    let (bytes, remarks) = write(&document).unwrap();
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].contains("has only the first 32767 of 1032768 characters"), "{remarks:?}");
    let cut = sheets(&bytes)
        .into_iter()
        .flat_map(|(_, rows)| rows)
        .flatten()
        .any(|cell| cell.to_string() == "a".repeat(32_766));
    assert!(cut);
}
