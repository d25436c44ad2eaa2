# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from typing import Any

import pytest

from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.feed_changes import DAY, NEW, OLD, client, lines, phone, row, told

PATH = f"/feeds/{feeds.POPULATION}/changes"


def _changed(district: District) -> str:
    """Two fields of somebody were changed; the token of the source's client."""
    client_id, token = client(district)
    known = told(district, client_id=client_id)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    district.ok("PATCH", f"/persons/{known}", {"name": "张珊"})
    return token


def test_the_source_reads_values_by_its_own_key_and_that_is_on_record(district: District) -> None:
    token = _changed(district)
    page = district.house.ok("GET", f"{PATH}?limit=1", token)
    [line] = page["items"]
    assert (line["key"], line["match"], line["column"]) == ("K-1", {}, "phone")
    assert (line["kind"], line["field"], line["value"], line["said"]) == ("person", "phone", NEW, OLD)
    assert (line["means"], line["by_source"], page["more"]) == ("hand", "", True)
    assert page["position"] == line["position"] == f"{feeds.POPULATION}:1"
    rest = district.house.ok("GET", f"{PATH}?after={page['position']}", token)
    assert [one["value"] for one in rest["items"]] == ["张珊"]
    again = district.house.ok("GET", f"{PATH}?after={rest['position']}", token)
    assert (again["items"], again["more"], again["position"]) == ([], False, rest["position"])
    told_of = district.house.events(district.code, "feed_source", feeds.POPULATION)
    assert told_of == ["FeedChangesRead"] * 2, "a page with nothing shows nobody"
    waiting = district.ok("GET", f"{PATH}/waiting")
    assert (waiting["waiting"], waiting["new"]) == (2, 0)
    assert waiting["fetched_at"]


def test_who_keeps_contracts_sees_no_values_of_a_source_with_a_client(district: District) -> None:
    _changed(district)
    found = district.ok("GET", PATH)["items"]
    assert [(one["key"], one["value"], one["said"]) for one in found] == [
        ("", "139****0002", "138****0001"),
        ("", "张*", "张*"),
    ]
    assert district.house.events(district.code, "feed_source", feeds.POPULATION) == []


def test_where_only_staff_deliver_they_take_the_values_along(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    assert [value for _, value, *_ in lines(district)] == [NEW]
    assert district.house.events(district.code, "feed_source", feeds.POPULATION) == ["FeedChangesRead"]


def test_files_have_the_same(district: District) -> None:
    token = _changed(district)
    table = district.house.call("GET", f"/feeds/{feeds.POPULATION}/changes.csv", token)
    assert table.content_type == "text/csv; charset=utf-8"
    head, first, _, end = table.get_data(as_text=True).split("\r\n")
    assert head.startswith("\ufeffposition,key,match,kind,field,column,value,said,since")
    assert first.startswith(f"{feeds.POPULATION}:1,K-1,,person,phone,phone,{NEW},{OLD},")
    assert end == ""
    answer = district.house.call("GET", f"/feeds/{feeds.POPULATION}/changes.ndjson", token)
    written = [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]
    assert written == district.house.ok("GET", PATH, token)["items"]


def test_what_came_before_keys_were_kept_is_named_by_what_it_is_matched_by(district: District) -> None:
    known = told(district)
    store = district.house.store

    def forget(tx: Any) -> None:
        [record] = tx.feed_records.list({"key": {"$gt": ""}})
        words = {"name": "张三", "phone": OLD, "citizen_id": feeds.citizen_id(1), "plate": ""}
        sealed = tx.keys.seal(json.dumps(words), f"feed_record/{record.id}")
        tx.feed_records.save(type(record)(**{**_fields(record), "sealed": sealed, "firsts": {}}))

    store.transact(district.house.read(district.code).by, forget)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    [line] = district.ok("GET", PATH)["items"]
    assert (line["key"], line["match"]) == ("", {"citizen_id": feeds.citizen_id(1)})
    feeds.delivered(district, DAY.format(2), [row(district)], full=True)
    assert phone(district, known) == NEW


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


@pytest.mark.parametrize(
    ("after", "code"),
    [
        ("x", "invalid"),
        ("1", "invalid"),
        (f"{feeds.POPULATION}:", "invalid"),
        (f"{feeds.POPULATION}:-1", "invalid"),
        (f"{feeds.POPULATION}:1e3", "invalid"),
        (f"{feeds.POPULATION}:٣", "invalid"),
        (f"{feeds.POPULATION}:1234567890123", "invalid"),
        (f"{feeds.POPULATION}:3", "identity.feed.position_not_given"),
        (f"{feeds.VEHICLES}:1", "identity.feed.position_not_given"),
    ],
)
def test_a_position_that_this_list_never_had_is_refused(district: District, after: str, code: str) -> None:
    token = _changed(district)
    assert district.refused("GET", f"{PATH}?after={after}", None, token)["code"] == code
    assert district.ok("GET", f"{PATH}/waiting")["fetched_at"] is None


def test_others_read_nothing(district: District, neighbour: District) -> None:
    _changed(district)
    _, other = client(district, "other")
    refused = district.refused("GET", PATH, None, other)
    assert refused["code"] == "identity.feed.not_of_this_source"
    for kind in ("csv", "ndjson"):
        path = f"/feeds/{feeds.POPULATION}/changes.{kind}"
        assert district.refused("GET", path, None, other)["code"] == "identity.feed.not_of_this_source"
    assert district.refused("GET", f"{PATH}/waiting", None, other)["code"] == "forbidden"
    _, dispatcher = district.staff("dispatcher", district.path)
    assert district.refused("GET", PATH, None, dispatcher)["code"] == "forbidden"
    assert neighbour.refused("GET", PATH)["code"] == "not_found"
    assert district.refused("GET", "/feeds/unknown/changes")["code"] == "not_found"
    assert district.refused("GET", "/feeds/unknown/changes/waiting")["code"] == "not_found"
    assert district.refused("GET", f"{PATH}?limit=0")["code"] == "request.invalid"
    assert district.refused("GET", f"{PATH}?limit=201")["code"] == "request.invalid"
    assert district.refused("GET", f"{PATH}?since=1")["code"] == "request.invalid"
