# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"
PERSON = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1)}


@pytest.mark.parametrize("order", [1, -1])
def test_vehicles_and_their_holders_may_come_in_any_order(district: District, order: int) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    feeds.agreed(district, feeds.VEHICLES)
    batches = [(feeds.POPULATION, {"unit_path": unit}), (feeds.VEHICLES, {"plate": "苏E12345"})]
    for source, more in batches[::order]:
        feeds.delivered(district, DAY, [PERSON | more], source)
    tx = district.house.read(district.code)
    [holder] = tx.persons.list({"within": f"{district.path}/s1/n1/c1"})
    [vehicle] = tx.vehicles.list({"person_id": holder.id})
    assert vehicle.plate.masked == "苏E***45"
    assert feeds.asked(district) == []


def test_a_vehicle_that_a_snapshot_lacks_has_left(district: District) -> None:
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district, feeds.VEHICLES, shrink_percent=100)
    rows = [PERSON | {"key": f"{n}", "plate": f"苏E1234{n}"} for n in (1, 2)]
    feeds.delivered(district, DAY, rows, feeds.VEHICLES, full=True)
    feeds.delivered(district, "2024-03-05T08:00:00+08:00", rows[:1], feeds.VEHICLES, full=True)
    vehicles = district.house.read(district.code).vehicles.list({"person_id": known})
    assert sorted(f"{one.until}" for one in vehicles) == ["2024-03-05", "None"]


def test_whose_vehicle_it_is_may_have_to_be_asked(district: District) -> None:
    known = district.person("李四", phone="13800000001")
    feeds.agreed(district, feeds.VEHICLES)
    row = {"key": "1", "name": "李四", "phone": "13800000001", "plate": "苏E12345"}
    batch = feeds.delivered(district, DAY, [row], feeds.VEHICLES)
    assert batch["waiting"] == 1
    [question] = feeds.asked(district)
    assert (question["kind"], question["theirs"]["plate"]) == ("holder_unknown", "苏E***45")
    assert [one["person_id"] for one in question["candidates"]] == [known]
    feeds.decided(district, question, "merge", person_id=known)
    [vehicle] = district.house.read(district.code).vehicles.list({"person_id": known})
    assert vehicle.until is None
