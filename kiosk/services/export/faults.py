"""What can keep an export from its end, each with a sentence for staff that says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.core.errors import BadInput, KioskError


class ExportFailed(KioskError):
    """No bundle was handed out; nothing counts as exported and nothing was lost."""

    message_key = "export-failed"


class StickFull(ExportFailed):
    """Not enough room, found before writing or while writing."""

    message_key = "export-stick-full"


class StickReadOnly(ExportFailed):
    """The stick, or a folder of ours on it, cannot be written to."""

    message_key = "export-stick-read-only"


class StickGone(ExportFailed):
    """It was pulled out, or it no longer answers."""

    message_key = "export-stick-gone"


class StickNotOpened(ExportFailed):
    """The system would not mount it: no file system it knows, or it may not."""

    message_key = "export-stick-not-opened"


class BundleUnreadable(ExportFailed):
    """What was read back is not what was written: this stick loses data."""

    message_key = "export-unreadable"


class ExportCancelled(ExportFailed):
    """Staff stopped it."""

    message_key = "export-cancelled"


class ExportBusy(ExportFailed):
    """Another export is under way."""

    message_key = "export-busy"


class ExportLogUnavailable(ExportFailed):
    """The kiosk's own disk cannot be read: there is nothing to take away from."""

    message_key = "export-log-unavailable"


class KeyDamaged(BadInput):
    """`kiosk.key` is not a key. It is never replaced by itself: the office knows the kiosk by it."""

    message_key = "export-key-damaged"


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# Something else has our folder's name, or the file system cannot hold ours: another stick is the answer too.
_UNFIT = frozenset({errno.ENOTDIR, errno.EEXIST, errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG, errno.ELOOP})
_WINDOWS_GONE = frozenset({2, 3, 15, 20, 21, 31, 55, 433, 483, 1006, 1167, 1617})
"""System error codes of a drive that left; Python would call some of them a refused permission."""


def stick_fault(fault: OSError) -> ExportFailed:
    """What an error of the stick means to staff. A stick pulled out shows many faces: it is the default."""
    text = str(fault)
    if getattr(fault, "winerror", None) in _WINDOWS_GONE:
        return StickGone(text)
    if fault.errno in _FULL:
        return StickFull(text)
    if fault.errno in _READ_ONLY | _UNFIT:
        return StickReadOnly(text)
    return StickGone(text)


@contextmanager
def stick_faults() -> Iterator[None]:
    """Turns an OSError of the block, which must be the stick's, into an ExportFailed."""
    try:
        yield
    except OSError as fault:
        raise stick_fault(fault) from fault
