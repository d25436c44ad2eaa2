# SPDX-License-Identifier: AGPL-3.0-or-later
"""What mail servers report: by RFC 3464, as Postfix and Exchange write it."""

import pytest

from scripts import webhook_signatures
from services.outreach.domain.choices import Channel
from services.outreach.domain.sendings import Sent
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import MAIL, MAIL_SECRET, MESSAGE_SECRET, Bench
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.web import Web

REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: linli@320585.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
{envelope}Arrival-Date: Mon,  2 Mar 2026 09:00:00 +0800 (CST)

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such user

--b1
Content-Type: {kind}

From: =?utf-8?b?6YK76YeMIExpbmxp?= <linli@320585.example>
To: {to}
Message-ID: <{reference}@320585.example>
Subject: x

--b1--
"""
NOBODYS = "01927f3a-0000-7000-8000-000000000001"


def bounce(
    web: Web, message_id: str, status: str = "5.1.1", secret: str = MAIL_SECRET, text: str = "", **said: str
):
    given = {"to": MAIL, "action": "failed", "kind": "text/rfc822-headers", "envelope": ""} | said
    body = text or REPORT.format(reference=f"320585.{message_id}", status=status, **given)
    headers = webhook_signatures.headers(secret, "b-1", body.encode())
    return web.send("/outreach/v1/mail/bounces", body, headers, "message/rfc822")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"kind": "message/rfc822"},
        {"envelope": "Original-Envelope-Id: 320585.{id}\n"},
    ],
)
def test_what_came_back_goes_by_the_next_channel_and_no_more_mail_goes_there(
    bench: Bench, web: Web, gateway: Receiver, said: dict[str, str]
):
    bench.reached("resident", Channel.EMAIL, Channel.SMS)
    message_id = told(bench)
    named = {name: value.replace("{id}", message_id) for name, value in said.items()}
    assert bounce(web, message_id, **named)[0] == 204
    bench.run()
    sending = bench.sending(message_id)
    assert (sending.state, sending.channel, len(gateway.received)) == (Sent.TAKEN, Channel.SMS, 1)
    assert sending.log[1].error == "5.1.1 smtp; 550 5.1.1 no such user"
    assert bench.read().choices.get("resident").addresses["email"].is_dead


@pytest.mark.parametrize(
    ("status", "action", "state", "bounces"),
    [
        ("5.7.1", "failed", Sent.FAILED, 1),
        ("4.4.7", "failed", Sent.FAILED, 0),
        ("4.4.1", "delayed", Sent.TAKEN, 0),
        ("2.0.0", "delivered", Sent.DELIVERED, 0),
        ("2.0.0", "relayed", Sent.TAKEN, 0),
    ],
)
def test_what_each_report_says(bench: Bench, web: Web, status: str, action: str, state: Sent, bounces: int):
    bench.reached("resident", Channel.EMAIL)
    message_id = told(bench)
    assert bounce(web, message_id, status, action=action)[0] == 204
    assert bounce(web, message_id, status, action=action)[0] == 204
    assert bench.sending(message_id).state is state
    assert bench.read().choices.get("resident").addresses["email"].bounces == bounces


def test_a_bounce_of_a_mail_that_nobody_sent(bench: Bench, web: Web):
    status, answer = bounce(web, NOBODYS)
    assert (status, answer["code"]) == (404, "outreach.unknown_sending")


def test_a_forged_bounce_changes_nothing(bench: Bench, web: Web):
    bench.reached("resident", Channel.EMAIL)
    message_id = told(bench)
    status, answer = bounce(web, message_id, secret=MESSAGE_SECRET)
    assert (status, answer["code"]) == (401, "outreach.forged_report")
    assert bench.sending(message_id).state is Sent.TAKEN


@pytest.mark.parametrize(
    "text",
    [
        "Subject: out of office\n\nI am away.",
        REPORT.format(
            reference="another@thing",
            status="5.1.1",
            to=MAIL,
            action="failed",
            kind="text/plain",
            envelope="",
        ),
        REPORT.format(
            reference="another@thing",
            status="odd",
            to=MAIL,
            action="failed",
            kind="message/rfc822",
            envelope="",
        ),
        "\x00\xff",
        "Content-Type: message/delivery-status\n\n",
    ],
)
def test_what_is_no_report_of_a_mail_of_ours_is_refused(bench: Bench, web: Web, text: str):
    status, answer = bounce(web, NOBODYS, text=text)
    assert (status, answer["code"]) == (422, "outreach.not_a_bounce")


def test_a_report_of_a_channel_that_the_message_has_left_says_nothing(bench: Bench, web: Web):
    bench.reached("resident", Channel.SMS)
    message_id = told(bench)
    assert bounce(web, message_id)[0] == 204
    assert bench.sending(message_id).state is Sent.TAKEN


def test_the_signature_is_of_the_bytes_that_came_and_other_text_than_utf_8_is_refused(bench: Bench, web: Web):
    bench.reached("resident", Channel.EMAIL)
    given = {"to": MAIL, "action": "failed", "kind": "message/rfc822", "envelope": ""}
    text = REPORT.format(reference=f"320585.{told(bench)}", status="5.1.1", **given)
    readable = text.replace("no such user", "no such user \ufffd").encode()
    wrong = readable.replace("\ufffd".encode(), b"\xff")
    for signed, status, code in (
        (readable, 401, "outreach.forged_report"),
        (wrong, 400, "request.malformed"),
    ):
        headers = webhook_signatures.headers(MAIL_SECRET, "b-1", signed)
        answered, problem = web.send("/outreach/v1/mail/bounces", wrong, headers, "message/rfc822")
        assert (answered, problem["code"]) == (status, code)
    assert bench.read().choices.get("resident").addresses["email"].bounces == 0
