# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from datetime import timedelta

import pytest

from services.outreach.commands import confirm_address
from services.outreach.commands.confirm_address import ConfirmAddress
from services.outreach.domain.choices import MOST_TRIES
from services.outreach.domain.message_errors import WrongCode
from tests.system.outreach.commands.test_give_address import give
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import RESIDENT, Bench
from tests.system.outreach.receiver import Receiver


def confirm(bench: Bench, code: str) -> None:
    cmd = ConfirmAddress.model_validate({"channel": "sms", "code": code})
    bench.act(RESIDENT, lambda tx: confirm_address.handle(tx, cmd))


def code(bench: Bench, gateway: Receiver) -> str:
    give(bench)
    bench.run()
    return re.findall(r"\d{6}", gateway.received[-1].event["text"])[0]


def test_from_then_on_messages_go_there(bench: Bench, gateway: Receiver):
    confirm(bench, code(bench, gateway))
    told(bench)
    assert "已受理" in gateway.received[-1].event["text"]


def test_a_code_is_good_for_ten_minutes_and_once(bench: Bench, gateway: Receiver):
    given = code(bench, gateway)
    bench.wait(timedelta(minutes=10))
    with pytest.raises(WrongCode):
        confirm(bench, given)
    again = code(bench, gateway)
    confirm(bench, again)
    with pytest.raises(WrongCode):
        confirm(bench, again)


def test_none_is_right_without_one(bench: Bench):
    with pytest.raises(WrongCode):
        confirm(bench, "000000")
    assert MOST_TRIES == 5
