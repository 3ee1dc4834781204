"""What one look at the screen found, as plain values: the rules judge these and never an item of Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the window, in pixels from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        return self.width <= 0 or self.height <= 0

    def within(self, other: Box, slack: float) -> bool:
        """Whether no side lies more than `slack` outside `other`."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def common(self, other: Box) -> Box:
        """What both cover; `empty` where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def distance(self, other: Box) -> float:
        """Pixels between the nearest edges; negative where they overlap."""
        across = max(other.left - self.right, self.left - other.right)
        down = max(other.top - self.bottom, self.top - other.bottom)
        if across > 0 and down > 0:
            return float((across**2 + down**2) ** 0.5)
        return max(across, down)


@dataclass(frozen=True, slots=True)
class SeenText:
    """Words on the screen. Colours are `#rrggbb`.

    `lines` are what is written of each line, without the air above and below; `clip` is what of them the
    window and the items around let through. `room` is the surface or section the words belong into. `size_px`
    is the pixel size of the font as painted. `overflow_px` is how much wider the words are than their own
    item. `ground` and `inked` come from the picture: the colour behind the words, and whether any pixel of
    their own colour is there. `solid` is whether they are painted at full opacity, `pictured` whether they
    are part of a scene.
    """

    words: str
    title: bool
    lines: tuple[Box, ...]
    clip: Box
    room: Box
    owner: str
    size_px: float
    overflow_px: float
    truncated: bool
    ink: str
    ground: str
    inked: bool
    solid: bool
    pictured: bool

    @property
    def shown(self) -> tuple[Box, ...]:
        """The lines of which anything shows."""
        return tuple(line for line in self.lines if line.common(self.clip).height > line.height * 0.1)


@dataclass(frozen=True, slots=True)
class SeenControl:
    """Something to touch, in the order of the focus. `path` tells controls without an id apart."""

    action_id: str
    path: str
    name: str
    role: str
    presses: bool
    box: Box
    clip: Box
    emphasised: bool


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A drawing: an illustration, a part of a scene, or an icon. `missing` says why it is not there."""

    name: str
    box: Box
    missing: str = ""
    ink: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one scene.

    `mm_px` are pixels per millimetre of the panel, `zoom` the enlargement in percent, `reach_top` the height
    in pixels above which low layout may show nothing (0: everywhere is fine).
    """

    scene: str
    number: int
    window: Box
    mm_px: float
    zoom: int
    high_contrast: bool
    reach_top: float
    texts: tuple[SeenText, ...]
    controls: tuple[SeenControl, ...]
    pictures: tuple[SeenPicture, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found wrong: on what, how it is, how it should be, and where."""

    rule: str
    what: str
    found: str
    expected: str
    box: Box
    scene: str = ""
    page: int = 1

    def __str__(self) -> str:
        return f"{self.scene} p{self.page}: {self.rule}: {self.what}: {self.found}, expected {self.expected}"
