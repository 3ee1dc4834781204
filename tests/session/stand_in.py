"""An app as a supervisor sees one: it speaks pulses, or does worse. Run as a program.

    python stand_in.py FOLDER WORD…

Its first run does what the first word says, and so on; the last word stays. Each run adds a line to
FOLDER/runs; what it was given goes to FOLDER/environment. `bye` there means that it ended politely.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

BEAT_S = 0.05

told_to_end = threading.Event()


def say(word: str) -> None:
    sys.stdout.write(f"kiosk-pulse {word}\n")
    sys.stdout.flush()


def beat(word: str, seconds: float = 3600.0) -> None:
    """Say it again and again until told to end."""
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s and not told_to_end.wait(BEAT_S):
        say(word)


def serve(_: str) -> None:
    beat("alive idle")


def crash(seconds: str) -> None:
    beat("alive visit", float(seconds or 0))
    os._exit(3)


def hang(_: str) -> None:
    say("alive visit")
    threading.Event().wait()


def mute(_: str) -> None:
    threading.Event().wait()


def closed(_: str) -> None:
    say("alive idle")
    os.close(1)
    threading.Event().wait()


def migrate(seconds: str) -> None:
    beat("migrating", float(seconds))
    beat("alive idle")


def noise(_: str) -> None:
    os.write(1, b"\x00\xff\n" + b"x" * 5_000_000)
    beat("alive idle")


def deaf(_: str) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    told_to_end.clear()
    while True:
        say("alive idle")
        time.sleep(BEAT_S)


def orphan(folder: str) -> None:
    """Crashes, and leaves a process behind that holds its output open."""
    left = subprocess.Popen(["sleep", "60"])
    (Path(folder) / "left").write_text(str(left.pid))
    say("alive idle")
    os._exit(3)


def bad(_: str) -> None:
    os._exit(2)


def staff(_: str) -> None:
    beat("alive staff", 0.2)
    say("leaving staff")


def wait_for_end() -> None:
    sys.stdin.buffer.read()
    told_to_end.set()


def main() -> None:
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    with (folder / "runs").open("a") as runs:
        runs.write(f"{os.getpid()}\n")
    run = len((folder / "runs").read_text().splitlines())
    (folder / "environment").write_text("\n".join(f"{k}={v}" for k, v in os.environ.items()))
    signal.signal(signal.SIGTERM, lambda *_: told_to_end.set())
    threading.Thread(target=wait_for_end, daemon=True).start()
    say("starting")
    word, _, with_ = words[min(run, len(words)) - 1].partition(":")
    does = {
        one.__name__: one
        for one in (serve, crash, hang, mute, closed, migrate, noise, deaf, orphan, bad, staff)
    }
    does[word](with_ or str(folder) if word == "orphan" else with_)
    (folder / "bye").write_text("bye")
    os._exit(0)


if __name__ == "__main__":
    main()
