# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District

CALL = "/persons/callers"


def test_who_calls_again_is_found_and_not_registered_twice(district: District) -> None:
    place = district.tree()["building"]["path"]
    _, desk = district.staff("dispatcher", district.path)
    body = {"name": "王芳", "phone": "139 1234 1234", "path": place}
    caller = district.house.ok("POST", CALL, desk, body)
    assert (caller["name"], caller["phone"], caller["path"]) == ("王*", "139****1234", place)
    assert district.house.ok("POST", CALL, desk, body)["id"] == caller["id"]
    other = district.house.ok("POST", CALL, desk, body | {"name": "王强"})
    assert other["id"] != caller["id"]
    stored = district.house.read(district.code).persons.get(caller["id"])
    assert "13912341234" not in repr(stored)
    assert district.house.events(district.code, "person", caller["id"]) == ["PersonRegistered"]


def test_a_grid_worker_takes_down_who_lives_in_the_grid(district: District) -> None:
    tree = district.tree()
    body = {"neighbourhood_id": tree["neighbourhood"]["id"], "code": "g-01", "name": "一网格"}
    grid = district.ok("POST", "/grids", body)
    district.ok("POST", f"/places/{tree['compound']['id']}:assign-grid", {"grid_id": grid["id"]})
    _, token = district.staff("grid_worker", grid["path"])
    call = {"name": "王芳", "phone": "13912341234", "path": tree["building"]["path"]}
    assert district.house.ok("POST", CALL, token, call)["path"] == tree["building"]["path"]
    elsewhere = call | {"path": tree["neighbourhood"]["path"]}
    assert district.refused("POST", CALL, elsewhere, token)["code"] == "forbidden"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"phone": "12345"}, "invalid"),
        ({"phone": None}, "request.invalid"),
        ({"name": " "}, "request.invalid"),
        ({"path": "/{code}/zzz"}, "not_found"),
        ({"path": "/900001"}, "forbidden"),
    ],
)
def test_what_is_wrong_is_refused(district: District, changes: dict[str, str | None], code: str) -> None:
    body = {"name": "王芳", "phone": "13912341234", "path": district.path} | changes
    body["path"] = str(body["path"]).format(code=district.code)
    assert district.refused("POST", CALL, body)["code"] == code


def test_a_resident_registers_nobody(district: District) -> None:
    _, token = district.staff("resident", district.path)
    body = {"name": "王芳", "phone": "13912341234", "path": district.path}
    assert district.refused("POST", CALL, body, token)["code"] == "forbidden"
