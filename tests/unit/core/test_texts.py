"""Words put together: what a template makes of its values."""

from __future__ import annotations

import pytest

from kiosk.core.contract import line
from kiosk.core.texts import Texts

TEXTS = Texts("en", {"cost": "{cost:×10,000} won", "who": "{who:이/가} 왔어요."})


@pytest.mark.parametrize(
    ("cost", "told"), [(120, "1,200,000 won"), ("12.3", "123,000 won"), (0, "0 won"), (-4.5, "-45,000 won")]
)
def test_what_korean_counts_in_ten_thousands_is_told_in_ones(cost: float | str, told: str) -> None:
    assert TEXTS.say(line("cost", cost=cost)) == told


def test_a_particle_fits_the_word_before_it() -> None:
    assert [TEXTS.say(line("who", who=who)) for who in ("손님", "직원", "새")] == [
        "손님이 왔어요.",
        "직원이 왔어요.",
        "새가 왔어요.",
    ]
