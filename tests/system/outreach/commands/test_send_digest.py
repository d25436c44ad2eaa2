# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.domain.choices import Channel, Choice
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import Bench
from tests.system.outreach.mailbox import Mailbox


def test_what_was_gathered_is_one_mail_in_the_evening(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL, choices={"orders": Choice(digest=True)})
    told(bench)
    bench.hear("OrderFinished")
    bench.run()
    assert (len(bench.inbox("resident")), mailbox.received) == (2, [])
    bench.wait(timedelta(hours=9))
    bench.run()
    (mail,) = mailbox.received
    assert mail["Subject"] == "今日 2 条消息"
    assert "· 您的工单 TC-0302-0001 已处理" in mail.get_content()
    bench.wait(timedelta(days=1))
    bench.run()
    assert len(mailbox.received) == 1
