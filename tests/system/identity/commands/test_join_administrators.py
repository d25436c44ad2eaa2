# SPDX-License-Identifier: AGPL-3.0-or-later

from services.chassis.values import Principal
from services.identity.commands import join_administrators
from tests.system.identity.administrators import separated
from tests.system.identity.conftest import District


def test_the_operators_tool_ends_it_on_record(district: District) -> None:
    three = separated(district)
    by = Principal(district.code, "linlictl", "linlictl.op")
    assert district.house.store.transact(by, join_administrators.handle) is True
    assert district.house.store.transact(by, join_administrators.handle) is False
    assert district.house.call("GET", "/sessions", three.system).status_code == 401
    token = district.house.log_in(f"admin@{district.code}")["access_token"]
    assert district.house.claims(token)["roles"] == {"district_admin": [district.path]}
    versions = district.house.ok("GET", "/policies/separation/versions", token)["items"]
    assert [(one["by"], one["effective"]["administrators"]) for one in versions] == [
        ("linlictl", False),
        (three.system_id, True),
    ]


def test_the_other_sets_of_roles_stay_apart(district: District) -> None:
    three = separated(district)
    apart = [["treasurer", "dispatcher"]]
    rule = {"administrators": True, "apart": apart}
    district.house.ok("PUT", "/policies/separation", three.security, rule)
    by = Principal(district.code, "linlictl", "linlictl.op")
    assert district.house.store.transact(by, join_administrators.handle) is True
    token = district.house.log_in(f"admin@{district.code}")["access_token"]
    now = district.house.ok("GET", "/policies/separation", token)
    assert (now["administrators"], now["apart"]) == (False, apart)
