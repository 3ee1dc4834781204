"""One fact becomes rows. Which table a fact goes to is said here and nowhere else."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import singledispatch

from kiosk.core.facts import (
    AidUsed,
    AudienceChosen,
    Fact,
    FirstDecision,
    PartySizeChosen,
    PlayFinished,
    PlayLiked,
    PlayStarted,
    ReferralShown,
    ReferralTaken,
    ScreenShown,
    SlipIssued,
    StaffAcknowledged,
    StaffActed,
    StaffCalled,
    SurveyAnswered,
    TeamEnded,
    TeamStarted,
    VisitEnded,
    VisitStarted,
)
from kiosk.services.log_entries import Stamp, StampedFact

# A day is the day in Seoul, where every kiosk stands; no daylight saving there since 1988.
SEOUL = timezone(timedelta(hours=9))

_TOKEN = re.compile(r"[a-z0-9_-]{0,40}")

_NEXT_SEQ = """
    SELECT max(coalesce((SELECT max(seq) FROM visit), 0), coalesce((SELECT max(last_seq) FROM export), 0)) + 1
"""
_OUTCOME_OF_A_PLAY_CUT_SHORT = {"idle": "idle", "crashed": "crashed"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who writes: the site's id, the kiosk's number there, and the application."""

    site: str
    kiosk: int
    app_version: str
    build_date: date


class FactRefused(Exception):  # noqa: N818 - it says what happened to the fact
    """A fact that the schema does not allow, or whose visit or play is not there. A bug of the caller."""


@dataclass(frozen=True, slots=True)
class _Pen:
    """What writing one fact needs."""

    db: sqlite3.Connection
    origin: Origin
    stamp: Stamp

    def write(self, sql: str, *values: object) -> None:
        self.db.execute(sql, values)

    def change(self, sql: str, *values: object) -> None:
        """A change that must meet its row."""
        if self.db.execute(sql, values).rowcount == 0:
            raise FactRefused("the row it changes is not there")


