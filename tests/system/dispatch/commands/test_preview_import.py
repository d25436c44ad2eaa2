# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.files.errors import FileNotReady
from services.chassis.tables.errors import (
    DoubledColumns,
    EmptyTable,
    MissingColumns,
    NotAWorkbook,
    ProtectedWorkbook,
    UnknownEncoding,
)
from services.chassis.values import Forbidden, NotFound
from tests.system.dispatch.district import DESK, Bench
from tests.system.dispatch.tables import ROWS, mapped, previewed, uploaded
from tests.unit.dispatch.workbooks import HEADER, text, workbook


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (text(HEADER, *ROWS).encode("gbk"), "gb18030"),
        (text(HEADER, *ROWS).encode("utf-8-sig"), "utf-8-sig"),
        (workbook(HEADER, *ROWS), ""),
    ],
)
def test_what_would_become_of_a_table(bench: Bench, content, encoding):
    mapped(bench)
    preview = previewed(bench, uploaded(bench, content), rows=2)
    assert (preview.encoding, preview.rows, preview.tried, len(preview.first)) == (encoding, 5, 5, 2)
    assert preview.results == {"created": 3, "updated": 0, "unchanged": 0, "rejected": 2}
    assert bench.read().orders.list({}) == []


def test_columns_that_nobody_mapped_are_named(bench: Bench):
    mapped(bench, ignored=["备注"])
    rows = [(*row, "x", "y") for row in ROWS]
    preview = previewed(bench, uploaded(bench, text((*HEADER, "备注", "经办人"), *rows).encode()))
    assert preview.unknown_columns == ("经办人",)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\xef\xbb\xbf", EmptyTable),
        (text(HEADER).encode(), EmptyTable),
        (workbook(HEADER), EmptyTable),
        (text(HEADER, *ROWS).encode("utf-16"), UnknownEncoding),
        (text(HEADER[1:], *(row[1:] for row in ROWS)).encode(), MissingColumns),
        (text((*HEADER, "地址"), *ROWS).encode(), DoubledColumns),
        (b"PK\x03\x04 no workbook", NotAWorkbook),
        (b"\xd0\xcf\x11\xe0 a password", ProtectedWorkbook),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(bench: Bench, content, refusal):
    mapped(bench)
    with pytest.raises(refusal):
        previewed(bench, uploaded(bench, content))


def test_who_may_not_or_has_none(bench: Bench):
    file_id = uploaded(bench)
    with pytest.raises(NotFound):
        previewed(bench, file_id)
    mapped(bench)
    with pytest.raises(Forbidden):
        previewed(bench, file_id, DESK)
    blobs = bench.store.tools.blobs
    blobs.delete(f"320585/{file_id}/whole")
    with pytest.raises(FileNotReady):
        previewed(bench, file_id)
