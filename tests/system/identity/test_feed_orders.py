# SPDX-License-Identifier: AGPL-3.0-or-later
"""Any order of any batches of several sources ends in the same register; a batch again changes nothing."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.message_gateway import MessageGateway
from tests.system.identity import feeds
from tests.system.identity.conftest import District, House, new_district, opened

SOURCES = {
    "police": {"ranks": []},
    "city": {"ranks": [{"field": "name", "rank": 70}, {"field": "stay", "rank": 50}]},
}
TAKES_LONG = "each example fills two districts, batch by batch, twice"
PEOPLE = ("张三", "李四")
UNITS = ("u1", "u2")

ROWS = st.fixed_dictionaries(
    {
        "key": st.sampled_from("12"),
        "who": st.integers(0, 1),
        "unit": st.sampled_from(UNITS),
        "phone": st.sampled_from(["", "13800000001", "13800000002"]),
        "relation": st.sampled_from(["业主", "租户"]),
        "died_on": st.sampled_from(["", "", "2024-01-05"]),
    }
)
BATCHES = st.lists(
    st.tuples(
        st.sampled_from(sorted(SOURCES)),
        st.integers(10, 24),
        st.booleans(),
        st.lists(ROWS, min_size=1, max_size=2, unique_by=lambda row: row["key"]),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda batch: batch[:2],
)
Batch = tuple[str, int, bool, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    """Its own: here alone districts are counted."""
    with opened(mongodb_uri, gateway) as house:
        yield house


@given(BATCHES, st.randoms(use_true_random=False))
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_any_order_of_any_batches_ends_in_the_same_register(
    house: House, batches: list[Batch], random: Random
) -> None:
    shuffled = list(batches)
    random.shuffle(shuffled)
    one, other = _register(house, batches), _register(house, shuffled)
    assert one == other, (batches, shuffled)


def _register(house: House, batches: list[Batch]) -> tuple[Any, ...]:
    """What the register says at the end, whatever the ids; all of it was sent twice."""
    district = new_district(house)
    _town(district)
    for source, day, full, rows in batches:
        said = [_row(district, row) for row in rows]
        feeds.delivered(district, f"2024-02-{day}T08:00:00+08:00", said, source, full=full)
        before = _state(district)
        again = feeds.opened(district, f"2024-02-{day}T08:00:00+08:00", source, full=full)
        assert feeds.sent(district, again, said).get_json()["added"] == 0
        feeds.completed(district, again, len(said))
        assert _state(district) == before
    return _state(district)


def _town(district: District) -> None:
    building = district.tree()["building"]["id"]
    area = {"dm2": 9000, "source": "survey"}
    district.place("unit", "u2", building, exclusive_area=area)
    known = district.person(PEOPLE[0], citizen_id=feeds.citizen_id(0), phone="13900000000")
    unit = district.ok("GET", f"/places?under={district.path}/s1/n1/c1/b1&kind=unit")["items"][0]
    body = {"unit_id": unit["id"], "person_id": known, "kind": "family", "since": "2020-01-01"}
    district.ok("POST", "/occupancies", body)
    for source, more in SOURCES.items():
        feeds.agreed(district, source, shrink_percent=100, **more)


def _row(district: District, row: dict[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in row.items() if name not in ("who", "unit")}
    who = {"name": PEOPLE[row["who"]], "citizen_id": feeds.citizen_id(row["who"])}
    return plain | who | {"unit_path": f"{district.path}/s1/n1/c1/b1/{row['unit']}"}


def _state(district: District) -> tuple[Any, ...]:
    tx = district.house.read(district.code)
    people = sorted(
        (one.name, one.phone.masked if one.phone else "", one.active, one.path.removeprefix(district.path))
        for one in tx.persons.list({"within": district.path}, limit=500)
    )
    lives = [(name, path.removeprefix(district.path), *rest) for name, path, *rest in feeds.living(district)]
    questions = sorted(one["kind"] for one in district.ok("GET", "/feed-conflicts")["items"])
    return people, lives, questions
