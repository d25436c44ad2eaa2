# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"


def test_a_piece_that_got_lost_is_noticed(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    feeds.sent(district, batch, [{"key": "1", "name": "张三"}])
    path = f"{feeds.path_of(batch)}:complete"
    refused = district.refused("POST", path, {"rows": 2})
    assert (refused["field"], refused["reason"]) == ("rows", "are 1 here")


def test_an_empty_batch_is_refused(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    refused = district.refused("POST", f"{feeds.path_of(batch)}:complete", {"rows": 0})
    assert refused["code"] == "identity.feed.batch_empty"


def test_a_batch_that_was_discarded_is_not_completed(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    feeds.sent(district, batch, [{"key": "1", "name": "张三"}])
    district.ok("POST", f"{feeds.path_of(batch)}:discard")
    refused = district.refused("POST", f"{feeds.path_of(batch)}:complete", {"rows": 1})
    assert (refused["code"], refused["state"]) == ("identity.feed.batch_state", "discarded")
