# SPDX-License-Identifier: AGPL-3.0-or-later
"""Webhooks and channels in the portal: registered, the secret shown once, tested, replayed; what it cost."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from services.chassis.clock import monotonic, pause
from tests.system.outreach.receiver import Receiver, receiver
from tests.system.portal.conftest import Browser

DISTRICT = "/320585"

Come = Callable[[str], Browser]
SECONDS = 30


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as server:
        yield server


def registered(admin: Browser, hook: Receiver) -> tuple[str, str]:
    """The page of an endpoint, and its secret."""
    admin.get("/endpoints/new")
    given = {"name": f"平台{uuid4().hex[:6]}", "url": hook.url, "place_path": DISTRICT, "signing": "hmac"}
    shown = admin.send("/endpoints/new", **admin.form(), **given, **{"scope-orders": "1"})
    assert shown.status_code == 200, shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    secret, page = (
        re.search(r"whsec_[A-Za-z0-9+/=]+", shown.text),
        re.search(r"/endpoints/[0-9a-f-]{36}", shown.text),
    )
    assert secret
    assert page
    return page[0], secret[0]


def test_an_endpoint_is_registered_tested_and_replayed(come: Come, hook: Receiver):
    admin = come("admin")
    page, secret = registered(admin, hook)
    assert secret not in admin.get(page).text
    admin.get(page)
    assert admin.send(page, **admin.form("test")).status_code == 303
    ends = monotonic() + SECONDS
    while not hook.received and monotonic() < ends:
        pause(0.2)
    (got,) = hook.received
    assert got.is_signed_with(secret)
    while "已送达" not in admin.get(page).text and monotonic() < ends:
        pause(0.2)
    log = f"{page}/deliveries/{got.id}"
    shown = admin.get(log).text
    assert "204" in shown
    assert got.id in shown
    assert admin.send(log, **admin.form()).status_code == 303
    while len(hook.received) < 2 and monotonic() < ends:
        pause(0.2)
    assert [one.id for one in hook.received] == [got.id, got.id]


def test_it_is_switched_its_secret_changed_and_what_failed_sent_again(come: Come, hook: Receiver):
    admin = come("admin")
    page, secret = registered(admin, hook)
    admin.get(page)
    other = admin.send(page, **admin.form("rotate"), signing="hmac")
    assert other.status_code == 200
    assert "whsec_" in other.text
    assert secret not in other.text
    admin.get(page)
    typed = {"name": "另一个平台", "url": hook.url, "types": "linli.dispatch.v1.*"}
    changed = admin.form("change") | typed
    changed |= {"scope-orders": "1"}
    assert admin.send(page, **changed).status_code == 303
    assert "另一个平台" in admin.get(page).text
    stale = changed | {"name": "又一个", "key": admin.form("change")["key"]}
    assert admin.send(page, **stale).status_code == 412
    admin.get(page)
    assert admin.send(page, **admin.form("replay")).status_code == 303
    admin.get(page)
    wrong = admin.send(page, **(admin.form("replay") | {"since": "soon"}))
    assert wrong.status_code == 422
    admin.get(page)
    assert admin.send(page, **admin.form("disable")).status_code == 303
    assert "停用" in admin.get(page).text
    assert admin.send(page, **admin.form("enable")).status_code == 303


def test_what_is_refused_is_told_on_the_form(come: Come, hook: Receiver):
    admin = come("admin")
    admin.get("/endpoints/new")
    given = {"name": "平台", "url": "ftp://x", "place_path": DISTRICT, "signing": "hmac", "scope-orders": "1"}
    refused = admin.send("/endpoints/new", **admin.form(), **given)
    assert refused.status_code == 422
    assert "ftp://x" in refused.text


def test_staff_see_what_became_of_messages_and_residents_do_not(come: Come):
    shown = come("admin").get("/sendings?month=2026-03&state=delivered")
    assert shown.status_code == 200
    assert "2026年3月" in shown.text
    for path in ("/sendings", "/endpoints", "/endpoints/new"):
        assert come("resident").get(path).status_code == 403
