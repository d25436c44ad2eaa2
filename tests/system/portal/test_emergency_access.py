# SPDX-License-Identifier: AGPL-3.0-or-later
"""Emergency access by the pages: what it opens is open at once, and closed again at once."""

from collections.abc import Callable

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

NEW = "/emergency-access/new"
REASON = "值班会计突发疾病，今天必须付款。"


def test_what_it_opens_is_open_at_once_and_closed_at_once(town: Town, come: Callable[[str], Browser]) -> None:
    rule = {"may_open": ["grid_worker"], "opens": ["treasurer"], "hours": 1}
    town.call("admin", "PUT", "identity", "policies/emergency", rule)
    town.settle("stands-in", "周网格", "grid_worker")
    worker = come("stands-in")
    assert worker.get("/money/desk").status_code == 403
    worker.get(NEW)
    asked = {"emergency_role": "treasurer", "reason": REASON, "path": NEIGHBOURHOOD, "confirmed": "yes"}
    sent = worker.send(NEW, **worker.form("open_emergency_access"), **asked)
    assert sent.status_code == 303, sent.text
    opened = worker.get(sent.headers["Location"])
    assert "进行中" in opened.text
    assert worker.get("/money/desk").status_code == 200
    worker.get(opened.url.path)
    sent = worker.send(opened.url.path, **worker.form("end_emergency_access"))
    assert sent.status_code == 303, sent.text
    assert "等待复核" in worker.get(sent.headers["Location"]).text
    assert worker.get("/money/desk").status_code == 403
