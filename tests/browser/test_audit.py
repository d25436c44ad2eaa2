# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit page and the filters of the desk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from scripts.stack import credentials
from services.chassis import audit
from services.chassis.clock import system_now
from services.identity import app
from tests.browser.conftest import Visitor
from tests.town import Town

TAKES_LONG = "each page is looked at by axe"
PageContext = Callable[..., Visitor]


@pytest.fixture(scope="module")
def trail(town: Town) -> None:
    """What identity did so far stands in its trail: the worker waits until it has settled."""
    given = credentials.load(town.stack.data) | {
        "LINLI_MONGODB_URI": town.mongodb_uri,
        "LINLI_AMQP_URL": "amqp://unused",
        "LINLI_ISSUER": town.stack.url("identity"),
        "LINLI_JWKS_URL": f"{town.stack.url('identity')}/identity/v1/jwks.json",
        "LINLI_DATABASE_PREFIX": town.prefix,
        "LINLI_CLOCK": "simulated",
    }
    store = app.open_store(app.IdentitySettings.load(given))
    assert store.prepare(60)
    while not audit.seal(store, system_now() + timedelta(seconds=2)):
        pass


@pytest.mark.usefixtures("trail")
def test_acts_have_names_and_are_looked_for_by_them(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/audit")
    visitor.look("audit-0-all")
    page.get_by_text("查找", exact=True).first.click()
    page.get_by_label("做了什么").select_option(label="授予角色")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("heading", name="授予角色").first).to_be_visible()
    visitor.look("audit-1-found")
    page.get_by_role("button", name="生成文件").click()
    expect(page.get_by_role("heading", name="审计文件")).to_be_visible()
    visitor.look("audit-2-files")


def test_a_filter_of_the_desk_is_kept(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open("/desk?overdue=1")
    visitor.look("filters-0-desk")
    visitor.open("/desk/filters?overdue=1")
    visitor.look("filters-1-keep")
    page.get_by_label("名称").first.fill("超时的")
    page.locator("main form").first.get_by_role("button").last.click()
    expect(page.get_by_text("超时的").first).to_be_visible()
    visitor.look("filters-2-kept")
