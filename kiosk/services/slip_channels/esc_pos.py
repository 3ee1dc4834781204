"""A thermal printer that is spoken to in ESC/POS, over whatever `Wire` leads to it.

What it can say of itself is asked before a slip, between its parts and afterwards (`status`). Many cheap
printers print and never answer: those are `unknown`, and get their slips. One that answered before and does
not any more is `silent`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.slip_channels import PrinterTrouble, SlipTrouble, Wire, commands, status
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline, Patience
from kiosk.services.slip_channels.status import Answers

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_LOOK_S = 0.25

_LOG = logging.getLogger(__name__)


class EscPosChannel:
    """A `PaperChannel`. Connects anew for each slip and each question, so a printer may come and go."""

    def __init__(
        self,
        connect: Callable[[Patience], Wire],
        clock: Clock,
        *,
        buzzer: bool = False,
        patience: Patience,
    ) -> None:
        """`connect` opens the printer or raises PrinterTrouble."""
        self._connect = connect
        self._clock = clock
        self._buzzer = buzzer
        self._patience = patience
        self._asked = self._answered = False
        self._known: dict[int, bool] = {}
        # What a slip that broke off may have left, also one of another start or of the printer before:
        self._unread = True  # raster that it waits for, which takes a question for that
        self._stale = True  # lines that it holds
        self._uncut = False  # rows that hang from it; as far as this object knows

    def ask(self) -> PrinterState:
        try:
            wire = self._connect(self._patience)
        except PrinterTrouble as trouble:
            return trouble.state
        try:
            return self._ask(wire)
        except PrinterTrouble as trouble:
            return trouble.state
        finally:
            wire.close(drop=False)

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        wire = self._connect(self._patience)
        talk = self._talk(wire, deadline)
        try:
            state = self._print(talk, image)
        except SlipTrouble as trouble:
            _LOG.warning("a strip broke off: %s", trouble)
            self._give_up(talk, well=not isinstance(trouble, PrinterTrouble))
            raise
        except BaseException:
            wire.close(drop=True)
            raise
        wire.close(drop=False)
        return state

    def _talk(self, wire: Wire, deadline: Deadline = NO_DEADLINE) -> Talk:
        return Talk(wire, self._clock, self._patience, self._known, deadline)

    def _ask(self, wire: Wire) -> PrinterState:
        talk = self._talk(wire)
        if self._asked:
            commands.load()  # not with the first question: the kiosk is starting then
        answers = self._reach(talk)
        if answers is None:
            return "silent" if self._answered else "unknown"
        if answers.state == "refused" or (self._stale and not prints(answers.state)):
            # Some go on only when told so, after a jam was cleared. And what one in trouble holds is old;
            # one that prints may be at another program's page, or at the last slip of the start before.
            talk.say(commands.FORGET)
        return answers.state

    def _reach(self, talk: Talk) -> Answers | None:
        """As `_listen`, also where it waits for the rest of a slip that broke off.

        Asked first and freed then: padding would fill the buffer of one without paper, which hears nothing
        any more.
        """
        forget = commands.FORGET if self._uncut else b""
        talk.say(forget)
        answers = self._listen(talk)
        if answers is None and self._unread:
            talk.say(commands.PADDING + forget)
            answers = self._listen(talk)
        if answers is not None or not self._answered:
            self._unread = False
        return answers

    def _listen(self, talk: Talk) -> Answers | None:
        """The printer's status, None where it does not answer."""
        patience = self._patience
        first_s = patience.unused_s if self._asked and not self._answered else patience.answer_s
        answers = talk.ask_all(first_s)
        self._asked = True
        self._answered = self._answered or answers is not None
        return answers

    def _print(self, talk: Talk, image: QImage) -> PrinterState:
        before = self._well(self._reach(talk))
        if self._stale:
            talk.say(commands.PADDING + commands.FORGET)
            before = self._well(self._listen(talk))
        if self._uncut:  # or the next visitor's strip would begin with what came out of this one
            talk.say(commands.INITIALISE + commands.ending(buzzer=False))
        self._unread = self._stale = self._uncut = True
        talk.say(commands.INITIALISE)
        for fragment in commands.fragments(image):
            talk.say(fragment)
            if before is not None:
                talk.check()
        talk.say(commands.ending(buzzer=self._buzzer))
        if before is None:
            talk.let_out()
            state: PrinterState = "unknown"
        else:
            state = talk.follow_to_the_end(commands.length_mm(image))
        self._unread = self._stale = self._uncut = False
        return state

    def _well(self, answers: Answers | None) -> Answers | None:
        """The same answers. Raises PrinterTrouble where a slip cannot follow."""
        if answers is None and self._answered:
            raise PrinterTrouble("silent", "it answered before and does not now")
        if answers is not None and not prints(answers.state):
            raise PrinterTrouble(answers.state, "said so before the slip")
        return answers

    def _give_up(self, talk: Talk, *, well: bool) -> None:
        """Stop, and have the printer forget what it holds: nothing of it may come out after a refill.

        One that is well cuts off what is out at once: after the kiosk's end nobody knows of it any more.
        """
        cut = commands.INITIALISE + commands.ending(buzzer=False) if well and self._uncut else b""
        talk.forget(cut)
        talk.wire.close(drop=talk.wire_holds_back)


