"""What a visitor reads of a job after its play."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kiosk.commands.audit.matrix import Case
from kiosk.commands.audit.run import rehearsal
from kiosk.core.contract import line
from tests.jobs import IDS

OTHER = IDS[-1]


@pytest.mark.parametrize(("contrast", "shown"), [(OTHER, True), ("not_built_yet", False)])
def test_the_job_most_unlike_it_is_named_if_the_hall_has_it(contrast: str, shown: bool) -> None:
    with rehearsal("plain", Case()) as kiosk:
        conductor = kiosk.kiosk.conductor
        first, *others = conductor.offer.booths
        manifest = msgspec.structs.replace(first.manifest, contrast=contrast)
        conductor._offer = replace(conductor.offer, booths=(replace(first, manifest=manifest), *others))
        kiosk.press("start", f"booth:{first.id}")
        kiosk.finish_play("careless")
        kiosk.press("learn")
        facts = {row.id: row.note for row in conductor.view.facts}
        assert facts["fact:cards:0"]
        name = conductor.offer.say("ko", line("name"), OTHER)
        assert facts.get("fact:contrast:0", "").startswith(name) == shown
        assert ("fact:contrast:0" in facts) == shown
