# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is listed and found is what lies where the caller may read."""

from tests.system.identity.conftest import District

PHONE = "13812341234"


def names(district: District, token: str, query: str = "") -> list[str]:
    return [item["path"] for item in district.house.ok("GET", f"/places{query}", token)["items"]]


def test_a_search_finds_nobody_where_the_caller_holds_nothing(district: District) -> None:
    here, elsewhere = (district.place("sub_district", code)["path"] for code in ("s1", "s2"))
    _, desk = district.staff("dispatcher", here)
    found = [district.person(path=path, phone=PHONE) for path in (here, elsewhere)]
    number = "110101199003070011"
    district.person(path=elsewhere, citizen_id=number)

    def search(token: str, **body: str) -> list[str]:
        return [item["id"] for item in district.house.ok("POST", "/persons:search", token, body)["items"]]

    assert sorted(search(district.token, phone=PHONE)) == sorted(found)
    assert search(desk, phone=PHONE) == found[:1]
    assert len(search(district.token, citizen_id=number)) == 1
    assert search(desk, citizen_id=number) == []


def test_a_search_is_not_cut_before_it_is_sifted(district: District) -> None:
    here, elsewhere = (district.place("sub_district", code)["path"] for code in ("s1", "s2"))
    _, desk = district.staff("dispatcher", here)
    for _ in range(20):
        district.person(path=elsewhere, phone=PHONE)
    own = district.person(path=here, phone=PHONE)
    found = district.house.ok("POST", "/persons:search", desk, {"phone": PHONE})["items"]
    assert [item["id"] for item in found] == [own]


def test_a_grid_worker_lists_the_places_of_the_grid(district: District) -> None:
    tree = district.tree()
    neighbourhood, compound, unit = (tree[kind] for kind in ("neighbourhood", "compound", "unit"))
    other = district.place("building", "b2", compound["id"])
    district.place("compound", "c2", neighbourhood["id"])
    body = {"neighbourhood_id": neighbourhood["id"], "code": "g-1", "name": "第一网格"}
    grid = district.ok("POST", "/grids", body)
    district.ok("POST", f"/places/{tree['building']['id']}:assign-grid", {"grid_id": grid["id"]})
    _, worker = district.staff("grid_worker", grid["path"])
    own = [tree["building"]["path"], unit["path"]]
    assert names(district, worker) == own
    assert names(district, worker, f"?under={grid['path']}") == own
    assert names(district, worker, f"?under={own[0]}") == own
    assert names(district, worker, "?kind=unit") == own[1:]
    for path in (other["path"], compound["path"], neighbourhood["path"], f"{own[0]}/u9"):
        assert district.refused("GET", f"/places?under={path}", token=worker)["code"] == "forbidden"
    new = district.place(
        "unit", "u2", tree["building"]["id"], exclusive_area={"dm2": 9000, "source": "survey"}
    )
    assert names(district, worker) == [*own, new["path"]], "what comes later lies in the grid too"
    district.ok("POST", f"/places/{compound['id']}:assign-grid", {"grid_id": grid["id"]})
    assert len(names(district, worker)) == 5
