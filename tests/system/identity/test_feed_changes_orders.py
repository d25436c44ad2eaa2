# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliveries in any order, changes by hand and decisions end in one register; and a source that takes over
what goes back to it, and delivers all again, moves nothing and has nothing left.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.message_gateway import MessageGateway
from tests.system.identity import feeds
from tests.system.identity.conftest import District, House, new_district, opened
from tests.system.identity.feed_changes import DAY, row, say

CITY = "city.population"
SOURCES = {
    feeds.POPULATION: {"ranks": []},
    CITY: {"ranks": [{"field": "phone", "rank": 50}, {"field": "life", "rank": 70}]},
}
PHONES = ("13800000001", "13800000002", "13800000003")
Deliveries = list[tuple[str, int, dict[str, str]]]
WORDS: dict[str, st.SearchStrategy[str]] = {
    "phone": st.sampled_from(PHONES),
    "unit": st.sampled_from(["u1", "u2"]),
    "relation": st.sampled_from(["业主", "租户"]),
    "died_on": st.sampled_from(["", "", "2024-01-05"]),
}


def _deliveries(**more: st.SearchStrategy[str]) -> st.SearchStrategy[Deliveries]:
    rows = st.fixed_dictionaries(WORDS | more)
    one = st.tuples(st.sampled_from(sorted(SOURCES)), st.integers(2, 20), rows)
    return st.lists(one, min_size=2, max_size=4, unique_by=lambda one: one[:2])


