# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_what_a_row_holds_is_sealed_and_gone_when_it_is_worked_through(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, "2024-03-01T08:00:00+08:00")
    feeds.sent(district, batch, [{"key": "1", "name": "张三"}, {"key": "1", "name": "张三"}])
    [kept] = district.house.read(district.code).feed_rows.list({"batch_id": batch["id"]})
    assert kept.sealed
    assert "张三" not in kept.sealed
    feeds.completed(district, batch, 1)
    feeds.worked(district, batch)
    [kept] = district.house.read(district.code).feed_rows.list({"batch_id": batch["id"]})
    assert (kept.sealed, kept.result, kept.code) == ("", "rejected", "missing")
