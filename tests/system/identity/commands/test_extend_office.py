# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import OFFICE_OVER
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire


def test_a_term_ends_later_by_so_many_days_at_the_most(district: District) -> None:
    building = district.tree()["building"]
    office = offices.leader(district, district.person("王芳"), building, -10, 10)
    path = f"/offices/{office['id']}:extend"
    for until, code in ((10, "invalid"), (191, "identity.term_too_long")):
        assert district.refused("POST", path, {"until": offices.day(until)})["code"] == code
    longer = district.ok("POST", path, {"until": offices.day(100)})
    assert (longer["until"], longer["elected_until"]) == (offices.day(100), offices.day(10))
    again = district.refused("POST", path, {"until": offices.day(191)})
    assert (again["code"], again["latest"]) == ("identity.term_too_long", offices.day(190))
    bring_forward(district, OFFICE_OVER, 50)
    fire(district)
    assert district.ok("GET", f"/offices/{office['id']}")["state"] == "seated"


def test_it_does_not_reach_into_the_next_term(district: District) -> None:
    building = district.tree()["building"]
    office = offices.leader(district, district.person("王芳"), building, -10, 10)
    offices.leader(district, district.person("李强"), building, 20, 100)
    path = f"/offices/{office['id']}:extend"
    assert district.refused("POST", path, {"until": offices.day(20)})["code"] == "identity.office_held"
    district.ok("POST", path, {"until": offices.day(19)})
