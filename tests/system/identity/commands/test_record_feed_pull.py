# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from pathlib import Path
from typing import Any

import pytest

from tests.system.identity import feeds, pulls
from tests.system.identity.conftest import District
from tests.system.identity.test_feed_invariants import broken

MOMENT = "2024-03-01T08:00:00+08:00"
UTC = "2024-03-01T00:00:00Z"


def test_what_a_source_answers_becomes_a_batch_and_nothing_new_none(
    district: District, tmp_path: Path
) -> None:
    district.tree()
    with pulls.agreed(district, tmp_path, full=True) as source:
        source.body, source.headers["etag"] = pulls.table(district, "张三", "李四"), '"1"'
        tried = pulls.asked(district)["tries"][0]
        assert (tried["problem"], bool(tried["batch_id"]), tried["size"]) == (None, True, len(source.body))
        batch = pulls.worked(district)
        assert (batch["state"], batch["created"], batch["full"], batch["id"]) == (
            "done",
            2,
            True,
            tried["batch_id"],
        )
        source.status = 304
        again = pulls.asked(district)
        assert source.asked[1]["if-none-match"] == '"1"'
        assert (again["failing"], again["tries"][0]["batch_id"]) == (0, "")
        source.status, source.headers = 200, {"content-type": "text/csv"}
        assert pulls.asked(district)["tries"][0]["batch_id"] == ""
        assert len(district.ok("GET", "/feed-batches")["items"]) == 1
        assert broken(district) == {}


@pytest.mark.parametrize(
    ("terms", "headers", "first"),
    [
        ({"as_of": "last_modified"}, {"last-modified": "Fri, 01 Mar 2024 00:00:00 GMT"}, b""),
        ({"as_of": "header", "header": "x-as-of"}, {"x-as-of": MOMENT}, b""),
        ({"as_of": "first_line"}, {}, f"# {MOMENT}\n".encode()),
        ({"as_of": "first_line"}, {}, json.dumps({"as_of": MOMENT}).encode() + b"\n"),
    ],
)
def test_the_moment_is_told_as_the_contract_says_and_is_missed_where_it_is_not(
    district: District, tmp_path: Path, terms: dict[str, Any], headers: dict[str, str], first: bytes
) -> None:
    district.tree()
    with pulls.agreed(district, tmp_path, **terms) as source:
        source.body = pulls.table(district, "张三")
        if not first:
            assert pulls.last(district) == ("no_moment", "")
        source.body, source.headers = first + source.body, {**source.headers, **headers}
        assert pulls.last(district) == (None, "")
        batch = pulls.worked(district)
        assert (batch["state"], batch["as_of"], batch["created"]) == ("done", UTC, 1)
        source.body += b"\n9,x,,"
        assert pulls.last(district) == ("same_moment", "")


def test_what_cannot_be_read_is_no_batch_and_is_tried_again_ever_later(
    district: District, tmp_path: Path
) -> None:
    district.tree()
    wrong = (
        ("text/html", b"<html>", "type", "text/html"),
        ("text/csv", b"", "junk", "table.empty"),
        ("text/csv", b"\xff\xfe\x00\xd8\x00", "junk", "table.unknown_encoding"),
        ("application/x-ndjson", b"key,name\n", "junk", "identity.feed.row_unreadable"),
        ("text/csv", b"PK\x03\x04", "junk", "text/csv"),
    )
    with pulls.agreed(district, tmp_path) as source:
        for number, (media_type, body, problem, detail) in enumerate(wrong, 1):
            source.headers, source.body = {"content-type": media_type}, body
            now = pulls.asked(district)
            assert now["failing"] == number
            assert (now["tries"][0]["problem"], now["tries"][0]["detail"]) == (problem, detail)
        timers = district.house.store.database.collection("timers")
        mine = {"tenant": district.code, "kind": {"$in": ["feed.pull", "feed.pull_again"]}}
        assert [one["kind"] for one in timers.find(mine)] == ["feed.pull_again"]
        assert now["next_at"] > now["tries"][0]["at"]
        source.body, source.headers = pulls.table(district, "张三"), {"content-type": "text/csv"}
        assert pulls.asked(district)["failing"] == 0
        assert [one["kind"] for one in timers.find(mine)] == ["feed.pull"]
        assert pulls.worked(district)["created"] == 1
        assert broken(district) == {}


def test_lines_of_json_are_taken_and_a_batch_that_was_discarded_is_fetched_anew(
    district: District, tmp_path: Path
) -> None:
    unit = district.tree()["unit"]["path"]
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    with pulls.agreed(district, tmp_path) as source:
        source.headers = {"content-type": "application/x-ndjson", "etag": '"1"'}
        source.body = feeds.lines([row]) + b"{torn"
        pulls.asked(district)
        assert pulls.worked(district)["problem"] == "identity.feed.row_unreadable"
        source.body = feeds.lines([row])
        pulls.asked(district)
        assert "if-none-match" not in source.asked[1]
        assert pulls.worked(district)["created"] == 1
