"""Every screen still looks as it was last looked at: `make golden` keeps a new look once somebody saw it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.golden.shots import CASES, FOLDER, TESTS, folder_of, installed, kept, kept_with, places, shoot_all

NOTICED = 32
"""A channel differs by this much of 255 before a pixel counts: edges may be smoothed otherwise."""
MOST_CHANGED = 0.001
"""Share of counted pixels up to which two pictures are the same."""
OUT = FOLDER.parents[1] / "out" / "golden"
WANTED = [place.format(case=folder_of(case)) for case in CASES for place in places().values()]


def changed_share(one: Image.Image, other: Image.Image) -> float:
    """Share of pixels that differ noticeably, 0..1; 1 for pictures of different size."""
    if one.size != other.size:
        return 1.0
    return _mask(one, other).histogram()[255] / (one.width * one.height)


def _mask(one: Image.Image, other: Image.Image) -> Image.Image:
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    red, green, blue = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * NOTICED + [255] * (256 - NOTICED))


def review(kept: Image.Image, now: Image.Image, path: Path) -> None:
    """Write as it was, as it is, and where they differ, side by side."""
    width, height = max(kept.width, now.width), max(kept.height, now.height)
    sheet = Image.new("RGB", (width * 3, height), "#8A8F98")
    sheet.paste(kept.convert("RGB"), (0, 0))
    sheet.paste(now.convert("RGB"), (width, 0))
    if kept.size == now.size:
        faded = Image.blend(now.convert("RGB"), Image.new("RGB", now.size, "white"), 0.8)
        faded.paste("#D500F9", mask=_mask(kept, now))
        sheet.paste(faded, (2 * width, 0))
        frame = _mask(kept, now).getbbox()
        if frame:
            left, top, right, bottom = frame
            ImageDraw.Draw(sheet).rectangle(
                (2 * width + left - 4, top - 4, 2 * width + right + 4, bottom + 4), outline="#D500F9", width=2
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every picture, drawn anew."""
    folder = tmp_path_factory.mktemp("shots")
    shoot_all(folder)
    return folder


@pytest.mark.parametrize("name", WANTED)
def test_a_screen_looks_as_it_was_last_looked_at(shots: Path, name: str) -> None:
    if name.startswith(FOLDER.name) and kept_with() != installed():
        pytest.skip("the shell was kept with other jobs in its hall: look at it, then `make golden`")
    golden = TESTS / name
    assert golden.exists(), f"{name} was never kept: look at it, then `make golden`"
    with Image.open(golden) as kept, Image.open(shots / name) as now:
        share = changed_share(kept, now)
        if share > MOST_CHANGED:
            review(kept, now, OUT / name)
        said = f"{share:.2%} differs: see out/golden/{name}, and `make golden` if it is meant"
        assert share <= MOST_CHANGED, said


def test_no_picture_is_kept_that_nothing_is_compared_with() -> None:
    assert {path.relative_to(TESTS).as_posix() for path in kept()} - set(WANTED) == set()


def test_a_moved_button_is_noticed_and_a_smoothed_edge_is_not(tmp_path: Path) -> None:
    kept = Image.new("RGB", (540, 960), "#F6F4EF")
    ImageDraw.Draw(kept).rectangle((40, 800, 500, 880), fill="#1F4FD8")
    moved = Image.new("RGB", (540, 960), "#F6F4EF")
    ImageDraw.Draw(moved).rectangle((40, 804, 500, 884), fill="#1F4FD8")
    smoothed = kept.copy()
    ImageDraw.Draw(smoothed).rectangle((40, 800, 500, 880), outline="#2A58DB")
    assert changed_share(kept, moved) > MOST_CHANGED
    assert changed_share(kept, smoothed) <= MOST_CHANGED
    review(kept, moved, tmp_path / "a" / "review.png")
    with Image.open(tmp_path / "a" / "review.png") as sheet:
        assert sheet.size == (3 * 540, 960)
        assert sheet.getpixel((2 * 540 + 200, 802)) == (213, 0, 249)
