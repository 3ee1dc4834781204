"""A thermal printer's command reader, written from the ESC/POS command tables and not from any library.

It knows what a slip may hold: NUL, LF, CAN, BEL; ESC @, d, J, B; GS v 0, ( L (functions 112 and 50), V, r;
DLE EOT, ENQ, DC4. Any other byte where a command begins is an `UnknownCommand`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field

from PIL import Image

Reading = Generator[None, int, None]
"""Is sent one byte after another."""

LINE_FEED_ROWS = 34
"""1/6 inch at 203 dpi."""


class UnknownCommand(AssertionError):
    """Bytes that the command tables do not have."""


@dataclass(frozen=True)
class Raster:
    """Rows of dots, eight a byte, black is 1."""

    rows: tuple[bytes, ...]


@dataclass(frozen=True)
class Feed:
    rows: int


@dataclass(frozen=True)
class Cut:
    """The end of a strip."""


@dataclass(frozen=True)
class Beep:
    times: int


@dataclass(frozen=True)
class Report:
    """GS r 1: answered when its turn comes."""


Command = Raster | Feed | Cut | Beep | Report


@dataclass
class Strip:
    """What came out between two cuts: rows of dots, None for a row that was only fed."""

    rows: list[bytes | None] = field(default_factory=list)

    def picture(self) -> Image.Image:
        """The printed rows, without what was fed, black on white."""
        rows = [row for row in self.rows if row is not None]
        flipped = bytes(255 - byte for row in rows for byte in row)
        return Image.frombytes("1", (8 * len(rows[0]), len(rows)), flipped)


class CommandReader:
    """A printer without its motor: reads commands, holds those it cannot obey, answers what is asked.

    `paper_rows` left on the roll, None for plenty; what it stops in the middle goes on after a refill, as
    with a real one. `jam_stays`: telling it to recover does not free its cutter.
    """

    def __init__(self) -> None:
        self.strips: list[Strip] = []
        self.beeps: list[int] = []
        self.paper_rows: int | None = None
        self.near_end = self.cover_open = self.offline = self.cutter_jam = self.jam_stays = False
        self.knows_report = True
        self.knows_questions = {1, 2, 3, 4}
        self.asked: list[int] = []
        self.cleared = 0
        self._strip = Strip()
        self._held: deque[Command] = deque()
        self._graphics: Raster | None = None
        self._answers = bytearray()
        self._reading = self._begin()

    @property
    def paper_out(self) -> bool:
        return self.paper_rows == 0

    @property
    def unfinished(self) -> int:
        """Rows on the strip that was not cut yet."""
        return len(self._strip.rows)

    def feed(self, data: bytes) -> bytes:
        """Read what came in; what is answered."""
        for byte in data:
            self._reading.send(byte)
        self.go_on()
        answers, self._answers = bytes(self._answers), bytearray()
        return answers

    def refill(self) -> None:
        """A new roll is in: what is held is printed."""
        self.paper_rows, self.near_end = None, False
        self.go_on()

    def go_on(self) -> None:
        """Obey what is held, as far as the printer can."""
        while self._held and not (self.paper_out or self.cover_open or self.offline or self.cutter_jam):
            self._obey(self._held.popleft())

    def _begin(self) -> Reading:
        reading = self._read()
        next(reading)
        return reading

    def _read(self) -> Reading:
        while True:
            byte = yield
            match byte:
                case 0x00 | 0x18 | 0x0D:
                    pass  # no data; CAN and CR mean nothing in standard mode
                case 0x0A:
                    self._held.append(Feed(LINE_FEED_ROWS))
                case 0x07:
                    self._held.append(Beep(1))
                case 0x10:
                    yield from self._real_time()
                case 0x1B:
                    yield from self._esc()
                case 0x1D:
                    yield from self._gs()
                case _:
                    raise UnknownCommand(f"{byte:#04x}")

    def _real_time(self) -> Reading:
        kind = yield
        number = yield
        if kind == 0x04 and 1 <= number <= 4:
            self.asked.append(number)
            if number in self.knows_questions:
                self._answers.append(self._status(number))
        elif kind == 0x05 and number in (1, 2):
            self.cutter_jam = self.cutter_jam and self.jam_stays
            if number == 2:
                self._clear()
        elif kind == 0x14 and number == 8:
            given = []
            for _ in range(7):
                given.append((yield))
            if given != [1, 3, 20, 1, 6, 2, 8]:
                raise UnknownCommand(f"DLE DC4 8 {given}")
            self._clear()
        else:
            raise UnknownCommand(f"DLE {kind:#04x} {number}")

    def _esc(self) -> Reading:
        letter = yield
        match chr(letter):
            case "@":
                self._graphics = None
            case "d":
                lines = yield
                self._held.append(Feed(lines * LINE_FEED_ROWS))
            case "J":
                rows = yield
                self._held.append(Feed(rows))
            case "B":
                times = yield
                duration = yield
                if not (1 <= times <= 9 and 1 <= duration <= 9):
                    raise UnknownCommand(f"ESC B {times} {duration}")
                self._held.append(Beep(times))
            case _:
                raise UnknownCommand(f"ESC {letter:#04x}")

    def _gs(self) -> Reading:
        letter = yield
        match chr(letter):
            case "v":
                yield from self._raster()
            case "(":
                yield from self._graphic()
            case "V":
                mode = yield
                if mode in (65, 66):
                    rows = yield
                    self._held.append(Feed(rows))
                elif mode not in (0, 1, 48, 49):
                    raise UnknownCommand(f"GS V {mode}")
                self._held.append(Cut())
            case "r":
                number = yield
                if number not in (1, 49):
                    raise UnknownCommand(f"GS r {number}")
                self._held.append(Report())
            case _:
                raise UnknownCommand(f"GS {letter:#04x}")

    def _raster(self) -> Reading:
        """GS v 0 m xL xH yL yH d1…dk: x bytes across, y rows."""
        head = []
        for _ in range(6):
            head.append((yield))
        zero, mode, x_low, x_high, y_low, y_high = head
        if zero != ord("0") or mode not in (0, 48):
            raise UnknownCommand(f"GS v {zero} {mode}")
        yield from self._rows(x_low + 256 * x_high, y_low + 256 * y_high, self._held)

    def _graphic(self) -> Reading:
        """GS ( L pL pH m fn …: 112 keeps a graphic, 50 prints what is kept."""
        head = []
        for _ in range(5):
            head.append((yield))
        letter, low, high, m, function = head
        if letter != ord("L") or m != ord("0"):
            raise UnknownCommand(f"GS ( {letter:#04x} {m}")
        length = low + 256 * high - 2
        if function in (2, 50) and length == 0:
            if self._graphics:
                self._held.append(self._graphics)
            self._graphics = None
        elif function == 112:
            head = []
            for _ in range(8):
                head.append((yield))
            tone, bx, by, colour, x_low, x_high, y_low, y_high = head
            if (tone, bx, by, colour) != (48, 1, 1, 49):
                raise UnknownCommand(f"GS ( L 112 {head}")
            kept: deque[Command] = deque()
            yield from self._rows((x_low + 256 * x_high + 7) // 8, y_low + 256 * y_high, kept)
            graphic = kept.popleft()
            assert isinstance(graphic, Raster)
            self._graphics = graphic
        else:
            raise UnknownCommand(f"GS ( L {function}")

    def _rows(self, across: int, down: int, into: deque[Command]) -> Reading:
        rows = []
        for _ in range(down):
            row = bytearray()
            for _ in range(across):
                row.append((yield))
            rows.append(bytes(row))
        into.append(Raster(tuple(rows)))

    def _obey(self, command: Command) -> None:
        match command:
            case Raster(rows):
                fits = len(rows) if self.paper_rows is None else min(len(rows), self.paper_rows)
                self._strip.rows += rows[:fits]
                self._use(fits)
                if fits < len(rows):
                    self._held.appendleft(Raster(rows[fits:]))
            case Feed(rows):
                self._strip.rows += [None] * rows
                self._use(rows)
            case Cut():
                self.strips.append(self._strip)
                self._strip = Strip()
            case Beep(times):
                self.beeps.append(times)
            case Report() if self.knows_report:
                self._answers.append(0x0C if self.near_end else 0x00)

    def _use(self, rows: int) -> None:
        if self.paper_rows is not None:
            self.paper_rows = max(0, self.paper_rows - rows)

    def _clear(self) -> None:
        """Empty the buffers. What is on paper stays there, and is cut with what comes next."""
        self.cleared += 1
        self._held.clear()
        self._graphics = None

    def _status(self, number: int) -> int:
        stopped = self.offline or self.cover_open or self.paper_out or self.cutter_jam
        return (
            0x12
            | {
                1: 0x08 * stopped,
                2: 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.cutter_jam,
                3: 0x08 * self.cutter_jam,
                4: 0x0C * (self.near_end or self.paper_out) | 0x60 * self.paper_out,
            }[number]
        )
