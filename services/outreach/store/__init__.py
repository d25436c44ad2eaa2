# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach keeps: the feed, messages and sendings; copies of places and people; the district's key."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from threading import BoundedSemaphore

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.files import Blobs
from services.chassis.privacy import TenantKeys, Vault
from services.chassis.store import Collection, Copy, Index
from services.chassis.store.sealed import Sealed, TenantKey
from services.chassis.values import OrgPath, Role
from services.outreach.domain import sendings, templates
from services.outreach.domain.choices import Channel, Choices
from services.outreach.domain.errors import UnknownPlace
from services.outreach.domain.events import AuditExported, AuditSealed, RetentionApplied
from services.outreach.domain.facts import Subject
from services.outreach.domain.feed import FedEvent, FeedHead
from services.outreach.domain.groups import Group
from services.outreach.domain.messages import Burst, Message
from services.outreach.domain.outside import Bounces, KeyPairs, Lanes, Reports
from services.outreach.domain.people import (
    Appointment,
    CastUnit,
    Occupancy,
    Ownership,
    Person,
    RoleGrant,
)
from services.outreach.domain.places import ENTRANCE, Place
from services.outreach.domain.sendings import Sending, Tally
from services.outreach.domain.tellings import Telling
from services.outreach.domain.templates import Language, Template, Words
from services.outreach.store.notices import NoticesUnit

SPREAD = "feed.spread"
"""Gives the next events of an aggregate their place in the feed and whom they go to."""
SEND = "endpoint.send"
"""When something is due for an endpoint; set anew while it is being sent, in case that is killed."""
REPLAY = "endpoint.replay"
"""Begins the next deliveries of a span that is sent again."""

TELL = "telling.go_on"
"""Tells the next of those whom a fact concerns."""
CHANNEL_DUE = "channel.send"
"""When something is due by a channel; set anew while it is being sent."""
DIGEST_DUE = "digest.send"
REMIND = "vote.remind"
ENROL = "notice.enrol"
"""Puts the next households on the list of those to whom a notice is served."""

HEAD = "head"
PERSONAL = "personal"
STOP = "stop"
"""What a text that stops a kind of mail is sealed with."""
MOST_HOLDERS = 200
MOST_UNREAD = 100
MOST_GROUPS = 300


@dataclass(frozen=True, slots=True)
class Tools:
    """What outreach's commands work with beside its data.

    `channels`: those to a person that are set up; `push_key`: what browsers subscribe with; `stream_places`:
    how many readers may wait for the feed's news.
    """

    vault: Vault
    lanes: Lanes
    public_key: KeyPairs
    channels: frozenset[Channel]
    blobs: Blobs
    webhooks_inside: bool
    stream_seconds: int
    stream_places: BoundedSemaphore
    is_report: Reports
    is_bounce: Reports
    read_bounce: Bounces
    push_key: str = ""


