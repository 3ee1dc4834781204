"""전직학교's map: from what one has done so far to work nearby that is growing, and why it is near.

The entries are data that a site edits (`transitions.toml`, read by `services/transition_file.py`). Nothing
here scores a person: what leads from a field to a work is the tasks that both share, in words.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{1,33}$")]
"""Of a field or a work: as a step it is `work-<id>`, which the log takes up to 40 letters."""
Course = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{2,39}$")]
Experience = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{2,31}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
EnglishName = Annotated[str, msgspec.Meta(min_length=1, max_length=36)]
Phrase = Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
EnglishPhrase = Annotated[str, msgspec.Meta(min_length=1, max_length=48)]
Phrases = Annotated[tuple[Phrase, ...], msgspec.Meta(min_length=1, max_length=3)]
EnglishPhrases = Annotated[tuple[EnglishPhrase, ...], msgspec.Meta(min_length=1, max_length=3)]


DRAWN = frozenset(
    "guarding care manufacturing office sales food driving construction cleaning teaching it home".split()
)
"""Fields that have a picture, `field_<id>` among the shell's; a site may add others."""


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A field in English."""

    name: EnglishName
    about: EnglishPhrase


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[field]]`: 지금까지 하신 일, broadly. `about` names who works there ("경비원, 시설 기사").

    Without `en` the Korean words stand in.
    """

    id: Id
    name: Name
    about: Phrase
    en: FieldWords | None = None

    @property
    def picture(self) -> str:
        """The name of its illustration, "" for none."""
        return f"field_{self.id}" if self.id in DRAWN else ""

    def said(self, language: str) -> FieldWords:
        """Its words in a language; the Korean ones where it has no other."""
        own = FieldWords(name=self.name, about=self.about)
        return self.en or own if language == "en" else own


class Near(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[work.near]]`: why a work is near a field: one to three tasks that both share ("순찰하며 살피기")."""

    field: Id
    shared: Phrases
    shared_en: tuple[EnglishPhrase, ...] = ()

    def said(self, language: str) -> tuple[str, ...]:
        """The shared tasks in a language; the Korean ones where there are no other."""
        return self.shared_en or self.shared if language == "en" else self.shared


class WorkWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A work in English."""

    name: EnglishName
    what: Annotated[str, msgspec.Meta(min_length=1, max_length=110)]
    learn: EnglishPhrases


class WorkSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who says that the work grows, and when. `about`: what they say, in English, for the file's editors.

    `similar`: they say it of a neighbour of this work, and the screen says so.
    """

    about: Annotated[str, msgspec.Meta(min_length=1, max_length=160)]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    publisher: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    year: Annotated[int, msgspec.Meta(ge=1990, le=2100)]
    url: Annotated[str, msgspec.Meta(max_length=160)] = ""
    similar: bool = False


class Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[work]]`: work nearby that is growing. `what` is one sentence; `learn` what is new to learn.

    `number` is stable, stands on tickets as 1000 + number and is never given to another work. `courses` are
    ids of programmes.toml, `experiences` ids of jobs of this hall; what is not here (any more) is left out.
    `checked_on` is the day its facts were last confirmed.
    """

    id: Id
    number: Annotated[int, msgspec.Meta(ge=1, le=999)]
    name: Name
    what: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    near: tuple[Near, ...]
    learn: Phrases
    source: WorkSource
    checked_on: date
    courses: tuple[Course, ...] = ()
    experiences: tuple[Experience, ...] = ()
    en: WorkWords | None = None

    def near_to(self, field: str) -> Near | None:
        """Why it is near this field; None where it is not."""
        return next((one for one in self.near if one.field == field), None)

    def said(self, language: str) -> WorkWords:
        """Its words in a language; the Korean ones where it has no other."""
        own = WorkWords(name=self.name, what=self.what, learn=self.learn)
        return self.en or own if language == "en" else own


class Transitions(msgspec.Struct, frozen=True):
    """The whole map, in the order of its file."""

    fields: tuple[Field, ...] = ()
    works: tuple[Work, ...] = ()

    def field(self, field_id: str) -> Field | None:
        return next((one for one in self.fields if one.id == field_id), None)

    def work(self, work_id: str) -> Work | None:
        return next((one for one in self.works if one.id == work_id), None)

    def near(self, field: str) -> tuple[Work, ...]:
        """The works near a field, in the order of the file."""
        return tuple(work for work in self.works if work.near_to(field))

    @property
    def leading(self) -> tuple[Field, ...]:
        """The fields that lead somewhere; one without any work near is not asked for."""
        return tuple(one for one in self.fields if self.near(one.id))

    @property
    def reached(self) -> tuple[Work, ...]:
        """The works one can come to; one whose fields a site took out has no page."""
        fields = {one.id for one in self.fields}
        return tuple(work for work in self.works if any(near.field in fields for near in work.near))
