# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import datetime, timedelta

import pytest

from services.chassis.clock import system_now
from services.outreach.domain import signatures
from services.outreach.domain.choices import Channel, Choice
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import MESSAGE_SECRET, Bench
from tests.system.outreach.mailbox import Mailbox
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.web import Web


def report(
    web: Web,
    message_id: str,
    state: str = "delivered",
    secret: str = MESSAGE_SECRET,
    at: datetime | None = None,
):
    at = at or system_now()
    body = json.dumps({"id": f"320585.{message_id}", "state": state})
    text = signatures.signed_text("r-1", at, body.encode())
    headers = {
        "webhook-id": "r-1",
        "webhook-timestamp": str(signatures.seconds(at)),
        "webhook-signature": signatures.sign(signatures.key_of(secret), text),
    }
    return web.send("/outreach/v1/reports", body, headers)


def test_what_arrived_is_delivered_and_a_bounce_goes_by_the_next_channel(
    bench: Bench, web: Web, mailbox: Mailbox
):
    bench.reached("resident", Channel.SMS)
    bench.hear("OrderReported", aggregate="order/2")
    message_id = told(bench)
    assert report(web, message_id)[0] == 204
    assert bench.sending(message_id).state is Sent.DELIVERED
    report(web, message_id, "failed")
    assert bench.sending(message_id).state is Sent.DELIVERED


def test_a_report_before_it_is_recorded_that_it_was_taken_is_to_come_again(
    bench: Bench, web: Web, gateway: Receiver
):
    gateway.statuses = [503]
    bench.reached("resident", Channel.SMS)
    message_id = told(bench)
    status, answer = report(web, message_id)
    assert (status, answer["code"]) == (409, "outreach.report_too_early")
    assert bench.sending(message_id).state is Sent.QUEUED


def test_a_bounce_goes_by_the_next_channel(bench: Bench, web: Web, mailbox: Mailbox):
    chosen = {"orders": Choice((Channel.SMS, Channel.EMAIL))}
    bench.reached("resident", Channel.EMAIL, Channel.SMS, choices=chosen)
    message_id = told(bench)
    assert report(web, message_id, "failed")[0] == 204
    bench.run()
    assert (bench.sending(message_id).channel, len(mailbox.received)) == (Channel.EMAIL, 1)
    assert report(web, message_id, "failed")[0] == 204
    assert bench.sending(message_id).state is Sent.TAKEN


@pytest.mark.parametrize(
    ("secret", "late"),
    [("whsec_Zm9yZ2VkLWZvcmdlZC1mb3JnZWQtZm9yZ2Vk", timedelta()), (MESSAGE_SECRET, timedelta(hours=1))],
)
def test_a_forged_or_old_report_changes_nothing(bench: Bench, web: Web, secret: str, late: timedelta):
    bench.reached("resident", Channel.SMS)
    message_id = told(bench)
    status, answer = report(web, message_id, secret=secret, at=system_now() - late)
    assert (status, answer["code"]) == (401, "outreach.forged_report")
    assert bench.sending(message_id).state is Sent.TAKEN


def test_a_bounce_of_a_message_that_nobody_sent(bench: Bench, web: Web):
    status, answer = report(web, "01927f3a-0000-7000-8000-000000000001", "failed")
    assert (status, answer["code"]) == (404, "outreach.unknown_sending")


def test_what_cannot_be_read_is_refused(bench: Bench, web: Web):
    status, answer = report(web, "nonsense")
    assert (status, answer["code"]) == (422, "request.invalid")
