"""packaging/gates/texts.py finds what it is for: each test plants one fault in a small kiosk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).parents[2] / "packaging" / "gates" / "texts.py"

SOUND = {
    "ui/texts/ko.toml": 'start = "시작하기"\nhelp-calm = "도움말"\n',
    "ui/texts/en.toml": 'start = "Start"\nhelp-calm = "Help"\n',
    "ui/Main.qml": 'Text { text: qsTrId("start") + qsTrId("farm.name") + qsTrId("help-" + root.mood) }\n',
    "experiences/farm/texts/ko.toml": (
        'name = "농장"\nheat = "{warm}도예요."\n'
        'measure-won = "번 돈"\nmeasure-won-why = "까닭"\nmeasure-won-value = "{value}원"\n'
    ),
    "experiences/farm/texts/en.toml": (
        'name = "Farm"\nheat = "It is {warm} degrees."\n'
        'measure-won = "Earned"\nmeasure-won-why = "Why"\nmeasure-won-value = "{value} won"\n'
    ),
    "experiences/farm/simulation.py": 'line("heat", warm=31)\nMeasure("won", 3.0, 1.0, 5.0)\n',
    "experiences/farm/View.qml": 'Text { text: qsTrId("farm.name") }\n',
    "ui/view.py": 'f"measure-{key}"; f"measure-{key}-why"; f"measure-{key}-value"\n',
}


def gate(root: Path, files: dict[str, str]) -> str:
    """What the gate says of these files; "" if it lets them pass."""
    for name, text in files.items():
        file = root / "kiosk" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    done = subprocess.run(
        [sys.executable, GATE, root], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == (1 if done.stderr else 0)
    return done.stderr


HALL = {
    "texts/ko.toml": 'title = "체험관"\nsaid-yes = "네, {place}"\n',
    "texts/en.toml": 'title = "Hall"\nsaid-yes = "Yes, {place}"\n',
    "base.html.jinja": '<h1 title="{{ word("title") }}">{{ shell("start") }}</h1>\n',
    "page.js": "say(`said-${word}`);\n",
}


def hall_gate(root: Path, files: dict[str, str]) -> str:
    """What the gate says of a sound kiosk beside an online hall of these files."""
    for name, text in files.items():
        file = root / "assets" / "hall" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return gate(root, SOUND)


@pytest.mark.parametrize(
    ("file", "sound", "faulty", "said"),
    [
        ("page.js", "", "", ""),
        ("texts/en.toml", 'title = "Hall"\n', "", "en.toml: title: no text"),
        ("texts/en.toml", "{place}", "{day}", "toml: said-yes: other values"),
        ("texts/ko.toml", '"체험관"', '""', "title: found"),
        ("base.html.jinja", '"title"', '"titel"', "base.html.jinja: no text 'titel'"),
        ("base.html.jinja", 'word("title")', "", "title: nothing uses this text"),
        ("page.js", "said-", "", "said-yes: nothing uses this text"),
    ],
)
def test_words_of_the_online_hall_are_held_too(
    tmp_path: Path, file: str, sound: str, faulty: str, said: str
) -> None:
    found = hall_gate(tmp_path, HALL | {file: HALL[file].replace(sound, faulty, 1)})
    assert said in found if said else found == ""


def test_a_sound_kiosk_passes(tmp_path: Path) -> None:
    assert gate(tmp_path, SOUND) == ""


def test_an_example_of_the_kit_uses_no_text(tmp_path: Path) -> None:
    files = SOUND | {
        "kit/examples/Chip.qml": 'Chip { icon: "start"; words: "동쪽 밭" }\n',
        "ui/Main.qml": SOUND["ui/Main.qml"].replace('qsTrId("start") + ', ""),
    }
    assert "start: nothing uses this text" in gate(tmp_path, files)


@pytest.mark.parametrize(
    ("file", "sound", "faulty", "said"),
    [
        ("ui/texts/en.toml", 'start = "Start"\n', "", "en.toml: start: no text"),
        ("experiences/farm/texts/en.toml", "{warm}", "{hot}", "toml: heat: other values"),
        ("ui/texts/ko.toml", '"시작하기"', '""', "start: found"),
        ("ui/Main.qml", '"start"', '"strat"', "Main.qml:1: no text 'strat'"),
        ("ui/Main.qml", '"farm.name"', '"farm.heat"', "'farm.heat' needs ['warm']"),
        ("ui/Main.qml", '"help-" + root.mood', "root.mood", "help-calm: nothing uses this text"),
        ("experiences/farm/simulation.py", '"heat"', '"haet"', "simulation.py:1: no text 'haet'"),
        ("experiences/farm/simulation.py", "warm=31", "hot=31", "'heat' needs ['warm']"),
        ("experiences/farm/simulation.py", '"won"', '"one"', "no text 'measure-one-why'"),
        ("experiences/farm/simulation.py", 'line("heat", warm=31)', "", "heat: nothing uses this text"),
    ],
)
def test_a_slip_in_words_is_found(tmp_path: Path, file: str, sound: str, faulty: str, said: str) -> None:
    assert sound in SOUND[file]
    assert said in gate(tmp_path, SOUND | {file: SOUND[file].replace(sound, faulty, 1)})
