# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.commands.drop_feed_rows import AT_ONCE
from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.registers import fire, uploaded

DAY = "2024-03-01T08:00:00+08:00"


def test_what_the_rows_of_a_discarded_batch_held_is_gone(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    rows = [{"key": f"{n}", "name": "张三", "unit_path": unit} for n in range(AT_ONCE + 1)]
    kept = feeds.opened(district, "2024-03-02T08:00:00+08:00")
    feeds.sent(district, kept, rows[:1])
    batch = feeds.opened(district, DAY)
    feeds.sent(district, batch, rows)
    district.ok("POST", f"{feeds.path_of(batch)}:discard")
    while fire(district):
        pass
    assert feeds.results(district, batch) == []
    assert len(feeds.results(district, kept)) == 1


def test_a_file_that_ends_in_nonsense_leaves_no_row(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    lines = [f'{{"key": "{n}", "name": "张三", "unit_path": "{unit}"}}' for n in range(AT_ONCE + 1)]
    file_id = uploaded(district, "\n".join([*lines, "{"]).encode())
    district.ok("POST", f"{feeds.path_of(batch)}:take-file", {"file_id": file_id})
    while fire(district):
        pass
    assert feeds.shown(district, batch)["state"] == "discarded"
    assert feeds.results(district, batch) == []
