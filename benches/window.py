#!/usr/bin/env python3
"""Measures what the window costs the processor, side by side with an empty window of the toolkit.

    cargo build --release
    cargo bench --no-run --bench window
    benches/window.py target/release/sightline target/release/deps/window-…  [NAME=PROGRAM …]

Needs Xvfb, openbox and xdotool. Everything is drawn in software, as on a machine without a graphics card. Each program
gets a screen and a home of its own, one after the other, and a copy of a workbook of ten years, and types into an answer
of its longest stage; the empty window has one field. Printed are the time of the processor (user and system, all threads) for a letter at three speeds
and for ten seconds at rest with the caret in a field, and the time from the start to the window on the screen.
Further programs, such as an older build, are measured in the same run: "before=PROGRAM --renderer opengl".
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

LETTERS = "the quick brown fox jumps over the lazy dog and "
SPEEDS = [(60, "fast"), (120, "steady"), (600, "slow")]
TICK = os.sysconf("SC_CLK_TCK")


def wait_for(what, condition, seconds=60):
    """Waits until a condition holds and returns its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    sys.exit(f"gave up waiting for {what}")


class Screen:
    """A screen with a window manager and an empty home."""

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="sightline-window-")
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.started = [subprocess.Popen(command, pass_fds=[writing], **quiet)]
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND_"))}
        self.environment = {
            **kept, "DISPLAY": f":{number}", "HOME": self.home, "XDG_RUNTIME_DIR": self.home, "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        os.chmod(self.home, 0o700)
        self.started.append(subprocess.Popen(["openbox"], env=self.environment, **quiet))
        wait_for("the window manager", lambda: self.xdotool("get_desktop") is not None)
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.terminate()
            process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def xdotool(self, *words):
        """Returns what xdotool says; None when it fails."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else None


def spent(pid):
    """Returns the milliseconds that the processor has worked for a program, in all of its threads."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICK


def measure(command, title, question):
    """Opens a window, goes to a question if one is named, and returns what it costs, by name."""
    with Screen() as screen:
        began = time.monotonic()
        program = subprocess.Popen(
            command, env=screen.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, cwd=screen.home,
        )
        screen.started.append(program)
        shown = ["search", "--onlyvisible", "--pid", str(program.pid), "--name", title]
        wait_for(f"a window called {title}", lambda: screen.xdotool(*shown))
        figures = {"start to window, ms": (time.monotonic() - began) * 1000}
        time.sleep(5)
        figures["start, ms of processor"] = spent(program.pid)
        if question:
            screen.xdotool("key", "--clearmodifiers", "ctrl+k")
            time.sleep(1)
            screen.xdotool("type", "--delay", "60", question)
            time.sleep(1)
            screen.xdotool("key", "Return")
            time.sleep(5)
        for delay, name in SPEEDS:
            number = 100 if delay < 600 else 30
            text = (LETTERS * 10)[:number]
            before = spent(program.pid)
            screen.xdotool("type", "--delay", str(delay), text)
            time.sleep(1)
            figures[f"a letter, {name} ({delay} ms apart), ms"] = (spent(program.pid) - before) / number
            time.sleep(4)
        before = spent(program.pid)
        time.sleep(10)
        figures["at rest with a caret, %"] = (spent(program.pid) - before) / 100
        return figures


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, bench, *others = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        workbook = os.path.join(folder, "ten-years.ron")
        subprocess.run([bench, "ten-years", workbook], check=True)
        # In the longest stage: of its many fields, one that takes words.
        question = "Why they matter"
        runs = [("empty", [bench, "empty"], "Empty window", None), ("Sightline", [program], "Sightline", question)]
        for other in others:
            name, words = other.split("=", 1)
            runs.append((name, words.split(), "Sightline", question))
        measured = {}
        for name, command, title, question in runs:
            if question:
                own = os.path.join(folder, f"{name}.ron")
                shutil.copy(workbook, own)
                command = [command[0], own, *command[1:]]
            measured[name] = measure(command, title, question)
    names = list(measured)
    print(f"{'':44}" + "".join(f"{name:>14}" for name in names) + f"{'ratio':>10}")
    for figure, empty in measured["empty"].items():
        own = measured["Sightline"][figure]
        ratio = f"{own / empty:10.2f}" if empty else f"{'-':>10}"
        print(f"{figure:44}" + "".join(f"{measured[name][figure]:14.1f}" for name in names) + ratio)


if __name__ == "__main__":
    main()
