"""Words: text keys into sentences, with Korean particles that fit the word before them.

A template is a Python format string. `{who:이/가}` puts the value and the particle that fits it; the value
may itself be a Line. Numbers take the usual format specs (`{metres:.0f}`); `{cost:×10,000}` counts in ones
what Korean counts in 만: 120 becomes 1,200,000.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from kiosk.core.contract import Line

_DIGIT_HAS_FINAL = {"0": True, "1": True, "2": False, "3": True, "4": False}
_DIGIT_HAS_FINAL |= {"5": False, "6": True, "7": True, "8": True, "9": False}
_LETTER_HAS_FINAL = frozenset("lmnrLMNR")
_ENDS_IN_RIEUL = frozenset("178lrLR")


def has_final_consonant(word: str) -> bool:
    """Whether `word`, read aloud in Korean, ends in a consonant (받침)."""
    last = word.rstrip(" .,)\"'”’")[-1:]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    return _DIGIT_HAS_FINAL.get(last, last in _LETTER_HAS_FINAL)


def with_particle(word: str, pair: str) -> str:
    """`word` followed by the fitting particle of `pair` ("이/가", "은/는", "을/를", "과/와", "으로/로")."""
    closed, open_ = pair.split("/")
    last = word.rstrip()[-1:]
    ends_in_rieul = last in _ENDS_IN_RIEUL or ("가" <= last <= "힣" and (ord(last) - ord("가")) % 28 == 8)
    if pair == "으로/로" and ends_in_rieul:
        return word + open_
    return word + (closed if has_final_consonant(word) else open_)


class _KoreanFormatter(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec.startswith("×"):
            return f"{float(str(value)) * int(format_spec[1:].replace(',', '')):,.0f}"
        if "/" in format_spec:
            return with_particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _KoreanFormatter()


class MissingText(KeyError):
    """A text key that has no words: a bug that the text gate finds before a visitor does."""


class Texts:
    """All words of one language. Keys of an experience carry its id in front: `drone_traffic.name`."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def with_owner(self, owner: str, like: str, changed: Mapping[str, str]) -> Texts:
        """These and the words of one more `owner`: those of the experience `like`, but for the `changed`."""
        front = f"{like}."
        own = {key.removeprefix(front): word for key, word in self._words.items() if key.startswith(front)}
        more = {f"{owner}.{key}": word for key, word in {**own, **changed}.items()}
        return Texts(self.language, {**self._words, **more})

    def word(self, key: str) -> str:
        """The bare template behind a key. Raises MissingText."""
        try:
            return self._words[key]
        except KeyError:
            raise MissingText(f"{self.language}: {key}") from None

    def say(self, sentence: Line, owner: str = "") -> str:
        """The sentence in this language; `owner` is the experience whose keys it uses, "" for the shell."""
        values = {
            name: self.say(value, owner) if isinstance(value, Line) else value
            for name, value in sentence.values
        }
        key = f"{owner}.{sentence.key}" if owner else sentence.key
        return _FORMATTER.vformat(self.word(key), (), values)
