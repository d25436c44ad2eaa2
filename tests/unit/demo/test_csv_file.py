# SPDX-License-Identifier: AGPL-3.0-or-later
import gzip

import pytest

from scripts.demo.replay.csv_file import COLUMNS, DataError, read
from tests.unit.demo.requests import PLAIN, request

HEADER = ",".join(COLUMNS)
ROW = ",".join(PLAIN[1:])


def text(*rows, header=HEADER):
    return "\n".join((header, *rows)) + "\n"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "requests.csv"


@pytest.mark.parametrize("packed", [False, True])
def test_reads_rows_packed_or_not_whatever_the_name(file, packed):
    content = text(ROW).encode()
    file.write_bytes(gzip.compress(content) if packed else content)
    assert read(file) == ([PLAIN], [])


def test_a_byte_order_mark_and_blank_lines_are_no_matter(file):
    file.write_text("\ufeff" + text("", ROW, ""), encoding="utf-8")
    assert read(file)[0] == [request(line=3)]


def test_another_header_is_refused_and_every_difference_named(file):
    file.write_text(text(ROW, header=HEADER.replace("case_id", "id").replace("ward,", "")))
    with pytest.raises(DataError) as error:
        read(file)
    assert "missing columns: 'case_id', 'ward'" in str(error.value)
    assert "unknown columns: 'id'" in str(error.value)
    assert str(file) in str(error.value)


def test_columns_in_another_order_are_refused(file):
    file.write_text(text(ROW, header=",".join(reversed(COLUMNS))))
    with pytest.raises(DataError, match="another order"):
        read(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (text().encode(), "no requests"),
        (b"\xff\xfe\x00", "cannot be read"),
        (gzip.compress(text(ROW).encode(), mtime=0)[:40], "cannot be read"),
        (b"\x1f\x8bnonsense", "cannot be read"),
    ],
)
def test_a_file_without_requests_is_refused(file, content, said):
    file.write_bytes(content)
    with pytest.raises(DataError, match=said):
        read(file)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(DataError, match="there is no such file"):
        read(tmp_path / "none.csv.gz")


def test_torn_and_repeated_rows_are_told_and_do_not_stop_the_others(file):
    other = ROW.replace(PLAIN.case_id, "7")
    file.write_text(text(ROW, "a,b,c", ROW, other))
    requests, unusable = read(file)
    assert [r.case_id for r in requests] == [PLAIN.case_id, "7"]
    assert [(bad.line, bad.code) for bad in unusable] == [(3, "csv.cells"), (4, "csv.duplicate")]
    assert unusable[0].cells == ["a", "b", "c"]
