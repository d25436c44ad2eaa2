# SPDX-License-Identifier: AGPL-3.0-or-later
"""An exported file is whole until a row of it is changed, put in twice, or another head was published."""

import csv
from io import StringIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.audit import next_head
from services.chassis.audit_export import COLUMNS, BadFile, Row, faults, read

SIZE = 6


def chain() -> list[Row]:
    rows, head = [], ""
    for number in range(SIZE):
        digest = f"{number:064x}"
        head = next_head(head, digest, "")
        row = dict.fromkeys(COLUMNS, "x") | {"number": f"{number:012d}", "digest": digest}
        rows.append(row | {"commitment": "", "head": head})
    return rows


def wrong(rows: list[Row], anchors: dict[int, str] | None = None) -> list[str]:
    return [text for text in faults(rows, anchors or {}) if text]


def file_of(rows: list[Row]) -> StringIO:
    written = StringIO(newline="")
    table = csv.DictWriter(written, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    written.seek(0)
    return written


@given(st.sets(st.integers(0, SIZE - 1)), st.randoms())
def test_any_part_in_any_order_is_whole(kept: set[int], chance: Random) -> None:
    rows = chain()
    some = [rows[number] for number in sorted(kept, key=lambda _: chance.random())]
    anchors = {number + 1: row["head"] for number, row in enumerate(rows)}
    assert wrong(read(file_of(some)), anchors) == []


@given(st.integers(0, SIZE - 1), st.sampled_from(["digest", "commitment", "head"]))
def test_any_changed_row_shows(number: int, column: str) -> None:
    rows = chain()
    rows[number][column] = "f" * 64
    assert any(f"{number:012d}" in text for text in wrong(rows))


def test_a_row_alone_is_proven_by_its_published_head() -> None:
    alone = chain()[3:4]
    assert wrong(alone, {4: alone[0]["head"], 5: "0" * 64}) == []
    assert wrong(alone, {4: "0" * 64}) == ["entry 000000000003: another head was published"]


def test_a_row_that_stands_twice_shows() -> None:
    rows = chain()
    assert wrong(read(file_of([*rows, rows[2]]))) == ["entry 000000000002: it stands there twice"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not name the columns"),
        ("at,service\r\n", "does not name the columns"),
        (",".join(COLUMNS) + "\r\n1,2\r\n", "too few or too many"),
        (",".join(COLUMNS) + "\r\n" + ",".join(["x"] * len(COLUMNS)) + "\r\n", "no number"),
    ],
)
def test_another_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read(StringIO(text))
