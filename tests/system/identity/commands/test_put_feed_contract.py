# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_each_version_of_a_contract_stays(district: District) -> None:
    feeds.agreed(district, fresh_hours=24)
    assert feeds.agreed(district, fresh_hours=48)["number"] == 2
    path = f"/feed-contracts/{feeds.POPULATION}"
    assert district.ok("GET", path)["fresh_hours"] == 48
    assert district.ok("GET", f"{path}?number=1")["fresh_hours"] == 24
    told = district.house.events(district.code, "feed_contract", feeds.POPULATION)
    assert told == ["FeedContractChanged"] * 2


def test_a_contract_names_the_columns_that_are_needed(district: District) -> None:
    body = {"source": "police", "kind": "population", "name": "公安", "at": district.path, "columns": []}
    refused = district.refused("PUT", "/feed-contracts", body)
    assert refused["code"] == "identity.feed.contract_incomplete"
    assert refused["fields"] == ["key", "name", "building", "unit"]
    twice = body | {"columns": [*feeds.COLUMNS, {"field": "key", "name": "k"}]}
    assert district.refused("PUT", "/feed-contracts", twice)["field"] == "columns"


def test_the_kind_of_a_source_stays(district: District) -> None:
    feeds.agreed(district)
    body = {"source": feeds.POPULATION, "kind": "vehicles", "name": "x", "at": district.path}
    refused = district.refused("PUT", "/feed-contracts", body | {"columns": feeds.COLUMNS})
    assert refused["code"] == "identity.feed.kind_is_fixed"


def test_only_who_keeps_contracts_may(district: District) -> None:
    _, token = district.staff("dispatcher", district.path)
    body = {"source": "police", "kind": "population", "name": "x", "at": district.path}
    body |= {"columns": feeds.COLUMNS}
    assert district.refused("PUT", "/feed-contracts", body, token)["code"] == "forbidden"
    elsewhere = body | {"at": "/999999"}
    assert district.refused("PUT", "/feed-contracts", elsewhere)["code"] == "not_found"
    stranger = body | {"client_id": "nobody"}
    assert district.refused("PUT", "/feed-contracts", stranger)["code"] == "not_found"


def test_where_a_source_is_asked_is_checked_and_when(district: District) -> None:
    for change, code in (
        ({"url": "http://feeds.example.com/x"}, "identity.feed.address_refused"),
        ({"url": "https://10.0.0.7/x"}, "identity.feed.address_refused"),
        ({"url": "https://me:secret@feeds.example.com/x"}, "identity.feed.address_refused"),
        ({"every_minutes": 0}, "invalid"),
        ({"at": "03:00"}, "invalid"),
        ({"every_minutes": 1}, "invalid"),
        ({"as_of": "header"}, "invalid"),
        ({"header": "x-as-of"}, "invalid"),
    ):
        terms = {"url": "https://feeds.example.com/x", "every_minutes": 60, **change}
        body = {"source": "police", "kind": "population", "name": "x", "at": district.path}
        columns = {"columns": feeds.COLUMNS, "pull": terms}
        assert district.refused("PUT", "/feed-contracts", body | columns)["code"] == code, change
    daily = {"url": "https://feeds.example.com/x", "at": "03:00"}
    assert feeds.agreed(district, pull=daily)["pull"]["at"] == "03:00"
