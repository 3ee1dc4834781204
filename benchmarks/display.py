"""The screen both contestants share: an X server of our own whose picture and pointer are in our hands.

Nothing is measured inside a contestant. The X server keeps its picture in a file (Xvfb's `-fbdir`), so one
observer sees when either changes it; touches come from the X server's pointer (the XTEST extension), so both
receive them on the way a real one takes.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path
from time import monotonic, sleep
from typing import Self

WIDTH, HEIGHT = 1080, 1920
BYTES_PER_PIXEL = 4
READY_LIMIT_S = 20.0

Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


class Display:
    """One X server, 1080 × 1920, for as long as the `with` block lasts."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
            + ["-fbdir", self._folder.name],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.name = f":{numbers.readline().strip()}"
        self._file = (Path(self._folder.name) / "Xvfb_screen0").open("rb")
        self._memory = mmap.mmap(self._file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._line_bytes, colours = header[12], header[19]
        self._start = header[0] + colours * 12
        self.pointer = _Pointer(self.name)
        return self

    def __exit__(self, *_: object) -> None:
        self.pointer.close()
        self._server.terminate()
        self._server.wait()
        self._memory.close()
        self._file.close()
        self._folder.cleanup()

    def environment(self) -> dict[str, str]:
        """What a contestant is started with."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QML"))}
        return {**kept, "DISPLAY": self.name}

    def look(self, box: Box, every: int = 1) -> bytes:
        """The pixels of a box, of each `every`-th line."""
        left, top, width, height = box
        first = self._start + left * BYTES_PER_PIXEL
        lines = range(top, top + height, every)
        memory, line, wide = self._memory, self._line_bytes, width * BYTES_PER_PIXEL
        return b"".join([memory[at : at + wide] for at in (first + y * line for y in lines)])

    def colour_at(self, x: int, y: int) -> str:
        """`#RRGGBB` of one pixel."""
        blue, green, red = self.look((x, y, 1, 1))[:3]
        return f"#{red:02X}{green:02X}{blue:02X}"

    def wait_for_colour(self, where: tuple[int, int], colour: str, limit_s: float = READY_LIMIT_S) -> float:
        """When a pixel took a colour, on the monotonic clock. Raises TimeoutError."""
        until = monotonic() + limit_s
        while self.colour_at(*where) != colour:
            if monotonic() > until:
                raise TimeoutError(f"{where} is {self.colour_at(*where)}, not {colour}")
            sleep(0.001)
        return monotonic()

    def wait_for_change(self, box: Box, before: bytes, limit_s: float = READY_LIMIT_S) -> float:
        """When a box no longer looked as `before`, on the monotonic clock. Raises TimeoutError."""
        until = monotonic() + limit_s
        while self.look(box, 4) == before:
            if monotonic() > until:
                raise TimeoutError(f"{box} did not change")
            sleep(0.0005)
        return monotonic()

    def save(self, path: Path) -> None:
        """The whole picture as PNG."""
        rows = [
            b"\0"
            + b"".join(
                row[at + 2 : at + 3] + row[at + 1 : at + 2] + row[at : at + 1] for at in range(0, len(row), 4)
            )
            for row in (self.look((0, y, WIDTH, 1)) for y in range(HEIGHT))
        ]
        body = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", body), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b""))
        with path.open("wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for name, data in chunks:
                file.write(struct.pack(">I", len(data)) + name + data)
                file.write(struct.pack(">I", zlib.crc32(name + data)))


class _Pointer:
    """The X server's own pointer, moved and pressed from outside."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._handle:
            raise RuntimeError(f"display {display} does not answer")

    def move(self, where: tuple[int, int]) -> None:
        self._test.XTestFakeMotionEvent(self._handle, -1, where[0], where[1], ctypes.c_ulong(0))
        self._x.XSync(self._handle, 0)

    def press(self) -> float:
        """The button goes down; returns when, on the monotonic clock."""
        began = monotonic()
        self._button(down=True)
        return began

    def release(self) -> None:
        self._button(down=False)

    def tap(self, where: tuple[int, int]) -> None:
        self.move(where)
        self.press()
        sleep(0.05)
        self.release()

    def close(self) -> None:
        self._x.XCloseDisplay(self._handle)

    def _button(self, *, down: bool) -> None:
        self._test.XTestFakeButtonEvent(self._handle, 1, int(down), ctypes.c_ulong(0))
        self._x.XSync(self._handle, 0)


def frame_times(display: Display, box: Box, seconds: float) -> list[float]:
    """When the box showed a new picture, watched for some seconds.

    The X server paints one frame in several strokes; changes within 4 ms are one frame.
    """
    times: list[float] = []
    before = display.look(box, 8)
    until = monotonic() + seconds
    last = 0.0
    while (now := monotonic()) < until:
        seen = display.look(box, 8)
        if seen != before:
            if now - last > 0.004:
                times.append(now)
            last = now
            before = seen
        sleep(0.0008)
    return times
