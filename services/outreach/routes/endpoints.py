# SPDX-License-Identifier: AGPL-3.0-or-later
"""Endpoints of integrators, and the log of what was sent to them."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.outreach.commands import (
    change_endpoint,
    disable_endpoint,
    enable_endpoint,
    register_endpoint,
    replay_delivery,
    replay_span,
    rotate_secret,
    test_endpoint,
)
from services.outreach.commands.register_endpoint import Registered
from services.outreach.domain.authority import Permission
from services.outreach.domain.deliveries import Delivery
from services.outreach.domain.endpoints import Endpoint
from services.outreach.queries import endpoints as queries
from services.outreach.store import Tx

DELIVERIES = "/<id:endpoint_id>/deliveries"


class SecretView(View):
    """`public`: what checks the signatures, of Ed25519; `until`: good beside a newer one till then."""

    signing: str
    public: str
    until: datetime | None


class EndpointView(View):
    """`why` it is disabled; `failing_since`: no answer was good since then."""

    id: str
    version: int
    name: str
    url: str
    place: OrgPath
    scopes: list[str]
    types: list[str]
    owner_id: str
    registered_at: datetime
    state: str
    why: str | None
    failing_since: datetime | None
    secrets: list[SecretView]


class RegisteredView(EndpointView):
    """`secret` is shown this once: what the receiver checks signatures with."""

    secret: str


class AttemptView(View):
    """`status` is null where there was no answer: `error` says why."""

    at: datetime
    millis: int
    status: int | None
    answer: str
    error: str


class DeliveryView(View):
    """`event_id` is the `webhook-id`; `retry_at`: when it is tried next, while it waits."""

    endpoint_id: str
    event_id: str
    type: str
    subject: str
    progress: str
    created_at: datetime
    retry_at: datetime
    tries: int
    attempts: list[AttemptView]


class WholeDeliveryView(DeliveryView):
    """`body`: what is sent, byte for byte; empty when the event is kept no longer."""

    body: str


def to_endpoint(tx: Tx, endpoint: Endpoint) -> EndpointView:
    return EndpointView.model_validate(_fields(tx, endpoint), from_attributes=True)


def to_registered(tx: Tx, made: Registered) -> RegisteredView:
    return RegisteredView.model_validate(
        {**_fields(tx, made.endpoint), "secret": made.secret}, from_attributes=True
    )


def _fields(tx: Tx, endpoint: Endpoint) -> dict[str, object]:
    return {**vars(endpoint), "version": tx.endpoints.version(endpoint)}


def to_delivery(_: Tx, delivery: Delivery) -> DeliveryView:
    return DeliveryView.model_validate({**vars(delivery), "subject": delivery.lane}, from_attributes=True)


def to_whole_delivery(tx: Tx, delivery: Delivery) -> WholeDeliveryView:
    given = {**vars(delivery), "subject": delivery.lane, "body": queries.body_of(tx, delivery)}
    return WholeDeliveryView.model_validate(given, from_attributes=True)


endpoints = Resource(
    "endpoints",
    "/outreach/v1/endpoints",
    of=Tx.endpoints,
    shows=to_endpoint,
    requires=Permission.ENDPOINTS_WRITE,
)
endpoints.create(register_endpoint, shows=to_registered, secret=True)
endpoints.list(queries.list_endpoints)
endpoints.show(queries.show_endpoint)
endpoints.change(change_endpoint)
endpoints.act("rotate-secret", rotate_secret, shows=to_registered, secret=True)
endpoints.act("disable", disable_endpoint)
endpoints.act("enable", enable_endpoint)
endpoints.act("test", test_endpoint, shows=to_delivery)
endpoints.act("replay", replay_span)

log = Resource("deliveries", "/outreach/v1/endpoints", shows=to_delivery, requires=Permission.ENDPOINTS_WRITE)
log.list(queries.list_deliveries, DELIVERIES)
log.show(queries.show_delivery, f"{DELIVERIES}/<id:event_id>", shows=to_whole_delivery)
log.act("replay", replay_delivery, f"{DELIVERIES}/<id:event_id>")
