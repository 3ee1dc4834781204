"""What the online hall is made of: jobs, places, programmes, keys and words, read by whoever builds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.bundle import TrustedKey
from kiosk.core.manifest import Manifest
from kiosk.core.programmes import Programme
from kiosk.core.site import Place
from kiosk.core.texts import Texts
from kiosk.core.transitions import Work

WORDS = "online-hall"
"""Owner of the hall's own words in `Texts`; no experience can have this id."""


@dataclass(frozen=True, slots=True)
class HallJob:
    """One booth. `picture` is the job's picture as one SVG, "" where it has none."""

    manifest: Manifest
    picture: str


@dataclass(frozen=True, slots=True)
class HallPlace:
    """A place with kiosks, and the programmes and works that its slips number."""

    place: Place
    programmes: tuple[Programme, ...]
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class HallKey:
    """A key of the office's registry; `site` is the number that stands on tickets."""

    site: int
    key: TrustedKey


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything that the pages say, for one day: programmes that are not current then are left out before.

    `programmes` and `works` are the district's, for jobs' pages and for slips of a place that is not known.
    `texts` hold by language the shell's words, the jobs' and, with the owner WORDS, the hall's own.
    `pictures` are the shell's by name: `hall` and `icon`.
    """

    jobs: tuple[HallJob, ...]
    places: tuple[HallPlace, ...]
    programmes: tuple[Programme, ...]
    keys: tuple[HallKey, ...]
    texts: Mapping[str, Texts]
    pictures: Mapping[str, str]
    works: tuple[Work, ...] = ()
