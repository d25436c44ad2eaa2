# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody's inbox and choices over HTTP, and what staff see of the channels."""

from services.outreach.domain.choices import Channel
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, CITY, RESIDENT, Bench
from tests.system.outreach.receiver import Receiver
from tests.system.outreach.web import Web

MESSAGES = "/outreach/v1/messages"


def test_an_inbox_is_its_persons(bench: Bench, web: Web):
    message_id = told(bench)
    assert web.get(f"{MESSAGES}/unread", RESIDENT) == {"unread": 1}
    (shown,) = web.get(MESSAGES, RESIDENT, unread="true")["items"]
    assert (shown["id"], shown["link"], shown["read_at"]) == (message_id, "/orders/1", None)
    assert web.get(MESSAGES, ADMIN)["items"] == []
    assert web.post(f"{MESSAGES}/{message_id}:read", ADMIN, status=404)["code"] == "not_found"
    assert web.post(f"{MESSAGES}/{message_id}:read", RESIDENT)["read_at"]
    assert web.post(f"{MESSAGES}:read-all", RESIDENT) == {"unread": 0}
    assert web.get(MESSAGES, RESIDENT, unread="true")["items"] == []


def test_choices_show_what_is_set_up_and_no_address_in_the_open(bench: Bench, web: Web):
    bench.reached("resident", Channel.SMS)
    shown = web.get("/outreach/v1/choices", RESIDENT)
    assert (shown["working"], shown["quiet_from"]) == (
        ["email", "push", "sms", "voice", "wechat"],
        "22:00:00",
    )
    assert shown["addresses"] == [{"channel": "sms", "masked": "***", "confirmed": True, "dead": False}]


def test_staff_see_what_failed_and_what_it_cost_and_others_do_not(bench: Bench, web: Web, gateway: Receiver):
    gateway.statuses = [400]
    bench.reached("resident", Channel.SMS)
    told(bench)
    (failed,) = web.get("/outreach/v1/sendings", ADMIN)["items"]
    assert failed["log"][0]["error"] == "HTTP 400"
    (tally,) = web.get("/outreach/v1/sendings/tallies", ADMIN, month="2026-03")["items"]
    assert (tally["channel"], tally["failed"]) == ("sms", 1)
    assert web.get("/outreach/v1/sendings", CITY, 403)["code"] == "forbidden"


def test_templates_are_shown_with_what_they_may_name(bench: Bench, web: Web):
    shown = web.get("/outreach/v1/templates/order_accepted/en", ADMIN)
    assert (shown["number"], shown["fields"]["description"]) == (0, "words")
    assert len(web.get("/outreach/v1/templates", ADMIN)["items"]) > 40
    assert web.get("/outreach/v1/templates", RESIDENT, 403)["code"] == "forbidden"
