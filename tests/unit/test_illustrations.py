"""The pictures: made by the script, drawn by one grammar, readable by QtSvg."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.kit.theme import HIGH_CONTRAST, LIGHT

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPTS = REPOSITORY / "assets" / "illustrations"
SVG = "{http://www.w3.org/2000/svg}"
FOLDERS = ("assets/illustrations", "kiosk/experiences")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every picture made anew."""
    root = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, "-B", str(SCRIPTS / "build.py"), "--into", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return root


def pictures(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path.relative_to(root) for path in sorted((root / folder).rglob("*.svg")))


def test_every_picture_is_what_the_script_makes(rebuilt: Path) -> None:
    made, kept = set(pictures(rebuilt)), set(pictures(REPOSITORY))
    assert made == kept, "run assets/illustrations/build.py, or delete what it no longer makes"
    differing = [
        str(path) for path in made if (rebuilt / path).read_bytes() != (REPOSITORY / path).read_bytes()
    ]
    assert differing == []


def test_pictures_are_filled_paths_and_nothing_else(rebuilt: Path) -> None:
    for path in pictures(rebuilt):
        root = ElementTree.parse(rebuilt / path).getroot()  # noqa: S314 - our own files
        assert root.tag == f"{SVG}svg"
        assert root.attrib.keys() == {"viewBox"}, path
        for part in root:
            assert part.tag == f"{SVG}path", path
            assert part.attrib.keys() <= {"d", "fill", "fill-opacity"}, path
            assert re.fullmatch(r"#[0-9A-F]{6}", part.attrib["fill"]), path
            assert re.fullmatch(r"[Mlz0-9 .-]+", part.attrib["d"]), path


def test_every_picture_has_a_version_for_black_ground(rebuilt: Path) -> None:
    names = {str(path) for path in pictures(rebuilt)}
    for name in names:
        if not name.endswith("_hc.svg"):
            assert name.replace(".svg", "_hc.svg") in names


def test_pictures_stay_small_enough_to_load_at_once(rebuilt: Path) -> None:
    sizes = {path: (rebuilt / path).stat().st_size for path in pictures(rebuilt)}
    assert max(sizes.values()) < 400_000
    for folder in {path.parent for path in sizes}:
        assert sum(size for path, size in sizes.items() if path.parent == folder) < 1_000_000, folder


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The drawing scripts import one another by their bare names."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in set(sys.modules) - before:
        if str(SCRIPTS) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.mark.usefixtures("scripts")
def test_the_lit_sides_are_lighter_than_the_others() -> None:
    from palette import DARK
    from palette import LIGHT as PAPER
    from solids import Material

    for source in (PAPER, DARK):
        for name in source.__slots__:
            material = getattr(source, name)
            if isinstance(material, Material) and name != "plinth":
                tones = [_lightness(tone) for tone in material]
                assert tones == sorted(tones, reverse=True), name


@pytest.mark.usefixtures("scripts")
def test_signs_wear_the_colours_of_the_theme() -> None:
    from palette import DARK_INKS, LIGHT_INKS

    for inks, tokens in ((LIGHT_INKS, LIGHT), (DARK_INKS, HIGH_CONTRAST)):
        shown = (inks.ink, inks.under, inks.action, inks.caution, inks.stop, inks.good)
        wanted = (tokens.ink, tokens.surface, tokens.action, tokens.caution, tokens.stop, tokens.good)
        assert shown == wanted


@pytest.mark.usefixtures("scripts")
def test_an_outline_has_no_notch_where_two_corners_stand_above_one_another() -> None:
    from solids import Camera, hull, rectangle, rounded

    camera = Camera((162, 170), 1.5)
    plan = rounded(rectangle(-63, -63, 90, 56))
    outline = hull([camera.at(x, y, z) for z in (64, 70) for x, y in plan])
    for a, b, c in zip(outline, outline[1:] + outline[:1], outline[2:] + outline[:2], strict=True):
        assert (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 0, b


@pytest.mark.usefixtures("scripts")
@pytest.mark.parametrize("name", ["fields", "stages"])
def test_the_tiles_of_a_grid_share_one_plate_and_keep_within_their_sheet(name: str) -> None:
    from palette import LOOKS

    scenes = getattr(import_module(name), name.upper())
    for look in LOOKS:
        sheets = {scene: draw(look.palette) for scene, draw in scenes.items()}
        assert len({str(sheet.paths[:4]) for sheet in sheets.values()}) == 1
        for scene, sheet in sheets.items():
            drawn = [point for _, _, polygons in sheet.paths for polygon in polygons for point in polygon]
            across, down = zip(*drawn, strict=True)
            assert 4 <= min(across) <= max(across) <= sheet.width - 4, scene
            assert 4 <= min(down) <= max(down) <= sheet.height - 4, scene


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
