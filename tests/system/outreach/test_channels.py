# SPDX-License-Identifier: AGPL-3.0-or-later
"""The channels beside mail and text messages, each against a server of its protocol."""

import pytest

from services.outreach.domain.choices import Channel, Choice
from services.outreach.domain.sendings import DELAYS, Sent
from tests.system.outreach.commands.test_tell_fact import ORDER
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import MESSAGE_SECRET, OPEN_ID, PHONE, PORTAL, Bench
from tests.system.outreach.doubles import WeChatServer
from tests.system.outreach.receiver import Receiver

BY = {"orders": Choice((Channel.VOICE,))}


def test_a_call_is_signed_and_says_what_a_text_message_would(bench: Bench, caller: Receiver):
    bench.reached("resident", Channel.VOICE, choices=BY)
    message_id = told(bench)
    (got,) = caller.received
    assert got.is_signed_with(MESSAGE_SECRET)
    assert got.event == {
        "id": f"320585.{message_id}",
        "phone": PHONE,
        "text": "【邻里】您的工单TC-0302-0001已受理。",
        "language": "zh",
    }
    (tally,) = bench.read().tallies.list({"month": "2026-03"})
    assert (tally.channel, tally.parts) == ("voice", 1)


def test_nobodys_phone_rings_for_what_can_wait_unless_they_chose_so(bench: Bench, caller: Receiver):
    bench.reached("resident", Channel.VOICE)
    bench.reached("wu", Channel.VOICE)
    told(bench)
    assert caller.received == []
    bench.hear("OrderEscalated", supervisors=["wu"], place_path=ORDER["place_path"])
    bench.run()
    assert len(caller.received) == 1


def test_a_template_message_leads_to_its_page(bench: Bench, follower: WeChatServer):
    bench.reached("resident", Channel.WECHAT)
    message_id = told(bench)
    (got,) = follower.received
    assert (got["touser"], got["template_id"], got["url"]) == (OPEN_ID, "template-1", f"{PORTAL}/orders/1")
    assert got["client_msg_id"] == message_id.replace("-", "")
    assert got["data"]["thing1"]["value"] == "您的工单 TC-0302-0001 已…"
    assert bench.sending(message_id).state is Sent.TAKEN


def test_a_token_that_is_over_is_renewed_once(bench: Bench, follower: WeChatServer):
    bench.reached("resident", Channel.WECHAT)
    told(bench)
    follower.token = "t-2"
    bench.hear("OrderFinished")
    bench.run()
    assert (len(follower.received), follower.given) == (2, 2)


@pytest.mark.parametrize(
    ("code", "state", "dead"),
    [(-1, Sent.QUEUED, False), (43004, Sent.FAILED, True), (40037, Sent.FAILED, False)],
)
def test_what_wechat_refuses(bench: Bench, follower: WeChatServer, code: int, state: Sent, dead: bool):
    follower.codes = [code]
    bench.reached("resident", Channel.WECHAT)
    message_id = told(bench)
    sending = bench.sending(message_id)
    assert (sending.state, sending.log[0].error) == (state, f"WeChat {code}")
    assert bench.read().choices.get("resident").addresses["wechat"].is_dead is dead
    if state is Sent.QUEUED:
        assert sending.retry_at == bench.clock() + DELAYS[0]
