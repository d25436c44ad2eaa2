# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that outreach can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/outreach/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from services.chassis.values import Event, OrgPath


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of outreach's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.outreach.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class EndpointRegistered(Event):
    """An integrator's system gets events of a place at an address of its own."""

    TYPE: ClassVar[str] = "linli.outreach.v1.EndpointRegistered"

    endpoint_id: str
    name: str
    place_path: OrgPath
    owner_id: str


@dataclass(frozen=True, slots=True)
class EndpointChanged(Event):
    """Address, name or filter of an endpoint are others now."""

    TYPE: ClassVar[str] = "linli.outreach.v1.EndpointChanged"

    endpoint_id: str


@dataclass(frozen=True, slots=True)
class SecretRotated(Event):
    """An endpoint's webhooks are signed with another secret; the one before is good until then, too."""

    TYPE: ClassVar[str] = "linli.outreach.v1.SecretRotated"

    endpoint_id: str
    older_until: datetime


@dataclass(frozen=True, slots=True)
class EndpointTested(Event):
    """Somebody had a test event sent to an endpoint."""

    TYPE: ClassVar[str] = "linli.outreach.v1.EndpointTested"

    endpoint_id: str


@dataclass(frozen=True, slots=True)
class EndpointDisabled(Event):
    """Nothing is sent to an endpoint any more: by_hand, failing for three days, gone (410) or owner_gone."""

    TYPE: ClassVar[str] = "linli.outreach.v1.EndpointDisabled"

    endpoint_id: str
    why: str
    owner_id: str
    place_path: OrgPath
    name: str


@dataclass(frozen=True, slots=True)
class EndpointEnabled(Event):
    """Events are sent to an endpoint again."""

    TYPE: ClassVar[str] = "linli.outreach.v1.EndpointEnabled"

    endpoint_id: str


@dataclass(frozen=True, slots=True)
class ReplayBegun(Event):
    """Deliveries of a span of time, or those that failed, are sent to an endpoint again."""

    TYPE: ClassVar[str] = "linli.outreach.v1.ReplayBegun"

    endpoint_id: str
    since: datetime
    until: datetime
    failed_only: bool


@dataclass(frozen=True, slots=True)
class TemplateSaved(Event):
    """A message has other words in the district."""

    TYPE: ClassVar[str] = "linli.outreach.v1.TemplateSaved"

    name: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class NoticeWritten(Event):
    """A notice (通知) was written, or its words were changed before it was published."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticeWritten"

    notice_id: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class NoticeReviewed(Event):
    """Somebody else than its writer found the notice right."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticeReviewed"

    notice_id: str


@dataclass(frozen=True, slots=True)
class NoticePublished(Event):
    """A notice is published for a place; `subject` names what it serves, a vote perhaps."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticePublished"

    notice_id: str
    title: str
    place_path: OrgPath
    bound: bool
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeWithdrawn(Event):
    """A published notice holds no more."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticeWithdrawn"

    notice_id: str
    title: str
    place_path: OrgPath
    reason: str


@dataclass(frozen=True, slots=True)
class NoticePinned(Event):
    """A notice stands above the others, or no more."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticePinned"

    notice_id: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class NoticeServed(Event):
    """There is proof that a household has a notice (送达): online, in_person, left_at_door or by_mail."""

    TYPE: ClassVar[str] = "linli.outreach.v1.NoticeServed"

    notice_id: str
    unit_id: str
    unit_path: OrgPath
    service: str
    served_at: datetime
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class GroupJoined(Event):
    """A robot tells a group (群) of a place's people what everybody there is told."""

    TYPE: ClassVar[str] = "linli.outreach.v1.GroupJoined"

    group_id: str
    name: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class GroupLeft(Event):
    """Nothing is written into a group any more."""

    TYPE: ClassVar[str] = "linli.outreach.v1.GroupLeft"

    group_id: str


@dataclass(frozen=True, slots=True)
class AuditSealed(Event):
    """How long the district's audit trail is here and the last hash of its chain, told once an hour."""

    TYPE: ClassVar[str] = "linli.outreach.v1.AuditSealed"

    size: int
    head: str


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.outreach.v1.AuditExported"

    job_id: str
    size: int
    actor_id: str | None = None
    person_id: str | None = None
    act: str | None = None
    place_path: OrgPath | None = None
    since: str | None = None
    until: str | None = None
    emergency: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionApplied(Event):
    """So much personal data went that was kept longer than `days`, by a rule of the policy `retention`."""

    TYPE: ClassVar[str] = "linli.outreach.v1.RetentionApplied"

    rule: str
    days: int
    number: int
