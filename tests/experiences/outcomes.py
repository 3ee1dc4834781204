"""An outcome as numbers that a test can hold a job's model against."""

from __future__ import annotations

from kiosk.core.contract import Outcome


def moments_of(outcome: Outcome) -> dict[str, dict[str, float]]:
    """Every moment's numbers, by its text key."""
    return {
        one.text.key: {key: float(value) for key, value in one.text.values if isinstance(value, float | int)}
        for one in outcome.moments
    }


def measures_of(outcome: Outcome) -> dict[str, float]:
    """Every measure's number, by its key."""
    return {one.key: one.value for one in outcome.measures}
