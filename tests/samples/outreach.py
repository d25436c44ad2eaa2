# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of outreach that needs more than ids: a request that succeeds."""

from dataclasses import replace
from datetime import timedelta

from services.chassis import personal
from services.chassis.clock import system_now
from services.chassis.values import OrgPath, Principal
from services.outreach.commands import record_attempts, write_message
from services.outreach.domain.audiences import Matter, Urgency
from services.outreach.domain.browsers import Browser, Subscription
from services.outreach.domain.choices import Address, Channel, give, subscribed
from services.outreach.domain.deliveries import Attempt, key_of
from services.outreach.domain.messages import id_of
from services.outreach.domain.rules import OWNERS
from services.outreach.domain.sendings import Tally
from services.outreach.domain.tellings import Telling
from services.outreach.domain.templates import Words
from services.outreach.store import Tx
from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.notices import (  # noqa: F401 - samples of this service, too
    begin_file,
    change_notice,
    complete_file,
    list_households,
    list_notices,
    list_notices_at,
    pin_notice,
    publish_notice,
    put_piece,
    read_notice,
    record_visit,
    review_notice,
    show_content,
    show_notice,
    show_reach,
    show_thumbnail,
    withdraw_notice,
    write_notice,
)
from tests.samples.world import MARK, Request, World

ENDPOINTS = "/outreach/v1/endpoints"
URL = "https://city.example/hook"
PUBLISHED = ()
SAME_FOR_ALL = {
    *RULES,
    "show_calendar_policy",
    "show_webhooks_policy",
    "show_messages_policy",
    "count_unread",
    "show_choices",
    "show_template",
    "list_tallies",
}
"""What shows everybody the defaults, or numbers alone."""


def try_policy(world: World) -> Request:
    return Request(body={"policy": "webhooks", "rules": {}})


def settle(world: World) -> None:
    """The feed of all that happened, and an endpoint to which a test event is on its way."""
    world.fire("outreach")
    world.ids["endpoint"] = _registered(world)
    world.ids["event"] = _tested(world, world.ids["endpoint"])


def register_endpoint(world: World) -> Request:
    return Request(
        body={
            "name": f"{MARK}平台",
            "url": URL,
            "place_path": world.paths["neighbourhood"],
            "scopes": ["orders", "votes"],
            "types": ["linli.dispatch.v1.*"],
        }
    )


def change_endpoint(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)}, {"name": "新名称"})


def rotate_secret(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)}, {"signing": "ed25519"})


def test_endpoint(world: World) -> Request:
    return Request({"endpoint_id": _registered(world)})


disable_endpoint = test_endpoint


def enable_endpoint(world: World) -> Request:
    endpoint_id = _registered(world)
    world.ok("POST", f"{ENDPOINTS}/{endpoint_id}:disable")
    return Request({"endpoint_id": endpoint_id})


def replay_span(world: World) -> Request:
    since, until = system_now() - timedelta(hours=2), system_now()
    body = {"since": since.isoformat(), "until": until.isoformat()}
    return Request({"endpoint_id": _registered(world)}, body)


def replay_delivery(world: World) -> Request:
    endpoint_id = _registered(world)
    event_id = _tested(world, endpoint_id)
    answered = [(key_of(endpoint_id, event_id), Attempt(system_now(), 5, 204))]
    world.stores["outreach"].transact(
        _by(world), lambda tx: record_attempts.handle(tx, endpoint_id, answered)
    )
    return Request({"endpoint_id": endpoint_id, "event_id": event_id})


def _registered(world: World) -> str:
    return str(world.ok("POST", ENDPOINTS, register_endpoint(world).body)["id"])


def _tested(world: World, endpoint_id: str) -> str:
    return str(world.ok("POST", f"{ENDPOINTS}/{endpoint_id}:test")["event_id"])


def list_messages(world: World) -> Request:
    _told(world)
    return Request(by=world.people["resident"])


def read_message(world: World) -> Request:
    return Request({"message_id": _told(world)}, by=world.people["resident"])


read_all_messages = list_messages


def show_choices(world: World) -> Request:
    return Request()


def choose_channels(world: World) -> Request:
    return Request(body={"language": "en", "choices": [{"matter": "orders", "channels": ["sms"]}]})


def give_address(world: World) -> Request:
    return Request(body={"channel": "sms", "address": "13800000001"}, by=world.people["handler"])


