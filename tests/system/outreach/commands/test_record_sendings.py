# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.commands import put_policy
from services.outreach.domain.choices import Channel
from services.outreach.domain.sendings import DELAYS, Sent
from services.outreach.policies import MessagePolicy
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, DISTRICT, MAIL, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver


def test_a_dead_address_falls_back_to_the_next_channel_at_once(
    bench: Bench, mailbox: Mailbox, gateway: Receiver
):
    mailbox.refused[MAIL] = "550 no such user"
    bench.reached("resident", Channel.EMAIL, Channel.SMS)
    message_id = told(bench)
    sending = bench.sending(message_id)
    assert (sending.state, sending.channel, len(gateway.received)) == (Sent.TAKEN, Channel.SMS, 1)
    assert [(one.channel, one.error) for one in sending.log] == [("email", "SMTP 550"), ("sms", "")]


def test_what_may_pass_is_tried_again_later_and_longer_each_time(bench: Bench, gateway: Receiver):
    bench.reached("resident", Channel.SMS)
    gateway.statuses = [503] * 3
    message_id = told(bench)
    for delay in DELAYS[:3]:
        assert bench.sending(message_id).retry_at == bench.clock() + delay
        bench.wait(delay)
        bench.run()
    assert (bench.sending(message_id).state, len(gateway.received)) == (Sent.TAKEN, 4)
    assert {one.id for one in gateway.received} == {f"320585.{message_id}"}


def test_what_no_channel_takes_has_failed_and_staff_see_why(bench: Bench, gateway: Receiver):
    bench.reached("resident", Channel.SMS)
    gateway.statuses = [400]
    message_id = told(bench)
    assert bench.sending(message_id).state is Sent.FAILED
    (failed,) = bench.read().sendings.list({"state": Sent.FAILED})
    assert failed.log[0].error == "HTTP 400"


def test_it_is_counted_what_is_paid_for_and_the_pace_is_kept(bench: Bench, gateway: Receiver):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, MessagePolicy(sms_per_minute=1), DISTRICT))
    bench.reached("resident", Channel.SMS)
    told(bench)
    (tally,) = bench.read().tallies.list({"month": "2026-03"})
    assert (tally.channel, tally.taken, tally.failed, tally.parts) == ("sms", 1, 0, 1)
    bench.hear("OrderFinished")
    bench.fire()
    bench.run()
    assert len(gateway.received) <= 2
    bench.wait(timedelta(minutes=1))
    bench.run()
    assert len(gateway.received) == 2
