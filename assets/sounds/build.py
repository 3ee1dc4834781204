"""Synthesises the kiosk's sounds out of sines with soft edges: `python assets/sounds/build.py [FOLDER]`."""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE_HZ = 22_050
PEAK = 0.35
"""Of full scale: below speech. The answers to a touch are softer still."""

C5, D5, E5, G5, A5, C6, E6 = 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5, 1318.51


def tone(pitch_hz: float, seconds: float, delay_s: float, total_s: float) -> list[float]:
    """One struck note inside `total_s` of silence: 5 ms attack, exponential decay to -60 dB at its end."""
    samples = []
    for n in range(round(total_s * RATE_HZ)):
        t = n / RATE_HZ - delay_s
        inside = 0.0 <= t < seconds
        edge = min(1.0, t / 0.005) * math.exp(-6.9 * t / seconds) if inside else 0.0
        samples.append(edge * math.sin(2 * math.pi * pitch_hz * t))
    return samples


def bars(notes: list[tuple[float, float]], seconds: float) -> list[list[float]]:
    """Notes (Hz, start in s) as on wooden bars: each rings for `seconds`, a faint octave a third as long."""
    total_s = max(start for _, start in notes) + seconds
    voices = []
    for pitch_hz, start in notes:
        low = tone(pitch_hz, seconds, start, total_s)
        high = tone(2 * pitch_hz, seconds / 3, start, total_s)
        voices.append([a + 0.22 * b for a, b in zip(low, high, strict=True)])
    return voices


def write(path: Path, voices: list[list[float]], loudness: float = 1.0) -> None:
    """Mix voices of one length into a 16-bit mono WAV whose loudest sample is `loudness` (0..1) of PEAK."""
    mixed = [math.fsum(samples) for samples in zip(*voices, strict=True)]
    scale = PEAK * loudness / max(map(abs, mixed))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(b"".join(struct.pack("<h", round(32_767 * scale * sample)) for sample in mixed))


def build(folder: Path) -> None:
    """All sounds: `call.wav`, which staff hear across a room, and the visitor's, by what they say.

    Rising is onward, falling is back; what needs the visitor repeats a note; what is finished is a chord.
    """
    write(folder / "call.wav", [tone(A5, 0.5, 0.0, 1.0), tone(E5, 0.6, 0.4, 1.0)])
    write(folder / "touch.wav", bars([(A5, 0.0)], 0.07), 0.35)
    write(folder / "confirm.wav", bars([(E5, 0.0), (A5, 0.06)], 0.16), 0.6)
    write(folder / "back.wav", bars([(A5, 0.0), (E5, 0.06)], 0.14), 0.55)
    write(folder / "notice.wav", bars([(G5, 0.0), (G5, 0.16)], 0.26), 0.85)
    write(folder / "alert.wav", bars([(D5, 0.0), (D5, 0.13), (A5, 0.26)], 0.3), 1.0)
    write(folder / "round.wav", bars([(C5, 0.0), (E5, 0.12), (G5, 0.24)], 0.4), 0.8)
    write(folder / "done.wav", bars([(C5, 0.0), (E5, 0.09), (G5, 0.18), (C6, 0.27)], 0.52), 0.8)
    write(folder / "taken.wav", bars([(G5, 0.0), (E6, 0.08)], 0.3), 0.7)
    write(folder / "tick.wav", bars([(C6, 0.0)], 0.09), 0.45)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
