"""The pages: every file of the site by its path. The same hall gives the same bytes.

Style and scripts stand in the pages, so that a page that was saved is whole; a strict policy names them by
their hashes, and lets in nothing else but the site's own pictures.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.core.contract import line
from kiosk.core.doors import STAGE_STEPS, Step, WorkStep
from kiosk.core.programmes import Programme, local_courses
from kiosk.core.texts import Texts
from kiosk.core.transitions import Work
from kiosk.hall.content import WORDS, Hall, HallJob
from kiosk.hall.wording import (
    JobCard,
    job_card,
    place_hours,
    place_name,
    programme_card,
    script_keys,
    script_words,
    step_card,
)

FOLDERS = {"ko": "", "en": "en/"}
"""Where each language lies, from the site's root; the first is what a slip opens."""

_INDEX_SCRIPTS = ("tweetnacl/nacl-fast.min.js", "ticket.js", "trust.js", "keep.js", "page.js")
_JOB_SCRIPTS = ("keep.js",)


class Pages:
    """Renders one hall with the templates, style and scripts of `assets/hall`, for one day."""

    def __init__(self, hall: Hall, assets: Path, own_words: Sequence[str], today: date) -> None:
        """`own_words` are the keys of the hall's own texts. Reads all assets."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        self._hall = hall
        self._own_words = own_words
        self._today = today
        self._environment = Environment(
            loader=FileSystemLoader(assets),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._style = (assets / "style.css").read_text("utf-8") + _hues(hall.jobs)
        self._scripts = {name: (assets / name).read_text("utf-8") for name in _INDEX_SCRIPTS}

    def files(self) -> dict[str, str]:
        """Every file's text by its path, `/` between folders."""
        made = {f"pictures/{name}.svg": text for name, text in self._hall.pictures.items()}
        for job in self._hall.jobs:
            if job.picture:
                made[f"pictures/{job.manifest.id}.svg"] = job.picture
        for language, folder in FOLDERS.items():
            texts = self._hall.texts[language]
            cards = [job_card(job, texts, self._courses(job)) for job in self._hall.jobs]
            made[f"{folder}index.html"] = self._index(texts, cards)
            for number, card in enumerate(cards):
                following = cards[(number + 1) % len(cards)]
                made[f"{folder}jobs/{card.id}.html"] = self._job(texts, card, cards, following)
        return made

    def _courses(self, job: HallJob) -> tuple[Programme, ...]:
        of = job.manifest
        return local_courses(
            self._hall.programmes, experience=of.id, first_step=of.first_step, today=self._today
        )

    def _index(self, texts: Texts, cards: Sequence[JobCard]) -> str:
        numbered, steps = self._numbered(), self._steps()
        return self._page(
            "index.html",
            texts,
            _INDEX_SCRIPTS,
            title=_own(texts)("title"),
            jobs=cards,
            programmes=[programme_card(entry, texts) for entry in numbered],
            steps=[step_card(step, texts) for step in steps],
            data=self._script_data(texts, cards, numbered, steps),
        )

    def _job(self, texts: Texts, card: JobCard, cards: Sequence[JobCard], following: JobCard) -> str:
        by_id = {one.id: one for one in cards}
        return self._page(
            f"jobs/{card.id}.html",
            texts,
            _JOB_SCRIPTS,
            title=f"{card.name} · {_own(texts)('title')}",
            job=card,
            contrast=by_id.get(card.contrast),
            next_job=following if following.id not in (card.id, card.contrast) else None,
        )

    def _page(self, path: str, texts: Texts, scripts: Sequence[str], **shown: Any) -> str:
        language = texts.language
        other = next(one for one in FOLDERS if one != language)
        root = "../" * f"{FOLDERS[language]}{path}".count("/")
        template = "job.html.jinja" if path.startswith("jobs/") else path + ".jinja"
        return self._environment.get_template(template).render(
            language=language,
            other_language=other,
            other_page=f"{root}{FOLDERS[other]}{path}",
            root=root,
            home="../" * path.count("/"),
            word=_own(texts),
            shell=lambda key, **values: texts.say(line(key, **values)),
            places=self._open_places(language),
            policy=self._policy(scripts),
            style=self._style,
            scripts=[self._scripts[name] for name in scripts],
            **shown,
        )

    def _open_places(self, language: str) -> list[dict[str, str]]:
        """Places a visitor can go to; number 0 is the demo's."""
        return [
            {"name": place_name(one.place, language), "hours": place_hours(one.place, language)}
            for one in self._hall.places
            if one.place.number
        ]

    def _policy(self, scripts: Sequence[str]) -> str:
        """`file:` is for saved copies: not every browser takes a file's pictures for its own."""
        allowed = " ".join(_hash(self._scripts[name]) for name in scripts)
        return (
            f"default-src 'none'; script-src {allowed}; style-src {_hash(self._style)}; "
            "img-src 'self' file:; base-uri 'none'; form-action 'none'"
        )

    def _numbered(self) -> tuple[Programme, ...]:
        """Every programme that a slip may number, each once."""
        lists = [self._hall.programmes, *(one.programmes for one in self._hall.places)]
        return tuple(dict.fromkeys(entry for entries in lists for entry in entries))

    def _steps(self) -> tuple[Step, ...]:
        """Every step that a slip may number, each once."""
        lists = [self._hall.works, *(one.works for one in self._hall.places)]
        works = dict.fromkeys(work for works in lists for work in works)
        return (*STAGE_STEPS, *(WorkStep(work) for work in works))

    def _script_data(
        self, texts: Texts, cards: Sequence[JobCard], numbered: Sequence[Programme], steps: Sequence[Step]
    ) -> Any:
        """What the script knows, as JSON that is safe within a page."""
        from jinja2.utils import htmlsafe_json_dumps

        root = "../" * FOLDERS[texts.language].count("/")
        templates: dict[Programme | Step, str] = {
            **{entry: f"programme-{index}" for index, entry in enumerate(numbered)},
            **{step: f"step-{index}" for index, step in enumerate(steps)},
        }

        def by_number(programmes: Sequence[Programme], works: Sequence[Work]) -> dict[str, str]:
            known: list[Programme | Step] = [*programmes, *STAGE_STEPS, *(WorkStep(work) for work in works)]
            return {str(entry.number): templates[entry] for entry in known}

        return htmlsafe_json_dumps(
            {
                "words": script_words(texts, self._own_words),
                "jobs": {str(card.number): _script_job(card, root) for card in cards},
                "places": {
                    str(one.place.number): {
                        "name": place_name(one.place, texts.language),
                        "entries": by_number(one.programmes, one.works),
                    }
                    for one in self._hall.places
                },
                "common": by_number(self._hall.programmes, self._hall.works),
                "keys": script_keys(self._hall),
            },
            ensure_ascii=False,
        )


def _script_job(card: JobCard, root: str) -> dict[str, str]:
    return {
        "id": card.id,
        "name": card.name,
        "line": card.line,
        "picture": f"{root}{card.picture}" if card.picture else "",
        "page": f"jobs/{card.id}.html",
    }


def _own(texts: Texts) -> Callable[..., str]:
    """Says the hall's own words."""
    return lambda key, **values: texts.say(line(key, **values), WORDS)


def _hues(jobs: Sequence[HallJob]) -> str:
    """A class for each job: the policy allows no style at an element."""
    return "".join(
        f".job-{job.manifest.id} {{ --deep: {job.manifest.hue.deep}; --pale: {job.manifest.hue.pale} }}\n"
        for job in jobs
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
