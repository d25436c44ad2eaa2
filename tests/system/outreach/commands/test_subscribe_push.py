# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from services.outreach.commands import subscribe_push
from services.outreach.commands.subscribe_push import SubscribePush
from services.outreach.domain.choices import Channel
from services.outreach.domain.message_errors import ChannelNotConfigured
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import RESIDENT, Bench
from tests.system.outreach.doubles import PushService
from tests.system.outreach.web import Web

BROWSERS = "/outreach/v1/choices/browsers"


def id_of(browser: PushService) -> str:
    return sha256(browser.subscription["endpoint"].encode()).hexdigest()[:16]


def test_a_browser_gets_what_only_it_can_read(bench: Bench, web: Web, browser: PushService):
    shown = web.post(BROWSERS, RESIDENT, browser.subscription | {"name": "手机"}, 201)
    ((device, name),) = [(one["id"], one["name"]) for one in shown["browsers"]]
    assert (device, name) == (id_of(browser), "手机")
    assert shown["push_key"] == browser.allowed
    message_id = told(bench)
    ((headers, text),) = browser.received
    assert (text["id"], text["link"]) == (message_id, "/orders/1")
    assert text["title"] == "您的工单 TC-0302-0001 已受理"
    assert headers["topic"] == message_id.replace("-", "")
    assert bench.sending(message_id).state is Sent.TAKEN


def test_a_browser_that_is_gone_is_written_to_no_more_and_the_next_channel_goes(
    bench: Bench, web: Web, browser: PushService
):
    bench.reached("resident", Channel.SMS)
    web.post(BROWSERS, RESIDENT, browser.subscription, 201)
    browser.codes = [410]
    message_id = told(bench)
    assert bench.sending(message_id).channel is Channel.SMS
    bench.hear("OrderFinished")
    bench.run()
    assert browser.received == []
    assert web.get("/outreach/v1/choices", RESIDENT)["browsers"] == []


def test_all_of_ones_browsers_are_written_to_and_what_is_gone_leaves_the_list(
    bench: Bench, web: Web, browser: PushService
):
    gone = browser.subscription | {"endpoint": f"{browser.url}/push/gone"}
    for one in (gone, browser.subscription):
        web.post(BROWSERS, RESIDENT, one, 201)
    message_id = told(bench)
    assert [text["id"] for _, text in browser.received] == [message_id]
    assert bench.sending(message_id).state is Sent.TAKEN
    assert [one["id"] for one in web.get("/outreach/v1/choices", RESIDENT)["browsers"]] == [id_of(browser)]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"endpoint": "ftp://push.example/1"}, "outreach.address_not_allowed"),
        ({"p256dh": "AAAA"}, "request.invalid"),
        ({"auth": "short"}, "request.invalid"),
        ({"name": "x" * 61}, "request.invalid"),
    ],
)
def test_what_is_no_subscription_changes_nothing(
    bench: Bench, web: Web, browser: PushService, changed: dict[str, Any], code: str
):
    refused = web.post(BROWSERS, RESIDENT, browser.subscription | changed, 422)
    assert refused["code"] == code
    assert web.get("/outreach/v1/choices", RESIDENT)["browsers"] == []


def test_no_browser_where_push_is_not_set_up(bench: Bench, browser: PushService):
    bare = replace(bench.store, tools=replace(bench.store.tools, channels=frozenset({Channel.SMS})))
    cmd = SubscribePush.model_validate(browser.subscription)
    with pytest.raises(ChannelNotConfigured):
        bare.transact(RESIDENT, lambda tx: subscribe_push.handle(tx, cmd))
    assert bench.read().choices.find("resident") is None


def test_a_key_that_is_no_point_of_the_curve_is_not_tried_again(bench: Bench, web: Web, browser: PushService):
    web.post(BROWSERS, RESIDENT, browser.subscription | {"p256dh": f"B{'A' * 86}"}, 201)
    message_id = told(bench)
    assert bench.sending(message_id).state is Sent.FAILED
    assert bench.sending(message_id).log[0].error == "BadSubscription"
