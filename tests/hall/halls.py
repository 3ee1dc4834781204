"""A hall as an officer builds it, with the registry of db/ticket_vectors.json; and slips for it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.commands.hall import read_hall
from kiosk.core.bundle import TrustedKey
from kiosk.core.manifest import Manifest
from kiosk.core.ticket import Ticket, TicketPlay, encode, signing_bytes
from kiosk.hall.content import HallKey
from kiosk.hall.pages import Pages
from kiosk.services.resources import resource
from tests.jobs import CATALOGUE, KOREAN

JOBS = tuple(entry.manifest for entry in CATALOGUE.healthy if entry.manifest)
FIRST, SECOND, THIRD = JOBS[:3]
DAY = date(2026, 11, 28)
VECTORS: dict[str, Any] = json.loads(resource("db", "ticket_vectors.json").read_text("utf-8"))
SITES = {1: "dreamteo", 2: "cheongchun", 3: "gvalley"}

_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a test key of the online hall").digest())
SITE, KIOSK = 3, 7
PROGRAMMES = """
[[programme]]
id = "care_worker_course"
number = 9
name = "요양보호사 교육"
provider = "요양보호사 교육기관"
path = "transition"
what = "이론과 실기, 실습을 배워요."
place = "시흥대로 164, 3–4층"
hours = "평일 9:00–18:00"
cost = "무료"
contact = "02-000-0000"
url = "https://example.org/care"
apply = { where = "금천구 일자리센터", period = "3월" }
jobs = ["SECOND"]
checked_on = 2026-11-22
valid_until = 2027-12-31

[[programme]]
id = "short_course"
number = 10
name = "곧 끝나는 과정"
provider = "금천구 일자리센터"
path = "jobs"
what = "올해까지만 있는 과정이에요."
jobs = ["SECOND"]
checked_on = 2026-11-22
valid_until = 2026-12-31

[[programme]]
id = "past_course"
number = 11
name = "끝난 과정"
provider = "금천구 일자리센터"
path = "jobs"
what = "지난해에 끝난 과정이에요."
jobs = ["SECOND"]
checked_on = 2025-11-22
valid_until = 2025-12-31
""".replace("SECOND", SECOND.id)
ROPEWAY, NIGHT, GONE = 1901, 1902, 1903
"""Numbers of steps: two works of the slip's own site, and one that is on no map."""
WORKS = """
[[field]]
id = "hill"
name = "산에서 하는 일"
about = "산지기, 길잡이"

[[work]]
id = "ropeway_guide"
number = 901
name = "케이블카 안내원"
what = "손님을 태우고 내려 드려요."
learn = ["안전하게 태우는 법", "날씨 읽기"]
checked_on = 2026-11-22
near = [{ field = "hill", shared = ["길 안내하기"] }]
source = { about = "a test", title = "시험", publisher = "시험", year = 2026 }
en = { name = "Ropeway guide", what = "Helps people in.", learn = ["Safe boarding", "Reading weather"] }

[[work]]
id = "night_guide"
number = 902
name = "밤길 <안내원>"
what = "밤길을 함께 걸어요."
learn = ["어두운 길 살피기"]
checked_on = 2026-11-22
near = [{ field = "hill", shared = ["길 안내하기"] }]
source = { about = "a test", title = "시험", publisher = "시험", year = 2026 }
"""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files that `kiosk hall build` is given."""

    keys: Path
    programmes: Path
    sites: Path


def write_inputs(folder: Path) -> Inputs:
    keys = folder / "keys.toml"
    public = _KEY.public_key().public_bytes_raw().hex()
    keys.write_text(
        f'[[key]]\nsite = "{SITES[SITE]}"\nkiosk = {KIOSK}\npublic_key = "{public}"\nfrom = 2026-01-01\n'
    )
    programmes = folder / "programmes.toml"
    programmes.write_text(PROGRAMMES, encoding="utf-8")
    return Inputs(keys, programmes, write_sites(folder / "sites"))


def write_sites(folder: Path) -> Path:
    """The slip's own site with a map of its own, and one that names no map."""
    folder.mkdir()
    for number, named in ((SITE, 'transitions = "ours.toml"'), (1, "")):
        shipped = resource("packaging", "sites", f"{SITES[number]}.toml").read_text("utf-8")
        own = re.sub("^transitions = .*$", named, shipped, count=1, flags=re.MULTILINE)
        (folder / f"{SITES[number]}.toml").write_text(own, encoding="utf-8")
    (folder / "ours.toml").write_text(WORKS, encoding="utf-8")
    return folder


def vector_keys() -> tuple[HallKey, ...]:
    return tuple(
        HallKey(
            entry["site"],
            TrustedKey(
                site=SITES[entry["site"]],
                kiosk=entry["kiosk"],
                public_key=entry["public_key"],
                since=date.fromisoformat(entry["from"]),
                until=_day(entry["until"]),
                revoked=_day(entry["revoked"]),
            ),
        )
        for entry in VECTORS["keys"]
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def build_files(inputs: Inputs, jobs: int | None = None) -> dict[str, str]:
    """The site's files, with the vectors' keys beside that of `slip`; with its first `jobs` only, or all."""
    content, words = read_hall(
        inputs.keys, sites_folder=inputs.sites, programmes_file=inputs.programmes, today=DAY
    )
    content = replace(content, keys=(*content.keys, *vector_keys()), jobs=content.jobs[:jobs])
    return Pages(content, resource("assets", "hall"), words, DAY).files()


def write_files(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


PLAYS = (
    TicketPlay(FIRST.number, 3, 5),
    TicketPlay(SECOND.number, 2),
    TicketPlay(SECOND.number, 1),
    TicketPlay(THIRD.number, 0),
)


def slip(plays: tuple[TicketPlay, ...] = PLAYS, programmes: tuple[int, ...] = (9, 10)) -> str:
    """The payload of a genuine slip of this registry."""
    ticket = Ticket(SITE, KIOSK, DAY, plays, programmes)
    return encode(replace(ticket, signature=_KEY.sign(signing_bytes(ticket))))


def changed(payload: str, at: int = -30) -> str:
    """The payload with one character changed."""
    other = "B" if payload[at] == "A" else "A"
    return payload[:at] + other + payload[at:][1:]


def name_of(job: Manifest) -> str:
    return KOREAN.word(f"{job.id}.name")
