# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's tree through the pages: from a street down to the flats of a house, and what is refused."""

import re
from collections.abc import Callable

import pytest

from tests.system.portal.conftest import Browser

TAKES_LONG = "each step of the tree goes through the whole town"
Come = Callable[[str], Browser]


def do(admin: Browser, at: str, act: str, **typed: str) -> int:
    """Do an act on a place's page; the page after it is the browser's."""
    admin.get(at)
    sent = admin.send(at, **admin.form(act), **typed)
    if sent.status_code == 303:
        admin.get(sent.headers["Location"])
    return sent.status_code


def below(admin: Browser, at: str, name: str) -> str:
    """The address of a place that lies below."""
    found = re.search(rf'href="(/places/[0-9a-f-]+)"[^>]*>\s*{name}\s*<', admin.get(at).text)
    assert found, admin.page and admin.page.text
    return found[1]


def test_a_street_comes_into_being_with_its_houses_and_flats(come: Come) -> None:
    admin = come("admin")
    at = admin.get("/places").url.path
    for name, code, more in (
        ("沙溪街道", "771", {}),
        ("印溪社区", "772", {}),
        ("印溪新村", "yinxi", {"kind": "compound"}),
        ("7号楼", "b7", {}),
    ):
        assert do(admin, at, "create_place", name=name, code=code, **more) == 303, admin.page
        at = below(admin, at, name)
        if name == "印溪社区":
            neighbourhood = at
    flats = {"first_floor": "1", "last_floor": "2", "per_floor": "3", "area": "88.5", "area_source": "survey"}
    assert do(admin, at, "create_units", **flats) == 303
    page = admin.get(at).text
    assert [name for name in ("101室", "103室", "203室", "104室") if name in page] == [
        "101室",
        "103室",
        "203室",
    ]
    assert "88.50 平方米" in page
    flat = below(admin, at, "203室")
    assert do(admin, flat, "correct_area", area="90.25", area_source="registry") == 303
    assert "90.25 平方米 · 不动产登记" in admin.get(flat).text
    assert do(admin, flat, "rename_place", name="203室（东）") == 303
    assert do(admin, neighbourhood, "create_grid", name="第七网格", code="g-07") == 303
    admin.get(at)
    choice = re.search(
        r'<option value="([0-9a-f-]{36})"[^>]*>第七网格', admin.page.text if admin.page else ""
    )
    assert choice
    assert do(admin, at, "assign_grid", grid_id=choice[1]) == 303
    assert "第七网格" in admin.get(flat).text
    assert do(admin, at, "change_place_use", use="out_of_use") == 409
    assert do(admin, flat, "change_place_use", use="out_of_use") == 303
    assert "已停用" in admin.get(at).text
    assert do(admin, flat, "change_place_use", use="in_use") == 303


@pytest.mark.parametrize(
    "wrong",
    [{"area": "很大"}, {"area": "80.567"}, {"last_floor": "0"}, {"per_floor": "9", "last_floor": "99"}],
)
def test_flats_that_cannot_be_are_told_at_their_field(come: Come, wrong: dict[str, str]) -> None:
    admin = come("admin")
    at = admin.get("/places").url.path
    for name in ("城厢镇", "德兴社区", "德兴苑", "德兴苑 3 号楼"):
        at = below(admin, at, name)
    flats = {"first_floor": "1", "last_floor": "2", "per_floor": "3", "area": "88.5", "area_source": "survey"}
    assert do(admin, at, "create_units", **flats | wrong) == 422
    assert f'id="create_units-{next(reversed(wrong))}-error"' in admin.page.text if admin.page else ""


def test_only_administrators_see_the_tree(come: Come) -> None:
    assert come("dispatcher").get("/places").status_code == 403


STAIRS = """街道,882,岳王镇
社区,882/001,岳王社区
楼栋,882/001/b1,1号楼
单元,882/001/b1/e-2,二单元
户室,882/001/b1/a1,1单元101室,70
户室,882/001/b1/a2,2单元101室,70
户室,882/001/b1/a3,商铺,70"""


