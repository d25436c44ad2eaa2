# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from tests.system.chassis.certificates import Authority
from tests.system.identity import feeds, pulls, registers
from tests.system.identity.conftest import District


def test_that_our_certificate_ends_soon_is_said_once(district: District, tmp_path: Path) -> None:
    district.tree()
    with pulls.agreed(district, tmp_path):
        registers.fire(district)
        registers.fire(district)
    told = district.house.events(district.code, "feed_pull", feeds.POPULATION)
    assert told == ["FeedAccessPut", "FeedCertificateExpiring"]


def test_where_nothing_is_fetched_nothing_is_said(district: District, tmp_path: Path) -> None:
    feeds.agreed(district)
    district.ok("PUT", pulls.ACCESS, pulls.access(Authority(tmp_path)))
    registers.fire(district)
    assert district.house.events(district.code, "feed_pull", feeds.POPULATION) == ["FeedAccessPut"]
