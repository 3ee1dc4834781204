"""The rules of the layout audit, one function each: a page in, its faults out. Pure.

Bounds are those of look.md and access.md. Half a pixel is forgiven throughout: sizes are rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from kiosk.commands.audit.seen import Box, Fault, Page, SeenControl, SeenText
from kiosk.core.colour import contrast
from kiosk.kit.theme import HANGUL_HEIGHT_EM

TEXT_MM, TITLE_MM = 12.0, 20.0
TARGET_MM, GAP_MM = 20.0, 2.5
TEXT_CONTRAST, HIGH_TEXT_CONTRAST, SIGN_CONTRAST = 4.5, 7.0, 3.0
ROUNDING_PX = 0.75
TOUCHING_PX = 2.0
"""Words may come this near to other words before it counts: glyphs do not fill their boxes."""
CUT_FROM, CUT_TO = 0.1, 0.9
"""A line is cut when this share of its height shows; less is hidden, more is whole."""

Rule = Callable[[Page], Iterable[Fault]]


def faults_of(page: Page) -> list[Fault]:
    """Every fault of a page, rule by rule."""
    return [replace(fault, scene=page.scene, page=page.number) for rule in RULES for fault in rule(page)]


def truncated_text(page: Page) -> Iterator[Fault]:
    """No word ends in dots, is wider than its item, or is cut through by an edge."""
    for text in page.texts:
        if not text.shown:
            continue
        if text.truncated:
            yield _of(text, "truncated text", "shortened with dots", "every word in full")
        elif text.overflow_px > ROUNDING_PX:
            found = f"{text.overflow_px:.0f} px wider than its item"
            yield _of(text, "truncated text", found, "words that fit")
        for line in text.shown:
            seen = line.common(text.clip)
            high = CUT_FROM < seen.height / line.height < CUT_TO
            if high or seen.width < line.width - TOUCHING_PX:
                found = f"{seen.width:.0f}×{seen.height:.0f} px of {line.width:.0f}×{line.height:.0f} px show"
                yield _of(text, "truncated text", found, "whole lines")
                break


def overlapping_text(page: Page) -> Iterator[Fault]:
    """No words on other words, under a control they do not belong to, or painted over."""
    for one, other in combinations([text for text in page.texts if text.shown], 2):
        if _meet(one, other):
            yield _of(one, "overlapping text", f"lies on “{other.words}”", "words apart from each other")
    for text in page.texts:
        for control in page.controls:
            if text.owner != control.path and any(
                line.distance(control.box) < -TOUCHING_PX for line in text.shown
            ):
                yield _of(
                    text, "overlapping text", f"lies on the control “{control.name}”", "words beside it"
                )
        if text.shown and text.solid and not text.inked:
            yield _of(text, "overlapping text", "painted over: none of its colour shows", text.ink)


def text_outside(page: Page) -> Iterator[Fault]:
    """Words lie inside the surface or section they belong to, and inside the window."""
    for text in page.texts:
        for line in text.shown:
            if not line.within(text.room, TOUCHING_PX):
                yield _of(text, "text outside", _sides(line, text.room), "inside what it belongs to")
                break
            if not line.within(page.window, ROUNDING_PX):
                yield _of(text, "text outside", _sides(line, page.window), "inside the window")
                break


def small_text(page: Page) -> Iterator[Fault]:
    """Hangul is 12 mm high at least, titles 20 mm, and grows with the zoom."""
    for text in page.texts:
        least_mm = (TITLE_MM if text.title else TEXT_MM) * page.zoom / 100
        height_mm = text.size_px * HANGUL_HEIGHT_EM / page.mm_px
        if text.shown and height_mm < least_mm - ROUNDING_PX / page.mm_px:
            yield _of(text, "small text", f"{height_mm:.1f} mm", f"{least_mm:.0f} mm at {page.zoom} %")


def small_target(page: Page) -> Iterator[Fault]:
    """Every control is 20 mm square or more, wholly in sight, and 2.5 mm away from the next."""
    for control in page.controls:
        wide, high = control.box.width / page.mm_px, control.box.height / page.mm_px
        if min(wide, high) < TARGET_MM - ROUNDING_PX / page.mm_px:
            yield _at(
                control, "small target", f"{wide:.1f}×{high:.1f} mm", f"{TARGET_MM:.0f} mm square or more"
            )
        if not control.box.within(control.clip, ROUNDING_PX):
            yield _at(control, "small target", _sides(control.box, control.clip), "wholly in sight")
    for one, other in combinations(page.controls, 2):
        gap_mm = one.box.distance(other.box) / page.mm_px
        if gap_mm < GAP_MM - ROUNDING_PX / page.mm_px:
            yield _at(one, "small gap", f"{gap_mm:.1f} mm to “{other.name}”", f"{GAP_MM} mm or more")


def unnamed_control(page: Page) -> Iterator[Fault]:
    """Assistive technology is told of every control what it is called, what it is, and how to press it."""
    for control in page.controls:
        lacks = [
            word
            for word, has in (
                ("name", control.name),
                ("role", control.role),
                ("press action", control.presses),
            )
            if not has
        ]
        if lacks:
            yield _at(
                control, "unnamed control", f"no {', no '.join(lacks)}", "a name, a role and a press action"
            )


def two_emphasised(page: Page) -> Iterator[Fault]:
    """One emphasised control a page at most."""
    loud = [control for control in page.controls if control.emphasised]
    for control in loud[1:]:
        yield _at(control, "two emphasised", f"as loud as “{loud[0].name}”", "one emphasised control")


def low_contrast(page: Page) -> Iterator[Fault]:
    """Words stand out from what is painted behind them, signs too."""
    least = HIGH_TEXT_CONTRAST if page.high_contrast else TEXT_CONTRAST
    for text in page.texts:
        if text.shown and text.solid and contrast(text.ink, text.ground) < least:
            found = f"{text.ink} on {text.ground} is {contrast(text.ink, text.ground):.2f}:1"
            yield _of(text, "low contrast", found, f"{least}:1 or more")
    for sign in page.pictures:
        if sign.ink and contrast(sign.ink, sign.ground) < SIGN_CONTRAST:
            found = f"{sign.ink} on {sign.ground} is {contrast(sign.ink, sign.ground):.2f}:1"
            yield Fault(
                "low contrast", f"the sign {sign.name}", found, f"{SIGN_CONTRAST}:1 or more", sign.box
            )


def out_of_reach(page: Page) -> Iterator[Fault]:
    """In low layout all controls and all words are where everyone reaches and reads them.

    Words in a scene stay with it: what they say stands in the banner and on the Desk as well.
    """
    for control in page.controls:
        if control.box.top < page.reach_top - ROUNDING_PX:
            found = f"{(page.reach_top - control.box.top) / page.mm_px:.0f} mm above the reach zone"
            yield _at(control, "out of reach", found, "inside the reach zone")
    for text in page.texts:
        highest = min((line.top for line in text.shown), default=page.reach_top)
        if not text.pictured and highest < page.reach_top - ROUNDING_PX:
            found = f"{(page.reach_top - highest) / page.mm_px:.0f} mm above the reach zone"
            yield _of(text, "out of reach", found, "inside the reach zone")


def jumping_order(page: Page) -> Iterator[Fault]:
    """The focus goes on to the right or down, as one reads; never back up over what it passed."""
    for before, after in pairwise(page.controls):
        up = after.box.bottom <= before.box.top + ROUNDING_PX and after.box.left < before.box.right
        back = (
            after.box.right <= before.box.left + ROUNDING_PX
            and after.box.top < before.box.bottom - ROUNDING_PX
        )
        if up or back:
            where = "up" if up else "back"
            yield _at(after, "jumping order", f"comes {where} after “{before.name}”", "reading order")


def missing_picture(page: Page) -> Iterator[Fault]:
    """Every picture that has a place is there."""
    for picture in page.pictures:
        if picture.missing:
            yield Fault("missing picture", picture.name, picture.missing, "a picture", picture.box)


RULES: tuple[Rule, ...] = (
    truncated_text,
    overlapping_text,
    text_outside,
    small_text,
    small_target,
    unnamed_control,
    two_emphasised,
    low_contrast,
    out_of_reach,
    jumping_order,
    missing_picture,
)


def lost_controls(scene: str, expected: set[str], pages: list[Page]) -> list[Fault]:
    """Controls that the visit offers and no page of the scene shows."""
    seen = {control.action_id for page in pages for control in page.controls}
    window = pages[0].window
    return [
        Fault("lost control", name, f"on none of {len(pages)} pages", "on one of them", window, scene)
        for name in sorted(expected - seen)
    ]


def _meet(one: SeenText, other: SeenText) -> bool:
    return any(
        line.common(one.clip).distance(against.common(other.clip)) < -TOUCHING_PX
        for line in one.shown
        for against in other.shown
    )


def _of(text: SeenText, rule: str, found: str, expected: str) -> Fault:
    lines = text.shown or text.lines
    box = Box(
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )
    return Fault(rule, f"“{text.words}”", found, expected, box)


def _at(control: SeenControl, rule: str, found: str, expected: str) -> Fault:
    return Fault(
        rule, f"control “{control.name or control.action_id or control.path}”", found, expected, control.box
    )


def _sides(box: Box, frame: Box) -> str:
    over = {
        "left": frame.left - box.left,
        "top": frame.top - box.top,
        "right": box.right - frame.right,
        "bottom": box.bottom - frame.bottom,
    }
    return "outside by " + ", ".join(f"{by:.0f} px {side}" for side, by in over.items() if by > ROUNDING_PX)
