"""Synthesises the kiosk's sounds out of sines with soft edges: `python assets/sounds/build.py [FOLDER]`."""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE_HZ = 22_050
PEAK = 0.35
"""Of full scale: below speech."""


def tone(pitch_hz: float, seconds: float, delay_s: float, total_s: float) -> list[float]:
    """One struck note inside `total_s` of silence: 5 ms attack, exponential decay to -60 dB at its end."""
    samples = []
    for n in range(round(total_s * RATE_HZ)):
        t = n / RATE_HZ - delay_s
        inside = 0.0 <= t < seconds
        edge = min(1.0, t / 0.005) * math.exp(-6.9 * t / seconds) if inside else 0.0
        samples.append(edge * math.sin(2 * math.pi * pitch_hz * t))
    return samples


def write(path: Path, voices: list[list[float]]) -> None:
    """Mix voices of one length into a 16-bit mono WAV."""
    mixed = [PEAK * math.fsum(samples) / len(voices) for samples in zip(*voices, strict=True)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(b"".join(struct.pack("<h", round(32_767 * sample)) for sample in mixed))


def build(folder: Path) -> None:
    """All sounds: `call.wav`, two falling notes that a member of staff hears across a room."""
    write(folder / "call.wav", [tone(880.0, 0.5, 0.0, 1.0), tone(659.26, 0.6, 0.4, 1.0)])


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
