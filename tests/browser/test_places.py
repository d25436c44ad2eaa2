# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's tree: down to a house, which gets its flats."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

PageContext = Callable[..., Visitor]


def test_a_house_is_made_with_its_flats(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    house = "新楼"
    visitor.log_in("admin")
    visitor.open("/places")
    visitor.look("places-0-district")
    page.get_by_role("link", name="按名称查找").click()
    page.get_by_label("名称、拼音或首字母").fill("dxy")
    page.get_by_role("button", name="按名称查找").click()
    expect(page.get_by_role("link", name="德兴苑", exact=True)).to_be_visible()
    visitor.look("places-6-found")
    visitor.open("/places")
    for place in ("城厢镇", "德兴社区", "德兴苑"):
        page.get_by_role("link", name=place, exact=True).click()
    page.get_by_text("新建下级", exact=True).first.click()
    page.locator("#create_place-name").fill(house)
    page.locator("#create_place-code").fill("x")
    visitor.look("places-1-compound")
    page.get_by_role("button", name="新建下级").click()
    page.get_by_role("link", name=house, exact=True).click()
    page.get_by_text("批量新建户室", exact=True).first.click()
    page.locator("#create_units-last_floor").fill("3")
    page.locator("#create_units-per_floor").fill("2")
    page.locator("#create_units-area").fill("86.5")
    page.get_by_role("button", name="批量新建户室").click()
    expect(page.get_by_role("link", name="302室", exact=True)).to_be_visible()
    visitor.look("places-2-house")
    page.get_by_role("link", name="302室", exact=True).click()
    visitor.look("places-3-flat")


def test_a_list_is_pasted_tried_and_made(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/places")
    page.get_by_role("link", name="批量新建场所").click()
    page.get_by_label("清单", exact=True).fill("街道\t891\t新街道\n寨\t891/001\t新寨")
    page.get_by_role("button", name="试运行").click()
    expect(page.get_by_text("没有“寨”这种类别")).to_be_visible()
    visitor.look("places-4-tried")
    page.get_by_role("button", name="新建这 1 个").click()
    expect(page.get_by_text("其余已经新建")).to_be_visible()
    sheet = "社区,891/001,新社区\n小区,891/001/xc,新村\n".encode()
    page.get_by_label("清单", exact=True).fill("")
    page.get_by_label("或选择表格").set_input_files(
        {"name": "places.csv", "mimeType": "text/csv", "buffer": sheet}
    )
    page.get_by_role("button", name="试运行").click()
    page.get_by_role("button", name="新建这 2 个").click()
    expect(page.get_by_text("新建 2 个，0 个原来就有")).to_be_visible()
    visitor.look("places-5-made")
