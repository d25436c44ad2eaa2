# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from tests.system.identity import feeds, pulls
from tests.system.identity.conftest import District


def test_a_batch_that_is_fetched_is_refused_the_moment_of_another_as_one_that_is_sent(
    district: District, tmp_path: Path
) -> None:
    district.tree()
    with pulls.agreed(district, tmp_path, as_of="first_line") as source:
        feeds.opened(district, "2024-03-01T08:00:00+08:00")
        source.body = b"2024-03-01T08:00:00+08:00\n" + pulls.table(district, "张三")
        assert pulls.last(district) == ("same_moment", "")
        source.body = b"2124-03-01T08:00:00+08:00\n" + pulls.table(district, "张三")
        assert pulls.last(district) == ("to_come", "")
