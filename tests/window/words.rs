//! What the pages of the window show and say aloud uses no phrase that the house style avoids.

use super::harness::{Window, every_page};
use super::narrow::all_pages;
use crate::words::avoided;

#[test]
fn no_page_of_the_window_uses_a_phrase_to_avoid() {
    let (mut faults, mut lines) = (vec![], 0);
    for sample in ["", "staffordshire", "constitution"] {
        let mut window = if sample.is_empty() { Window::with_workbook() } else { Window::with_copy_of(sample) };
        // High enough for all of most pages.
        window.harness.set_size(egui::vec2(1280.0, 6000.0));
        window.settle();
        for page in all_pages().chain(every_page()) {
            window.go(page);
            for line in window.spoken().lines() {
                lines += 1;
                faults.extend(avoided(line).map(|what| format!("{page:?}: {what} in: {line}")));
            }
        }
    }
    assert!(lines > 3_000, "only {lines} lines were read");
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} texts use words to avoid:\n{}", faults.len(), faults.join("\n"));
}
