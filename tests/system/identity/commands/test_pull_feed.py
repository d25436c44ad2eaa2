# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from tests.system.identity import feeds, pulls
from tests.system.identity.conftest import District


def test_a_source_is_asked_at_once_by_who_delivers_or_keeps_contracts(
    district: District, tmp_path: Path
) -> None:
    district.tree()
    _, stranger = district.staff("integrator", district.path)
    with pulls.agreed(district, tmp_path) as source:
        source.status = 404
        assert pulls.last(district) == ("not_found", "404")
        path = f"/feeds/{feeds.POPULATION}:pull"
        assert district.refused("POST", path, None, stranger)["code"] == "identity.feed.not_of_this_source"
    assert pulls.last(district)[0] == "unreachable"
