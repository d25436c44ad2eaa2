# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way around in front of the running town: no tab leads nowhere, no page is a dead end."""

import re
from collections.abc import Callable

import pytest

from tests.system.portal.conftest import Browser
from tests.town import Town

TABS = re.compile(r'<nav class="shell-nav".*?</nav>', re.DOTALL)


@pytest.mark.parametrize("who", ["admin", "supervisor", "dispatcher", "handler", "resident"])
def test_every_tab_of_every_role_leads_to_a_page(come: Callable[[str], Browser], who: str) -> None:
    visitor = come(who)
    first = visitor.get("/")
    assert first.status_code == 200
    tabs = TABS.search(first.text)
    assert tabs, "everybody finds a way"
    for address in re.findall(r'<a href="([^"]+)"', tabs[0]):
        page = visitor.get(address)
        assert page.status_code == 200, address
        assert 'aria-current="page"' in page.text, address


@pytest.mark.parametrize(
    ("who", "page"),
    [("resident", "/desk"), ("resident", "/overview"), ("handler", "/mine"), ("handler", "/report")],
)
def test_a_page_that_is_not_for_somebody_says_so(come: Callable[[str], Browser], who: str, page: str) -> None:
    answer = come(who).get(page)
    assert answer.status_code == 403
    assert 'href="/"' in answer.text


def test_the_first_page_of_a_resident_says_what_needs_them(town: Town, resident: Browser) -> None:
    town.act("dispatcher", "new", "comment", text="理发师傅明天上午到，可以吗？")
    page = resident.get("/").text
    order = town.orders["new"]
    assert page.index("有新留言") < page.index(order) < page.index("办理中") < page.index("最近办结")


def test_the_first_page_of_staff_tells_what_is_late_and_what_is_new(staff: Browser) -> None:
    page = staff.get("/").text
    assert "已超时" in page
    assert "等待接单" in page
