//! What the web page must hold, read with a small reader of its own tags.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside};
use crate::export::{Selection, with_line_of_sight, worksheets};
use crate::model::Stage;

/// Returns the tags of the body in order.
fn tags(page: &str) -> Vec<&str> {
    let body = page.split_once("</head>").map_or(page, |(_, body)| body);
    body.split('<').skip(1).filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag)).collect()
}

/// Returns the words of the main part without tags.
fn words(page: &str) -> String {
    let main = page.split_once("<main").and_then(|(_, main)| main.split_once("</main>")).map_or("", |(main, _)| main);
    let text: String = main.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn riverside_page() -> String {
    let workbook = riverside();
    write(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY))
}

/// Checks that tags nest, ids are unique, links lead somewhere, and headings never skip a level.
fn well_formed(page: &str) -> Result<(), TestCaseError> {
    let (mut open, mut ids, mut level) = (vec!["html"], BTreeSet::new(), 0);
    for tag in tags(page) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if tag.starts_with('/') {
            prop_assert_eq!(open.pop(), Some(name));
            continue;
        }
        if name != "br" {
            open.push(name);
        }
        if let Some(id) = tag.split_once(" id=\"").and_then(|(_, rest)| rest.split('"').next()) {
            prop_assert!(ids.insert(id), "{} twice", id);
        }
        if let Some(digit) = name.strip_prefix('h').and_then(|digit| digit.parse::<u8>().ok()) {
            prop_assert!(digit <= level + 1, "h{} after h{}", digit, level);
            level = digit;
        }
    }
    prop_assert!(open.is_empty(), "{:?} left open", open);
    for tag in tags(page) {
        if let Some(target) = tag.split_once("href=\"#").and_then(|(_, rest)| rest.split('"').next()) {
            prop_assert!(ids.contains(target), "{} leads nowhere", target);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
        let (workbook, tokens) = filled(seed);
        let page = write(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY));
        count_of_answers(&workbook, &tokens, &words(&page))?;
        well_formed(&page)?;
    }

    #[test]
    fn the_picture_of_any_workbook_is_well_formed_and_adds_only_itself(seed in any::<u64>()) {
        let (workbook, _) = filled(seed);
        let bare = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        let with = with_line_of_sight(bare.clone(), workbook.review(), &Selection::whole());
        let page = write(&with);
        well_formed(&page)?;
        prop_assert_eq!(page.matches("<svg role=\"img\" aria-labelledby=\"").count(), page.matches("<svg").count());
        let without = Document {
            blocks: with.blocks.into_iter().filter(|block| !matches!(block, Block::Figure(_))).collect(),
            ..bare.clone()
        };
        // A heading and a sentence of ours, and nothing else.
        prop_assert!(without.blocks.len() == bare.blocks.len() || without.blocks.len() == bare.blocks.len() + 2);
    }

    #[test]
    fn text_is_only_ever_text(text in any::<String>(), tail in "[<>&\"'a-z/ =]{0,30}") {
        let mut workbook = riverside();
        let typed = format!("{text}{tail}");
        std::sync::Arc::make_mut(&mut workbook.review_mut().aim).achievable = typed.as_str().into();
        let page = write(&worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY));
        well_formed(&page)?;
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(squeezed(&words(&page)).contains(&squeezed(&Text::theirs(&typed).plain())));
    }
}

#[test]
fn the_page_stands_alone_and_says_its_language() {
    let page = riverside_page();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"));
    assert!(page.contains("<title>Riverside NHS Trust \u{b7} Social media review \u{b7} November 2026"));
    for never in ["<script", "<link", "<img", "url(", "@import", " src=", " onclick", "href=\"javascript:"] {
        assert!(!page.contains(never), "{never}");
    }
    for landmark in ["<header", "<nav", "<main", "<footer"] {
        assert_eq!(page.matches(landmark).count(), 1, "{landmark}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("NHS Employers, November 2016"));
}

#[test]
fn tables_have_captions_and_header_cells() {
    let page = riverside_page();
    let tables: Vec<&str> = page.split("<table>").skip(1).collect();
    assert!(tables.len() > 8);
    for table in tables {
        assert!(table.starts_with("<caption>Table "), "{table:.200}");
        let table = table.split("</table>").next().unwrap();
        let rows = table.matches("<tr>").count();
        assert_eq!(table.matches("scope=\"row\"").count(), rows - 1);
        assert!(table.contains("<thead>") && table.contains("scope=\"col\""));
    }
}

#[test]
fn the_picture_stands_in_the_page_with_its_words() {
    let mut workbook = riverside();
    let aims = &mut std::sync::Arc::make_mut(&mut workbook.review_mut().aim).aims;
    *aims = aims.iter().cloned().map(|aim| crate::model::sheets::aim::Aim { change: "<b>&".into(), ..aim }).collect();
    let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
    let page = write(&with_line_of_sight(document, workbook.review(), &Selection::whole()));
    assert!(well_formed(&page).is_ok());
    for said in [
        "<svg role=\"img\" aria-labelledby=\"line-of-sight-picture-title line-of-sight-picture-reading\"",
        "<title id=\"line-of-sight-picture-title\">Line of sight</title>",
        "1 of 2 lines is complete from end to end.",
        "&lt;b&gt;&amp;</tspan>",
        "<path class=\"broken\"",
        "No measure</tspan>",
        ": Line of sight, one row for each line</caption>",
        "<a href=\"#line-of-sight\">Line of sight</a>",
    ] {
        assert!(page.contains(said), "{said}");
    }
    for never in ["<script", " src=", "url(", "xlink", "<image"] {
        assert!(!page.contains(never), "{never}");
    }
}

#[test]
fn unknown_not_measured_and_missing_stay_apart() {
    let page = words(&riverside_page());
    for said in [
        "Not yet known, will be by 31 January 2027",
        "Not measured",
        "Not answered yet",
        "38% on 1 September 2026",
        "Stakeholder 6: ",
        "21/11/2026",
        "1 line has no hours yet",
        "next spring",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert_eq!(page.matches("Top five").count(), 5);
}

#[test]
fn hostile_text_is_shown_and_never_run() {
    let mut workbook = riverside();
    let sheet = std::sync::Arc::make_mut(&mut workbook.review_mut().aim);
    sheet.achievable = "</style><script>alert(1)</script>\u{202e}gnp.exe\u{0}".into();
    sheet.warranted = "javascript:alert(1)".into();
    let page = write(&worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY));
    assert!(page.contains("&lt;/style&gt;&lt;script&gt;alert(1)") && !page.contains("<script"));
    assert!(!page.contains('\0') && !page.contains("href=\"javascript"));
    assert!(page.contains("<p dir=\"auto\">&lt;/style"));
}

#[test]
fn blank_worksheets_ask_every_question_and_leave_room() {
    let page = write(&blank_of(Stage::ALL));
    assert!(well_formed(&page).is_ok());
    for said in
        ["Write the board paper", "\u{2610}</span> The communications team only", "Stakeholder 5", "class=\"rule\""]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("Not answered yet"));
}
