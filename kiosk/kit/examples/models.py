"""The rows of the models that examples show.

An example whose component shows a model has `required property ActionModel model`, as a screen has it from
its controller. These are the rows. Their words are samples: no visitor sees them, so they are not in texts/.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.kit.action_model import Control

_LEVELS = (
    Control("calm", "차분하게", kind="choice"),
    Control("standard", "보통", kind="choice", checked=True),
    Control("keen", "도전", kind="choice"),
)

EXAMPLE_MODELS: Mapping[str, tuple[Control, ...]] = {
    "AidGrid": (
        Control("large_text", "큰 글씨", kind="switch", icon="text"),
        Control("high_contrast", "고대비", kind="switch", icon="contrast", checked=True),
        Control("voice", "음성 안내", kind="switch", icon="volume"),
        Control("low_layout", "낮은 화면", kind="switch", icon="low"),
    ),
    "Bar": (
        Control("home", "처음으로", icon="home"),
        Control("help", "도움말", icon="help"),
        Control("call", "직원 부르기", icon="call"),
        Control("display", "화면 설정", icon="display"),
    ),
    "CellGrid": (
        Control("face_2", "별로예요", kind="choice", icon="face2"),
        Control("face_3", "보통이에요", kind="choice", icon="face3"),
        Control("face_4", "좋아요", kind="choice", icon="face4", checked=True),
        Control("face_5", "아주 좋아요", kind="choice", icon="face5"),
    ),
    "ChoiceGrid": _LEVELS,
    "Desk": (
        Control("up", "위로", "90 m로 올라가요.", icon="up", deep="#1F3FA8", pale="#DCE6FD", coached=True),
        Control("down", "아래로", "30 m로 내려가요.", icon="down", deep="#1F3FA8", pale="#DCE6FD"),
        Control("wait", "기다리기", "8초 기다려요.", icon="wait", deep="#1F3FA8", pale="#DCE6FD"),
        Control("next", "다음 드론", "드론 5", icon="next", deep="#1F3FA8", pale="#DCE6FD"),
    ),
    "LabelledChoices": _LEVELS,
    "NumberPad": (
        *(Control(f"digit:{n}", str(n)) for n in range(1, 10)),
        Control("erase", "지우기"),
        Control("digit:0", "0"),
        Control("enter", "확인"),
    ),
    "Overlay": (
        Control("stay", "계속하기", kind="primary"),
        Control("home", "처음으로"),
    ),
    "Screen": (
        Control("transition", "전직학교", "새 일로 옮겨 가는 길"),
        Control("startup", "창업 지원", "내 가게나 회사를 여는 길"),
    ),
    "StepperGrid": (
        Control("from", "조용해지는 때", kind="row", detail="22:00"),
        Control("until", "다시 소리 나는 때", kind="row", detail="08:00"),
    ),
    "SwitchGrid": (
        Control("voice", "음성 안내", kind="switch", icon="volume", checked=True),
        Control("sound", "소리", kind="switch", icon="sound"),
    ),
}
"""Rows by the name of the example."""
