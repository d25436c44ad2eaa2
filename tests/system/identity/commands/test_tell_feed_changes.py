# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import CHANGES
from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.feed_changes import NEW, OLD, OTHER, told
from tests.system.identity.registers import fire
from tests.system.identity.rights import bring_forward


def _told_of(district: District) -> list[tuple[str, int]]:
    history = district.house.read(district.code).history("feed_source", feeds.POPULATION)
    return [(one.data.position, one.data.count) for one in history.items]


def _change(district: District, known: str, **what: str) -> None:
    district.ok("PATCH", f"/persons/{known}", what)


def test_something_new_is_told_at_once_and_then_once_an_interval(district: District) -> None:
    known = told(district, changes_minutes=60)
    _change(district, known, phone=NEW)
    fire(district)
    assert len(_told_of(district)) == 1
    _change(district, known, name="张珊")
    _change(district, known, phone=OTHER)
    fire(district)
    assert len(_told_of(district)) == 1, "within the interval nothing is told again"
    bring_forward(district, CHANGES)
    fire(district)
    assert _told_of(district) == [(f"{feeds.POPULATION}:1", 1), (f"{feeds.POPULATION}:3", 2)]


def test_what_is_gone_by_then_is_not_told(district: District) -> None:
    known = told(district)
    _change(district, known, phone=NEW)
    _change(district, known, phone=OLD)
    fire(district)
    assert _told_of(district) == []


def test_a_contract_may_say_that_nothing_is_told(district: District) -> None:
    known = told(district, changes_minutes=0)
    _change(district, known, phone=NEW)
    fire(district)
    assert _told_of(district) == []
    body = {"source": "x", "kind": "population", "name": "x", "at": district.path, "columns": feeds.COLUMNS}
    for minutes in (-1, 44_641, 1.5, "60"):
        refused = district.refused("PUT", "/feed-contracts", body | {"changes_minutes": minutes})
        assert refused["code"] == "request.invalid"
