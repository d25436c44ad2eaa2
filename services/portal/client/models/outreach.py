# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach answers and takes.

Generated from `proto/http/outreach.v1.yaml` by `make proto`: do not edit.
"""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field
from services.portal.client.model import Model


class AttemptView(Model):
    """
    `status` is null where there was no answer: `error` says why.
    """

    at: AwareDatetime
    millis: int
    status: int | None
    answer: str
    error: str


class CalendarPolicy(Model):
    """
    Working time. `days` override the published holidays (true: worked).
    """

    version: int
    locked: list[str]
    sources: list[str]
    zone: str
    hours: list[list[Any]]
    days: dict[str, bool]


class DeliveryView(Model):
    """
    `event_id` is the `webhook-id`; `retry_at`: when it is tried next, while it waits.
    """

    event_id: str
    type: str
    subject: str
    progress: str
    created_at: AwareDatetime
    retry_at: AwareDatetime
    tries: int
    attempts: list[AttemptView]


class EventBatchView(Model):
    """
    `events` are CloudEvents 1.0 in JSON; `cursor` is where to read on, also when there are none.
    """

    events: list[dict[str, Any]]
    cursor: str


class PageViewDeliveryView(Model):
    items: list[DeliveryView]
    next: str | None
    previous: str | None = None


class PolicyVersionView(Model):
    """
    When a version was set and by whom; `number` reads it.
    """

    number: int
    since: AwareDatetime
    by: str


class ReplaySpan(Model):
    """
    By the time at which this service heard of the events; `until` itself lies outside.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    since: AwareDatetime
    until: AwareDatetime
    failed_only: bool = False


class SecretView(Model):
    """
    `public`: what checks the signatures, of Ed25519; `until`: good beside a newer one till then.
    """

    signing: str
    public: str
    until: AwareDatetime | None


class WebhookPolicy(Model):
    """
    The rules of the feed and of webhooks.
    """

    version: int
    locked: list[str]
    sources: list[str]
    kept_days: Annotated[int, Field(description='so long events can be read and sent again')]
    overlap_hours: Annotated[int, Field(description='so long an older secret signs beside a newer')]
    most_endpoints: int


class WholeDeliveryView(Model):
    """
    `body`: what is sent, byte for byte; empty when the event is kept no longer.
    """

    event_id: str
    type: str
    subject: str
    progress: str
    created_at: AwareDatetime
    retry_at: AwareDatetime
    tries: int
    attempts: list[AttemptView]
    body: str


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class ChangeEndpoint(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    url: Annotated[str | None, Field(max_length=500, min_length=1)] = None
    scopes: Annotated[
        list[Literal['places', 'people', 'subjects', 'orders', 'topics', 'votes', 'meetings', 'publicity', 'rules']] | None,
        Field(max_length=9, min_length=1),
    ] = None
    types: Annotated[list[str] | None, Field(max_length=100)] = None


class EndpointView(Model):
    """
    `why` it is disabled; `failing_since`: no answer was good since then.
    """

    id: str
    version: int
    name: str
    url: str
    place: str
    scopes: list[str]
    types: list[str]
    owner_id: str
    registered_at: AwareDatetime
    state: str
    why: str | None
    failing_since: AwareDatetime | None
    secrets: list[SecretView]


class PageViewEndpointView(Model):
    items: list[EndpointView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class RegisterEndpoint(Model):
    """
    `secret`: of one's own, for HMAC; without it one is made. `types`: patterns, empty for all.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    url: Annotated[str, Field(max_length=500, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    scopes: Annotated[
        list[Literal['places', 'people', 'subjects', 'orders', 'topics', 'votes', 'meetings', 'publicity', 'rules']],
        Field(max_length=9, min_length=1),
    ]
    types: Annotated[list[str], Field(max_length=100)] = []
    signing: Annotated[
        Literal['hmac', 'ed25519'],
        Field(description='HMAC-SHA256 with a shared secret (`v1`), or Ed25519 with a key pair (`v1a`).'),
    ] = 'hmac'
    secret: Annotated[str | None, Field(max_length=200)] = None


class RegisteredView(Model):
    """
    `secret` is shown this once: what the receiver checks signatures with.
    """

    id: str
    version: int
    name: str
    url: str
    place: str
    scopes: list[str]
    types: list[str]
    owner_id: str
    registered_at: AwareDatetime
    state: str
    why: str | None
    failing_since: AwareDatetime | None
    secrets: list[SecretView]
    secret: str


class RotateSecret(Model):
    """
    `secret`: of one's own, for HMAC; without it one is made.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    signing: Annotated[
        Literal['hmac', 'ed25519'],
        Field(description='HMAC-SHA256 with a shared secret (`v1`), or Ed25519 with a key pair (`v1a`).'),
    ] = 'hmac'
    secret: Annotated[str | None, Field(max_length=200)] = None
