# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.registers import uploaded

DAY = "2024-03-01T08:00:00+08:00"


def test_lines_of_json_come_in_parts(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    rows = feeds.lines({"key": f"{n}", "name": "张三"} for n in range(250))
    district.ok("POST", f"{feeds.path_of(batch)}:take-file", {"file_id": uploaded(district, rows)})
    done = feeds.worked(district, batch)
    assert (done["state"], done["rows"], done["rejected"]) == ("done", 250, 250)


def test_a_shifted_row_discards_the_batch_and_its_name_is_free(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    table = "key,name\n1,张三\n2,李四,多\n".encode()
    district.ok("POST", f"{feeds.path_of(batch)}:take-file", {"file_id": uploaded(district, table)})
    gone = feeds.worked(district, batch)
    assert (gone["state"], gone["problem"]) == ("discarded", "identity.feed.row_unreadable")
    assert feeds.opened(district, DAY)["id"] != batch["id"]
