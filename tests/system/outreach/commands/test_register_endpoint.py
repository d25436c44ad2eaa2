# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.outreach.commands import put_policy
from services.outreach.domain.errors import (
    AddressNotAllowed,
    SecretUnfit,
    TooManyEndpoints,
    UnknownEventTypes,
    UnknownPlace,
)
from services.outreach.domain.signatures import to_secret
from services.outreach.policies import WebhookPolicy
from tests.system.outreach.district import ADMIN, CITY, DISTRICT, NEIGHBOURHOOD, RESIDENT, Bench

URL = "https://city.example/hook"


def test_a_system_registers_its_endpoint_and_the_secret_is_told_once(bench: Bench):
    made = bench.registered(URL, CITY, place_path=NEIGHBOURHOOD)
    assert made.endpoint.owner_id == CITY.subject
    assert made.secret.startswith("whsec_")
    assert bench.told("endpoint", made.endpoint.id) == ["EndpointRegistered"]
    stored = bench.store.database.collection("endpoints").find_one({"id": made.endpoint.id})
    assert made.secret not in str(stored)


def test_a_secret_of_ones_own_and_a_key_pair(bench: Bench):
    own = to_secret(b"s" * 24)
    assert bench.registered(URL, secret=own).secret == own
    pair = bench.registered(URL, signing="ed25519")
    assert pair.secret == pair.endpoint.secrets[0].public
    assert pair.secret.startswith("whpk_")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"url": "file:///etc/passwd"}, AddressNotAllowed),
        ({"url": "https://user@city.example"}, AddressNotAllowed),
        ({"types": ["linli.identity.v1.LoggedIn"]}, UnknownEventTypes),
        ({"secret": "whsec_c2hvcnQ="}, SecretUnfit),
        ({"place_path": "/320585/009"}, UnknownPlace),
    ],
)
def test_what_is_refused_leaves_nothing(bench: Bench, changed: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        bench.registered(**({"url": URL} | changed))
    assert bench.read().endpoints.list({}) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://city.example/hook",
        "https://10.0.0.1/hook",
        "https://[fd00::1]/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/hook",
        "https://mongodb.linli.svc/hook",
    ],
)
def test_neither_in_the_open_nor_to_the_inside_where_it_is_no_development(bench: Bench, url: str):
    outside = replace(
        bench, store=replace(bench.store, tools=replace(bench.store.tools, webhooks_inside=False))
    )
    with pytest.raises(AddressNotAllowed):
        outside.registered(url)
    assert bench.read().endpoints.list({}) == []


def test_nobody_has_others_told_what_they_may_not_read(bench: Bench):
    for by, changed in (
        (RESIDENT, {}),
        (CITY, {"place_path": DISTRICT}),
        (CITY, {"place_path": NEIGHBOURHOOD, "scopes": ["orders", "people"]}),
    ):
        with pytest.raises(Forbidden):
            bench.registered(URL, by, **changed)
    assert bench.registered(URL, ADMIN, scopes=["people"]).endpoint.scopes == ("people",)


def test_a_district_has_no_more_than_its_policy_says(bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, WebhookPolicy(most_endpoints=1), DISTRICT))
    bench.registered(URL)
    with pytest.raises(TooManyEndpoints):
        bench.registered(URL)
