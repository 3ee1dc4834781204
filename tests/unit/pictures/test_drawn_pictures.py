"""Large drawings are drawn once per size, and what was kept is never trusted blindly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from kiosk.services import drawn_pictures
from kiosk.services.drawn_pictures import DrawnPictures

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "ground.svg"
    _fill(path, "#ff0000")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drawn"


def _fill(path: Path, colour: str) -> None:
    """A large drawing of one colour."""
    padding = f"<!-- {'.' * drawn_pictures.HEAVY_BYTES} -->"
    shape = f'<rect width="20" height="10" fill="{colour}"/>'
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{padding}{shape}</svg>', "utf-8"
    )


def _middle(folder: Path, drawing: Path, width: int = 40, height: int = 20) -> QColor:
    """What a fresh start shows in the middle of the drawing."""
    pictures = DrawnPictures(folder)
    image = pictures.image(pictures.name_of(drawing), width, height)
    assert (image.width(), image.height()) == (width, height)
    return image.pixelColor(width // 2, height // 2)


def test_a_large_drawing_is_kept_once_per_size(folder: Path, drawing: Path) -> None:
    assert _middle(folder, drawing) == QColor("#ff0000")
    kept = sorted(folder.iterdir())
    assert _middle(folder, drawing) == QColor("#ff0000")
    assert sorted(folder.iterdir()) == kept
    _middle(folder, drawing, 60, 30)
    assert len(list(folder.iterdir())) == 2


def test_a_second_start_reads_what_the_first_has_drawn(folder: Path, drawing: Path) -> None:
    _middle(folder, drawing)
    (kept,) = folder.iterdir()
    other = folder.parent / "other.svg"
    _fill(other, "#0000ff")
    _middle(folder, other)
    blue = next(path for path in folder.iterdir() if path != kept)
    blue.replace(kept)  # whole, so it is believed: this is how the test sees that it is read
    assert _middle(folder, drawing) == QColor("#0000ff")


def test_a_changed_drawing_is_drawn_anew(folder: Path, drawing: Path) -> None:
    _middle(folder, drawing)
    _fill(drawing, "#00ff00")
    assert _middle(folder, drawing) == QColor("#00ff00")


@pytest.mark.parametrize("damage", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_a_damaged_file_is_ignored_and_made_anew(folder: Path, drawing: Path, damage: bytes) -> None:
    _middle(folder, drawing)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage or whole[:-40])
    assert _middle(folder, drawing) == QColor("#ff0000")
    assert kept.read_bytes() == whole


def test_the_folder_is_capped(folder: Path, drawing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_pictures, "MOST_FILES", 3)
    for width in range(40, 50):
        _middle(folder, drawing, width)
    assert len(list(folder.iterdir())) == 3


def test_a_disk_that_refuses_still_shows_the_picture(folder: Path, drawing: Path) -> None:
    folder.write_text("a file where the folder should be", "utf-8")
    assert _middle(folder, drawing) == QColor("#ff0000")


def test_small_drawings_and_names_not_given_out_are_left_alone(folder: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.svg"
    small.write_text("<svg/>", "utf-8")
    pictures = DrawnPictures(folder)
    assert pictures.name_of(small) == ""
    assert pictures.name_of(tmp_path / "gone.svg") == ""
    assert pictures.image("unknown", 10, 10).isNull()
    assert not folder.exists()