class Tx(NoticesUnit):
    tools: Tools
    audit_exported = AuditExported
    retention_applied = RetentionApplied
    audit_sealed = AuditSealed
    tenant_keys = Collection(TenantKey, "tenant_keys")
    feed = Collection(
        FedEvent,
        "feed",
        orderings=("number", "position", "taken_at"),
        indexes=(
            Index("waiting", "by_number"),
            Index("within", "scope", "by_position"),
            Index("by_taken_at"),
            Index("by_position"),
        ),
        noun="fed_event",
    )
    feed_heads = Collection(FeedHead, "feed_heads")
    subjects = Collection(
        Subject,
        "subjects",
        orderings=("said_at",),
        indexes=(Index("said.reporterId", "_id", only_if="said.reporterId"), Index("by_said_at")),
    )
    tellings = Collection(Telling, "tellings")
    messages = Collection(
        Message,
        "messages",
        orderings=("created_at",),
        indexes=(
            Index("person_id", "by_created_at"),
            Index("person_id", "unread", "by_created_at"),
            Index("person_id", "gathered"),
            Index("by_created_at"),
        ),
    )
    bursts = Collection(Burst, "bursts")
    choices = Collection(Choices, "choices")
    templates = Collection(Template, "templates", orderings=("number",), indexes=(Index("log", "by_number"),))
    sendings = Collection(
        Sending,
        "sendings",
        orderings=("retry_at", "created_at"),
        indexes=(
            Index("channel", "state", "by_retry_at"),
            Index("state", "by_created_at"),
            Index("person_id", "_id"),
        ),
    )
    tallies = Collection(Tally, "tallies", indexes=(Index("month", "_id"),))
    groups = Collection(Group, "groups", indexes=(Index("within", "active", "_id"), Index("active")))
    cast = Collection(CastUnit, "cast_units", orderings=("at",), indexes=(Index("by_at"),))
    places = Copy(
        Place,
        "places",
        orderings=("path",),
        indexes=(Index("path", unique=True), Index("within", "kind", "active", "by_path")),
    )
    persons = Copy(Person, "persons", ends=True)
    role_grants = Copy(
        RoleGrant,
        "role_grants",
        indexes=(Index("role", "path"), Index("role", "within", "_id"), Index("person_id", "role")),
        ends=True,
    )
    ownerships = Copy(Ownership, "ownerships", indexes=(Index("within", "_id"), Index("owners")))
    occupancies = Copy(
        Occupancy,
        "occupancies",
        indexes=(Index("within", "_id"), Index("person_id"), Index("unit")),
    )
    appointments = Copy(Appointment, "appointments", indexes=(Index("company_id"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return calendar_at(self, self.root)

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    def is_entrance(self, path: OrgPath) -> bool:
        """Whether it is one of a building's stairwells, whose units hang below the building."""
        place = self.places.first({"path": path})
        return place is not None and place.kind == ENTRANCE

    @property
    def keys(self) -> TenantKeys:
        """What seals this tenant's secrets."""
        return self.tools.vault.open(self.tenant, self.tenant_keys.get(PERSONAL).wrapped)

    def make_keys(self) -> None:
        """The key of a tenant that is new here."""
        if self.tenant_keys.find(PERSONAL) is None:
            self.tenant_keys.add(TenantKey(PERSONAL, self.tools.vault.new_key(self.tenant)))

    def around(self, place: OrgPath) -> tuple[str, ...]:
        """A place and all that it lies in, the entrance of a unit, too."""
        known = self.places.first({"path": place})
        return known.within if known else place.ancestors()

    def holders_at(self, role: str, place: OrgPath) -> list[str]:
        """Who has a role at a place, there or above, or at the entrance that a unit lies in."""
        where = {"role": role, "path": {"$in": list(self.around(place))}}
        found = self.role_grants.list(where, limit=MOST_HOLDERS)
        return list(dict.fromkeys(one.person_id for one in found))

    def choices_of(self, person_id: str) -> Choices:
        """What a person chose, or the defaults."""
        return self.choices.find(person_id) or Choices(id=person_id)

    def keep_choices(self, choices: Choices) -> Choices:
        self.choices.put(choices)
        return choices

    def words(self, name: str, language: Language) -> Words:
        """The district's own words of a template, or those of the release. Raises UnknownTemplate."""
        own = self.templates.find(templates.head_of(name, language))
        return own.words if own else templates.default(name, language)

    def unread_of(self, person_id: str) -> int:
        return self.messages.count({"person_id": person_id, "unread": True}, limit=MOST_UNREAD)

    def send(self, message: Message, choices: Choices, not_before: datetime | None = None) -> None:
        """Have a message sent by the channels that its person chose."""
        sending = sendings.begin(message, choices, self.tools.channels, self.now, self.calendar.zone)
        if sending:
            self.queue(replace(sending, retry_at=max(sending.retry_at, not_before or self.now)))

    def send_words(self, person_id: str, channel: Channel, words: Words) -> None:
        """Have words sent that stand in no inbox; they are kept sealed."""
        sending_id = self.new_id()
        sealed = self.seal_words(sending_id, words)
        self.queue(sendings.begin_words(sending_id, person_id, channel, sealed, self.now))

    def seal_words(self, sending_id: str, words: Words, link: str = "") -> str:
        """Words that stand in no inbox, as a sending keeps them."""
        return self.keys.seal(json.dumps([asdict(words), link]), f"sending/{sending_id}")

    def reveal_words(self, sending: Sending) -> tuple[Words, str]:
        """The words that a sending keeps, and where they lead."""
        words, link = json.loads(self.keys.reveal(sending.sealed_text, f"sending/{sending.id}"))
        return Words(**words), link

    def queue(self, sending: Sending) -> None:
        self.sendings.add(sending)
        self.timers.set(CHANNEL_DUE, sending.channel, self.now)

    def homes_of(self, person_id: str) -> dict[str, Place]:
        """Where a person owns, lives today, or is a resident by role."""
        today = local_date_at(self, self.root, self.now).isoformat()
        owned = {one.unit for one in self.ownerships.list({"owners": person_id})}
        lived = self.occupancies.list({"person_id": person_id})
        granted = self.role_grants.list({"person_id": person_id, "role": Role.RESIDENT})
        paths = owned | {one.unit for one in lived if one.until is None or one.until >= today}
        paths |= {one.path for one in granted}
        found = (self.places.first({"path": path}) for path in sorted(paths))
        return {place.id: place for place in found if place}

    def around_homes(self, person_id: str) -> list[OrgPath]:
        """The homes of a person, and the entrances that they lie in."""
        return [path for home in self.homes_of(person_id).values() for path in home.ends]


SEALED = (
    Sealed(Tx.choices, "addresses.*.sealed", "{key}/{id}"),
    Sealed(Tx.choices, "codes.*.sealed", "code/{id}"),
    Sealed(Tx.choices, "browsers.*.sealed", "browser/{key}/{id}"),
    Sealed(Tx.groups, "sealed", "group/{id}"),
    Sealed(Tx.endpoints, "secrets.*.sealed", "endpoint/{id}"),
    Sealed(Tx.sendings, "sealed_text", "sending/{id}"),
)
"""Every sealed text that outreach keeps."""
