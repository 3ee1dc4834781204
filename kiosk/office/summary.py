"""The first page: one A4 in the clipped style that officers paste into their own reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.office.cells import shown
from kiosk.office.figures import Sums
from kiosk.office.small_cells import SMALL, SMALLEST, Cell, one, ratio
from kiosk.office.table import Report, Table


@dataclass(frozen=True, slots=True)
class Point:
    """A heading after "○", and its lines after "-"."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One figure of the row at the head of the page."""

    title: str
    value: str
    under: str


def keys_of(report: Report) -> list[Key]:
    """The four figures one looks for first."""
    sums, said = _usage(report), _satisfied(report)
    started, completed = one(sums.get("started", 0)), one(sums.get("completed", 0))
    n = one(said.get("n", 0))
    rate = ratio(sums.get("completed", 0), sums.get("started", 0), started, completed)
    csat = ratio(said.get("top", 0), said.get("n", 0), n)
    answered = one(sums.get("people_answers", 0))
    return [
        Key("이용 횟수(시작)", _of(started, "회"), f"선택까지 한 이용 {_of(one(sums.get('used', 0)), '회')}"),
        Key("완료", _of(completed, "회"), f"시작 대비 완료율 {shown(rate, 'share')}"),
        Key("함께한 인원", _of(one(sums.get("people", 0)), "명"), f"응답 {_of(answered, '건')} 기준"),
        Key("만족도", shown(csat, "share"), f"4–5점 비율, 응답 {_of(n, '건')}"),
    ]


def points_of(report: Report, tables: list[Table], *, unfinished: bool) -> list[Point]:
    """What is said about the period, point by point."""
    by_id = {table.id: table for table in tables}
    points = [
        Point("이용 실적", tuple(_use(report))),
        Point("체험과 만족도", tuple(_jobs(report, by_id))),
        Point("프로그램·할 일 안내", tuple(_links(report, by_id))),
        Point("운영", tuple(_running(report, by_id))),
        Point("목표 대비", tuple(_targets(by_id))),
        Point("유의 사항", tuple(_remarks(report, unfinished=unfinished))),
    ]
    return [point for point in points if point.lines]


def _use(report: Report) -> Iterator[str]:
    sums, before = _usage(report), report.figures.total("usage", report.period.year_before.months)
    started, used, completed = (one(sums.get(name, 0)) for name in ("started", "used", "completed"))
    rate = ratio(sums.get("completed", 0), sums.get("started", 0), started, completed)
    yield (
        f"시작 {_of(started, '회')}, 이용 {_of(used, '회')}, 완료 {_of(completed, '회')} 기록함"
        f"(시작 대비 완료율 {shown(rate, 'share')})"
    )
    ago = one(before.get("started", 0))
    if before.get("started", 0):
        now, then = sums.get("started", 0), before["started"]
        change = ratio(abs(now - then), then, started, ago)
        way = "증가함" if now > then else "감소함" if now < then else "같은 수준임"
        before_name = report.period.year_before.name
        by = f"{way}(증감률 비공개)" if isinstance(change, str) else f"{shown(change, 'share')} {way}"
        yield f"전년 동기({before_name}) 시작 {_of(ago, '회')} 대비 {by}"
    people, answered = one(sums.get("people", 0)), one(sums.get("people_answers", 0))
    if sums.get("people_answers"):
        basis = f"응답한 이용 {_of(answered, '건')} 기준, 4명 이상은 4명으로 셈"
        yield f"함께한 인원은 {_of(people, '명')}임({basis})"
    if sums.get("first_action_n", 0) >= 5:
        mean_s = sums["first_action_ds"] / 10 / sums["first_action_n"]
        yield f"‘시작하기’에서 첫 선택까지 평균 {mean_s:.1f}초 걸림"
    teams = report.figures.total("teams", report.months)
    if teams.get("teams"):
        counted = f"(직원이 센 인원 {_of(one(teams['people']), '명')})" if teams["people"] else ""
        yield f"단체 방문 {_of(one(teams['teams']), '팀')} 운영함{counted}"


