# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time through its page: what a change would move, the change, and the reckoning that follows."""

from collections.abc import Callable, Iterator
from datetime import datetime
from time import monotonic, sleep
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.system.portal.conftest import Browser
from tests.town import UNIT, Town

TAKES_LONG = "the reckoning of all open orders is waited for"
Come = Callable[[str], Browser]
CHINA = ZoneInfo("Asia/Shanghai")
HOURS = "08:30-12:00\n13:30-17:30"
WAIT_S = 60


def deadline(town: Town, order_id: str) -> datetime:
    order: dict[str, Any] = town.call("admin", "GET", "dispatch", f"orders/{order_id}")
    return datetime.fromisoformat(order["overall_deadline"]["due_at"])


@pytest.fixture
def order_id(town: Town) -> Iterator[str]:
    """An order whose limit counts in working days; the calendar is as before afterwards."""
    body = {"category": "greening", "description": "花坛的灌木枯了", "place_path": UNIT}
    yield str(town.call("resident", "POST", "dispatch", "orders", body)["id"])
    town.call("admin", "PUT", "dispatch", "policies/calendar", {"days": {}})


def test_a_change_is_made_after_what_it_moves_was_seen(come: Come, town: Town, order_id: str) -> None:
    admin, was_due_at = come("admin"), deadline(town, order_id)
    off = f"{was_due_at.astimezone(CHINA):%Y-%m-%d}"
    page = admin.get("/calendar").text
    assert "Asia/Shanghai" in page
    assert "年节假日" in page
    asked = admin.send("/calendar", **admin.form(), hours=HOURS, off=off, worked="")
    assert asked.status_code == 200, asked.text
    assert "现在还没有修改" in asked.text
    assert f'href="/orders/{order_id}"' in asked.text
    assert deadline(town, order_id) == was_due_at
    carried = admin.form()
    assert carried["off"] == off
    changing = admin.send("/calendar", **carried, choose="change")
    assert off in changing.text
    assert deadline(town, order_id) == was_due_at
    sent = admin.send("/calendar", **carried)
    assert sent.status_code == 303, sent.text
    until = monotonic() + WAIT_S
    while "已完成" not in admin.get(sent.headers["Location"]).text:
        assert monotonic() < until, admin.page
        sleep(0.5)
    assert "本区另有规定的日子" in admin.get("/calendar").text
    assert deadline(town, order_id) > was_due_at


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"hours": "08:30 bis 12:00"}, "hours"),
        ({"hours": "13:00-14:00\n08:00-09:00"}, ""),
        ({"off": "2026-13-01"}, "off"),
        ({"off": "2026-05-04", "worked": "2026-05-04"}, "worked"),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(
    come: Come, town: Town, typed: dict[str, str], field: str
) -> None:
    admin = come("admin")
    before = town.call("admin", "GET", "dispatch", "policies/calendar")
    admin.get("/calendar")
    given = {"hours": HOURS, "off": "", "worked": ""} | typed
    refused = admin.send("/calendar", **admin.form(), **given)
    assert refused.status_code == 422, refused.text
    assert f'id="{field}-error"' in refused.text if field else 'id="refused"' in refused.text
    assert town.call("admin", "GET", "dispatch", "policies/calendar") == before


@pytest.mark.parametrize("who", ["dispatcher", "supervisor", "handler", "resident"])
def test_others_have_no_such_page(come: Come, who: str) -> None:
    assert come(who).get("/calendar").status_code == 403
