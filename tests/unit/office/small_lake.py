"""A lake small enough to add up by hand: two sites, two years, one of everything a report shows."""

from __future__ import annotations

from pathlib import Path

from kiosk.office.collect import collect
from tests.unit.office.bundles import OneKiosk, Row, an_id

DREAMTEO = OneKiosk("dreamteo", 1, 1)
GVALLEY = OneKiosk("gvalley", 1, 2)
REFERRED = (("job_centre", 6, 5), ("stage-idea", 8, 6), ("work-ropeway_guide", 10, 5), ("work-closed", 5, 5))
"""A programme, a stage's task and two works: in how many visits each was shown, and taken."""


def small_lake(folder: Path) -> Path:
    """Collects the bundles of both kiosks into `folder/lake`."""
    stick = folder / "stick"
    bundles = [DREAMTEO.export(stick, 3, _dreamteo()), GVALLEY.export(stick, 1, _gvalley())]
    done = collect(bundles, folder / "lake", [DREAMTEO.trusted(), GVALLEY.trusted()])
    assert done.all_taken
    return folder / "lake"


def _dreamteo() -> dict[str, list[Row]]:
    """2026-03: 10 visits, 8 used, 6 completed; 2025-03: 8 visits; a test visit; two days as counts."""
    visits, plays, steps, answers, referrals, slips = [], [], [], [], [], []
    for n in range(1, 11):
        visit = DREAMTEO.visit(
            n,
            audience="19-39" if n <= 7 else None,
            party_size=2 if n <= 5 else None,
            first_action_s=10.0 + n if n <= 8 else None,
            clock_ok=0 if n == 10 else 1,
        )
        visits.append(visit)
        steps.append({"visit_id": visit["id"], "n": 1, "screen": "hall", "entered_at": visit["started_at"]})
        if n <= 8:
            done = n <= 6
            plays.append(_play(n, "drone_traffic" if n <= 5 else "smart_farm", done, rounds=3 if done else 1))
            steps.append(
                {"visit_id": visit["id"], "n": 2, "screen": "play", "entered_at": visit["started_at"]}
            )
            steps.append(
                {"visit_id": visit["id"], "n": 3, "screen": "play", "entered_at": visit["started_at"]}
            )
        if n <= 5:
            answers.append({"visit_id": visit["id"], "item": "satisfied", "value": (5, 4, 4, 3, 5)[n - 1]})
        for entry, shown, taken in REFERRED:
            if n <= shown:
                referrals.append(
                    {"visit_id": visit["id"], "programme": entry, "shown": 1, "taken": int(n <= taken)}
                )
        if n <= 6:
            slips.append(
                {
                    "id": n,
                    "visit_id": visit["id"],
                    "channel": "printer",
                    "requested_at": visit["started_at"],
                    "outcome": "printed",
                }
            )
    visits += [DREAMTEO.visit(n, started_at="2025-03-09T01:00Z") for n in range(11, 19)]
    visits.append(DREAMTEO.visit(19, is_test=1, party_size=4, first_action_s=1.0))
    plays.append(_play(19, "drone_traffic", True, rounds=3))
    answers.append({"visit_id": an_id(19), "item": "satisfied", "value": 1})
    # 2026-03-05: counted 7, nothing of it here. 2026-03-02: counted 4, but ten are here: those count.
    counts = [
        ("2026-03-05", "started", "", 7),
        ("2026-03-05", "used", "", 6),
        ("2026-03-05", "completed", "", 5),
        ("2026-03-05", "people", "", 9),
        ("2026-03-05", "people_answers", "", 5),
        ("2026-03-05", "plays", "smart_farm", 8),
        ("2026-03-05", "plays_completed", "smart_farm", 5),
        ("2026-03-05", "satisfied_n", "satisfied", 5),
        ("2026-03-05", "satisfied_sum", "satisfied", 20),
        ("2026-03-05", "satisfied_top", "satisfied", 4),
        ("2026-03-05", "referrals_taken", "job_centre", 2),
        ("2026-03-02", "started", "", 4),
        ("2026-03-02", "completed", "", 4),
        ("2026-03-02", "plays", "smart_farm", 90),
    ]
    return {
        "visit": visits,
        "play": plays,
        "step": steps,
        "survey_answer": answers,
        "referral": referrals,
        "slip": slips,
        "uptime": [
            _run(1, "2026-03-02T00:00Z", "2026-03-02T02:00Z", "unclean"),  # 2 h, then 30 min of nothing
            _run(2, "2026-03-02T02:30Z", "2026-03-02T09:00Z", "clean"),  # 6.5 h
            _run(3, "2026-03-03T00:00Z", "2026-03-03T04:00Z", "unclean"),  # 4 h; back only the next day
            _run(4, "2026-03-04T00:00Z", "2026-03-04T16:00Z", "clean"),  # 16 h, past midnight in Seoul
            _run(5, "2036-03-04T00:00Z", "2036-03-04T01:00Z", "clean", clock_ok=0),
        ],
        "group_slot": [
            {"id": an_id(500), "started_at": "2026-03-02T01:00Z", "minutes": 15, "people": 12},
            {"id": an_id(501), "started_at": "2026-03-02T01:20Z", "minutes": 15, "people": 0},
        ],
        "aid_use": [{"day": "2026-03-02", "aid": "large_text", "count": 6}],
        "staff_call": [{"id": 1, "at": "2026-03-02T01:00Z"}],
        "daily_count": [
            dict(zip(("day", "measure", "subject", "count"), row, strict=True)) for row in counts
        ],
    }


def _gvalley() -> dict[str, list[Row]]:
    """2026-04: three visits, a small cell. The numbers of their visits say that one was never collected."""
    visits = [
        GVALLEY.visit(100 + n, seq=(1, 2, 4)[n], started_at="2026-04-10T03:00Z", audience="65+")
        for n in range(3)
    ]
    return {"visit": visits}


def _play(visit: int, job: str, completed: bool, *, rounds: int) -> Row:
    return {
        "id": an_id(1000 + visit),
        "visit_id": an_id(visit),
        "experience": job,
        "version": "1.0.0",
        "level": "calm",
        "short": 0,
        "seed": 7,
        "started_at": "2026-03-02T05:06Z",
        "outcome": "completed" if completed else "abandoned",
        "round_reached": rounds,
        "liking": 4 if completed else None,
    }


def _run(number: int, began: str, ended: str, how: str, *, clock_ok: int = 1) -> Row:
    return {"id": number, "started_at": began, "ended_at": ended, "ended_how": how, "clock_ok": clock_ok}
