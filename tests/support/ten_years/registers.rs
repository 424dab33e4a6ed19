//! The registers of ten years.

use std::sync::Arc;

use jiff::civil::date;
use sightline::model::registers::actions::{Action, ActionState};
use sightline::model::registers::channels::{Analytics, Channel, ChannelState};
use sightline::model::registers::evidence::{Evidence, EvidenceKind};
use sightline::model::registers::posts::{Post, PostState};
use sightline::model::registers::{Event, Partner, Reading, Registers};
use sightline::model::{Line, Link, Links, List, Measured, Number, Picks, Prose, QuestionLink, Review, RowId, Rows};

use super::draw::Draw;
use super::words::{ACTIONS, EVENTS, PARTNERS, PEOPLE, ROLES, SENTENCES, SOURCES, TITLES};
use super::{ids, months_after};

/// Returns registers whose rows point to the themes and measures of the newest review.
pub(super) fn registers(
    draw: &mut Draw,
    channels: Rows<Channel>,
    review: &Review,
    posts: usize,
    months: usize,
    actions: usize,
) -> Registers {
    let first = date(2015, 9, 1);
    let channel_ids = ids(&channels);
    let themes = ids(&review.content.themes);
    let partners: Rows<Partner> = (0..(posts / 200).max(3)).map(|_| partner(draw)).collect();
    let partner_ids = ids(&partners);
    let posts = (0..posts).map(|number| post(draw, number, &themes, &channel_ids, &partner_ids)).collect();
    let readings = (0..months)
        .flat_map(|month| review.evaluation.measures.iter().map(move |measure| (month, measure.id)))
        .map(|(month, measure)| Reading {
            id: draw.id(),
            measure: Link(Some(measure)),
            date: Some(months_after(date(2016, 1, 31), month)),
            value: match draw.below(12) {
                0 => Measured::NotMeasured,
                _ => Measured::Value(Number::from_ten_thousandths(1_000 * i64::from(draw.below(90_000) as u32))),
            },
            note: if draw.below(15) == 0 { draw.line(EVENTS) } else { Line::default() },
        })
        .collect();
    let events = (0..months)
        .map(|month| Event {
            id: draw.id(),
            date: Some(months_after(first, month)),
            until: (draw.below(3) == 0).then(|| months_after(first, month + 1)),
            what: draw.line(EVENTS),
            effect: draw.prose(),
        })
        .collect();
    let actions = (0..actions)
        .map(|_| Action {
            id: draw.id(),
            what: draw.line(ACTIONS),
            owner: draw.line(ROLES),
            due: Some(draw.day_after(first, 3_900)),
            state: Some(draw.one(ActionState::ALL)),
            about: "The weekly work".into(),
            arose: QuestionLink("resources/weekly_tasks".into()),
            note: if draw.below(4) == 0 { draw.line(SENTENCES) } else { Line::default() },
        })
        .collect();
    let evidence = (0..months)
        .map(|_| Evidence {
            id: draw.id(),
            title: draw.line(SOURCES),
            kind: Some(draw.one(EvidenceKind::ALL)),
            publisher: draw.line(PARTNERS),
            dated: Some(draw.day_after(first, 3_600)),
            sample: Line(format!("{} people", 50 + draw.below(9_000))),
            finding: draw.prose(),
            link: "https://example.org/evidence".into(),
        })
        .collect();
    Registers {
        channels: Arc::new(channels),
        posts: Arc::new(posts),
        readings: Arc::new(readings),
        events: Arc::new(events),
        actions: Arc::new(actions),
        evidence: Arc::new(evidence),
        partners: Arc::new(partners),
    }
}

pub(super) fn channel(draw: &mut Draw) -> Channel {
    Channel {
        id: draw.id(),
        name: Line(format!("{} updates", draw.one(PARTNERS))),
        platform: draw.platform(),
        speaks_for: draw.line(PARTNERS),
        state: Some(draw.one(ChannelState::ALL)),
        analytics: Some(draw.one(Analytics::ALL)),
        followers: (draw.below(4) > 0).then(|| draw.number(40_000)),
        counted_on: Some(draw.day_after(date(2024, 1, 1), 500)),
        owner: draw.line(ROLES),
        access: draw.line(ROLES),
        note: draw.prose(),
    }
}

fn partner(draw: &mut Draw) -> Partner {
    Partner {
        id: draw.id(),
        name: draw.line(PARTNERS),
        reaches: draw.line(PEOPLE),
        platforms: Picks(List::Platforms.entries().iter().take(2).map(|entry| entry.key.clone()).collect()),
        contact: draw.line(ROLES),
        agreed: draw.prose(),
    }
}

fn post(draw: &mut Draw, number: usize, themes: &[RowId], channels: &[RowId], partners: &[RowId]) -> Post {
    Post {
        id: draw.id(),
        date: Some(draw.day_after(date(2015, 9, 1), 3_900)),
        time: Line(format!("{:02}:{:02}", 8 + draw.below(11), 15 * draw.below(4))),
        title: Line(format!("{} {}", draw.one(TITLES), number + 1)),
        text: post_text(draw),
        theme: draw.link(themes),
        channels: Links(draw.few(channels, 3)),
        partners: Links(if draw.below(3) == 0 { draw.few(partners, 2) } else { vec![] }),
        state: Some(draw.one(PostState::ALL)),
        owner: draw.line(ROLES),
        link: if draw.below(2) == 0 { "https://example.org/post".into() } else { Line::default() },
    }
}

/// Returns the text of a post of 60 to 250 characters; one in three ends with an emoji, some with a tag.
fn post_text(draw: &mut Draw) -> Prose {
    let least = 60 + draw.below(70);
    let mut text = draw.text(least);
    match draw.below(6) {
        0 | 1 => text.push_str(draw.one(&[" 💙", " 👩🏽‍⚕️", " 🏴󠁧󠁢󠁷󠁬󠁳󠁿", " ❤️ 🩺", " 🎉"])),
        2 => text.push_str("\n#ChooseWell"),
        _ => {}
    }
    Prose(text)
}
