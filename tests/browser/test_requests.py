# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public lists and rates on a phone and a desk."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

Visit = Callable[..., Visitor]


def test_everybody_reads_the_lists_and_the_rates(visit: Visit) -> None:
    visitor = visit()
    for which in ("demand", "services", "results"):
        visitor.open(f"/public/320585/requests?list={which}")
        expect(visitor.page.locator("h1")).to_contain_text("清单")
        visitor.look(f"requests-{which}")
    visitor.open("/public/320585/requests/rates?place=/320585/001/002")
    expect(visitor.page.locator("h1")).to_have_text("办理质量")
    visitor.look("requests-rates")
