"""What visits were like and how kiosks ran: funnels, satisfaction, referrals, slips, running, teams, aids."""

from __future__ import annotations

from kiosk.office import words
from kiosk.office.figures import Sums, summed
from kiosk.office.small_cells import Cell, one, protect, ratio
from kiosk.office.table import Column, Report, Table, at


def screens(report: Report) -> Table:
    """The funnel over the screens."""
    found = report.figures.total("screens", report.months)
    started = report.figures.total("usage", report.months, None)
    whole = started.get("started", 0) - started.get("folded", 0)
    rows: list[tuple[Cell, ...]] = [("시작", one(whole), ratio(whole, whole, one(whole)))] if found else []
    for key, title in words.SCREEN.items():
        if found.get(key):
            seen = one(found[key])
            rows.append((title, seen, ratio(found[key], whole, seen, one(whole))))
    columns = (Column("화면", "text"), Column("본 이용"), Column("시작 대비", "share"))
    return Table("screens", "화면별 이용 과정", columns, tuple(rows))


def rounds(report: Report) -> Table:
    """The funnel over the rounds of a play."""
    sums = report.figures.total("plays", report.months)
    full = sums.get("full", 0)
    steps = [("체험 시작", full)]
    steps += [(f"{n}단계 시작", sums.get(f"round{n}", 0)) for n in (1, 2, 3)]
    steps.append(("끝까지 마침", sums.get("full_completed", 0)))
    rows = tuple((title, one(count), ratio(count, full, one(count), one(full))) for title, count in steps)
    columns = (Column("단계", "text"), Column("체험 횟수"), Column("체험 시작 대비", "share"))
    return Table("rounds", "체험 단계별 완료 과정", columns, rows if full else ())


def satisfaction(report: Report) -> Table:
    """CSAT, mean, n and response rate of every item."""
    found = report.figures.by("satisfaction", "item", report.months)
    used = report.figures.total("usage", report.months).get("used", 0)
    rows: list[tuple[Cell, ...]] = []
    for key, title in words.ITEM.items():
        if key in found:
            n = one(found[key]["n"])
            rows.append(
                (
                    title,
                    ratio(found[key]["top"], found[key]["n"], n),
                    ratio(found[key]["sum"], found[key]["n"], n),
                    n,
                    ratio(found[key]["n"], used, n, one(used)),
                )
            )
    columns = (
        Column("문항", "text"),
        Column("만족도(CSAT)", "share"),
        Column("평균(5점)", "mean"),
        Column("응답(n)"),
        Column("응답률", "share"),
    )
    return Table("satisfaction", "만족도", columns, tuple(rows))


def referrals(report: Report) -> Table:
    """Programmes and steps (work to find out about, a stage's task) shown and put on the slip."""
    found = report.figures.by("referrals", "programme", report.months)
    keys = sorted(found, key=lambda key: (-found[key]["taken"], -found[key]["shown"], key))
    shown = {name: protect([found[key][name] for key in keys]) for name in ("shown", "taken")}
    total = summed(found.values())
    rows: list[tuple[Cell, ...]] = []
    for place, key in enumerate([*keys, ""]):
        sums = found.get(key, total)
        offered, taken = at(shown["shown"], place), at(shown["taken"], place)
        share = ratio(sums.get("taken", 0), sums.get("shown", 0), offered, taken)
        known = not isinstance(share, float) or share <= 1
        rows.append(
            (report.names.programmes.get(key, key) or "합계", offered, taken, share if known else None)
        )
    columns = (Column("프로그램·할 일", "text"), Column("안내"), Column("담음"), Column("담은 비율", "share"))
    return Table(
        "referrals", "프로그램·할 일 안내", columns, tuple(rows) if keys else (), frozenset({len(keys)})
    )


def slips(report: Report) -> Table:
    """How slips left the kiosks."""
    counts: dict[str, int] = {}
    for row in report.figures.answers["slips"]:
        if row["month"] in report.months:
            name = words.CHANNEL.get((row["channel"], row["outcome"]), f"{row['channel']} {row['outcome']}")
            counts[name] = counts.get(name, 0) + row["slips"]
    rows = tuple(
        (name, one(count)) for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )
    return Table("slips", "안내지", (Column("방법", "text"), Column("횟수")), rows)


def running(report: Report) -> Table:
    """Operating days, hours and downtime by site."""
    days = report.figures.running_days(report.months)
    found = report.figures.by("running", "site", report.months)
    rows: list[tuple[Cell, ...]] = []
    keys = sorted(set(days) | set(found))
    for key in keys:
        kiosks = days.get(key, {})
        rows.append(
            _run_row(
                report.names.sites.get(key, key),
                len(kiosks),
                sum(len(each) for each in kiosks.values()),
                found.get(key, {}),
            )
        )
    if len(keys) > 1:
        machines = sum(len(kiosks) for kiosks in days.values())
        all_days = sum(len(each) for kiosks in days.values() for each in kiosks.values())
        rows.append(_run_row("합계", machines, all_days, summed(found.values())))
    columns = (
        Column("기관", "text"),
        Column("키오스크(대)"),
        Column("운영일(대·일)"),
        Column("가동 시간", "hours"),
        Column("중단(회)"),
        Column("중단 시간", "hours"),
        Column("가동률", "share"),
    )
    strong = frozenset({len(keys)}) if len(keys) > 1 else frozenset[int]()
    return Table("running", "운영일과 중단", columns, tuple(rows), strong)


def _run_row(label: str, kiosks: int, days: int, sums: Sums) -> tuple[Cell, ...]:
    run_s, down_s = sums.get("run_s", 0), sums.get("down_s", 0)
    return (
        label,
        kiosks,
        days,
        run_s / 3600,
        sums.get("stops", 0),
        down_s / 3600,
        ratio(run_s, run_s + down_s),
    )


def teams(report: Report) -> Table:
    """Group visits: teams, heads, and the visits that were theirs."""
    sums = report.figures.total("teams", report.months)
    inside = report.figures.total("usage", report.months).get("in_teams", 0)
    if not sums.get("teams"):
        return Table("teams", "단체 방문", (), ())
    columns = (Column("팀"), Column("인원을 센 팀"), Column("인원(명)"), Column("단체 이용 횟수"))
    cells = tuple(one(count) for count in (sums["teams"], sums["counted"], sums["people"], inside))
    return Table("teams", "단체 방문", columns, (cells,))


def aids(report: Report) -> Table:
    """How often each accessibility aid was switched on."""
    found = report.figures.by("aids", "aid", report.months)
    keys = sorted(found, key=lambda key: (-found[key]["times"], key))
    rows = tuple((words.AID.get(key, key), one(found[key]["times"])) for key in keys)
    return Table("aids", "접근성 기능", (Column("기능", "text"), Column("켠 횟수")), rows)
