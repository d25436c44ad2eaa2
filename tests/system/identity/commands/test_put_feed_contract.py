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
