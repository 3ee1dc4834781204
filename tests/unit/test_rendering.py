"""Which renderer a machine is found to carry."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from kiosk.services.rendering import choose_tier


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for Python")
def test_a_probe_is_not_waited_for_when_it_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it started (Windows: a desktop, a driver's helper) may live on, with its output."""
    probe = tmp_path / "python"
    probe.write_text("#!/bin/sh\nsleep 8 &\nexit 0\n")
    probe.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(probe))
    monkeypatch.setattr(sys, "platform", "win32")
    began_s = time.monotonic()
    assert choose_tier("auto", tmp_path / "rendering.json") == "spatial"
    assert time.monotonic() - began_s < 5