def test_entrances_are_formed_from_names_and_flats_put_into_them(come: Come) -> None:
    admin = come("admin")
    admin.get("/places/list")
    made = admin.send("/places/list", **admin.form(), lines=STAIRS, area_source="survey")
    assert made.status_code == 303
    at = admin.get("/places").url.path
    for name in ("岳王镇", "岳王社区", "1号楼"):
        at = below(admin, at, name)
    shown = admin.get(f"{at}/entrances").text
    told = ("1单元（新建）", "二单元", "名称里没有单元", "2单元（新建）")
    assert [text in shown for text in told] == [True, True, True, False]
    assert admin.send(f"{at}/entrances", **admin.form("form_entrances")).status_code == 303
    assert 'value="form_entrances"' not in admin.get(f"{at}/entrances").text, "nothing is left to be formed"
    page = admin.get(at).text
    entrance = re.search(r'<option value="([0-9a-f-]{36})"[^>]*>1单元', page)
    assert entrance
    parts = [page.index(text) for text in ('id="e-1"', ">1单元101室", 'id="e-2"')]
    assert parts == sorted(parts)
    assert do(admin, at, "assign_entrance", entrance_id=entrance[1], flats="商铺\n没有这户") == 422
    assert "assign_entrance-flats-error" in (admin.page.text if admin.page else "")
    assert do(admin, at, "assign_entrance", entrance_id=entrance[1], flats="商铺") == 303
    assert do(admin, at, "assign_entrance", entrance_id=entrance[1], flats="2单元101室") == 409
    assert "房屋已在另一个单元里" in (admin.page.text if admin.page else "")
    flat = below(admin, at, "商铺")
    assert "所在单元" in admin.get(flat).text
    assert do(admin, flat, "assign_entrance", entrance_id="none") == 303
    assert do(admin, below(admin, at, "1单元"), "change_place_use", use="out_of_use") == 409
    assert do(admin, at, "create_entrance", name="3单元", code="e-3") == 303


LIST = """类别,代码,名称
街道,881,浏河镇
社区,881/001,滨海社区
楼栋,881/001/b1,1号楼
户室,881/001/b1/101,101室,70.2"""


def test_a_list_is_tried_then_made_and_the_same_again_changes_nothing(come: Come) -> None:
    admin = come("admin")
    at = "/places/list"
    admin.get(at)
    tried = admin.send(at, **admin.form(), lines=f"{LIST}\n寨 1 新寨", area_source="survey", choose="trial")
    assert "还什么都没有新建" in tried.text
    assert tried.text.index("没有“寨”这种类别") < tried.text.index("<span>浏河镇</span>")
    assert "浏河镇" not in admin.get("/places").text
    admin.get(at)
    wrong = admin.send(at, **admin.form(), lines="街道 8 三位\n户室 001/002/c01/b03/9 9室", choose="trial")
    assert "国家区划代码里的三位数字。" in wrong.text
    assert "户室要写面积" in wrong.text
    admin.get(at)
    some = admin.send(at, **admin.form(), lines=f"{LIST}\n寨 1 新寨", area_source="survey")
    assert (some.status_code, "其余已经新建" in some.text) == (422, True)
    assert re.search(r"<textarea[^>]*>\s*寨 1 新寨</textarea>", some.text)
    assert "浏河镇" in admin.get("/places").text
    admin.get(at)
    again = admin.send(at, **admin.form(), lines=LIST, area_source="survey")
    assert again.headers["Location"] == "/places/list?done=made&created=0&unchanged=4"
    assert "4 个原来就有" in admin.get(again.headers["Location"]).text


def test_a_list_that_is_none_is_told_at_its_field(come: Come) -> None:
    admin = come("admin")
    for typed, field in (({}, "lines"), ({"lines": "街道 001 镇\n" * 501}, "lines")):
        admin.get("/places/list")
        sent = admin.send("/places/list", **admin.form(), **typed)
        assert (sent.status_code, f'id="{field}-error"' in sent.text) == (422, True)
    fields = admin.form()
    file = {"table": ("places.xlsx", b"PK\x03\x04 no workbook")}
    sent = admin.http.post("/places/list", data=fields, files=file)
    assert (sent.status_code, 'id="table-error"' in sent.text) == (422, True)


def test_a_place_is_found_by_its_initials(come: Come) -> None:
    admin = come("admin")
    assert "德兴社区" in admin.get("/places/find?q=dxsq").text
    assert "没有这样的场所" in admin.get("/places/find?q=zzzz").text
    assert admin.get("/places/find?q=x").status_code == 200
