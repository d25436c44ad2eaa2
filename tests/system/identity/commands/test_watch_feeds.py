# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.identity.commands import watch_feeds
from services.identity.store import Tx
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_a_source_that_is_late_is_told_of_once_until_it_is_heard_again(district: District) -> None:
    feeds.agreed(district, fresh_hours=24)
    store = district.house.store
    for hours in (1, 25, 26):
        _watch(district, hours)
    told = district.house.events(district.code, "feed_source", feeds.POPULATION)
    assert told == ["FeedOverdue"]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", [{"key": "1", "name": "张三"}])
    assert store.reader is not None
    _watch(district, 1)
    source = district.ok("GET", f"/feeds/{feeds.POPULATION}")
    assert (source["late"], source["last_as_of"]) == (False, "2024-03-01T00:00:00Z")
    _watch(district, 50)
    assert district.house.events(district.code, "feed_source", feeds.POPULATION) == ["FeedOverdue"] * 2


def _watch(district: District, hours: int) -> None:
    """As the schedule does, so many hours from now."""

    def work(tx: Tx) -> None:
        tx.now += timedelta(hours=hours)
        assert watch_feeds.handle(tx)

    by = district.house.read(district.code).by
    district.house.store.transact(by, work)
