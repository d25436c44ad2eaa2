# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's tree on a phone and at a desk: down to a house, which gets its flats."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor

PageContext = Callable[..., Visitor]


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_a_house_is_made_with_its_flats(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    page = visitor.page
    house = f"{name} 楼"
    visitor.log_in("admin")
    visitor.open("/places")
    visitor.look(f"places-{name}-0-district")
    page.get_by_role("link", name="按名称查找").click()
    page.get_by_label("名称、拼音或首字母").fill("dxy")
    page.get_by_role("button", name="按名称查找").click()
    expect(page.get_by_role("link", name="德兴苑", exact=True)).to_be_visible()
    visitor.look(f"places-{name}-6-found")
    visitor.open("/places")
    for place in ("城厢镇", "德兴社区", "德兴苑"):
        page.get_by_role("link", name=place, exact=True).click()
    page.get_by_text("新建下级", exact=True).first.click()
    page.locator("#create_place-name").fill(house)
    page.locator("#create_place-code").fill(f"x-{name}")
    visitor.look(f"places-{name}-1-compound")
    page.get_by_role("button", name="新建下级").click()
    page.get_by_role("link", name=house, exact=True).click()
    page.get_by_text("批量新建户室", exact=True).first.click()
    page.locator("#create_units-last_floor").fill("3")
    page.locator("#create_units-per_floor").fill("2")
    page.locator("#create_units-area").fill("86.5")
    page.get_by_role("button", name="批量新建户室").click()
    expect(page.get_by_role("link", name="302室", exact=True)).to_be_visible()
    visitor.look(f"places-{name}-2-house")
    page.get_by_role("link", name="302室", exact=True).click()
    visitor.look(f"places-{name}-3-flat")


@pytest.mark.parametrize(("name", "size", "code"), [("phone", PHONE, "891"), ("desk", DESKTOP, "892")])
def test_a_list_is_pasted_tried_and_made(
    visit: PageContext, name: str, size: dict[str, int], code: str
) -> None:
    visitor = visit(size)
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/places")
    page.get_by_role("link", name="批量新建场所").click()
    page.get_by_label("清单", exact=True).fill(f"街道\t{code}\t{name} 街道\n寨\t{code}/001\t新寨")
    page.get_by_role("button", name="试运行").click()
    expect(page.get_by_text("没有“寨”这种类别")).to_be_visible()
    visitor.look(f"places-{name}-4-tried")
    page.get_by_role("button", name="新建这 1 个").click()
    expect(page.get_by_text("其余已经新建")).to_be_visible()
    sheet = f"社区,{code}/001,新社区\n小区,{code}/001/xc,新村\n".encode()
    page.get_by_label("清单", exact=True).fill("")
    page.get_by_label("或选择表格").set_input_files(
        {"name": "places.csv", "mimeType": "text/csv", "buffer": sheet}
    )
    page.get_by_role("button", name="试运行").click()
    page.get_by_role("button", name="新建这 2 个").click()
    expect(page.get_by_text("新建 2 个，0 个原来就有")).to_be_visible()
    visitor.look(f"places-{name}-5-made")
