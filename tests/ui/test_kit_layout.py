"""Pages and seats: nothing is lost, nothing is cut, headings stay with what they head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.kit.page_flow import Block, Place, flow, least_page_px, stretched, whole_height_px
from kiosk.kit.seating import Seat, columns_that_fit, row_heights_px, seats

SPACING = 10.0


def blocks() -> st.SearchStrategy[list[Block]]:
    block = st.builds(
        Block,
        heights_px=st.lists(st.integers(1, 120).map(float), min_size=1, max_size=6).map(tuple),
        gap_px=st.sampled_from([0.0, 7.0]),
        keep=st.booleans(),
        binds=st.booleans(),
        stretch=st.sampled_from([0.0, 1.0, 4.0]),
        most=st.sampled_from([0.0, 1.0, 1.5]),
    )
    return st.lists(block, min_size=1, max_size=6)


def shown_units(places: tuple[Place, ...]) -> list[tuple[int, int]]:
    return [(place.block, unit) for place in places for unit in range(place.first, place.first + place.shown)]


@given(blocks(), st.integers(120, 600))
def test_every_piece_is_on_exactly_one_page_in_reading_order(told: list[Block], height: int) -> None:
    places = flow(told, float(height), SPACING)
    assert shown_units(places) == [(n, unit) for n, block in enumerate(told) for unit in range(block.units)]
    assert [place.page for place in places] == sorted(place.page for place in places)


@given(blocks(), st.integers(120, 600))
def test_no_page_is_fuller_than_it_is_high(told: list[Block], height: int) -> None:
    places = stretched(flow(told, float(height), SPACING), told, float(height), SPACING)
    for above, below in zip(places, places[1:], strict=False):
        if above.page == below.page:
            assert below.y_px == pytest.approx(above.y_px + above.height_px + SPACING)
    assert all(place.y_px + place.height_px <= height + 1 for place in places)


@given(blocks())
def test_what_fits_on_one_page_is_on_one_page(told: list[Block]) -> None:
    places = flow(told, whole_height_px(told, SPACING), SPACING)
    assert {place.page for place in places} == {0}


@given(blocks())
def test_the_least_page_parts_no_heading_from_what_it_heads(told: list[Block]) -> None:
    headed = [Block(block.heights_px[:1], binds=block.binds) for block in told]
    places = flow(headed, least_page_px(headed, SPACING), SPACING)
    page = {place.block: place.page for place in places}
    runs = [n for n, block in enumerate(headed[:-1]) if block.binds and not headed[n + 1].binds]
    lone = [n for n in runs if n == 0 or not headed[n - 1].binds]
    assert all(page[n] == page[n + 1] for n in lone)


def test_a_kept_block_moves_to_the_next_page_whole_and_a_long_one_is_parted_by_lines() -> None:
    text = Block((30.0,) * 3)
    places = flow([Block((80.0,)), text], 100.0, SPACING)
    assert [(place.page, place.first, place.shown) for place in places] == [(0, 0, 1), (1, 0, 3)]
    long = Block((30.0,) * 7)
    assert [place.shown for place in flow([long], 100.0, SPACING)] == [3, 3, 1]


def test_free_height_goes_to_what_stretches_as_far_as_it_may() -> None:
    told = [Block((50.0,)), Block((50.0,), stretch=1, most=1.2), Block((50.0,), stretch=1)]
    places = stretched(flow(told, 300.0, SPACING), told, 300.0, SPACING)
    assert [round(place.height_px) for place in places] == [50, 60, 170]


@pytest.mark.parametrize(
    ("wanted", "cells", "least", "columns"),
    [(4, 4, 200, 4), (4, 4, 300, 2), (3, 6, 300, 3), (3, 5, 400, 2), (2, 6, 600, 1), (5, 5, 190, 5)],
)
def test_columns_are_as_many_as_the_longest_word_allows_and_balanced(
    wanted: int, cells: int, least: float, columns: int
) -> None:
    assert columns_that_fit(wanted, cells, 1000.0, least, 10.0) == columns


def test_an_emphasised_cell_has_a_row_of_its_own_and_the_last_one_fills_its_row() -> None:
    assert seats([True, False, False, False], 2, fill=True) == (
        Seat(0, 0, 2),
        Seat(1, 0, 1),
        Seat(1, 1, 1),
        Seat(2, 0, 2),
    )


def test_the_starter_takes_the_seat_that_would_stay_empty() -> None:
    assert [seat.span for seat in seats([False] * 8, 3, fill=False, favourite=0)] == [2, 1, 1, 1, 1, 1, 1, 1]
    assert {seat.span for seat in seats([False] * 8, 2, fill=False, favourite=0)} == {1}


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(1, 5), st.booleans())
def test_no_two_cells_share_a_seat(wholes: list[bool], columns: int, fill: bool) -> None:
    taken = [
        (seat.row, seat.column + n) for seat in seats(wholes, columns, fill=fill) for n in range(seat.span)
    ]
    assert len(set(taken)) == len(taken)
    assert all(column < columns for _, column in taken)


def test_a_row_that_wishes_for_more_gets_it_before_all_grow_alike() -> None:
    assert row_heights_px((100, 100), (0, 0), 300) == (150, 150)
    assert row_heights_px((100, 100), (50, 0), 250) == (150, 100)
    assert row_heights_px((100, 100), (50, 0), 225) == (125, 100)
    assert row_heights_px((100, 100), (50, 0), 450) == (250, 200)
    assert sum(row_heights_px((100, 50), (50, 0), 90)) == pytest.approx(90)
    assert row_heights_px((), (), 90) == ()
