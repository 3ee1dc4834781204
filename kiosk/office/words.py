"""Words of the report: what officers read, in Korean, and how every figure is made."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

TITLE = "미래직업체험관 키오스크 운영 실적"

FIGURE = {"started": "시작", "used": "이용", "completed": "완료", "people": "인원"}
AUDIENCE = {
    "u13": "13세 이하",
    "14-18": "14–18세",
    "19-39": "19–39세",
    "40-64": "40–64세",
    "65+": "65세 이상",
    "": "응답 없음",
}
ITEM = {
    "satisfied": "전반적으로 만족한다",
    "clear": "내용이 이해하기 쉬웠다",
    "informative": "직업을 아는 데 도움이 되었다",
    "easy": "기기를 쓰기 편했다",
    "inspiring": "새로운 직업이나 진로를 생각해 보게 되었다",
}
SCREEN = {
    "hall": "체험관",
    "play": "체험",
    "debrief": "돌아보기",
    "door": "세 갈래 길(전직·창업·일자리)",
    "takeaway": "가져가기",
    "survey": "설문",
    "farewell": "마침",
}
AID = {
    "large_text": "큰 글씨",
    "high_contrast": "고대비",
    "voice": "음성 안내",
    "low_layout": "낮은 화면",
    "reduced_motion": "움직임 줄이기",
    "keypad": "키패드",
}
CHANNEL = {
    ("printer", "printed"): "종이로 출력",
    ("printer", "failed"): "출력 실패",
    ("screen", "shown"): "화면 QR",
    ("screen", "saved"): "PDF로 보관",
    ("screen", "failed"): "출력 실패",
}

METHOD: dict[str, str] = tomllib.loads(Path(__file__).with_name("methods.toml").read_text("utf-8"))
"""How the figures of each table are made, by its id; `small` for all of them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names by ids; an id stands for itself where none is known. `programmes` are also the steps on slips."""

    sites: Mapping[str, str] = field(default_factory=dict)
    experiences: Mapping[str, str] = field(default_factory=dict)
    programmes: Mapping[str, str] = field(default_factory=dict)


def day_words(day: date) -> str:
    """A day as public papers write it: 2026. 3. 5."""
    return f"{day.year}. {day.month}. {day.day}."
