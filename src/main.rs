//! Starts the window.
fn main() {
    if let Err(error) = sightline::ui::run(&sightline::ui::Opening {
        file: std::env::args().nth(1).map(Into::into),
        renderer: Default::default(),
    }) {
        eprintln!("{error}");
    }
}
