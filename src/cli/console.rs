//! Standard output and standard error as they are on each system.
//!
//! On Windows a program with a window is started without a console, so it joins the one it was typed into before it
//! says its first word. It joins for a word and no sooner, because a console that is closed ends every program that
//! joined it, an open window included; and it leaves a stream alone that was sent to a file or another program.

use std::io::{self, Write};

/// Standard output or standard error.
pub(super) enum Stream {
    /// What a person asked for.
    Output(io::Stdout),
    /// What went wrong.
    Error(io::Stderr),
}

impl Stream {
    /// Returns standard output.
    pub(super) fn output() -> Self {
        Self::Output(io::stdout())
    }

    /// Returns standard error.
    pub(super) fn error() -> Self {
        Self::Error(io::stderr())
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        join(self);
        match self {
            Self::Output(stream) => stream.write(bytes),
            Self::Error(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Output(stream) => stream.flush(),
            Self::Error(stream) => stream.flush(),
        }
    }
}

#[cfg(windows)]
fn join(stream: &Stream) {
    use std::os::windows::io::AsRawHandle as _;

    let handle = match stream {
        Stream::Output(stream) => stream.as_raw_handle(),
        Stream::Error(stream) => stream.as_raw_handle(),
    };
    if handle.is_null() {
        // Started from the desktop there is no console to join, and nobody who reads.
        let _ = winsafe::AttachConsole(winsafe::PidParent::Parent);
    }
}

#[cfg(not(windows))]
fn join(_: &Stream) {}
