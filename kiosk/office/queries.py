"""Every question the report asks of the lake, written once in Ibis: DuckDB and Spark answer the same.

Each function takes the lake's tables by name and gives a small table whose numbers are whole and additive
over sites, so that an engine may work through the sites in batches. Test visits are left out here and nowhere
else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis import _

from kiosk.core.bundle_tables import TABLES
from kiosk.office.lake import ORIGIN
from kiosk.office.words import SCREEN

Tables = Mapping[str, ir.Table]
Query = Callable[[Tables], ir.Table]

ROUNDS = 3
_IBIS = {"text": "string", "minute": "timestamp", "integer": "int64", "number": "float64"}
_NOBODY = ""
"""Audience of those who skipped the question, and of days of which only counts are left."""


def schema_of(name: str) -> ibis.Schema:
    """The columns of one table of the lake, `site` and `month` of its folders among them."""
    table = next(table for table in TABLES if table.name == name)
    own = {column: _IBIS[kind] for column, kind in table.columns if column != "site"}
    origin = {column: "int64" if column in ("kiosk", "export") else "string" for column in ORIGIN}
    day = {"day": "date"} if table.month_of else {}
    return ibis.schema({**own, **origin, **day, "site": "string", "month": "string"})


def unbound() -> dict[str, ir.Table]:
    """The tables as names only, those of PREPARED too: an engine puts its own behind them."""
    tables = {table.name: ibis.table(schema_of(table.name), name=table.name) for table in TABLES}
    return tables | {name: ibis.table(query(tables).schema(), name=name) for name, query in PREPARED.items()}


def real_visits(t: Tables) -> ir.Table:
    """Visits that count: no test visits, and none of a day that is counted from what retention left."""
    real = t["visit"].filter(_.is_test == 0).anti_join(_folded_days(t), ["site", "kiosk", "day"])
    return real.select(
        "id",
        "site",
        "month",
        audience=_.audience.fill_null(_NOBODY),
        party_size=_.party_size,
        group_id=_.group_id,
        clock_ok=_.clock_ok,
        first_action_s=_.first_action_s,
    )


def _folded_days(t: Tables) -> ir.Table:
    """(site, kiosk, day) to be counted from `daily_count`.

    Those where it knows of more visits than the lake holds: a bundle of that day never came here. Retention
    may have folded less than a day when a bundle was made; then the lake's visits are the fuller record.
    """
    here = t["visit"].filter(_.is_test == 0).group_by("site", "kiosk", "day").agg(visits=_.count())
    told = _counts(t).filter((_.measure == "started") & (_.subject == ""))
    both = told.left_join(here, ["site", "kiosk", "day"])
    return both.filter(_.visits.isnull() | (both["count"] > both.visits)).select("site", "kiosk", "day")


def _counts(t: Tables) -> ir.Table:
    """`daily_count` per kiosk and day. A database that moved to a new key tells the same day twice."""
    rows = t["daily_count"].mutate(subject=_.subject.fill_null(""))
    return rows.group_by("site", "kiosk", "day", "month", "measure", "subject").agg(
        **{"count": rows["count"].max()}
    )


def left_counts(t: Tables) -> ir.Table:
    """What retention left of the days that are counted from it."""
    return _counts(t).semi_join(_folded_days(t), ["site", "kiosk", "day"])


PREPARED: dict[str, Query] = {"real_visit": real_visits, "left_count": left_counts}
"""What several queries start from: an engine works it out once and puts it behind these names."""


def usage(t: Tables) -> ir.Table:
    """이용 횟수, heads, first decisions by site, month, audience. `folded`: visits known as counts only."""
    completed = t["play"].filter(_.outcome == "completed").select("visit_id").distinct()
    visits = t["real_visit"].left_join(completed, [("id", "visit_id")])
    from_visits = visits.group_by(site=visits.site, month=visits.month, audience=visits.audience).agg(
        started=visits.count(),
        used=visits.first_action_s.count(),
        completed=visits.visit_id.count(),
        people=_whole(visits.party_size.sum()),
        people_answers=visits.party_size.count(),
        unsure=_whole((visits.clock_ok == 0).cast("int64").sum()),
        in_teams=visits.group_id.count(),
        first_action_n=visits.first_action_s.count(),
        first_action_ds=_whole((visits.first_action_s * 10).round().cast("int64").sum()),
        folded=ibis.literal(0, "int64"),
    )
    left = t["left_count"]
    from_counts = left.group_by(left.site, left.month, audience=ibis.literal(_NOBODY)).agg(
        **{
            name: _sum_of(left, name) for name in ("started", "used", "completed", "people", "people_answers")
        },
        unsure=ibis.literal(0, "int64"),
        in_teams=ibis.literal(0, "int64"),
        first_action_n=_sum_of(left, "first_action_n"),
        first_action_ds=_sum_of(left, "first_action_s_sum") * 10,
        folded=_sum_of(left, "started"),
    )
    return from_visits.union(from_counts)


def plays(t: Tables) -> ir.Table:
    """Plays by site, month, audience, job. `full`: of three rounds; `round1` …: of these, who reached it."""
    visit = t["real_visit"].select("id", "audience")
    joined = t["play"].join(visit, [("visit_id", "id")])
    full = joined["short"] == 0
    from_plays = joined.group_by(
        site=joined.site,
        month=joined.month,
        audience=joined.audience,
        experience=joined.experience,
    ).agg(
        plays=joined.count(),
        completed=_whole((joined.outcome == "completed").cast("int64").sum()),
        full=_whole(full.cast("int64").sum()),
        **{
            f"round{n}": _whole((full & (joined.round_reached >= n)).cast("int64").sum())
            for n in range(1, ROUNDS + 1)
        },
        full_completed=_whole((full & (joined.outcome == "completed")).cast("int64").sum()),
        liking_n=joined.liking.count(),
        liking_sum=_whole(joined.liking.sum()),
        liking_top=_whole((joined.liking >= 4).cast("int64").sum()),
    )
    left = t["left_count"].filter(_.measure.isin(["plays", "plays_completed"]) & (_.subject != ""))
    none = ibis.literal(0, "int64")
    from_counts = left.group_by(
        left.site, left.month, audience=ibis.literal(_NOBODY), experience=left.subject
    ).agg(
        plays=_sum_of(left, "plays", any_subject=True),
        completed=_sum_of(left, "plays_completed", any_subject=True),
        full=none,
        **{f"round{n}": none for n in range(1, ROUNDS + 1)},
        full_completed=none,
        liking_n=none,
        liking_sum=none,
        liking_top=none,
    )
    return from_plays.union(from_counts)


def screens(t: Tables) -> ir.Table:
    """How many visits saw each screen (a column of its name), by site and month.

    One row for each visit with a mark for each screen: a third of the work of distinct (visit, screen) pairs.
    """
    steps = t["step"]
    marks = {screen: (steps.screen == screen).cast("int64").max() for screen in SCREEN}
    seen = steps.group_by("visit_id").agg(**marks)
    visit = t["real_visit"].select("id", "site", "month")
    joined = visit.join(seen, [("id", "visit_id")])
    return joined.group_by("site", "month").agg(**{screen: _whole(joined[screen].sum()) for screen in SCREEN})


def satisfaction(t: Tables) -> ir.Table:
    """Answers by site, month, audience, item: how many, their sum, and how many were 4 or 5."""
    visit = t["real_visit"].select("id", "audience")
    joined = t["survey_answer"].join(visit, [("visit_id", "id")])
    from_answers = joined.group_by(
        site=joined.site, month=joined.month, audience=joined.audience, item=joined.item
    ).agg(
        n=joined.count(),
        sum=_whole(joined.value.sum()),
        top=_whole((joined.value >= 4).cast("int64").sum()),
    )
    left = t["left_count"].filter(_.measure.isin(["satisfied_n", "satisfied_sum", "satisfied_top"]))
    from_counts = left.group_by(left.site, left.month, audience=ibis.literal(_NOBODY), item=left.subject).agg(
        **{name: _sum_of(left, f"satisfied_{name}", any_subject=True) for name in ("n", "sum", "top")}
    )
    return from_answers.union(from_counts)


def referrals(t: Tables) -> ir.Table:
    """What was shown and put on a slip, by site and month. Of folded days only `taken` is known."""
    visit = t["real_visit"].select("id")
    joined = t["referral"].semi_join(visit, [("visit_id", "id")])
    from_rows = joined.group_by("site", "month", "programme").agg(
        shown=_whole(joined.shown.sum()), taken=_whole(joined.taken.sum())
    )
    left = t["left_count"].filter(_.measure == "referrals_taken")
    from_counts = left.group_by(left.site, left.month, programme=left.subject).agg(
        shown=ibis.literal(0, "int64"), taken=_sum_of(left, "referrals_taken", any_subject=True)
    )
    return from_rows.union(from_counts)


def slips(t: Tables) -> ir.Table:
    """Slips by site, month, channel and outcome. Of folded days only those on paper are known."""
    visit = t["real_visit"].select("id")
    joined = t["slip"].semi_join(visit, [("visit_id", "id")])
    from_rows = joined.group_by("site", "month", "channel", "outcome").agg(slips=_.count())
    left = t["left_count"].filter(_.measure == "slips_printed")
    from_counts = left.group_by(
        left.site, left.month, channel=ibis.literal("printer"), outcome=ibis.literal("printed")
    ).agg(slips=_sum_of(left, "slips_printed", any_subject=True))
    return from_rows.union(from_counts)


def teams(t: Tables) -> ir.Table:
    """Turns of group visits by site and month; `people` are the heads staff counted, in `counted` turns."""
    slots = t["group_slot"]
    return slots.group_by("site", "month").agg(
        teams=slots.count(),
        counted=_whole((slots.people > 0).cast("int64").sum()),
        people=_whole(slots.people.sum()),
    )


def running(t: Tables) -> ir.Table:
    """Every running of a kiosk that can be dated: seconds, unclean ends, and how long until it ran again.

    By site and month of its start. A stop counts with its length only where the next start was on the same
    day in Seoul: over night nobody missed the kiosk.
    """
    runs = _runs(t)
    window = ibis.window(group_by=[runs.site, runs.kiosk], order_by=[runs.begin_s, runs.end_s])
    runs = runs.mutate(next_s=runs.begin_s.lead().over(window))
    unclean = runs.ended_how == "unclean"
    back = unclean & (_day_of(runs.next_s) == _day_of(runs.end_s)) & (runs.next_s >= runs.end_s)
    return runs.group_by("site", "month").agg(
        run_s=_whole((runs.end_s - runs.begin_s).sum()),
        stops=_whole(unclean.cast("int64").sum()),
        short_stops=_whole(back.fill_null(False).cast("int64").sum()),
        down_s=_whole(ibis.cases((back, runs.next_s - runs.end_s), else_=0).sum()),
    )


def operating_days(t: Tables) -> ir.Table:
    """Days on which a kiosk ran, as (site, kiosk, number of the day since 1970-01-01 in Seoul)."""
    runs = _runs(t)
    first = _day_of(runs.begin_s)
    last = ibis.least(_day_of(runs.end_s), first + 400)
    return runs.select("site", "kiosk", day_number=ibis.range(first, last + 1).unnest()).distinct()


def _runs(t: Tables) -> ir.Table:
    """Runnings by kiosk with their begin and end in seconds; a database that moved tells one twice."""
    rows = t["uptime"].filter(_.clock_ok == 1)
    rows = rows.mutate(begin_s=_seconds(rows.started_at), end_s=_seconds(rows.ended_at))
    rows = rows.filter(rows.end_s >= rows.begin_s)
    return rows.group_by("site", "kiosk", "month", "begin_s").agg(
        end_s=rows.end_s.max(), ended_how=rows.ended_how.max()
    )


def records(t: Tables) -> ir.Table:
    """Visits numbered and visits here, by kiosk and key: what lies between was never collected."""
    visits = t["visit"]
    return visits.group_by("site", "kiosk", "key").agg(last_seq=visits.seq.max(), here=visits.count())


def calls(t: Tables) -> ir.Table:
    """Calls for staff by site and month."""
    return t["staff_call"].group_by("site", "month").agg(calls=_.count())


def aids(t: Tables) -> ir.Table:
    """How often each aid was switched on, by site and month."""
    rows = t["aid_use"]
    return rows.group_by("site", "month", "aid").agg(times=_whole(rows["count"].sum()))


QUERIES: dict[str, Query] = {
    query.__name__: query
    for query in (
        usage,
        plays,
        screens,
        satisfaction,
        referrals,
        slips,
        teams,
        running,
        operating_days,
        records,
        calls,
        aids,
    )
}


def _sum_of(left: ir.Table, measure: str, *, any_subject: bool = False) -> Any:
    wanted = left.measure == measure
    if not any_subject:
        wanted = wanted & (left.subject == "")
    return _whole(left["count"].sum(where=wanted))


def _whole(value: Any) -> Any:
    """A sum as a whole number; 0 where there was nothing to add up."""
    return value.fill_null(0).cast("int64")


def _seconds(time: Any) -> Any:
    """Whole seconds since 1970: DuckDB gives a fraction where Ibis promises none."""
    return time.epoch_seconds().cast("float64").round().cast("int64")


def _day_of(seconds: Any) -> Any:
    return ((seconds + 9 * 3600) / 86400).floor().cast("int64")
