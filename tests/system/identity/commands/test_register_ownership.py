# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def shares(*owners: tuple[str, int, int]) -> list[dict[str, object]]:
    return [{"person_id": p, "numerator": n, "denominator": d} for p, n, d in owners]


def test_joint_owners_have_one_voice(district: District) -> None:
    unit = district.tree()["unit"]
    wife, husband = district.person("王芳"), district.person("李强")
    path = f"/units/{unit['id']}/ownership"
    body = {"owners": shares((wife, 1, 3), (husband, 2, 3)), "representative_id": wife, "since": "2024-05-01"}
    owned = district.ok("PUT", path, body)
    assert (owned["representative_id"], owned["unit_path"], owned["version"]) == (wife, unit["path"], 1)
    assert district.ok("GET", path) == owned
    assert district.ok("GET", f"/ownerships?person_id={husband}")["items"] == [owned]
    sold = {"owners": shares((husband, 1, 1)), "representative_id": husband, "since": "2025-01-01"}
    assert district.ok("PUT", path, sold)["version"] == 2
    assert district.house.events(district.code, "ownership", unit["id"]) == ["OwnershipRegistered"] * 2
    kept = district.ok("GET", f"{path}/history")["items"]
    assert [(one["since"], len(one["owners"])) for one in kept] == [("2024-05-01", 2), ("2025-01-01", 1)]
    past = district.refused("PUT", path, {**sold, "since": "2024-12-31"})
    assert (past["code"], past["since"]) == ("identity.older_ownership", "2025-01-01")


def test_owners_do_not_read_who_owned_before_them(district: District) -> None:
    unit = district.tree()["unit"]
    owner, token = district.staff("resident", unit["path"])
    body = {"owners": shares((owner, 1, 1)), "representative_id": owner, "since": "2024-05-01"}
    district.ok("PUT", f"/units/{unit['id']}/ownership", body)
    assert (
        district.refused("GET", f"/units/{unit['id']}/ownership/history", token=token)["code"] == "forbidden"
    )


def test_what_is_not_whole_is_refused(district: District) -> None:
    tree = district.tree()
    one, other = district.person("王芳"), district.person("李强")
    path = f"/units/{tree['unit']['id']}/ownership"
    body = {"owners": shares((one, 1, 2), (other, 1, 3)), "representative_id": one, "since": "2024-05-01"}
    problem = district.refused("PUT", path, body)
    assert (problem["code"], problem["total"]) == ("identity.shares_not_whole", "5/6")
    alone = {"owners": shares((one, 1, 1)), "representative_id": other, "since": "2024-05-01"}
    assert district.refused("PUT", path, alone)["code"] == "identity.not_an_owner"
    building = f"/units/{tree['building']['id']}/ownership"
    assert district.refused("PUT", building, {**alone, "representative_id": one})["code"] == "invalid"
    assert district.refused("GET", path)["code"] == "not_found"


def test_if_match_is_about_the_ownership_not_its_unit(district: District) -> None:
    """Both bear the same id: an ownership is known by its unit's."""
    unit = district.tree()["unit"]
    district.ok("PATCH", f"/places/{unit['id']}", {"name": "another name"})
    owner = district.person("王芳")
    path = f"/units/{unit['id']}/ownership"
    body = {"owners": shares((owner, 1, 1)), "representative_id": owner, "since": "2024-05-01"}
    district.ok("PUT", path, body)
    district.ok("PUT", path, body | {"since": "2024-05-02"})
    district.ok("PUT", path, body | {"since": "2024-05-03"})
    etag = district.house.call("GET", path, district.token).headers["ETag"]
    assert etag == '"3"'
    headers = {"Authorization": f"Bearer {district.token}", "If-Match": etag}
    client = district.house.app.test_client()
    changed = client.put(f"/identity/v1{path}", json=body | {"since": "2024-05-04"}, headers=headers)
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"4"')
    stale = client.put(f"/identity/v1{path}", json=body | {"since": "2024-05-05"}, headers=headers)
    assert stale.status_code == 412
    assert (stale.get_json()["expected"], stale.get_json()["current"]) == (3, 4)