def confirm_address(world: World) -> Request:
    person = world.ids["resident"]

    def work(tx: Tx) -> None:
        sealed = tx.keys.seal("123456", f"code/{person}")
        address = Address(tx.keys.seal("13800000001", f"sms/{person}"), "138****0001")
        unasked = replace(tx.choices_of(person), codes={})
        tx.keep_choices(give(unasked, Channel.SMS, address, sealed, tx.now))

    world.stores["outreach"].transact(_by(world), work)
    return Request(body={"channel": "sms", "code": "123456"}, by=world.people["resident"])


def drop_address(world: World) -> Request:
    return Request(body={"channel": "sms"})


def show_template(world: World) -> Request:
    return Request({"name": "order_accepted", "language": "zh"})


def save_template(world: World) -> Request:
    words = {"title": f"{MARK}已接单", "text": "工单 {number} 已接。", "sms": "工单{number}已接。"}
    return Request(show_template(world).ids, words)


preview_template = save_template


def list_templates(world: World) -> Request:
    _put_words(world)
    return Request()


def list_template_versions(world: World) -> Request:
    _put_words(world)
    return show_template(world)


def list_sendings(world: World) -> Request:
    message_id = _told(world)
    words = Words(MARK, MARK, MARK)

    def work(tx: Tx) -> None:
        tx.send_words(world.ids["resident"], Channel.SMS, words)

    world.stores["outreach"].transact(_by(world), work)
    return Request(query={"state": "queued"}) if message_id else Request()


def list_tallies(world: World) -> Request:
    month = f"{system_now():%Y-%m}"
    counted = Tally(f"{month}.sms", month, Channel.SMS, 1, 0, 1)
    world.stores["outreach"].transact(_by(world), lambda tx: tx.tallies.put(counted))
    return Request(query={"month": f"{system_now():%Y-%m}"})


def subscribe_push(world: World) -> Request:
    body = {"endpoint": "https://push.example/1", "p256dh": f"B{'A' * 86}", "auth": "A" * 22}
    return Request(body=body, by=world.people["handler"])


def drop_browser(world: World) -> Request:
    """Its own, or another's where it must not be found."""
    given = Subscription("https://push.example/1", f"B{'A' * 86}", "A" * 22)

    def work(tx: Tx) -> None:
        person = world.ids["resident"]
        sealed = tx.keys.seal(given.to_text(), f"browser/{given.browser_id}/{person}")
        browser = Browser(sealed, MARK, "push.example", tx.now)
        tx.keep_choices(subscribed(tx.choices_of(person), given.browser_id, browser))

    world.stores["outreach"].transact(_by(world), work)
    return Request(body={"id": given.browser_id}, by=world.people["resident"])


def join_group(world: World) -> Request:
    body = {"name": f"{MARK}群", "url": "https://robot.example/send?key=1", "matters": ["votes"]}
    return Request(body={**body, "place_path": world.paths["compound"]})


def list_groups(world: World) -> Request:
    _joined(world)
    return Request(query={"place": world.paths["compound"]})


def leave_group(world: World) -> Request:
    return Request({"group_id": _joined(world)})


def _joined(world: World) -> str:
    return str(world.ok("POST", "/outreach/v1/groups", join_group(world).body)["id"])


def _put_words(world: World) -> None:
    world.ok("PUT", "/outreach/v1/templates/order_accepted/zh", save_template(world).body)


def _told(world: World) -> str:
    """A message to the resident, named with the mark; its id."""
    person, fact = world.ids["resident"], world.code()
    telling = Telling(
        id=fact,
        fact=fact,
        template="endpoint_disabled",
        matter=Matter.SYSTEM,
        urgency=Urgency.URGENT,
        bound=False,
        link="",
        place=OrgPath(world.seeded.path),
        at=OrgPath(world.seeded.path),
        audience=OWNERS,
        values={"name": MARK},
    )
    world.stores["outreach"].transact(_by(world), lambda tx: write_message.handle(tx, telling, person, ""))
    return id_of(fact, person)


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sender", "sender")


def show_job(world: World) -> Request:
    """A part of an archive for the world's own person."""
    asked = world.ok("GET", "/identity/v1/exports")["items"] or [world.ok("POST", "/identity/v1/exports")]
    own = world.house.read(world.seeded.code).exports.get(asked[0]["id"]).person_id

    def work(tx: Tx) -> str:
        job_id = tx.new_id()
        personal.ask(tx, job_id, own, tx.now + timedelta(days=7), "outreach")
        return job_id

    by = Principal(world.seeded.code, own, own)
    return Request({"job_id": world.stores["outreach"].transact(by, work)})


def list_jobs(world: World) -> Request:
    show_job(world)
    return Request()


cancel_job = show_job


def show_result(world: World) -> Request:
    asked = show_job(world)
    world.fire("outreach")
    return asked
