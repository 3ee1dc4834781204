"""Evidence: three cards, what each costs, and how it moves the odds (README.md, Evidence)."""

from __future__ import annotations

from math import prod

from kiosk.experiences.security_monitor.state import Alert

PRIOR = {1: 0.02, 2: 0.05, 3: 0.10}
"""Chance that an alert of a severity is real, before any evidence†: most alerts are false alarms."""

CARDS = ("log", "file", "person")
"""The three cards in the order in which they are opened: access log, file check, asking the person."""

COST_MIN = (1.0, 2.0, 3.0)
"""Minutes each card takes†."""

RAISES = (5.0, 20.0, 10.0)
"""Likelihood ratio of each card where it points to an attack†."""

LOWERS = (0.25, 0.2, 0.1)
"""Likelihood ratio of each card where it does not†."""


SEEN_LEAVING = 1000.0
"""Likelihood ratio of seeing the data leave†: hardly anything else looks like it."""


def points_if_false(card: int) -> float:
    """Chance that a card points to an attack although there is none.

    With s = P(points | real) and f = P(points | false), s / f is RAISES and (1 − s) / (1 − f) is LOWERS;
    the two together leave one f.
    """
    return (1.0 - LOWERS[card]) / (RAISES[card] - LOWERS[card])


def points_if_real(card: int) -> float:
    """Chance that a card points to an attack that is real."""
    return RAISES[card] * points_if_false(card)


def ratios(alert: Alert) -> tuple[float, ...]:
    """Likelihood ratios of the cards opened so far, and of data that is seen to leave."""
    seen = (SEEN_LEAVING,) if alert.struck and alert.waiting else ()
    return seen + tuple(
        RAISES[n] if points else LOWERS[n] for n, points in enumerate(alert.cards[: alert.opened])
    )


def odds(alert: Alert) -> float:
    """Posterior odds: prior odds times the likelihood ratio of every card opened."""
    prior = PRIOR[alert.severity]
    return prior / (1.0 - prior) * prod(ratios(alert))


def chance_of(odds_for: float) -> float:
    """Odds as a chance 0..1."""
    return odds_for / (1.0 + odds_for)


def chance(alert: Alert) -> float:
    """How likely an alert is real, by all that is known of it, 0..1."""
    return chance_of(odds(alert))
