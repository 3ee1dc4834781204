"""`report.html`: one file with everything in it, for the screen and for A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from kiosk.office import charts, words
from kiosk.office.cells import shown
from kiosk.office.small_cells import Cell
from kiosk.office.summary import Key, Point
from kiosk.office.table import Report, Table
from kiosk.office.words import day_words

_STYLE = Path(__file__).with_name("report.css")


def page_of(
    report: Report, tables: Sequence[Table], keys: Sequence[Key], points: Sequence[Point], *, made_on: date
) -> str:
    """The whole page. The same report gives the same bytes."""
    title = f"{report.period.name} {words.TITLE}"
    by_id = {table.id: table for table in tables}
    first = "".join(
        (
            f"<header><h1>{escape(title)}</h1><p>{escape(_line(report, made_on))}</p></header>",
            f'<dl class="keys">{"".join(_key(key) for key in keys)}</dl>',
            f'<div class="points">{"".join(_point(point) for point in points)}</div>',
            _use_chart(by_id.get("periods")),
            f'<p class="note">{escape(words.METHOD["small"])}</p>',
        )
    )
    rest = "".join(_section(table) for table in tables)
    return (
        '<!doctype html>\n<html lang="ko"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE.read_text('utf-8')}</style></head>\n"
        f'<body><section class="first">{first}</section>\n{rest}</body></html>\n'
    )


def _line(report: Report, made_on: date) -> str:
    first, last = (f"{month[:4]}. {int(month[5:])}." for month in (report.months[0], report.months[-1]))
    return f"기간: {first} ~ {last}  |  작성일: {day_words(made_on)}"


def _key(key: Key) -> str:
    return f"<div><dt>{escape(key.title)}</dt><dd>{escape(key.value)}</dd><dd>{escape(key.under)}</dd></div>"


def _point(point: Point) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in point.lines)
    return f"<h3>{escape(point.heading)}</h3><ul>{lines}</ul>"


def _section(table: Table) -> str:
    return (
        f'<section id="{table.id}"><h2>{escape(table.title)}</h2>{_chart(table)}{_table(table)}'
        f'<p class="note">※ {escape(table.note)}</p></section>\n'
    )


def _table(table: Table) -> str:
    head = "".join(
        f'<th scope="col"{_class(column.kind)}>{escape(column.title)}</th>' for column in table.columns
    )
    rows = []
    for number, row in enumerate(table.rows):
        cells = "".join(_cell(cell, column.kind) for cell, column in zip(row, table.columns, strict=True))
        rows.append(
            f"<tr{' class=' + chr(34) + 'strong' + chr(34) if number in table.strong else ''}>{cells}</tr>"
        )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(cell: Cell, kind: str) -> str:
    if kind == "text":
        return f'<td class="text">{escape(str(cell))}</td>'
    mark = ' class="mark"' if isinstance(cell, str) else ""
    return f"<td{mark}>{escape(shown(cell, kind))}</td>"


def _class(kind: str) -> str:
    return ' class="text"' if kind == "text" else ""


def _use_chart(table: Table | None) -> str:
    """이용 횟수 by month, on the first page."""
    if table is None:
        return ""
    months = [row for number, row in enumerate(table.rows) if number not in table.strong]
    if len(months) < 2:
        return ""
    series = [
        (name, [row[place] for row in months]) for place, name in ((1, "시작"), (2, "이용"), (3, "완료"))
    ]
    drawn = charts.columns("월별 이용 횟수", [str(row[0]) for row in months], series)
    return f"<figure>{drawn}<figcaption>월별 이용 횟수(회)</figcaption></figure>"


def _chart(table: Table) -> str:
    """The chart of a section, for those that have one."""
    place, kind, most = {
        "sites": (1, "count", None),
        "audiences": (1, "count", None),
        "experiences": (1, "count", None),
        "screens": (2, "share", 1.0),
        "rounds": (2, "share", 1.0),
        "satisfaction": (1, "share", 1.0),
    }.get(table.id, (0, "", None))
    rows = [row for number, row in enumerate(table.rows) if number not in table.strong][:20]
    if not kind or len(rows) < 2:
        return ""
    drawn = charts.bars(
        table.title, [(str(row[0]), row[place], shown(row[place], kind)) for row in rows], most=most
    )
    return f"<figure>{drawn}</figure>"
