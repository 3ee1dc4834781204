"""A job's picture for the hall: the layers of its tile, put together into one SVG.

The kiosk moves these layers (`Tile.qml`); here they stand still. `pictures/tile.toml` in the job's folder
lists them from back to front, on a sheet of 400 × 320:

    [[layer]]
    picture = "robot"                  # a drawing of that folder, without .svg; or, instead: path, fill
    box = [98, 136, 106, 137.8]        # x, y, width, height; the whole sheet if left out
    transform = "rotate(-36)"          # of SVG, done to the box
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.core.errors import BadInput

LAYERS = "tile.toml"
SHEET = (0.0, 0.0, 400.0, 320.0)

_Drawing = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]*$")]
_Path = Annotated[str, msgspec.Meta(pattern=r"^[MmLlHhVvCcAaZz0-9 ,.-]*$")]
_Transform = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9 ,.()-]*$")]
_Colour = Annotated[str, msgspec.Meta(pattern=r"^$|^#[0-9A-F]{6}$")]

_SVG = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 ([\d.]+) ([\d.]+)">(.*)</svg>\s*', re.DOTALL
)


class _Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    picture: _Drawing = ""
    path: _Path = ""
    fill: _Colour = ""
    box: tuple[float, float, float, float] = SHEET
    transform: _Transform = ""


def job_picture(folder: Path) -> str:
    """The picture of the job whose `pictures` folder this is, as one SVG.

    Without a list of layers it is the drawing `tile`; "" where there is none either. Raises BadInput for a
    bad list, or for a layer whose drawing is not there or is not made as assets/README.md says.
    """
    listed = folder / LAYERS
    if not listed.exists():
        whole = folder / "tile.svg"
        return whole.read_text("utf-8") if whole.exists() else ""
    drawn = "\n".join(_drawn(layer, folder) for layer in _layers(listed))
    sheet = " ".join(f"{side:g}" for side in SHEET)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{sheet}">\n{drawn}\n</svg>\n'


def _layers(file: Path) -> tuple[_Layer, ...]:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        return msgspec.convert(table.get("layer", []), tuple[_Layer, ...])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise BadInput(str(file), "layer", str(fault), "[[layer]] entries: kiosk/hall/pictures.py") from fault


def _drawn(layer: _Layer, folder: Path) -> str:
    if not layer.picture:
        return _moved(f'<path fill="{layer.fill}" d="{layer.path}"/>', layer.transform)
    file = folder / f"{layer.picture}.svg"
    found = _SVG.fullmatch(file.read_text("utf-8")) if file.exists() else None
    if found is None:
        state = "no such drawing" if not file.exists() else "a drawing of another shape"
        raise BadInput(
            str(folder / LAYERS), "layer.picture", f"{layer.picture} ({state})", "a drawing beside it"
        )
    view = (float(found[1]), float(found[2]))
    return _moved(found[3].strip(), f"{layer.transform} {_fitted(view, layer.box)}".strip())


def _fitted(view: tuple[float, float], box: tuple[float, float, float, float]) -> str:
    """The transform that puts a drawing of this size into the middle of a box, as large as it goes."""
    x, y, width, height = box
    scale = min(width / view[0], height / view[1])
    x, y = x + (width - scale * view[0]) / 2, y + (height - scale * view[1]) / 2
    return "" if (x, y, scale) == (0, 0, 1) else f"translate({x:.5g} {y:.5g}) scale({scale:.5g})"


def _moved(drawing: str, transform: str) -> str:
    return f'<g transform="{transform}">{drawing}</g>' if transform else drawing
