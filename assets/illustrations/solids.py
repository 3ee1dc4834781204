"""Flat isometric drawing: a camera, a sheet of filled paths, and the few solids every picture is made of.

Space is x to the right, y towards the viewer, z up, in the picture's own units (metres on the map). Light
comes from the top left, so a solid has three tones: its top, its left and its right. There are no outlines
and no gradients; what looks rounded is a corner cut at CORNER of the shorter side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

CORNER = 0.08
"""Radius of a rounded corner as a share of the shorter side it joins."""

Point = tuple[float, float]
Solid = tuple[float, float, float]


class Material(NamedTuple):
    """Three tones of one material, as `#RRGGBB`: lit from above, from the left, and turned away."""

    top: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks down at the ground: `turn_deg` turns it, `tilt` squashes its depth (1 = from straight above).

    `scale` is pixels per unit, `origin` where (0, 0, 0) lands. 45° and 0.5 is the isometric of all objects.
    """

    origin: Point
    scale: float = 1.0
    turn_deg: float = 45.0
    tilt: float = 0.5
    rise: float = 0.0
    """Pixels a unit of height rises, per pixel of scale; 0 takes the true height for the tilt."""

    def turned(self, x: float, y: float) -> Point:
        """Ground coordinates after turning: rightwards and towards the viewer."""
        turn = radians(self.turn_deg)
        return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)

    def at(self, x: float, y: float, z: float = 0.0) -> Point:
        """Where a point of space lands on the sheet, in pixels."""
        right, near = self.turned(x, y)
        rise = self.rise or sqrt(1 - self.tilt**2)
        return self.origin[0] + self.scale * right, self.origin[1] + self.scale * (
            near * self.tilt - z * rise
        )


def rectangle(x: float, y: float, width: float, depth: float) -> list[Point]:
    """Plan of a box: its corner nearest the origin and its sides."""
    return [(x, y), (x + width, y), (x + width, y + depth), (x, y + depth)]


def circle(x: float, y: float, radius: float, sides: int = 36) -> list[Point]:
    """Plan of a cylinder, as a polygon fine enough to look round."""
    return [
        (x + radius * cos(2 * pi * n / sides), y + radius * sin(2 * pi * n / sides)) for n in range(sides)
    ]


def ellipse(x: float, y: float, across: float, down: float, sides: int = 36) -> list[Point]:
    """An upright ellipse by its half axes."""
    return [(x + across * cos(2 * pi * n / sides), y + down * sin(2 * pi * n / sides)) for n in range(sides)]


def turned_about(points: Iterable[Point], centre: Point, degrees: float) -> list[Point]:
    """The same shape, turned about a point."""
    turn = radians(degrees)
    return [
        (
            centre[0] + (x - centre[0]) * cos(turn) - (y - centre[1]) * sin(turn),
            centre[1] + (x - centre[0]) * sin(turn) + (y - centre[1]) * cos(turn),
        )
        for x, y in points
    ]