HANDS = st.lists(
    st.sampled_from(["phone", "name", "active", "end", "decide_ours", "decide_theirs"]),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Its own: here alone so many districts are made."""
    with opened(mongodb_uri, gateway) as house:
        yield house


SHORT = {
    "deadline": None,
    "phases": [Phase.generate],
    "database": None,
    "suppress_health_check": list(HealthCheck),
}


@given(_deliveries(), HANDS, st.integers(0, 2), st.randoms(use_true_random=False))
@settings(max_examples=3, **SHORT)
def test_any_order_of_late_deliveries_ends_in_one_register(
    house: House, deliveries: Deliveries, hands: list[str], first: int, random: Random
) -> None:
    """All of them tell of before the changes by hand and the decisions; some come after these."""
    early, late = deliveries[:first], deliveries[first:]
    shuffled = list(late)
    random.shuffle(shuffled)
    one, other = _town(house), _town(house)
    for district, rest in ((one, late), (other, shuffled)):
        _deliver(district, early)
        for act in hands:
            _act(district, act)
        _deliver(district, rest)
    assert _state(one) == _state(other), (early, hands, late, shuffled)


@given(_deliveries(), st.permutations(["phone", "name"]), st.randoms(use_true_random=False))
@settings(max_examples=3, **SHORT)
def test_what_tells_of_before_a_change_by_hand_may_come_before_or_after_it(
    house: House, deliveries: Deliveries, hands: list[str], random: Random
) -> None:
    one, other = _town(house), _town(house)
    for district in (one, other):
        acts = [*deliveries, *hands]
        random.shuffle(acts)
        for act in acts:
            if isinstance(act, str):
                _act(district, act)
            else:
                _deliver(district, [act])
    assert _state(one) == _state(other), (deliveries, hands)


@given(_deliveries(name=st.sampled_from(["张三", "张三", "张珊"])), HANDS, st.integers(0, 4))
@settings(max_examples=6, **SHORT)
def test_who_takes_over_what_goes_back_moves_nothing_and_has_nothing_left(
    house: House, deliveries: Deliveries, hands: list[str], first: int
) -> None:
    """Names that are asked about included."""
    district = _town(house)
    _deliver(district, deliveries[:first])
    for act in hands:
        _act(district, act)
    _deliver(district, deliveries[first:])
    _taken_over(district)


def _town(house: House) -> District:
    district = new_district(house)
    building = district.tree()["building"]["id"]
    district.place("unit", "u2", building, exclusive_area={"dm2": 9000, "source": "survey"})
    district.person("张三", citizen_id=feeds.citizen_id(1), phone="13900000000")
    for source, more in SOURCES.items():
        feeds.agreed(district, source, shrink_percent=100, **more)
        say(district, 1, row(district, phone="13800000001", relation="业主"), source=source)
    return district


def _deliver(district: District, deliveries: Deliveries) -> None:
    for source, day, told in deliveries:
        said = {name: text for name, text in told.items() if name != "unit"}
        whole = row(district, told["unit"], **said)
        batch = feeds.opened(district, DAY.format(day), source, full=True)
        feeds.sent(district, batch, [whole])
        feeds.completed(district, batch, 1)
        feeds.worked(district, batch)


def _act(district: District, act: str) -> None:
    person = _person(district)
    if act.startswith("decide"):
        for question in feeds.asked(district)[:1]:
            wanted = "keep_ours" if act == "decide_ours" else "take_theirs"
            feeds.decided(district, question, wanted if wanted in question["possible"] else "ignore")
    elif act == "end":
        lived = district.house.read(district.code).occupancies.list({"person_id": person.id})
        for one in [one for one in lived if one.until is None][:1]:
            district.ok("POST", f"/occupancies/{one.id}:end", {"until": "2024-06-01"})
    else:
        change = {"phone": "13700000009", "name": "张山", "active": True}
        district.ok("PATCH", f"/persons/{person.id}", {act: change[act]})


def _taken_over(district: District) -> None:
    """Each source in turn takes what goes back to it and delivers its whole state again."""
    before = _register(district)
    for source in sorted(SOURCES):
        changes = district.ok("GET", f"/feeds/{source}/changes")["items"]
        own = {one["column"]: one["value"] for one in changes}
        said = _said(district, source) | own
        batch = feeds.opened(district, district.house.store.tools.now().isoformat(), source)
        feeds.sent(district, batch, [said])
        feeds.completed(district, batch, 1)
        feeds.worked(district, batch)
        assert _register(district) == before, (source, own)
        assert district.ok("GET", f"/feeds/{source}/changes")["items"] == [], (source, own)


def _said(district: District, source: str) -> dict[str, Any]:
    """What the source says by its newest word."""
    tx = district.house.read(district.code)
    [record] = tx.feed_records.list({"source": source, "open": True})
    words = _words(tx, record)
    stay = record.current
    assert stay
    relation = {"owner": "业主", "lessee": "租户", "family": "家属"}[stay.kind.value]
    return {
        **{name: words[name] for name in ("key", "name", "phone", "citizen_id")},
        "unit_path": stay.unit_path,
        "relation": relation,
        "until": f"{stay.until or ''}",
        "died_on": f"{record.died_on or ''}",
    }


def _words(tx: Any, record: Any) -> dict[str, str]:
    found: dict[str, str] = json.loads(tx.keys.reveal(record.sealed, f"feed_record/{record.id}"))
    return found


def _person(district: District) -> Any:
    tx = district.house.read(district.code)
    return next(
        one
        for one in tx.persons.list({"within": district.path}, limit=500)
        if one.citizen_id and one.citizen_id.lookup == tx.keys.lookup(feeds.citizen_id(1), "citizen_id")
    )


def _register(district: District) -> tuple[Any, ...]:
    person = _person(district)
    number = person.phone.masked if person.phone else ""
    lives = [(name, path.removeprefix(district.path), *rest) for name, path, *rest in feeds.living(district)]
    return person.name, number, person.active, lives


def _state(district: District) -> tuple[Any, ...]:
    questions = sorted(one["kind"] for one in district.ok("GET", "/feed-conflicts")["items"])
    changes = sorted(
        (source, one["field"], *(one[side].removeprefix(district.path) for side in ("value", "said")))
        for source in SOURCES
        for one in district.ok("GET", f"/feeds/{source}/changes")["items"]
    )
    return _register(district), questions, changes
