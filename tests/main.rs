//! Everything that is held from outside the library, in one program, because each further one is linked anew.

mod architecture;
mod cli;
mod coach;
mod commands;
mod comparing;
#[cfg(unix)]
mod faults;
mod filled_badly;
mod findings;
mod formats;
mod fuzzing;
mod kinds_of_answers;
mod merge_commands;
mod merging;
mod papers;
mod sample_checks;
mod saving;
mod support;
mod two_releases;
mod walk;
#[cfg(feature = "gui")]
mod window;
mod words;