def write_fact(db: sqlite3.Connection, origin: Origin, entry: StampedFact) -> None:
    """Write one fact inside the caller's transaction; wholly, or not at all and raise FactRefused.

    Disk trouble travels as sqlite3.Error.
    """
    db.execute("SAVEPOINT fact")
    try:
        _write(entry.fact, _Pen(db, origin, entry.stamp))
        if not entry.stamp.clock_ok:
            distrust_open_visits(db)
    except (FactRefused, sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as fault:
        db.execute("ROLLBACK TO fact")
        raise FactRefused(f"{type(entry.fact).__name__} not written: {fault}") from fault
    finally:
        if db.in_transaction:  # a full disk may have ended it
            db.execute("RELEASE fact")


def distrust_open_visits(db: sqlite3.Connection) -> None:
    """The wall clock lied while these were open."""
    db.execute("UPDATE visit SET clock_ok = 0 WHERE seq IS NULL")


def next_seq(db: sqlite3.Connection) -> int:
    """The number of the next visit to close. Deleting exported visits never makes a number come again."""
    (seq,) = db.execute(_NEXT_SEQ).fetchone()
    return int(seq)


def local_day(utc: datetime) -> str:
    """The calendar day in Seoul, YYYY-MM-DD."""
    return utc.astimezone(SEOUL).date().isoformat()


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


@singledispatch
def _write(fact: Fact, pen: _Pen) -> None:
    raise TypeError(f"not a fact: {fact!r}")


@_write.register
def _(fact: VisitStarted, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO visit (id, site, kiosk, started_at, clock_ok, language, group_id, is_test, app_version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fact.visit_id,
        pen.origin.site,
        pen.origin.kiosk,
        pen.stamp.iso,
        pen.stamp.clock_ok,
        fact.language,
        fact.group_id,
        fact.is_test,
        pen.origin.app_version,
    )


@_write.register
def _(fact: ScreenShown, pen: _Pen) -> None:
    leave_screen(pen.db, fact.visit_id, pen.stamp.iso)
    pen.write(
        "INSERT INTO step (visit_id, n, screen, entered_at)"
        " SELECT ?1, coalesce(max(n), 0) + 1, ?2, ?3 FROM step WHERE visit_id = ?1",
        fact.visit_id,
        fact.screen,
        pen.stamp.iso,
    )


def leave_screen(db: sqlite3.Connection, visit_id: str, at: str) -> None:
    """The screen the visit is on, if any, was left at `at`."""
    db.execute("UPDATE step SET left_at = ? WHERE visit_id = ? AND left_at IS NULL", [at, visit_id])


@_write.register
def _(fact: FirstDecision, pen: _Pen) -> None:
    pen.change("UPDATE visit SET first_action_s = ? WHERE id = ?", fact.after_s, fact.visit_id)


@_write.register
def _(fact: PlayStarted, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO play (id, visit_id, experience, version, level, short, seed, started_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        fact.play_id,
        fact.visit_id,
        fact.experience,
        fact.version,
        fact.level,
        fact.short,
        fact.seed,
        pen.stamp.iso,
    )


@_write.register
def _(fact: PlayFinished, pen: _Pen) -> None:
    pen.change(
        "UPDATE play SET outcome = ?, round_reached = ?, actions = ?, score = ?, stars = ?, measures = ?,"
        " ended_at = ? WHERE id = ? AND visit_id = ?",
        fact.outcome,
        fact.round_reached,
        _compact(fact.actions),
        fact.score,
        fact.stars,
        _compact(dict(fact.measures)),
        pen.stamp.iso,
        fact.play_id,
        fact.visit_id,
    )


@_write.register
def _(fact: PlayLiked, pen: _Pen) -> None:
    pen.change(
        "UPDATE play SET liking = ? WHERE id = ? AND visit_id = ?", fact.liking, fact.play_id, fact.visit_id
    )


@_write.register
def _(fact: AudienceChosen, pen: _Pen) -> None:
    pen.change("UPDATE visit SET audience = ? WHERE id = ?", fact.audience, fact.visit_id)


@_write.register
def _(fact: PartySizeChosen, pen: _Pen) -> None:
    pen.change("UPDATE visit SET party_size = ? WHERE id = ?", fact.party_size, fact.visit_id)


@_write.register
def _(fact: ReferralShown, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO referral (visit_id, programme, shown, taken) VALUES (?, ?, 1, 0)"
        " ON CONFLICT (visit_id, programme) DO UPDATE SET shown = 1",
        fact.visit_id,
        fact.programme,
    )


@_write.register
def _(fact: ReferralTaken, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO referral (visit_id, programme, shown, taken) VALUES (?, ?, 0, ?)"
        " ON CONFLICT (visit_id, programme) DO UPDATE SET taken = excluded.taken",
        fact.visit_id,
        fact.programme,
        fact.taken,
    )


@_write.register
def _(fact: SurveyAnswered, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO survey_answer (visit_id, item, value, answered_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (visit_id, item) DO UPDATE SET value = excluded.value",
        fact.visit_id,
        fact.item,
        fact.value,
        pen.stamp.iso,
    )


@_write.register
def _(fact: SlipIssued, pen: _Pen) -> None:
    # A driver's own sentence is free text; only our status words are kept.
    status = fact.printer_status if _TOKEN.fullmatch(fact.printer_status) else "other"
    pen.write(
        "INSERT INTO slip (visit_id, channel, requested_at, outcome, printer_status) VALUES (?, ?, ?, ?, ?)",
        fact.visit_id,
        fact.channel,
        pen.stamp.iso,
        fact.outcome,
        status,
    )


@_write.register
def _(fact: AidUsed, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO aid_use (day, aid, count) VALUES (?, ?, 1)"
        " ON CONFLICT (day, aid) DO UPDATE SET count = count + 1",
        local_day(pen.stamp.utc),
        fact.aid,
    )


@_write.register
def _(fact: StaffCalled, pen: _Pen) -> None:
    pen.write("INSERT INTO staff_call (at) VALUES (?)", pen.stamp.iso)


@_write.register
def _(fact: StaffAcknowledged, pen: _Pen) -> None:
    # Acknowledging twice, or after the call was closed by time, changes nothing.
    pen.write("UPDATE staff_call SET acknowledged_at = ? WHERE acknowledged_at IS NULL", pen.stamp.iso)


@_write.register
def _(fact: StaffActed, pen: _Pen) -> None:
    pen.write(
        "INSERT INTO staff_action (at, action, detail) VALUES (?, ?, ?)",
        pen.stamp.iso,
        fact.action,
        fact.detail,
    )


@_write.register
def _(fact: TeamStarted, pen: _Pen) -> None:
    pen.write("UPDATE group_slot SET ended_at = ? WHERE ended_at IS NULL", pen.stamp.iso)
    pen.write(
        "INSERT INTO group_slot (id, started_at, minutes, people) VALUES (?, ?, ?, ?)",
        fact.group_id,
        pen.stamp.iso,
        fact.minutes,
        fact.people,
    )


@_write.register
def _(fact: TeamEnded, pen: _Pen) -> None:
    # A slot that the next team, or a restart, already ended stays as it is.
    pen.write(
        "UPDATE group_slot SET ended_at = ? WHERE id = ? AND ended_at IS NULL", pen.stamp.iso, fact.group_id
    )


@_write.register
def _(fact: VisitEnded, pen: _Pen) -> None:
    leave_screen(pen.db, fact.visit_id, pen.stamp.iso)
    # A play that the experience's fault or the end of the visit left without its own end.
    pen.write(
        "UPDATE play SET outcome = ?, ended_at = ? WHERE visit_id = ? AND outcome IS NULL",
        _OUTCOME_OF_A_PLAY_CUT_SHORT.get(fact.ended_by, "abandoned"),
        pen.stamp.iso,
        fact.visit_id,
    )
    pen.change(
        "UPDATE visit SET seq = ?, ended_at = ?, ended_by = ?, duration_s = ? WHERE id = ? AND seq IS NULL",
        next_seq(pen.db),
        pen.stamp.iso,
        fact.ended_by,
        fact.duration_s,
        fact.visit_id,
    )
