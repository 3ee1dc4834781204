"""The whole road: a bot's visit, its slip's QR read by zxing, the office's registry, the page in Chromium."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import zxingcpp
from PIL import Image

from kiosk.core.ticket import payload_of
from tests.experiences.stage_window import REPOSITORY
from tests.hall import halls
from tests.hall.conftest import NewVisitor
from tests.jobs import KOREAN


def kiosk(*arguments: object, code: int = 0) -> str:
    """What a command prints; it must end with this exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, arguments)],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def test_the_slip_of_a_demo_visit_opens_confirmed(visitors: NewVisitor, tmp_path: Path) -> None:
    demo, stick, keys = tmp_path / "demo", tmp_path / "stick", tmp_path / "keys.toml"
    stick.mkdir()
    kiosk("demo", "--out", demo)
    kiosk("export", "--data-dir", demo / "data", "--to", stick)
    (bundle,) = json.loads(kiosk("verify", stick, "--json", code=1))  # nobody trusts its key yet
    kiosk("office", "trust", "add", stick, "--fingerprint", bundle["fingerprint"], "--keys", keys)
    kiosk("hall", "build", "--out", tmp_path / "hall", "--keys", keys)
    with Image.open(demo / "slip.png") as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    payload = payload_of(code.text)
    played = json.loads((demo / "demo.json").read_text("utf-8"))["experiences"]
    with visitors() as visitor:
        page = visitor.open(tmp_path / "hall", payload=payload)
        page.wait_for_selector(".verdict.good")
        said = page.locator("main").inner_text()
        assert "확인됨" in said
        assert all(KOREAN.word(f"{job}.name") in said for job in played)
        page = visitor.open(tmp_path / "hall", payload=halls.changed(payload))
        page.wait_for_selector(".verdict")
        assert "확인할 수 없음" in page.locator("main").inner_text()
