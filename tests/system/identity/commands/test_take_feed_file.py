# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.registers import uploaded

DAY = "2024-03-01T08:00:00+08:00"
COLUMNS = {"key": "编号", "name": "姓名", "citizen_id": "身份证", "unit_path": "地址码", "relation": "关系"}


def test_a_file_is_read_and_worked_through(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    columns = [{"field": field, "name": name} for field, name in COLUMNS.items()]
    feeds.agreed(district, columns=columns)
    batch = feeds.opened(district, DAY)
    table = f"编号,姓名,身份证,地址码,关系\n1,张三,{feeds.citizen_id(1)},{unit},业主\n".encode("gbk")
    path = f"{feeds.path_of(batch)}:take-file"
    assert district.ok("POST", path, {"file_id": uploaded(district, table)})["state"] == "reading"
    again = district.refused("POST", path, {"file_id": uploaded(district, table)})
    assert again["code"] == "identity.feed.batch_state"
    done = feeds.worked(district, batch)
    assert (done["state"], done["rows"], done["created"]) == ("done", 1, 1)
    assert feeds.living(district) == [("张三", unit, "owner", "2024-03-01", "")]


def test_somebody_elses_file_is_not_there(district: District) -> None:
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    body = {"file_id": batch["id"]}
    assert district.refused("POST", f"{feeds.path_of(batch)}:take-file", body)["code"] == "not_found"
