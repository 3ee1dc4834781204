"""What is hidden stays hidden: nobody can work a small figure out from what is printed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.office.small_cells import SMALL, WITHHELD, Protected, one, protect, protect_nested, ratio


def test_small_figures_are_hidden_and_zero_is_not() -> None:
    assert [one(count) for count in (0, 1, 4, 5)] == [0, SMALL, SMALL, 5]


def test_a_lone_small_cell_takes_its_smallest_neighbour_along() -> None:
    # 100 - 60 - 37 would be 3.
    found = protect([60, 3, 37, 0])
    assert found.cells == (60, WITHHELD, WITHHELD, 0)
    assert found.total == 100


def test_several_small_cells_hide_one_another() -> None:
    assert protect([3, 2, 50]).cells == (SMALL, SMALL, 50)


def test_small_cells_whose_sum_tells_them_take_a_neighbour_along() -> None:
    # Two cells of "5 미만" that sum to 2 are 1 and 1; that sum to 8 are 4 and 4.
    assert protect([1, 1, 50]).cells == (WITHHELD, WITHHELD, WITHHELD)
    assert protect([4, 4, 50]).cells == (WITHHELD, WITHHELD, WITHHELD)


def test_a_total_goes_where_no_neighbour_is_left() -> None:
    # Five times one in a total of five: each must be one.
    assert protect([1, 1, 1, 1, 1]).total == WITHHELD
    assert protect([3]).total == SMALL


def test_a_hidden_half_year_cannot_be_added_up_from_its_months() -> None:
    # The second half has 3; hiding it means hiding the first half too, and then one of its months.
    (first, second), total = protect_nested([[10, 20, 30], [3, 0, 0]])
    assert total == 63
    assert (first.total, second.total) == (WITHHELD, WITHHELD)
    assert first.cells == (WITHHELD, 20, 30)
    assert second.cells == (SMALL, SMALL, SMALL)


def test_a_rate_is_hidden_with_either_of_its_parts() -> None:
    assert ratio(3, 10, SMALL, 10) == WITHHELD
    assert ratio(10, 40, 10, WITHHELD) == WITHHELD
    assert ratio(0, 0, 0, 0) is None
    assert ratio(1, 4) == 0.25


@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=3))
def test_every_hidden_cell_could_be_something_else(values: list[int]) -> None:
    printed = protect(values)
    assert not any(isinstance(cell, int) and 1 <= cell <= 4 for cell in (*printed.cells, printed.total))
    possible = [
        other for other in product(range(20), repeat=len(values)) if _may_stand_behind(other, printed)
    ]
    assert tuple(values) in possible
    for place, cell in enumerate(printed.cells):
        if isinstance(cell, str):
            assert len({other[place] for other in possible}) > 1, (values, printed)


def _may_stand_behind(values: Sequence[int], printed: Protected) -> bool:
    """Whether a reader who knows what the marks mean must reckon with these figures."""
    cells = list(zip(values, printed.cells, strict=True))
    withheld = [value for value, cell in cells if cell == WITHHELD]
    least = 0 if printed.total == SMALL else 1
    return (
        all(value == cell for value, cell in cells if isinstance(cell, int))
        and all(least <= value <= 4 for value, cell in cells if cell == SMALL)
        and (not withheld or (min(withheld) >= 1 and min(withheld) <= 4))
        and (not isinstance(printed.total, int) or sum(values) == printed.total)
        and (printed.total != SMALL or 1 <= sum(values) <= 4)
    )
