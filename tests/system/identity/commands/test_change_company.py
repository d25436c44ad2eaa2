# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.companies import SHOP, shop
from tests.system.identity.conftest import District


def test_a_shop_is_at_a_place_and_its_premises_lie_there(district: District) -> None:
    tree = district.tree()
    homeless = district.refused("POST", "/companies", SHOP)
    assert (homeless["code"], homeless["field"]) == ("invalid", "place_id")
    other = district.place("compound", "c2", tree["neighbourhood"]["id"])
    elsewhere = {**SHOP, "place_id": other["id"], "unit_id": tree["unit"]["id"]}
    problem = district.refused("POST", "/companies", elsewhere)
    assert (problem["code"], problem["unit_path"]) == ("identity.shop_elsewhere", tree["unit"]["path"])
    no_unit = {**SHOP, "place_id": tree["compound"]["id"], "unit_id": tree["building"]["id"]}
    assert district.refused("POST", "/companies", no_unit)["field"] == "unit_id"
    here = {"place_id": tree["compound"]["id"], "unit_id": tree["unit"]["id"]}
    made = shop(district, **here, contact_ids=[district.person()])
    assert (made["place_path"], made["unit_path"]) == (tree["compound"]["path"], tree["unit"]["path"])
    moved = {"name": "便民超市新店", "place_id": other["id"]}
    changed = district.ok("POST", f"/companies/{made['id']}:change", moved)
    assert (changed["name"], changed["unit_path"], changed["contact_ids"]) == ("便民超市新店", None, [])
    told = district.house.events(district.code, "company", made["id"])
    assert told == ["CompanyRegistered", "CompanyChanged"]


def test_all_kinds_of_subject_are_read_alike(district: District) -> None:
    tree = district.tree()
    shop(district, place_id=tree["compound"]["id"])
    code = {"credit_code": "91320585MA00TE600H", "kind": "government_department"}
    district.ok("POST", "/companies", {"name": "城管局", **code})
    term = {"term_start": offices.day(-10), "term_end": offices.day(300)}
    committee = {"kind": "owners_committee", "name": "业委会", "place_id": tree["compound"]["id"], **term}
    district.ok("POST", "/committees", committee)
    under = tree["neighbourhood"]["path"]
    expected = {
        "party": [],
        "owners_committee": ["业委会"],
        "residents_committee": [],
        "residents": [tree["compound"]["name"]],
        "government": [],
        "society": ["便民超市"],
    }
    for kind, names in expected.items():
        found = district.ok("GET", f"/subjects?kind={kind}&under={under}")["items"]
        assert [one["name"] for one in found] == names
    everywhere = district.ok("GET", "/subjects?kind=government")["items"]
    assert [one["name"] for one in everywhere] == ["城管局"]
    assert district.refused("GET", "/subjects")["code"] == "request.invalid"
