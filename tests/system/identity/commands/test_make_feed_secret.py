# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_the_secret_is_shown_once_and_kept_sealed(district: District) -> None:
    feeds.agreed(district)
    path = f"/feeds/{feeds.POPULATION}:make-secret"
    first, second = district.ok("POST", path), district.ok("POST", path)
    assert first["secret"].startswith("whsec_")
    assert first["secret"] != second["secret"]
    kept = district.house.read(district.code).feed_sources.get(feeds.POPULATION)
    assert kept.sealed_secret
    assert second["secret"] not in kept.sealed_secret
    assert district.refused("POST", "/feeds/nobody:make-secret")["code"] == "not_found"
