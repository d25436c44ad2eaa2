# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices, parking
from tests.system.identity.conftest import District


def test_a_space_is_free_again_after_the_last_day(district: District) -> None:
    tree = district.tree()
    made, unit = parking.space(district, tree), tree["unit"]["id"]
    hold, free = (f"/parking-spaces/{made['id']}:{verb}" for verb in ("hold", "free"))
    assert district.refused("POST", free, {"until": offices.day(0)})["code"] == "identity.already_ended"
    district.ok("POST", hold, parking.holding(district.person("王芳"), unit, -10))
    early = district.refused("POST", free, {"until": offices.day(-11)})
    assert (early["code"], early["field"]) == ("invalid", "until")
    district.ok("POST", free, {"until": offices.day(0)})
    district.ok("POST", hold, parking.holding(district.person("李强"), unit, 1))
    told = district.house.events(district.code, "parking_space", made["id"])
    assert told == ["ParkingSpaceRegistered", "ParkingSpaceHeld", "ParkingSpaceFreed", "ParkingSpaceHeld"]
