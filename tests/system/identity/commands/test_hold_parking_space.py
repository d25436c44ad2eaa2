# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import parking
from tests.system.identity.conftest import District


def test_a_space_has_one_holder_on_any_day_and_keeps_them_all(district: District) -> None:
    tree = district.tree()
    made, unit = parking.space(district, tree), tree["unit"]["id"]
    first, second = district.person("王芳"), district.person("李强")
    path = f"/parking-spaces/{made['id']}:hold"
    district.ok("POST", path, parking.holding(first, unit, -100, -10))
    for since, until in ((-200, None), (-10, 5), (-50, -40)):
        problem = district.refused("POST", path, parking.holding(second, unit, since, until))
        assert problem["code"] == "identity.space_held"
    car = district.ok("POST", "/persons/vehicles", {"person_id": second, "plate": "苏E54321"})["id"]
    owned = parking.holding(second, unit, -9, tenure="owner", vehicle_id=car)
    held = district.ok("POST", path, owned)
    assert [one["person_id"] for one in held["holdings"]] == [first, second]
    assert held["holdings"][1]["vehicle_id"] == car
    of_unit = district.ok("GET", f"/parking-spaces?unit_id={unit}")["items"]
    assert [one["id"] for one in of_unit] == [made["id"]]


def test_who_holds_what_fits(district: District) -> None:
    tree = district.tree()
    unit, person_id = tree["unit"]["id"], district.person("王芳")
    other = district.place("compound", "c2", tree["neighbourhood"]["id"])
    elsewhere = parking.space(district, {"compound": other})
    body = parking.holding(person_id, unit, 0)
    problem = district.refused("POST", f"/parking-spaces/{elsewhere['id']}:hold", body)
    assert problem["code"] == "identity.space_elsewhere"
    shared = parking.space(district, tree, "shared", "A1")
    refused = district.refused("POST", f"/parking-spaces/{shared['id']}:hold", body)
    assert refused["code"] == "identity.space_for_all"
    let = f"/parking-spaces/{parking.space(district, tree, 'rented', 'A2')['id']}:hold"
    owned = district.refused("POST", let, {**body, "tenure": "owner"})
    assert (owned["code"], owned["field"]) == ("invalid", "tenure")
    backwards = district.refused("POST", let, parking.holding(person_id, unit, 0, -1))
    assert backwards["field"] == "until"
    no_unit = district.refused("POST", let, {**body, "unit_id": tree["building"]["id"]})
    assert no_unit["field"] == "unit_id"
    car = district.ok("POST", "/persons/vehicles", {"person_id": district.person(), "plate": "苏E54322"})[
        "id"
    ]
    not_theirs = district.refused("POST", let, {**body, "vehicle_id": car})
    assert not_theirs["field"] == "vehicle_id"
