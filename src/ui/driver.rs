//! What the window is drawn with: a graphics card, or the processor in its place.
//!
//! Without a graphics card a driver in software draws, and whatever moves costs as much as typing does. The name of an
//! OpenGL driver is only to be had through calls that are not safe; the toolkit makes them, and writes the name into its
//! log. So this listens to the log, from which it also hears why a window could not be drawn.

use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// Names of drivers that draw with the processor, in small letters.
const IN_SOFTWARE: &[&str] = &[
    "llvmpipe",
    "softpipe",
    "lavapipe",
    "swiftshader",
    "software rasterizer",
    "apple software renderer",
    "gdi generic",
    "microsoft basic render",
];

/// Returns whether a driver draws with the processor.
pub(super) fn is_software(name: &str) -> bool {
    let name = name.to_lowercase();
    IN_SOFTWARE.iter().any(|known| name.contains(known))
}

/// What was heard since the last question.
struct Heard {
    driver: Option<String>,
    problem: Option<String>,
}

static HEARD: Mutex<Heard> = Mutex::new(Heard { driver: None, problem: None });

fn heard() -> MutexGuard<'static, Heard> {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to listen. It costs nothing once the window is there: [`driver`] ends it for all but problems.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Somebody else may listen already; then the driver stays unknown.
        let _ = log::set_logger(&Listener);
    });
    log::set_max_level(LevelFilter::Debug);
}

/// Returns the name of the OpenGL driver, if the toolkit has said it since it was last asked for.
pub(super) fn driver() -> Option<String> {
    log::set_max_level(LevelFilter::Error);
    heard().driver.take()
}

/// Returns the last problem that the toolkit has spoken of, if any since it was last asked for.
pub(super) fn problem() -> Option<String> {
    heard().problem.take()
}

struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let is_problem = metadata.level() == Level::Error && metadata.target().starts_with("eframe");
        is_problem || metadata.target().starts_with("egui_glow")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let said = record.args().to_string();
        if let Some(name) = named(&said) {
            heard().driver = Some(name.to_owned());
        } else if let Some(why) = said.strip_prefix("Exiting because of error: ") {
            heard().problem = Some(why.to_owned());
        }
    }

    fn flush(&self) {}
}

/// Returns the name of the driver in what the toolkit says about it.
fn named(said: &str) -> Option<&str> {
    said.lines().find_map(|line| line.strip_prefix("opengl renderer: ")).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_that_draws_with_the_processor_is_known_by_its_name() {
        for name in [
            "llvmpipe (LLVM 15.0.6, 256 bits)",
            "softpipe",
            "zink Vulkan 1.3(llvmpipe (LLVM 19.1.7, 256 bits) (MESA_LLVMPIPE))",
            "Google SwiftShader",
            "Software Rasterizer",
            "GDI Generic",
            "D3D12 (Microsoft Basic Render Driver)",
            "ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)",
            "Apple Software Renderer",
        ] {
            assert!(is_software(name), "{name}");
        }
        for name in [
            "Mesa Intel(R) UHD Graphics 620 (KBL GT2)",
            "AMD Radeon Graphics (radeonsi, renoir, LLVM 15.0.6, DRM 3.54)",
            "NVIDIA GeForce GTX 1650/PCIe/SSE2",
            "D3D12 (Intel(R) UHD Graphics 620)",
            "SVGA3D; build: RELEASE;  LLVM;",
            "virgl (Mesa Intel(R) Graphics)",
        ] {
            assert!(!is_software(name), "{name}");
        }
    }

    #[test]
    fn the_name_is_found_in_what_the_toolkit_says() {
        let said = "\nopengl version: 4.5 (Core Profile) Mesa 22.3.6\nopengl renderer: llvmpipe (LLVM 15.0.6, 256 bits)\n\
                    opengl vendor: Mesa";
        assert_eq!(named(said), Some("llvmpipe (LLVM 15.0.6, 256 bits)"));
        assert_eq!(named("Shader header: \"#version 140\\n\"."), None);
    }
}
