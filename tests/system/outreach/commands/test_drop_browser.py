# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_subscribe_push import BROWSERS, id_of
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import CITY, RESIDENT, Bench
from tests.system.outreach.doubles import PushService
from tests.system.outreach.web import Web


def test_an_ended_browser_gets_nothing_and_another_person_cannot_end_it(
    bench: Bench, web: Web, browser: PushService
):
    web.post(BROWSERS, RESIDENT, browser.subscription, 201)
    ended = {"id": id_of(browser)}
    assert web.post(f"{BROWSERS}:drop", CITY, ended, 404)["code"] == "outreach.unknown_browser"
    assert len(web.get("/outreach/v1/choices", RESIDENT)["browsers"]) == 1
    assert web.post(f"{BROWSERS}:drop", RESIDENT, ended, 200)["browsers"] == []
    assert web.post(f"{BROWSERS}:drop", RESIDENT, ended, 404)["code"] == "outreach.unknown_browser"
    assert web.post(f"{BROWSERS}:drop", RESIDENT, {"id": "x"}, 422)["code"] == "request.invalid"
    assert not bench.read().sendings.list({"person_id": "resident"})
    told(bench)
    assert browser.received == []
    assert all(one.state is not Sent.TAKEN for one in bench.read().sendings.list({}))
