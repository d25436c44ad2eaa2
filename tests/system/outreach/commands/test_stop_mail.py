# SPDX-License-Identifier: AGPL-3.0-or-later
"""One click in a mail program (RFC 8058)."""

from urllib.parse import urlsplit

import pytest

from services.outreach.domain.choices import Channel
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import STOPS, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.web import Web

ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"


def click(web: Web, address: str) -> tuple[int, object]:
    parts = urlsplit(address.strip("<>"))
    return web.send(f"{parts.path}?{parts.query}", ONE_CLICK, {}, FORM)


def test_no_more_mail_of_the_kind_comes_and_other_channels_go_on(
    bench: Bench, web: Web, mailbox: Mailbox, gateway: Receiver
):
    bench.reached("resident", Channel.EMAIL, Channel.SMS)
    told(bench)
    (mail,) = mailbox.received
    assert mail["List-Unsubscribe-Post"] == ONE_CLICK
    for _ in range(2):
        assert click(web, mail["List-Unsubscribe"])[0] == 204
    bench.hear("OrderFinished")
    bench.run()
    assert (len(mailbox.received), len(gateway.received)) == (1, 1)


def test_what_the_law_has_told_is_not_stopped_by_a_click(bench: Bench, mailbox: Mailbox):
    (owner,) = bench.homes(1)
    bench.reached(owner, Channel.EMAIL)
    bench.hear("VotePrepared", "deliberation", "vote/1", place_path="/320585/001/002/c01")
    bench.hear("VoteAnnounced", "deliberation", "vote/1", place_path="/320585/001/002/c01")
    bench.run()
    assert mailbox.received[0]["List-Unsubscribe-Post"] is None


@pytest.mark.parametrize("stop", ["", "320585", "320585.", "320585.forged", "999999.x", "320585.5LiA"])
def test_what_no_mail_carried_changes_nothing(bench: Bench, web: Web, stop: str):
    status, answer = click(web, f"{STOPS}?stop={stop}")
    assert isinstance(answer, dict)
    assert (status, answer["code"]) == (404, "outreach.unknown_stop")
