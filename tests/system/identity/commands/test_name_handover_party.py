# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.conftest import District

WHY = "由居委会代管"


def test_staff_say_who_keeps_it_while_nobody_follows(district: District) -> None:
    building = district.tree()["building"]
    giver, gives = offices.somebody(district, "wang")
    keeper, keeps = offices.somebody(district, "li")
    handover_id = offices.ended(district, offices.leader(district, giver, building)["id"])["id"]
    path = f"/office-handovers/{handover_id}:name-party"
    itself = {"side": "receiver", "person_id": giver, "reason": WHY}
    assert district.refused("POST", path, itself)["code"] == "identity.hands_over_to_self"
    assert district.refused("POST", path, itself, gives)["code"] == "forbidden"
    named = district.ok("POST", path, {"side": "receiver", "person_id": keeper, "reason": WHY})
    assert named["receiver_id"] == keeper
    district.house.ok("POST", f"/office-handovers/{handover_id}:sign", keeps, {"item": "楼道钥匙"})
    late = {"side": "receiver", "person_id": district.person("赵"), "reason": WHY}
    assert district.refused("POST", path, late)["code"] == "identity.side_has_signed"


def test_somebody_hands_over_in_a_dead_persons_place(district: District) -> None:
    district.ok("PUT", "/policies/offices", {"leader_items": ["楼道钥匙"]})
    building = district.tree()["building"]
    heir, gives = offices.somebody(district, "heir")
    keeper, keeps = offices.somebody(district, "li")
    office = offices.leader(district, district.person("王芳"), building)
    path = f"/office-handovers/{offices.ended(district, office['id'])['id']}"
    for side, person_id in (("giver", heir), ("receiver", keeper)):
        district.ok(
            "POST", f"{path}:name-party", {"side": side, "person_id": person_id, "reason": "原任去世"}
        )
    for token in (gives, keeps):
        done = district.house.ok("POST", f"{path}:sign", token, {"item": "楼道钥匙"})
    assert not done["open"]
    over = {"side": "giver", "person_id": district.person(), "reason": WHY}
    assert district.refused("POST", f"{path}:name-party", over)["code"] == "identity.handover_done"