def _jobs(report: Report, tables: dict[str, Table]) -> Iterator[str]:
    if (jobs := tables.get("experiences")) and isinstance(jobs.rows[0][1], int) and len(jobs.rows) > 2:
        top = jobs.rows[0]
        total = jobs.rows[-1][1]
        yield (
            f"체험 {_of(total, '회')} 가운데 ‘{top[0]}’ {_of(top[1], '회')}로 가장 많음"
            f"(완료율 {shown(top[3], 'share')})"
        )
    said, used = _satisfied(report), _usage(report).get("used", 0)
    n = one(said.get("n", 0))
    if said.get("n", 0):
        csat, mean = (ratio(said[name], said["n"], n) for name in ("top", "sum"))
        rate = ratio(said["n"], used, n, one(used))
        yield (
            f"만족도 {shown(csat, 'share')}(4–5점 비율), 평균 {shown(mean, 'mean')}점(5점 만점)을 기록함"
            f"(응답 {_of(n, '건')}, 응답률 {shown(rate, 'share')})"
        )


def _links(report: Report, tables: dict[str, Table]) -> Iterator[str]:
    if not (table := tables.get("referrals")):
        return
    offered, taken = table.rows[-1][1:3]
    yield f"프로그램과 할 일 안내 {_of(offered, '건')} 가운데 {_of(taken, '건')} 안내지에 담아 감"
    most = [row for row in table.rows[:-1] if isinstance(row[2], int) and row[2]][:3]
    named = [f"{row[0]} {_of(row[2], '건')}" for row in most]
    if named:
        yield f"많이 담은 것은 {', '.join(named)} 순임"


def _running(report: Report, tables: dict[str, Table]) -> Iterator[str]:
    if table := tables.get("running"):
        sites = len(table.rows) - len(table.strong)
        kiosks, days, hours, stops, down, share = table.rows[-1][1:7]
        span = f"총 {_of(days, '일')}, {shown(hours, 'hours')}시간"
        yield f"{sites}개 기관에서 키오스크 {_of(kiosks, '대')}, {span} 운영함(대별 합산)"
        yield (
            f"비정상 중단 {_of(stops, '회')}, 같은 날 중단 시간 {shown(down, 'hours')}시간으로"
            f" 가동률 {shown(share, 'share')}임"
        )
    calls = report.figures.total("calls", report.months).get("calls", 0)
    if calls:
        yield f"‘직원 부르기’ {_of(one(calls), '회')} 발생함"


def _targets(tables: dict[str, Table]) -> Iterator[str]:
    if table := tables.get("targets"):
        for period, site, figure, target, actual, rate in table.rows[:4]:
            yield (
                f"{period} {site} {figure} 목표 {shown(target, 'count')}, 실적 {shown(actual, 'count')}"
                f"(달성률 {shown(rate, 'share')})임"
            )


def _remarks(report: Report, *, unfinished: bool) -> Iterator[str]:
    sums = _usage(report)
    if unfinished:
        yield "자료 모으기(collect)가 중간에 멈춘 상태로, 다시 모은 뒤 보고서를 새로 만들어야 함"
    if missing := report.figures.not_collected():
        yield (
            f"일련번호로 보아 모이지 않은 이용 {sum(missing.values()):,}건 있음({', '.join(missing)}),"
            " 해당 키오스크의 ‘기록 가져가기’에서 ‘전부 다시’를 켜고 다시 담아야 함"
        )
    if sums.get("folded"):
        count = _of(one(sums["folded"]), "건")
        yield f"원자료 대신 일별 집계로 센 이용 {count} 들어 있음(나이대·화면별 수치에는 없음)"
    if sums.get("unsure"):
        yield f"시계를 믿을 수 없는 이용 {_of(one(sums['unsure']), '건')}, 기록된 날짜대로 셈"
    if outside := report.figures.unsure_outside(report.figures.months()):
        yield f"시계 오류로 날짜가 기간 밖인 이용 {_of(one(outside), '건')}, 이 실적에 없음"


def _usage(report: Report) -> Sums:
    return report.figures.total("usage", report.months)


def _satisfied(report: Report) -> Sums:
    return report.figures.total("satisfaction", report.months, lambda row: bool(row["item"] == "satisfied"))


def _of(cell: Cell, unit: str) -> str:
    """A figure with its unit: "1,204회", "5회 미만"."""
    if cell == SMALL:
        return f"{SMALLEST}{unit} 미만"
    return f"{shown(cell, 'count')}{unit}" if isinstance(cell, int) else shown(cell, "count")
