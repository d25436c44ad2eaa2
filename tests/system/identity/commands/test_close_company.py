# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.companies import shop
from tests.system.identity.conftest import District


def test_what_has_closed_is_led_by_nobody_and_stays_as_it_is(district: District) -> None:
    tree = district.tree()
    made = shop(district, place_id=tree["compound"]["id"])
    leads = {"company_id": made["id"], "person_id": district.person(), "place_id": tree["compound"]["id"]}
    manager = district.ok("POST", "/project-managers", {**leads, "since": offices.day(-30)})
    path = f"/companies/{made['id']}"
    to_come = district.refused("POST", f"{path}:close", {"until": offices.day(5)})
    assert (to_come["code"], to_come["field"]) == ("invalid", "until")
    closed = district.ok("POST", f"{path}:close", {"until": offices.day(-1)})
    assert closed["until"] == offices.day(-1)
    (ended,) = district.ok("GET", "/project-managers")["items"]
    assert (ended["id"], ended["until"]) == (manager["id"], offices.day(-1))
    for send, body in (
        (f"{path}:close", {"until": offices.day(-1)}),
        (f"{path}:change", {"name": "别的名字", "place_id": tree["compound"]["id"]}),
        ("/project-managers", {**leads, "since": offices.day(0)}),
    ):
        assert district.refused("POST", send, body)["code"] == "identity.company_closed"
