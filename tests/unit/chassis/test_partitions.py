# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lane's partition is for ever: events wait in queues that another release has filled."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.ids import new_id
from services.chassis.messaging.partitions import (
    PARTITIONS,
    any_partition,
    any_type,
    inbox_lane,
    lane,
    partition_of,
    queue_of,
    routing_key,
)


@pytest.mark.parametrize(
    ("name", "partition"),
    [
        ("320585/place/01920000-0000-7000-8000-000000000001", 21),
        ("320585/order/1", 46),
        ("platform/district/320585", 102),
        ("太仓/社区/一", 3),
        ("", 0),
    ],
)
def test_a_lane_keeps_its_partition_for_ever(name: str, partition: int) -> None:
    """Never change these figures: events that wait would be overtaken."""
    assert partition_of(name) == partition


@given(st.text(max_size=80), st.text(max_size=80), st.integers(1, PARTITIONS))
def test_every_lane_has_one_queue(tenant: str, aggregate: str, queues: int) -> None:
    partition = partition_of(lane(tenant, aggregate))
    assert 0 <= partition < PARTITIONS
    assert 0 <= queue_of(partition, queues) < queues


def test_the_routing_key_is_the_type_and_the_partition() -> None:
    key = routing_key("linli.identity.v1.PlaceChanged", "320585/order/1")
    assert key == "linli.identity.v1.PlaceChanged.046"
    assert any_partition("linli.identity.v1.PlaceChanged") == "linli.identity.v1.PlaceChanged.*"
    assert any_type(7) == "*.*.*.*.007"


@pytest.mark.parametrize("event_type", ["linli.identity.v1.PlaceChanged", "linli", "", "..."])
def test_a_consumers_lane_names_the_service(event_type: str) -> None:
    service = {"linli.identity.v1.PlaceChanged": "identity"}.get(event_type, "")
    assert inbox_lane(event_type, "320585", "order/1") == f"320585/{service}/order/1"


def test_lanes_are_spread_evenly() -> None:
    spread = Counter(partition_of(lane("320585", f"order/{new_id()}")) for _ in range(100 * PARTITIONS))
    assert len(spread) == PARTITIONS
    assert max(spread.values()) < 160
