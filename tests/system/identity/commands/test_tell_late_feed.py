# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Callable
from datetime import timedelta

from services.chassis.store.timers import TIMERS
from services.identity.commands import tell_late_feed, watch_feeds
from services.identity.store import STILL_LATE, Tx
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_a_source_that_stays_late_is_told_of_again_and_waits_until_it_is_heard(district: District) -> None:
    feeds.agreed(district, fresh_hours=24)
    _later(district, 25, watch_feeds.handle)
    assert _waiting(district) == [feeds.POPULATION]
    _later(district, 25 + 7 * 24, lambda tx: tell_late_feed.handle(tx, feeds.POPULATION))
    assert district.house.events(district.code, "feed_source", feeds.POPULATION) == ["FeedOverdue"] * 2
    assert _waiting(district) == [feeds.POPULATION]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", [{"key": "1", "name": "张三"}])
    assert _waiting(district) == []
    _later(district, 1, lambda tx: tell_late_feed.handle(tx, feeds.POPULATION))
    assert district.house.events(district.code, "feed_source", feeds.POPULATION) == ["FeedOverdue"] * 2
    assert _waiting(district) == []


def _later(district: District, hours: int, work: Callable[[Tx], object]) -> None:
    def then(tx: Tx) -> None:
        tx.now += timedelta(hours=hours)
        work(tx)

    district.house.store.transact(district.house.read(district.code).by, then)


def _waiting(district: District) -> list[str]:
    """The sources that are counted as late."""
    found = district.house.store.database.collection(TIMERS).find(
        {"tenant": district.code, "kind": STILL_LATE}
    )
    return [timer["aggregate_id"] for timer in found]
