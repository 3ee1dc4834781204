"""From paper to page: a slip is drawn, its QR is read by zxing, and Chromium opens what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.core.site import Place
from kiosk.core.slip import PlayedJob, slip_content
from kiosk.core.texts import Texts
from kiosk.core.ticket import payload_of
from kiosk.installation import PACKAGE
from kiosk.services.slip_picture import slip_png
from kiosk.services.text_files import read_words, texts_of_owners
from tests.hall import halls
from tests.hall.conftest import NewVisitor
from tests.jobs import CATALOGUE


def words() -> Texts:
    shell = read_words(PACKAGE / "ui" / "texts" / "ko.toml")
    return texts_of_owners({"": shell, **CATALOGUE.words("ko")}, "ko")


@pytest.mark.usefixtures("qapp")
def test_the_qr_of_a_printed_slip_opens_a_confirmed_page(
    visitors: NewVisitor, site: Path, tmp_path: Path
) -> None:
    address = (site / "index.html").as_uri()
    content = slip_content(
        words(),
        place=Place(id="gvalley", number=3, name="G밸리 일자리센터"),
        day=halls.DAY,
        plays=[PlayedJob(halls.FIRST.id, 3)],
        programmes=[],
        url=f"{address}#{halls.slip()}",
    )
    slip_png(content, 80, tmp_path / "slip.png")
    with Image.open(tmp_path / "slip.png") as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert payload_of(code.text) == halls.slip()
    with visitors() as visitor:
        page = visitor.open_url(code.text)
        page.wait_for_selector(".verdict.good")
        said = page.locator("main").inner_text()
        assert "확인됨" in said
        assert halls.name_of(halls.FIRST) in said
        page = visitor.open_url(halls.changed(code.text))
        page.wait_for_selector(".verdict")
        assert "확인할 수 없음" in page.locator("main").inner_text()
