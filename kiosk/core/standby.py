"""When the page goes black outside opening hours, and what lights it again. Pure: times are handed in."""

from __future__ import annotations

from dataclasses import dataclass, replace

UNTOUCHED_S = 120.0
"""Outside opening hours the page goes black when nobody has touched anything for so long."""

ROUSED_S = 300.0
"""Whoever touches a black page has light for at least so long."""

SURE_S = 10.0
"""The wall clock has to say for so long that it is open: one that jumps does not make the page blink."""


@dataclass(frozen=True, slots=True)
class Standby:
    """Whether the page is black (`asleep`), in monotonic seconds: never before `lit_until`.

    `open_since` is from when on the wall clock has said that it is open; None while it says closed.
    """

    lit_until: float
    asleep: bool = False
    open_since: float | None = None


def begin(now_s: float) -> Standby:
    """A kiosk that was just started is lit."""
    return Standby(now_s + UNTOUCHED_S)


def pass_time(standby: Standby, now_s: float, *, is_open: bool, busy: bool) -> Standby:
    """The page at `now_s`. `is_open`: what the wall clock says now; `busy`: somebody is at something.

    So it goes black at the earliest when the wall clock has said closed for `UNTOUCHED_S` on end.
    """
    since = (now_s if standby.open_since is None else standby.open_since) if is_open else None
    opened = since is not None and (not standby.asleep or now_s - since >= SURE_S)
    if busy or opened:
        return Standby(max(standby.lit_until, now_s + UNTOUCHED_S), open_since=since)
    return replace(standby, asleep=now_s >= standby.lit_until, open_since=since)


def rouse(standby: Standby, now_s: float) -> Standby:
    """Somebody is there."""
    stay_s = ROUSED_S if standby.asleep else UNTOUCHED_S
    return replace(standby, asleep=False, lit_until=max(standby.lit_until, now_s + stay_s))
