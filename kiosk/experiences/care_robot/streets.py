"""The streets of the neighbourhood as a graph, and ways on it, in metres (x right-down, y left-down)."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, inf

CENTRE = 0
"""The node at the door of the care centre; nodes 1..8 are the doors of the homes."""

UPPER_Y_M, LOWER_Y_M, STUB_M = 90.0, 225.0, 10.0
"""Where the two streets run†, and how far doors lie back from them†."""

CENTRE_X_M = 140.0
UPPER_X_M = (24.0, 74.0, 214.0, 264.0)
LOWER_X_M = (35.0, 105.0, 175.0, 245.0)
CROSSING_X_M = (70.0, 210.0)
"""Where two lanes join the streets†."""

_DOORS = (
    (CENTRE_X_M, UPPER_Y_M - STUB_M),
    *((x, UPPER_Y_M - STUB_M) for x in UPPER_X_M),
    *((x, LOWER_Y_M - STUB_M) for x in LOWER_X_M),
)
_FEET = tuple((x, y + STUB_M) for x, y in _DOORS)
_CROSSINGS = tuple((x, y) for y in (UPPER_Y_M, LOWER_Y_M) for x in CROSSING_X_M)

NODES: tuple[tuple[float, float], ...] = (*_DOORS, *_FEET, *_CROSSINGS)
"""Doors first, then the feet of their paths on the street, then the crossings."""


def _edges() -> tuple[tuple[int, int], ...]:
    doors = len(_DOORS)
    found = [(door, door + doors) for door in range(doors)]
    for street in (UPPER_Y_M, LOWER_Y_M):
        along = sorted((node[0], n) for n, node in enumerate(NODES) if n >= doors and node[1] == street)
        found += [(a[1], b[1]) for a, b in zip(along, along[1:], strict=False)]
    first = 2 * doors
    found += [(first + n, first + n + len(CROSSING_X_M)) for n in range(len(CROSSING_X_M))]
    return tuple(found)


EDGES = _edges()


def edge_m(a: int, b: int) -> float:
    """Length of the straight between two nodes."""
    return hypot(NODES[a][0] - NODES[b][0], NODES[a][1] - NODES[b][1])


def _all_ways() -> tuple[tuple[tuple[float, tuple[int, ...]], ...], ...]:
    """Shortest ways between all nodes (Floyd and Warshall): length and nodes."""
    count = len(NODES)
    table: list[list[tuple[float, tuple[int, ...]]]] = [
        [(0.0, (a,)) if a == b else (inf, ()) for b in range(count)] for a in range(count)
    ]
    for a, b in EDGES:
        table[a][b] = (edge_m(a, b), (a, b))
        table[b][a] = (edge_m(a, b), (b, a))
    for via in range(count):
        for a in range(count):
            for b in range(count):
                length = table[a][via][0] + table[via][b][0]
                if length < table[a][b][0] - 1e-9:
                    table[a][b] = (length, (*table[a][via][1], *table[via][b][1][1:]))
    return tuple(tuple(row) for row in table)


_WAYS = _all_ways()


def distance_m(a: int, b: int) -> float:
    """Length of the shortest way between two nodes."""
    return _WAYS[a][b][0]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on a way along nodes: `along_m` metres from its first one."""

    way: tuple[int, ...]
    along_m: float = 0.0

    @property
    def goal(self) -> int:
        return self.way[-1]

    @property
    def length_m(self) -> float:
        return sum(edge_m(a, b) for a, b in zip(self.way, self.way[1:], strict=False))

    @property
    def left_m(self) -> float:
        """Metres still to go."""
        return max(0.0, self.length_m - self.along_m)


def at(node: int) -> Place:
    """Standing at a node."""
    return Place((node,))


def _leg(place: Place) -> tuple[int, int, float]:
    """The stretch a place lies on and how far along it; both ends are the same node when it stands."""
    along = place.along_m
    for a, b in zip(place.way, place.way[1:], strict=False):
        length = edge_m(a, b)
        if along < length:
            return a, b, along
        along -= length
    return place.goal, place.goal, 0.0


def point(place: Place) -> tuple[float, float]:
    """Where a place lies, in metres."""
    a, b, along = _leg(place)
    length = edge_m(a, b)
    share = along / length if length else 0.0
    return (
        NODES[a][0] + share * (NODES[b][0] - NODES[a][0]),
        NODES[a][1] + share * (NODES[b][1] - NODES[a][1]),
    )


def route(place: Place, goal: int) -> Place:
    """The same place on its shortest way to `goal`, turning round where that is shorter."""
    a, b, along = _leg(place)
    if a == b:
        return Place(_WAYS[a][goal][1])
    rest = edge_m(a, b) - along
    ahead, back = rest + distance_m(b, goal), along + distance_m(a, goal)
    if ahead <= back:
        return Place((a, *_WAYS[b][goal][1]), along)
    return Place((b, *_WAYS[a][goal][1]), rest)


def moved(place: Place, by_m: float) -> Place:
    """Farther along the same way, at most to its end."""
    return Place(place.way, min(place.length_m, place.along_m + by_m))


def on_streets(place: Place) -> bool:
    """Whether a place lies on the graph: every stretch an edge, not beyond the ends."""
    known = {frozenset(edge) for edge in EDGES}
    pairs = zip(place.way, place.way[1:], strict=False)
    return all(frozenset(pair) in known for pair in pairs) and 0.0 <= place.along_m <= place.length_m + 1e-6