@dataclass(slots=True)
class Talk:
    """What is said to one open printer, against the clock: it has `slip_s` from now on for all of it.

    It has no longer than the deadline either. Any word may raise PrinterTrouble, and SlipTrouble `stopped`.

    `known` outlives it: which questions the printer has answered, and which it did not the first time. Those
    are not asked again, or each would cost its whole patience.
    """

    wire: Wire
    clock: Clock
    patience: Patience
    known: dict[int, bool]
    deadline: Deadline
    wire_holds_back: bool = False
    _rest: int = 0
    _began: float = 0.0
    _answered: bool = False
    _in_order: bool = False

    def __post_init__(self) -> None:
        self._began = self.clock.monotonic_s()

    @property
    def _until(self) -> float:
        return min(self._began + self.patience.slip_s, self.deadline.at_s)

    def _go_on(self) -> float:
        """Seconds left for it, more than 0."""
        left_s = self._until - self.clock.monotonic_s()
        if left_s <= 0:
            raise PrinterTrouble("slow", f"it is not out after {self._until - self._began:.0f} s")
        if self.deadline.stopped():
            raise SlipTrouble("stopped", "the kiosk ends")
        return left_s

    def say(self, data: bytes) -> None:
        """Send all of it. Raises PrinterTrouble: `slow`, or `silent` if not one word came back so far."""
        self._rest = 0
        while data:
            went = self.wire.send(data, min(self._go_on(), self.patience.stall_s))
            if went == 0:
                raise PrinterTrouble("slow" if self._answered else "silent", "it takes no more")
            data = data[went:]
            self._rest = len(data)

    def ask_all(self, first_s: float) -> Answers | None:
        """All four answers, the first within `first_s`; None if that does not come."""
        printer = self._ask(status.PRINTER, first_s)
        if printer is None:
            return None
        self._answered = True
        answer_s = self.patience.answer_s
        rest = [self._ask(n, answer_s) or 0 for n in (status.OFFLINE_CAUSE, status.ERROR, status.ROLL)]
        return Answers(printer, *rest)

    def check(self) -> None:
        """Whether what was sent so far was taken, and all is still well. Raises PrinterTrouble."""
        printer = self._ask(status.PRINTER, self.patience.stall_s)
        roll = self._ask(status.ROLL, self.patience.stall_s) if printer is not None else None
        if printer is None:
            raise PrinterTrouble("slow", "it does not keep up")
        if not Answers(printer=printer, roll=roll or 0).well:
            answers = self.ask_all(self.patience.answer_s) or Answers(printer=printer, roll=roll or 0)
            if not prints(answers.state):
                raise PrinterTrouble(answers.state, "said so during the slip")

    def follow_to_the_end(self, length_mm: float) -> PrinterState:
        """Wait until the printer has printed all it holds, as it says or as its slowest kind would have.

        Raises PrinterTrouble.
        """
        patience, now = self.patience, self.clock.monotonic_s
        self._in_order = False
        self.say(commands.REPORT_IN_ORDER)
        out_by = min(self._until, self._began + length_mm / patience.slowest_mm_s)
        while not self._in_order and now() < out_by:
            self._hear(self.wire.receive(_LOOK_S))
            self.check()
        answers = self.ask_all(patience.answer_s)
        if answers is None:
            raise PrinterTrouble("silent", "it says nothing after the slip")
        if not prints(answers.state):
            raise PrinterTrouble(answers.state, "said so after the slip")
        return answers.state

    def let_out(self) -> None:
        """Wait until everything has left this computer. Raises PrinterTrouble."""
        now = self.clock.monotonic_s
        least, since = self.wire.unsent(), now()
        while left := self.wire.unsent():
            if left < least:
                least, since = left, now()
            elif now() - since > self.patience.stall_s:
                raise PrinterTrouble("silent", f"it left {left} bytes untaken")
            self._go_on()
            self.wire.receive(_LOOK_S / 10)

    def forget(self, then: bytes = b"") -> None:
        """Tell the printer to clear its buffers, and `then`, if it takes that much. Never raises."""
        left = bytes(self._rest) + commands.FORGET + then  # within raster it hears no command
        until = self.clock.monotonic_s() + self.patience.recover_s
        try:
            while left and (left_s := until - self.clock.monotonic_s()) > 0:
                left = left[self.wire.send(left, left_s) :]
            self.wire_holds_back = bool(left) or self._holds_back()
        except PrinterTrouble:
            self.wire_holds_back = True

    def _holds_back(self) -> bool:
        until = self.clock.monotonic_s() + self.patience.recover_s
        while self.wire.unsent():
            if self.clock.monotonic_s() > until:
                return True
            self.wire.receive(_LOOK_S / 10)
        return False

    def _ask(self, number: int, patience_s: float) -> int | None:
        if number != status.PRINTER and not self.known.get(number, True):
            return None
        self._hear(self.wire.receive(0))
        self.say(status.question(number))
        until = self.clock.monotonic_s() + patience_s
        while (left_s := until - self.clock.monotonic_s()) > 0:
            for byte in self._hear(self.wire.receive(left_s)):
                if status.is_answer(byte):
                    self.known[number] = True
                    return byte
        self.known.setdefault(number, False)
        return None

    def _hear(self, said: bytes) -> bytes:
        self._in_order = self._in_order or any(status.is_in_order(byte) for byte in said)
        return said
