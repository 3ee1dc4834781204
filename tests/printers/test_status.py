"""The status bytes of ESC/POS: each bit means what the tables say, and noise is no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.printers import STATES, prints
from kiosk.services.slip_channels.esc_pos import EscPosChannel
from kiosk.services.slip_channels.status import Answers, is_answer, is_in_order, question
from tests.printers.channels import IMPATIENT
from tests.printers.loopback_printer import MovedClock

BYTES = st.integers(0, 255)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (Answers(0x12, 0x12, 0x12, 0x12), "ready"),
        (Answers(0x16, 0x12, 0x12, 0x12), "ready"),  # the drawer's pin
        (Answers(0x12, 0x12, 0x12, 0x1E), "paper_low"),
        (Answers(0x1A, 0x32, 0x12, 0x7E), "paper_out"),
        (Answers(0x1A, 0x12, 0x12, 0x72), "paper_out"),
        (Answers(0x1A, 0x36, 0x12, 0x7E), "cover_open"),
        (Answers(0x1A, 0x1A, 0x12, 0x12), "offline"),  # paper is fed by the button
        (Answers(0x1A, 0x52, 0x1A, 0x12), "refused"),  # cutter
        (Answers(0x1A, 0x52, 0x32, 0x12), "refused"),  # not to be recovered
        (Answers(0x1A, 0x52, 0x52, 0x12), "refused"),  # head too hot
        (Answers(0x12), "ready"),  # it knows only the first question
        (Answers(0x1A), "offline"),
    ],
)
def test_bits_mean_what_the_tables_say(answers: Answers, state: str) -> None:
    assert answers.state == state


@given(st.builds(Answers, BYTES, BYTES, BYTES, BYTES))
def test_any_answers_are_a_state_and_one_in_trouble_is_not_well(answers: Answers) -> None:
    assert answers.state in STATES
    if answers.state == "paper_out" and answers.roll & 0x60:
        assert not answers.well


@given(BYTES)
def test_no_byte_is_two_things(byte: int) -> None:
    assert not (is_answer(byte) and is_in_order(byte))


@pytest.mark.parametrize("noise", [0x11, 0x13, 0x00, 0x0F, 0x10, 0xFF])
def test_flow_control_and_status_by_itself_are_no_answers(noise: int) -> None:
    assert not is_answer(noise)


def test_questions_are_the_commands_of_the_tables() -> None:
    assert [question(number) for number in (1, 2, 3, 4)] == [b"\x10\x04" + bytes([n]) for n in (1, 2, 3, 4)]


class Babbling:
    """A wire that takes everything and says whatever it likes."""

    def __init__(self, noise: list[bytes]) -> None:
        self._noise = noise

    def send(self, data: bytes, patience_s: float) -> int:
        return len(data)

    def receive(self, patience_s: float) -> bytes:
        return self._noise.pop() if self._noise else b""

    def unsent(self) -> int:
        return 0

    def close(self, *, drop: bool) -> None:
        """Nothing is held."""


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_whatever_a_printer_says_it_is_a_state(noise: list[bytes]) -> None:
    class Hurried(MovedClock):
        def monotonic_s(self) -> float:
            self.advance(0.05)
            return super().monotonic_s()

    channel = EscPosChannel(lambda _: Babbling(noise), Hurried(), patience=IMPATIENT)
    first = channel.ask()
    assert first in STATES
    assert channel.ask() in STATES
    if prints(first) and first != "unknown":
        noise.clear()
        assert channel.ask() == "silent"
