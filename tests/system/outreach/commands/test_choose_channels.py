# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import time

import pytest

from services.outreach.commands import choose_channels
from services.outreach.commands.choose_channels import ChooseChannels
from services.outreach.domain.audiences import Matter
from services.outreach.domain.choices import Channel, Choice
from services.outreach.domain.message_errors import ChannelNotConfigured
from tests.system.outreach.district import RESIDENT, Bench

ORDERS = {"matter": "orders", "channels": ["sms"], "digest": True}


def test_what_is_not_named_stays(bench: Bench):
    first = ChooseChannels.model_validate({"choices": [ORDERS], "quiet_from": "23:00"})
    bench.act(RESIDENT, lambda tx: choose_channels.handle(tx, first))
    second = ChooseChannels.model_validate({"language": "en"})
    kept = bench.act(RESIDENT, lambda tx: choose_channels.handle(tx, second))
    assert (kept.language, kept.quiet_from, kept.of(Matter.VOTES)) == ("en", time(23), Choice())
    assert kept.of(Matter.ORDERS) == Choice((Channel.SMS,), digest=True)


def test_a_channel_that_is_not_set_up_cannot_be_chosen(bench: Bench):
    bare = replace(bench.store, tools=replace(bench.store.tools, channels=frozenset({Channel.EMAIL})))
    with pytest.raises(ChannelNotConfigured):
        bare.transact(
            RESIDENT,
            lambda tx: choose_channels.handle(tx, ChooseChannels.model_validate({"choices": [ORDERS]})),
        )
    assert bench.read().choices.find("resident") is None
