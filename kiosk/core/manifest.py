"""`experience.toml` as typed data: what the hall, the debrief and the checks need to know of a job."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

API = 1
"""The contract version this kiosk speaks; an experience with another `api` is INVALID, not broken."""

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-F]{6}$")]
Weight = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Hue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One hue as a pair: `deep` for type and shapes (≥ 4.5:1 on `pale` and on paper), `pale` for ground."""

    deep: Colour
    pale: Colour


class Interests(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Weights 0..1 of the six types (현실·탐구·예술·사회·진취·관습): hypotheses, and the screens say so."""

    R: Weight = 0.0
    I: Weight = 0.0  # noqa: E741 - the six letters are the field's own names
    A: Weight = 0.0
    S: Weight = 0.0
    E: Weight = 0.0
    C: Weight = 0.0


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a fact comes from: `about` says which fact; `url` only where it is known to be right."""

    about: Annotated[str, msgspec.Meta(min_length=1)]
    title: Annotated[str, msgspec.Meta(min_length=1)]
    publisher: Annotated[str, msgspec.Meta(min_length=1)]
    year: Annotated[int, msgspec.Meta(ge=1950, le=2100)]
    url: str = ""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One job's folder, described.

    Words live in `texts/`, by these keys: `name`, `line` (one hall line), `cards-1..3` (what the job does),
    `named-by` (who called it a future job, when), `skills`, `path` (how people get in), `real-work`
    ("실제 일은 이보다 복잡합니다: …"), `intro` (the one sentence over the first event), `desk-heading`
    ({target}), `next-target`.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{2,31}$")]
    number: Annotated[int, msgspec.Meta(ge=1, le=255)]
    api: int
    version: Annotated[str, msgspec.Meta(pattern=r"^\d+\.\d+\.\d+$")]
    order: int
    minutes: Annotated[int, msgspec.Meta(ge=1, le=10)]
    theme: Literal["hyperconnected", "climate", "energy", "population", "ai", "local"]
    hue: Hue
    interests: Interests
    first_step: str = ""
    """Id of the local programme that is the first step, "" where none is known."""
    contrast: str = ""
    """Id of one contrasting job (it may be one this kiosk does not have)."""
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]
