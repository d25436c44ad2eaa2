# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from services.outreach.commands import give_address
from services.outreach.commands.give_address import GiveAddress
from services.outreach.domain.choices import Channel
from services.outreach.domain.message_errors import ChannelNotConfigured, NotAnAddress, TooManyCodes
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import PHONE, RESIDENT, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver


def give(bench: Bench, channel: str = "sms", address: str = PHONE) -> None:
    cmd = GiveAddress.model_validate({"channel": channel, "address": address})
    bench.act(RESIDENT, lambda tx: give_address.handle(tx, cmd))


def test_a_code_goes_there_and_nothing_else_before_it_is_confirmed(bench: Bench, gateway: Receiver):
    give(bench)
    bench.run()
    assert "验证码" in gateway.received[0].event["text"]
    told(bench)
    assert len(gateway.received) == 1


def test_what_is_kept_does_not_show_the_number(bench: Bench):
    give(bench)
    database = bench.store.database
    kept = [str(list(database.collection(name).find())) for name in ("choices", "sendings", "events")]
    assert not any(PHONE in text for text in kept)
    assert bench.read().choices.get("resident").addresses["sms"].masked == "138****1234"


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("sms", "12345"),
        ("sms", "resident@example.org"),
        ("sms", "１３８１２３４１２３４"),
        ("email", PHONE),
        ("email", "a@b"),
    ],
)
def test_what_is_no_address_is_refused_and_nothing_is_sent(
    bench: Bench, gateway: Receiver, channel: str, address: str
):
    with pytest.raises(NotAnAddress):
        give(bench, channel, address)
    bench.run()
    assert gateway.received == []


def test_none_is_given_for_a_channel_that_is_not_set_up(bench: Bench, mailbox: Mailbox, gateway: Receiver):
    tools = replace(bench.store.tools, channels=frozenset({Channel.EMAIL}))
    bare = replace(bench, store=replace(bench.store, tools=tools))
    with pytest.raises(ChannelNotConfigured):
        give(bare)
    bench.run()
    assert bench.read().choices.find("resident") is None
    assert (gateway.received, mailbox.received) == ([], [])


def test_nobodys_phone_is_flooded(bench: Bench, gateway: Receiver):
    give(bench)
    with pytest.raises(TooManyCodes):
        give(bench)
    for _ in range(4):
        bench.wait(timedelta(minutes=1))
        give(bench)
    bench.wait(timedelta(minutes=1))
    with pytest.raises(TooManyCodes):
        give(bench)
    bench.run()
    assert len(gateway.received) == 5
