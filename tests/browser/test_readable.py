# SPDX-License-Identifier: AGPL-3.0-or-later
"""What hinders reading is found, also in the last of many rows, also in one width alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.readable import wrong, wrong_if_large

ROWS = "<p>Said in black on white.</p>" * 20
FAINT = "color: #ccc"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport=PHONE)
    yield page
    page.close()


def show(page: Page, main: str, style: str = "") -> None:
    head = f"<title>Rows</title><style>body {{background: #fff; color: #000}} {style}</style>"
    page.set_content(f"<html lang=en><head>{head}</head><body><main><h1>Rows</h1>{main}</main></body></html>")


def test_what_is_well_is_left_alone(page: Page) -> None:
    show(page, ROWS)
    assert wrong(page) == []
    assert wrong_if_large(page) == []
    assert page.locator("[data-contrast]").count() == 0


@pytest.mark.parametrize(
    "last",
    [
        f"<p style='{FAINT}'>faint</p>",
        "<div style='background: #111'><p>dark on dark</p></div>",
        "<div style='background: #111'><div><p><b>deeper</b></p></div></div>",
        "<p style='position: absolute; background: #111'>over it</p>",
        "<p style='opacity: .3'>pale</p>",
    ],
)
def test_one_text_among_many_that_is_hard_to_see_is_found(page: Page, last: str) -> None:
    show(page, ROWS + last)
    assert [fault.partition(",")[0] for fault in wrong(page)] == ["color-contrast"]


def test_what_is_wrong_in_one_width_is_found_there(page: Page) -> None:
    show(page, f"{ROWS}<p class=last>last</p>", f"@media (min-width: 800px) {{ .last {{ {FAINT} }} }}")
    assert wrong(page) == []
    page.set_viewport_size(DESKTOP)
    assert wrong(page)


def test_what_sticks_out_is_found_with_large_text_too(page: Page) -> None:
    show(page, "<p style='width: 12rem'>wide</p>")
    assert wrong(page) == []
    assert wrong_if_large(page)
    show(page, "<p style='width: 500px'>wider</p>")
    assert wrong(page)


def test_a_field_without_a_name_is_found(page: Page) -> None:
    show(page, "<input>")
    assert wrong(page)