def rounded(points: Sequence[Point], share: float = CORNER, steps: int = 4) -> list[Point]:
    """A polygon with its corners cut round, each by `share` of the shorter of its two sides."""
    smooth: list[Point] = []
    for before, corner, after in zip(
        [points[-1], *points[:-1]], points, [*points[1:], points[0]], strict=True
    ):
        into, out = _vector(corner, before), _vector(corner, after)
        cut = min(share * min(hypot(*into), hypot(*out)), 0.5 * min(hypot(*into), hypot(*out)))
        start = _towards(corner, into, cut)
        end = _towards(corner, out, cut)
        for n in range(steps + 1):
            t = n / steps
            smooth.append(
                (
                    (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * corner[0] + t**2 * end[0],
                    (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * corner[1] + t**2 * end[1],
                )
            )
    return smooth


def band(line: Sequence[Point], half_width: float) -> list[Point]:
    """The area within `half_width` of a line: a river, a street, a path."""
    left: list[Point] = []
    right: list[Point] = []
    for n, (x, y) in enumerate(line):
        ahead, behind = line[min(n + 1, len(line) - 1)], line[max(n - 1, 0)]
        along = _vector(behind, ahead)
        length = hypot(*along) or 1.0
        across = (-along[1] / length * half_width, along[0] / length * half_width)
        left.append((x + across[0], y + across[1]))
        right.append((x - across[0], y - across[1]))
    return left + right[::-1]


def curve(knots: Sequence[Point], steps: int = 10) -> list[Point]:
    """A smooth line through all knots but the first and the last (Catmull-Rom)."""
    line: list[Point] = []
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        for n in range(steps):
            t = n / steps
            line.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    line.append(knots[-2])
    return line


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex outline of some points; those a millionth apart are one, or it may notch a corner."""
    ordered = sorted({(round(x, 6), round(y, 6)) for x, y in points})
    lower = _half_hull(ordered)
    upper = _half_hull(ordered[::-1])
    return lower[:-1] + upper[:-1]


@dataclass(slots=True)
class Sheet:
    """Filled paths in painter's order: what is drawn later lies on top."""

    camera: Camera
    width: float
    height: float
    paths: list[tuple[str, float, list[list[Point]]]] = field(default_factory=list)

    def fill(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        """A polygon in pixels. Neighbours of one colour are kept in one path, wound alike, so they unite."""
        wound = list(points) if _area(points) >= 0 else list(points)[::-1]
        if self.paths and self.paths[-1][:2] == (colour, opacity):
            self.paths[-1][2].append(wound)
        else:
            self.paths.append((colour, opacity, [wound]))

    def ground(self, plan: Sequence[Point], colour: str, z: float = 0.0, opacity: float = 1.0) -> None:
        """A flat area lying at height `z`."""
        self.fill([self.camera.at(x, y, z) for x, y in plan], colour, opacity)

    def prism(self, plan: Sequence[Point], z: float, height: float, stuff: Material) -> None:
        """A convex plan pulled straight up."""
        self.taper(plan, plan, z, height, stuff)

    def taper(
        self, foot: Sequence[Point], head: Sequence[Point], z: float, height: float, stuff: Material
    ) -> None:
        """A solid from `foot` at `z` to `head` above it: prism, roof or cone; both have as many points."""
        low = [self.camera.at(x, y, z) for x, y in foot]
        high = [self.camera.at(x, y, z + height) for x, y in head]
        if _area(low) < 0:
            low, high = low[::-1], high[::-1]
        self.fill(hull(low + high), stuff.left)  # under the faces, so that no seam shows the ground
        count = len(low)
        for n in range(count):
            m = (n + 1) % count
            outward = (low[m][1] - low[n][1], low[n][0] - low[m][0])
            if outward[1] > 1e-9 and outward[0] >= 0:  # the left ones have the colour of what lies under them
                self.fill([low[n], low[m], high[m], high[n]], stuff.right)
        self.fill(high, stuff.top)

    def box(self, corner: Solid, size: Solid, stuff: Material, round_share: float = CORNER) -> None:
        """A box by its corner and its width, depth and height; its upright edges are rounded."""
        plan = rounded(rectangle(corner[0], corner[1], size[0], size[1]), round_share)
        self.prism(plan, corner[2], size[2], stuff)

    def cylinder(self, foot: Solid, radius: float, height: float, stuff: Material) -> None:
        """An upright cylinder by the middle of its foot."""
        self.prism(circle(foot[0], foot[1], radius), foot[2], height, stuff)

    def cone(self, foot: Solid, radii: Point, height: float, stuff: Material) -> None:
        """An upright cone or cup: its radius at the foot and at the head."""
        self.taper(
            circle(foot[0], foot[1], radii[0]), circle(foot[0], foot[1], radii[1]), foot[2], height, stuff
        )

    def ball(self, centre: Solid, radius: float, stuff: Material) -> None:
        """A ball in three tones, each nearer the light."""
        x, y = self.camera.at(*centre)
        r = radius * self.camera.scale
        sides = max(9, min(48, round(2.4 * r)))
        self.fill(circle(x, y, r, sides), stuff.right)
        self.fill(circle(x - 0.17 * r, y - 0.14 * r, 0.78 * r, sides), stuff.left)
        self.fill(circle(x - 0.31 * r, y - 0.28 * r, 0.46 * r, sides), stuff.top)

    def on_wall(self, start: Solid, end: Point, plan: Sequence[Point], colour: str) -> None:
        """A flat shape on an upright wall: points (along it, above `start`), in units."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        step = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        self.fill(
            [
                self.camera.at(start[0] + step[0] * along, start[1] + step[1] * along, start[2] + up)
                for along, up in plan
            ],
            colour,
        )

    def wall(
        self, start: Solid, end: Point, areas: Sequence[tuple[float, float, float, float]], colour: str
    ) -> None:
        """Areas on an upright wall: each (from, to) along it and (from, to) above `start`, in units."""
        for left, right, bottom, top in areas:
            self.on_wall(start, end, [(left, bottom), (right, bottom), (right, top), (left, top)], colour)

    def svg(self) -> str:
        """The sheet as SVG Tiny: paths with a fill, nothing else."""
        width, height = _number(self.width), _number(self.height)
        lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">']
        for colour, opacity, polygons in self.paths:
            veil = "" if opacity == 1.0 else f' fill-opacity="{_number(opacity)}"'
            outline = "".join(_outline(polygon) for polygon in polygons)
            lines.append(f'<path fill="{colour}"{veil} d="{outline}"/>')
        return "\n".join([*lines, "</svg>", ""])


def _vector(a: Point, b: Point) -> Point:
    return b[0] - a[0], b[1] - a[1]


def _towards(start: Point, along: Point, distance: float) -> Point:
    length = hypot(*along) or 1.0
    return start[0] + along[0] / length * distance, start[1] + along[1] / length * distance


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _area(points: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _half_hull(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _area([chain[-2], chain[-1], point]) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _number(value: float) -> str:
    text = f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
    short = text.rstrip("0").rstrip(".")
    return "0" if short in ("", "-0", "-") else short


def _outline(points: Sequence[Point]) -> str:
    """One closed polygon in relative steps of a tenth of a pixel: half the size of absolute ones."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    kept = [place for n, place in enumerate(tenths) if place != tenths[n - 1]]
    if len(kept) < 3:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(kept, kept[1:], strict=False)]
    drawn = "".join(f"{_signed(x)}{_signed(y)}" for x, y in steps)
    return f"M{_tenths(kept[0][0])} {_tenths(kept[0][1])}l{drawn.lstrip()}z"


def _tenths(value: int) -> str:
    whole, part = divmod(abs(value), 10)
    digits = f"{whole or ''}.{part}" if part else f"{whole}"
    return f"-{digits}" if value < 0 else digits


def _signed(value: int) -> str:
    return _tenths(value) if value < 0 else f" {_tenths(value)}"
