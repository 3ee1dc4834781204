"""Whether the Wayland compositor is still there.

A compositor that lost its last output may leave its loop and wait for us to end, its socket still open: cage
does, and from then on whoever connects waits forever. So it is asked a question.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Mapping
from pathlib import Path

PATIENCE_S = 2.0

# wl_display (object 1), request 0 (sync) for a new object 2: 12 bytes in the byte order of the machine.
_SYNC = struct.pack("=III", 1, 12 << 16, 2)


def compositor_gone(environment: Mapping[str, str], patience_s: float = PATIENCE_S) -> bool:
    """Whether nobody answers at the display this environment names; False where it names none.

    Blocks for `patience_s` at most.
    """
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / name  # an absolute name stays as it is
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as display:
        display.settimeout(patience_s)
        try:
            display.connect(str(path))
            display.sendall(_SYNC)
            return not display.recv(1)
        except OSError:
            return True
