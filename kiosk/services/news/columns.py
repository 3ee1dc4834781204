"""프로그램.xlsx: its tabs, the columns of each, and what a cell may hold.

The words here are the file's own headings and values, in Korean whatever language a kiosk speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kiosk.core.news import MOST_TEXT
from kiosk.core.programmes import Apply, Audience, Door, Programme, Stage, Who

SHEET_FILE = "프로그램.xlsx"
PROGRAMMES, NOTICES, GUIDE = "프로그램", "그림", "설명"
EXAMPLE = "(보기)"
"""A row whose first cell begins with this is an example, and is skipped."""
YES, NO = "예", "아니요"

PATHS: dict[str, Door] = {
    "전직학교": "transition",
    "창업 지원": "startup",
    "일자리센터": "jobs",
    "청소년": "youth",
    "직업체험": "experience",
}
STAGES: dict[str, Stage] = {"아이디어": "idea", "준비": "prepare", "창업": "start", "성장": "grow"}
BANDS: dict[str, Audience] = {
    "13세 이하": "u13",
    "14–18세": "14-18",
    "19–39세": "19-39",
    "40–64세": "40-64",
    "65세 이상": "65+",
}

Kind = Literal["text", "phone", "address", "day", "flag", "path", "stage", "number", "jobs", "file"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the programme's own field, `note` tells how to fill it in, `width` in letters."""

    key: str
    heading: str
    kind: Kind
    note: str
    example: str = ""
    required: bool = False
    width: int = 14

    @property
    def most(self) -> int:
        """How many letters it takes; 0 where that is no question."""
        return MOST_TEXT if self.key == "text" else _lengths().get(self.key, 0)


FIRST_DAY = Column("first", "처음 날", "day", "이 날부터 보여요. 2026-12-01처럼 적어요.", "2026-12-01", True)
LAST_DAY = Column(
    "last", "마지막 날", "day", "이 날까지 보여요. 다음 날부터는 저절로 사라져요.", "2027-06-30", True
)

PROGRAMME_COLUMNS: tuple[Column, ...] = (
    Column(
        "number",
        "확인 번호",
        "number",
        "안내지에 찍히는 번호(G-01은 1)예요. 있던 프로그램을 고칠 때만 적어요. 새 프로그램은 비워 두세요.",
        EXAMPLE,
    ),
    Column("name", "이름", "text", "프로그램의 이름", "디지털 기초 교육", True, 28),
    Column("provider", "기관", "text", "맡아 하는 곳", "금천구 일자리센터", True, 24),
    Column("path", "갈래", "path", f"다음에서 골라요: {', '.join(PATHS)}", "전직학교", True),
    Column("stage", "단계", "stage", f"창업 지원만 골라요: {', '.join(STAGES)}"),
    Column("what", "한 줄 소개", "text", "무엇을 하는지 한두 문장", "컴퓨터를 처음부터 배워요.", True, 48),
    FIRST_DAY,
    LAST_DAY,
    *(
        Column(f"band:{code}", heading, "flag", "이 나이가 신청할 수 있으면 ‘예’. 모두 비우면 누구나예요.")
        for heading, code in BANDS.items()
    ),
    Column("who.residents_only", "금천구민만", "flag", "금천구에 사는 사람만 신청할 수 있으면 ‘예’"),
    Column("who.note", "대상 설명", "text", "나이로 다 말할 수 없는 것", "금천구에 사는 40–69세", width=24),
    Column("place", "장소", "text", "어디에서 하는지", "금천구청 3층", width=24),
    Column("hours", "시간", "text", "언제 하는지", "화요일 14:00–16:00", width=24),
    Column("cost", "비용", "text", "얼마인지", "무료"),
    Column("apply.where", "신청하는 곳", "text", "어디에서 신청하는지", "전화나 방문", width=24),
    Column("apply.period", "신청 기간", "text", "언제까지 신청하는지", "자리가 찰 때까지", width=24),
    Column("bring", "준비물", "text", "가져올 것. 없거나 모르면 비워 두세요.", "신분증", width=24),
    Column("contact", "연락처", "phone", "전화번호. 02-000-0000처럼 줄표를 넣어요.", "02-000-0000"),
    Column("url", "누리집", "address", "https://로 시작하는 주소", width=28),
    Column(
        "jobs",
        "이어지는 체험",
        "jobs",
        "화면에 보이는 일의 이름. 여럿이면 쉼표로 나눠요. 비우면 있던 그대로예요.",
        width=24,
    ),
)

NOTICE_COLUMNS: tuple[Column, ...] = (
    Column("file", "파일", "file", "소식 폴더에 있는 그림 파일의 이름", f"{EXAMPLE} 12월 특강.png", True, 28),
    Column(
        "text",
        "설명글",
        "text",
        "그림에 무엇이 적혀 있는지. 그림 아래에 보이고 소리로도 들려줘요.",
        "12월 창업 특강, 12월 10일 오후 2시",
        True,
        48,
    ),
    FIRST_DAY,
    LAST_DAY,
)


def columns_of(tab: str) -> tuple[Column, ...]:
    """The columns of one of the two tabs that are read."""
    return PROGRAMME_COLUMNS if tab == PROGRAMMES else NOTICE_COLUMNS


def choices_of(column: Column) -> tuple[str, ...]:
    """What its list offers; empty where one writes freely."""
    match column.kind:
        case "path":
            return tuple(PATHS)
        case "stage":
            return tuple(STAGES)
        case "flag":
            return (YES, NO)
        case _:
            return ()


@cache
def _lengths() -> dict[str, int]:
    """How many letters each field of a programme takes, as `core.programmes` says it."""
    from msgspec import inspect

    found: dict[str, int] = {}
    for struct, front in ((Programme, ""), (Who, "who."), (Apply, "apply.")):
        told = inspect.type_info(struct)
        assert isinstance(told, inspect.StructType)
        for field in told.fields:
            if isinstance(field.type, inspect.StrType) and field.type.max_length:
                found[front + field.name] = field.type.max_length
    return found
