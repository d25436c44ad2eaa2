# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders are found by their text, within what the caller may read."""

import pytest

from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import ADMIN, DESK, NEIGHBOUR, RESIDENT


def found(api: Api, by: object, text: str, **query: object) -> list[str]:
    listed = api.get(by, ORDERS, q=text, **query)  # type: ignore[arg-type]
    return [item["description"] for item in listed["items"]]


def test_words_and_parts_of_words_are_found(api: Api) -> None:
    for text in ("三号楼水管爆裂", "Burst PIPE, 3rd floor", "电梯停运", "水表读数不对，管道漏水"):
        api.report(description=text)
    assert found(api, DESK, "水管") == ["三号楼水管爆裂"]
    assert found(api, DESK, "pipe ｂurst") == ["Burst PIPE, 3rd floor"]
    assert found(api, DESK, "漏水 水表") == ["水表读数不对，管道漏水"]
    assert found(api, DESK, "管道水表读") == []
    assert found(api, DESK, "水管", state="closed") == []


def test_pages_of_what_is_found_cover_all_once(api: Api) -> None:
    for number in range(7):
        api.report(description=f"路灯 {number:02d} 不亮")
        api.report(description="灯路施工")
    seen: list[str] = []
    page = api.get(DESK, ORDERS, q="路灯", limit=2)
    while page["next"]:
        seen += [item["description"] for item in page["items"]]
        page = api.get(DESK, ORDERS, q="路灯", limit=2, after=page["next"])
    seen += [item["description"] for item in page["items"]]
    assert sorted(seen) == [f"路灯 {number:02d} 不亮" for number in range(7)]


def test_a_search_shows_nobody_what_they_may_not_read(api: Api) -> None:
    api.report(RESIDENT, description="三号楼水管爆裂")
    assert found(api, RESIDENT, "水管", reporter="me") == ["三号楼水管爆裂"]
    assert found(api, NEIGHBOUR, "水管", reporter="me") == []


@pytest.mark.parametrize("text", ["水", "。。", "a b"])
def test_a_text_without_two_characters_side_by_side_is_refused(api: Api, text: str) -> None:
    assert api.get(DESK, ORDERS, 422, q=text)["code"] == "invalid"


def test_an_order_is_found_by_the_number_that_is_said(api: Api) -> None:
    api.client.put("/dispatch/v1/policies/orders", json={"number_prefix": "TC"}, headers=api.token(ADMIN))
    number = api.get(RESIDENT, f"{ORDERS}/{api.report(description='灯不亮')}")["number"]
    assert number.startswith("TC-0302-")
    for said in (number, number.lower(), number.removeprefix("TC-"), number.replace("-", " ")):
        assert found(api, DESK, said) == ["灯不亮"]
        assert found(api, NEIGHBOUR, said, reporter="me") == []


def test_no_two_orders_of_a_day_have_the_same_number(api: Api) -> None:
    numbers = [api.get(RESIDENT, f"{ORDERS}/{api.report()}")["number"] for _ in range(20)]
    assert len(set(numbers)) == len(numbers)
