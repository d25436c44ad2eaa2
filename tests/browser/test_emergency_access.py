# SPDX-License-Identifier: AGPL-3.0-or-later
"""An emergency access from the rule that prepares it to its review, on the pages."""

from collections.abc import Callable
from uuid import uuid4

from tests.browser.conftest import DESKTOP, Visitor


def worked_by(visitor: Visitor) -> str:
    """A grid worker of this test's own: what they open ends their tokens."""
    key = f"g{uuid4().hex[:6]}"
    visitor.town.settle(key, "周网格", "grid_worker")
    return key


def test_it_is_opened_marked_ended_and_reviewed(visit: Callable[..., Visitor]) -> None:
    worker = visit()
    key = worked_by(worker)
    reason = f"值班调度员突发疾病，热线没人接 {key}"
    rule = {"may_open": ["grid_worker"], "opens": ["handler"], "hours": 1}
    worker.town.call("admin", "PUT", "identity", "policies/emergency", rule)
    worker.log_in(key)
    worker.open("/emergency-access/new")
    worker.look("emergency-1-new")
    worker.page.locator("[name=emergency_role]").select_option("handler")
    worker.page.locator("[name=reason]").fill(reason)
    worker.page.get_by_role("button", name="开启").click()
    worker.look("emergency-2-sure")
    worker.page.get_by_role("button", name="开启").click()
    worker.page.get_by_text("进行中").first.wait_for()
    worker.look("emergency-3-open")
    worker.page.get_by_role("button", name="现在结束").click()
    worker.page.get_by_text("等待复核").first.wait_for()
    admin = visit(DESKTOP)
    admin.log_in("admin")
    admin.open("/emergency-access")
    admin.look("emergency-4-waiting")
    admin.page.get_by_role("link", name=reason).click()
    admin.page.locator("summary", has_text="复核").click()
    admin.page.locator("[name=verdict]").select_option("justified")
    admin.page.locator("[name=note]").fill("热线记录核对过，处理得当。")
    admin.look("emergency-5-review")
    admin.page.get_by_role("button", name="复核").click()
    admin.page.get_by_text("合理").first.wait_for()
