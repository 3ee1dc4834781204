"""Every component of the kit is documented by an example, and can be looked at in every manner."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QImage

from kiosk.cli import main
from kiosk.commands.kit_examples import KIT, NOTHING_TO_SEE, example_names, public_types, undocumented
from kiosk.commands.kit_gallery import MANNERS, Manner, pictures
from kiosk.commands.kit_sheets import overview, sheet
from kiosk.kit.examples.models import EXAMPLE_MODELS

QMLDIR = (KIT / "qmldir").read_text("utf-8")


def test_every_component_has_an_example_or_nothing_to_show() -> None:
    assert undocumented(QMLDIR, example_names(), tuple(NOTHING_TO_SEE)) == []


def test_only_what_a_qmldir_offers_to_others_is_public() -> None:
    offered = "module kiosk.kit\ndepends QtQuick\nChip 1.0 Chip.qml\ninternal Drawn Drawn.qml\n"
    assert public_types(offered) == ("Chip",)
    assert len(public_types(QMLDIR)) > 50


@pytest.mark.parametrize(
    ("line", "example", "excused", "fault"),
    [
        ("Dial 1.0 Dial.qml\n", "", "", "Dial: no example"),
        ("", "Dial", "", "Dial: an example of nothing"),
        ("", "", "Dial", "Dial: excused, and yet there is no such component"),
        ("Dial 1.0 Dial.qml\n", "Dial", "Dial", "Dial: excused, and yet there is an example"),
    ],
)
def test_a_missing_or_forgotten_example_is_reported(
    line: str, example: str, excused: str, fault: str
) -> None:
    examples = [*example_names(), *filter(None, [example])]
    excuses = [*NOTHING_TO_SEE, *filter(None, [excused])]
    assert undocumented(QMLDIR + line, examples, excuses) == [fault]


def test_no_model_is_left_over() -> None:
    assert set(EXAMPLE_MODELS) <= set(example_names())


@pytest.mark.parametrize(
    "manner", [manner for manner in MANNERS if manner.zoom != 150], ids=lambda manner: manner.caption
)
def test_each_example_shows_something_and_warns_of_nothing(qapp: object, manner: Manner) -> None:
    seen = {name: colours(image) for name, _, image in pictures(example_names(), [manner])}
    assert set(seen) == set(example_names())
    assert [name for name, found in seen.items() if len(found) < 2] == []


def colours(image: QImage) -> set[int]:
    """Colours on a grid fine enough to meet a line of words."""
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_the_command_writes_a_sheet_for_each_component_and_one_of_all(qapp: object, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["ui", "gallery", "--only", "kit", "--out", str(tmp_path)])
    assert told.exit_code == 0, told.output
    assert f"kit.png: {len(example_names())} components" in told.output
    assert {file.name for file in tmp_path.iterdir()} == {"kit", "kit.png"}
    written = {file.stem: QImage(str(file)) for file in (tmp_path / "kit").iterdir()}
    assert set(written) == set(example_names())
    assert [name for name, image in written.items() if image.isNull()] == []


def test_a_sheet_has_room_for_pictures_of_any_height(qapp: object) -> None:
    low, high = QImage(200, 40, QImage.Format.Format_RGB32), QImage(200, 400, QImage.Format.Format_RGB32)
    low.fill("red")
    high.fill("red")
    one = sheet("Chip", [("a", low), ("b", high), ("c", low), ("d", high)])
    all_of_them = overview([("Chip", [low, low]), ("Desk", [high, high])])
    assert count(one, "red") == 100 * (20 + 200 + 20 + 200)
    assert count(all_of_them, "red") == 300 * 2 * (60 + 600)


def count(image: QImage, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = QImage(1, 1, QImage.Format.Format_RGB32)
    wanted.fill(colour)
    return sum(
        image.pixel(x, y) == wanted.pixel(0, 0) for x in range(image.width()) for y in range(image.height())
    )
