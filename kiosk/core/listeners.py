"""Bots that play by ear: they do what the spoken situation says would help.

There is one for each way in which a job's sentences lead to its controls. `hints` are pairs of what is said
and what does it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.contract import Rng, Sight

Hints = Sequence[tuple[str, str]]


@dataclass(slots=True)
class ControlListener:
    """For a Desk without targets: a sentence leads to the control whose spoken label begins with a word."""

    hints: Hints
    hears_only: bool = True

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        """What the first sentence helps with that something on the Desk answers."""
        for sentence in sight.spoken:
            word = hinted(sentence, self.hints)
            for action_id, label in sight.labels.items():
                if word and label.startswith(word):
                    return action_id
        return None


@dataclass(slots=True)
class NameListener:
    """For a Desk of several targets: a sentence leads to the control that is of whom it names."""

    hints: Hints
    names: re.Pattern[str]
    hears_only: bool = True

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        """What the first sentence helps with that the one it names can be told."""
        for sentence in sight.spoken:
            named, word = self.names.search(sentence), hinted(sentence, self.hints)
            if named and word:
                for action_id, label in sight.labels.items():
                    heard = self.names.search(label)
                    if heard and heard.group() == named.group() and f", {word}" in label:
                        return action_id
        return None


@dataclass(slots=True)
class FirstListener:
    """For a Desk whose first target all sentences are about: they lead to a verb, the id up to its ":"."""

    hints: Hints
    hears_only: bool = True

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        """The verb that is heard, for the first target."""
        verb = hinted(" ".join(sight.spoken), self.hints)
        target = next(iter(sight.labels), "").partition(":")[2]
        return sight.offered(f"{verb}:{target}") if verb else None


def hinted(spoken: str, hints: Hints) -> str | None:
    """What does the first thing that is said to help, in the order of the hints; None where nothing is."""
    return next((does for said, does in hints if said in spoken), None)
