# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import time, timedelta

from services.outreach.domain.choices import Channel, Choice
from services.outreach.domain.sendings import Sent
from services.outreach.domain.templates import Language
from tests.system.outreach.commands.test_tell_fact import ORDER
from tests.system.outreach.district import MAIL, MESSAGE_SECRET, PHONE, PORTAL, SENDER, STOPS, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver


def told(bench: Bench, **changed: object) -> str:
    """A resident's order is accepted; the message's id."""
    bench.hear("OrderReported", **(ORDER | changed))
    bench.hear("OrderAccepted")
    bench.run()
    return bench.inbox("resident")[0].id


def test_it_goes_by_mail_with_what_a_reader_needs(bench: Bench, mailbox: Mailbox, gateway: Receiver):
    bench.reached("resident", Channel.EMAIL, Channel.SMS)
    message_id = told(bench)
    (mail,) = mailbox.received
    assert (mail["To"], mail["Subject"]) == (MAIL, "您的工单 TC-0302-0001 已受理")
    assert mail["List-Unsubscribe"].startswith(f"<{STOPS}?stop=320585.")
    assert mail["Message-ID"] == f"<320585.{message_id}@{SENDER.partition('@')[2]}>"
    assert f"{PORTAL}/orders/1" in mail.get_content()
    assert gateway.received == []
    assert bench.sending(message_id).state is Sent.TAKEN


def test_it_goes_by_text_message_signed_and_without_a_persons_words(bench: Bench, gateway: Receiver):
    bench.reached("resident", Channel.SMS)
    told(bench)
    (got,) = gateway.received
    assert got.is_signed_with(MESSAGE_SECRET)
    assert got.headers["authorization"] == "Bearer token"
    assert (got.event["phone"], got.event["text"]) == (PHONE, "【邻里】您的工单TC-0302-0001已受理。")


def test_in_the_persons_language(bench: Bench):
    bench.reached("resident", language=Language.EN)
    told(bench)
    assert bench.inbox("resident")[0].title == "Your request TC-0302-0001 is accepted"


def test_the_inbox_alone_where_all_channels_were_switched_off(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL, choices={"orders": Choice(channels=())})
    message_id = told(bench)
    assert mailbox.received == []
    assert bench.read().sendings.find(message_id) is None


def test_what_the_law_has_told_cannot_be_switched_off(bench: Bench, mailbox: Mailbox):
    (owner,) = bench.homes(1)
    bench.reached(owner, Channel.EMAIL, choices={"votes": Choice(channels=(), digest=True)})
    bench.hear("VotePrepared", "deliberation", "vote/1", place_path="/320585/001/002/c01")
    bench.hear("VoteAnnounced", "deliberation", "vote/1", place_path="/320585/001/002/c01")
    bench.run()
    assert len(mailbox.received) == 1
    assert bench.inbox(owner)[0].bound


def test_quiet_hours_are_kept_unless_it_is_urgent(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL, quiet_from=time(8), quiet_until=time(12))
    bench.reached("wu", Channel.EMAIL, quiet_from=time(8), quiet_until=time(12))
    told(bench)
    assert mailbox.received == []
    bench.hear("OrderEscalated", supervisors=["wu"], place_path=ORDER["place_path"])
    bench.run()
    assert len(mailbox.received) == 1
    bench.wait(timedelta(hours=3))
    bench.run()
    assert len(mailbox.received) == 2


def test_a_storm_is_one_message_not_five_hundred(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL)
    bench.hear_of_many("OrderReported", 120, reporter_id="resident")
    bench.hear_of_many("OrderAccepted", 120)
    bench.run()
    inbox = bench.inbox("resident")
    assert (len(inbox), max(message.count for message in inbox)) == (6, 115)
    assert len(mailbox.received) == 5
    bench.wait(timedelta(minutes=15))
    bench.run()
    assert len(mailbox.received) == 6
    assert mailbox.received[-1]["Subject"] == "还有 115 条同类消息"
