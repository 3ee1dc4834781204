"""Materials, ground colours and inks of signs, for paper and for black. Pictures ask for them by name."""

from __future__ import annotations

from dataclasses import dataclass

from solids import Material


@dataclass(frozen=True, slots=True)
class Palette:
    """Everything a picture is made of.

    `white` to `hair` and `plinth` are materials, the rest are flat colours of ground and windows. `shade` is
    the colour of cast shadows and `shade_share` how much of it shows.
    """

    white: Material
    glass: Material
    sand: Material
    blue: Material
    sun: Material
    leaf: Material
    brick: Material
    dark: Material
    skin: Material
    hair: Material
    street: str
    block: str
    grass: str
    meadow: str
    water: str
    glint: str
    plinth: Material
    window_left: str
    window_right: str
    shade: str
    shade_share: float


LIGHT = Palette(
    white=Material("#FFFFFF", "#E7EBF2", "#CDD4E1"),
    glass=Material("#E3ECF8", "#C3D3EA", "#A6BBDB"),
    sand=Material("#FBF4E6", "#EADFC9", "#D6C7AB"),
    blue=Material("#5C86F2", "#2F5FE0", "#1B3FA6"),
    sun=Material("#FFD98A", "#F2B33D", "#C98716"),
    leaf=Material("#8CCB98", "#5DAE72", "#3D8A57"),
    brick=Material("#EFA48F", "#D8775F", "#B0543F"),
    dark=Material("#4A5568", "#343D4D", "#222936"),
    skin=Material("#F9D7B8", "#EDBE96", "#D29A70"),
    hair=Material("#6B5548", "#4A3A31", "#33271F"),
    street="#FAF9F5",
    block="#EAECEE",
    grass="#D3E5CD",
    meadow="#DFEBD8",
    water="#B4D5F0",
    glint="#CBE3F6",
    plinth=Material("#FFFFFF", "#D5DDEE", "#BAC6DF"),
    window_left="#D9E2EF",
    window_right="#C5D2E5",
    shade="#2B3A55",
    shade_share=0.1,
)

DARK = Palette(
    white=Material("#FFFFFF", "#C9C9C9", "#8F8F8F"),
    glass=Material("#D6E6FF", "#93B4E8", "#5C7DB5"),
    sand=Material("#FFF1CF", "#D9C08B", "#9A8250"),
    blue=Material("#9DBBFF", "#6C96FF", "#4468CC"),
    sun=Material("#FFE56B", "#FFD60A", "#B89600"),
    leaf=Material("#A9F5C2", "#6FDD95", "#3E9A60"),
    brick=Material("#FFC2B3", "#FF9A82", "#B8624E"),
    dark=Material("#8A8F99", "#5F646E", "#40444C"),
    skin=Material("#FFE0C2", "#F0BC90", "#B5855C"),
    hair=Material("#C9B3A4", "#9C8474", "#6E5B4E"),
    street="#000000",
    block="#171A1F",
    grass="#10251A",
    meadow="#0B1A12",
    water="#0B2C4A",
    glint="#11395C",
    plinth=Material("#2B303A", "#5C6473", "#3F4653"),
    window_left="#3B465A",
    window_right="#2A3242",
    shade="#000000",
    shade_share=0.0,
)


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of signs: the theme's tokens of these names, `under` being its `surface` (a test compares).

    `way` is for lines that tell where something will go.
    """

    ink: str
    under: str
    action: str
    caution: str
    stop: str
    good: str
    way: str


LIGHT_INKS = Inks(
    ink="#16181D",
    under="#FFFFFF",
    action="#1F4FD8",
    caution="#B45309",
    stop="#B3261E",
    good="#1E7F4F",
    way="#5E76AE",
)
DARK_INKS = Inks(
    ink="#FFFFFF",
    under="#000000",
    action="#FFD60A",
    caution="#FFD60A",
    stop="#FF9A92",
    good="#7CF2B0",
    way="#B9C6E4",
)


@dataclass(frozen=True, slots=True)
class Look:
    """One of the two looks every picture has: on paper, and (`suffix` `_hc`, `dim`) on black.

    `dim` says that a Stage's ground shall stay far darker than what moves and is written over it.
    """

    suffix: str
    palette: Palette
    inks: Inks
    dim: bool


LOOKS = (Look("", LIGHT, LIGHT_INKS, dim=False), Look("_hc", DARK, DARK_INKS, dim=True))
