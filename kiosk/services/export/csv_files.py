"""The record: a CSV file per table. UTF-8 with BOM, CRLF, no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import codecs
import csv
import io

from kiosk.core.bundle_tables import BundleTable
from kiosk.services.export.snapshot import Range, Snapshot
from kiosk.services.export.stick_writer import BundleFile


def write_table(table: BundleTable, snapshot: Snapshot, wanted: Range, file: BundleFile) -> int:
    """Write one table; returns its rows. Holds a few thousand rows in memory, whatever the table's size."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([name for name, _kind in table.columns])
    file.write(codecs.BOM_UTF8 + text.getvalue().encode())
    rows = 0
    for some in snapshot.rows(table, wanted):
        text.seek(0)
        text.truncate()
        writer.writerows(some)
        file.write(text.getvalue().encode())
        rows += len(some)
    return rows
