"""Transitions tell where one went: the places of a visit lie in one order."""

from __future__ import annotations

from itertools import product

import pytest

from kiosk.core.visit import Visit
from kiosk.ui.places import DEEPEST, ORDER, place_of, way_to

DEEPER, BACK, NEITHER = 1, -1, 0


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("attract", "hall", DEEPER),
        ("hall", "play", DEEPER),
        ("hall", "door", DEEPER),
        ("play", "debrief", DEEPER),
        ("debrief", "facts", DEEPER),
        ("debrief", "takeaway", DEEPER),
        ("play", "takeaway", DEEPER),
        ("takeaway", "survey", DEEPER),
        ("survey", "farewell", DEEPER),
        ("facts", "debrief", BACK),
        ("debrief", "play", BACK),
        ("debrief", "hall", BACK),
        ("door", "hall", BACK),
        ("play", "hall", BACK),
        ("farewell", "attract", BACK),
        ("farewell", "hall", BACK),
        ("hall", "hall", NEITHER),
    ],
)
def test_what_is_deeper_comes_from_the_right_and_what_was_before_from_the_left(
    before: str, after: str, way: int
) -> None:
    assert way_to(after, before) == way


def test_every_place_of_a_visit_has_its_order() -> None:
    screens = ("attract", "hall", "play", "debrief", "door", "takeaway", "survey", "farewell")
    visits = [Visit(screen=screen, facts_shown=shown) for screen in screens for shown in (False, True)]
    visits += [
        Visit(screen="door", door="transition", trail=trail) for trail in (("care",), ("care", "robot"))
    ]
    assert {place_of(visit) for visit in visits} == set(ORDER)


@pytest.mark.parametrize("answers", list(product(("yes", "no"), repeat=2)))
def test_no_way_of_the_questions_is_deeper_than_places_go(answers: tuple[str, ...]) -> None:
    assert place_of(Visit(screen="door", door="startup", trail=answers)) == f"door{DEEPEST}"
