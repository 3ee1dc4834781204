"""The sounds: made by the script, short, soft, without a click, and one for each name the kiosk plays."""

from __future__ import annotations

import subprocess
import sys
import wave
from array import array
from pathlib import Path

import pytest

from kiosk.core.sounds import SOUNDS

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "sounds"
FULL_SCALE = 32_767
LONGEST_S = 0.8
SOFTEST, LOUDEST = 0.05, 0.35
"""Share of full scale: heard in a quiet room, and below speech, which peaks near 1."""
CLICK = 0.01
"""A sound that starts or ends above this share of full scale is cut off, and clicks."""
STAFF_CALL = "call"


def heard(path: Path) -> tuple[float, array[int]]:
    """Length in seconds, and the samples."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples = array("h", file.readframes(file.getnframes()))
        return file.getnframes() / file.getframerate(), samples


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    command = [sys.executable, "-B", str(FOLDER / "build.py"), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_every_sound_is_what_the_script_makes(remade: Path) -> None:
    assert {path.name for path in remade.glob("*.wav")} == {path.name for path in FOLDER.glob("*.wav")}
    for path in sorted(FOLDER.glob("*.wav")):
        (length, kept), (made_length, made) = heard(path), heard(remade / path.name)
        assert length == made_length, path.name
        # Another machine's sine may differ in its last bit.
        assert max(abs(a - b) for a, b in zip(kept, made, strict=True)) <= 1, path.name


def test_there_is_a_file_for_every_name_and_a_name_for_every_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {*SOUNDS, STAFF_CALL}


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_soft_and_does_not_click(name: str) -> None:
    length, samples = heard(FOLDER / f"{name}.wav")
    assert length <= LONGEST_S
    assert SOFTEST <= max(map(abs, samples)) / FULL_SCALE <= LOUDEST
    assert abs(samples[0]) / FULL_SCALE <= CLICK
    assert abs(samples[-1]) / FULL_SCALE <= CLICK


def test_the_answer_to_a_touch_is_the_softest_and_the_shortest() -> None:
    touch_s, touch = heard(FOLDER / "touch.wav")
    for name in SOUNDS:
        length, samples = heard(FOLDER / f"{name}.wav")
        assert touch_s <= length
        assert max(map(abs, touch)) <= max(map(abs, samples))
