"""Bots that play by ear, each before a Desk of its kind."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

import pytest

from kiosk.core.contract import Bot, Sight
from kiosk.core.listeners import ControlListener, FirstListener, NameListener

RNG = random.Random(1)
VALVES = {"open": "열기, 더 많이", "shut": "닫기, 그만", "shut_all": "닫기 모두"}
CALLS = {"go:a2": "2번, 가기, 1분", "wait:a2": "2번, 기다리기", "go:a1": "1번, 가기, 4분"}


def heard(bot: Bot[None], labels: Mapping[str, str], *spoken: str) -> str | None:
    return bot.choose(Sight(None, (), spoken, labels), RNG)


@pytest.mark.parametrize(
    ("spoken", "does"),
    [
        (["물이 넘쳐요.", "닫으면 좋아요."], "shut"),
        (["멈추면 좋아요.", "열면 좋아요."], "open"),  # nothing on the Desk stops: the next sentence counts
        (["열면 좋아요. 닫으면 좋아요."], "open"),
        (["잘 되고 있어요."], None),
        ([], None),
    ],
)
def test_a_sentence_leads_to_the_control_of_that_name(spoken: list[str], does: str | None) -> None:
    listener = ControlListener((("열면", "열기"), ("닫으면", "닫기"), ("멈추면", "멈춤")))
    assert heard(listener, VALVES, *spoken) == does
    assert heard(listener, {}, *spoken) is None


@pytest.mark.parametrize(
    ("spoken", "does"),
    [
        (["1번에 가면 좋아요."], "go:a1"),
        (["1번은 기다리면 돼요.", "2번에 가면 좋아요."], "go:a2"),  # 1번 cannot wait
        (["가면 좋아요."], None),
        (["3번에 가면 좋아요."], None),
    ],
)
def test_a_sentence_leads_to_the_control_of_whom_it_names(spoken: list[str], does: str | None) -> None:
    listener = NameListener((("가면", "가기"), ("기다리면", "기다리기")), re.compile(r"\d번"))
    assert heard(listener, CALLS, *spoken) == does


@pytest.mark.parametrize(
    ("spoken", "does"),
    [
        (["문이 열려 있어요.", "가면 좋아요."], "go:a2"),
        (["기다리면 좋아요."], "wait:a2"),
        (["닫으면 좋아요."], None),  # not offered
        (["조용해요."], None),
    ],
)
def test_what_is_heard_is_done_for_the_first_target(spoken: list[str], does: str | None) -> None:
    listener = FirstListener((("가면", "go"), ("기다리면", "wait"), ("닫으면", "shut")))
    assert heard(listener, CALLS, *spoken) == does
    assert heard(listener, {}, *spoken) is None


def test_only_what_may_be_taken_now_is_offered() -> None:
    sight: Sight[None] = Sight(None, (), (), VALVES)
    assert (sight.offered("open"), sight.offered("stop"), sight.offered(None)) == ("open", None, None)
