# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach keeps of persons, what of it they are shown, and what stays when they are erased."""

from dataclasses import replace

from services.chassis.personal import Personal
from services.chassis.personal_events import is_personal, told_without
from services.chassis.personal_held import Goes, Held, Named
from services.chassis.store.listing import Band
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.domain.sendings import Sent
from services.outreach.policies.retention import RetentionPolicy
from services.outreach.store import Tx

PASSED_ON = "what was passed on has its place in the feed, which forgets it after the days of the policy"
REMEMBERED = "later facts of the same matter are told with what was said before"


def _fed(tx: Tx, _person_id: str) -> list[Band]:
    """All that the feed has: it knows nobody."""
    return [[{"within": tx.root, "scope": scope} for scope in Scope]]


def _may_name(event: FedEvent, *, person_id: str) -> bool:
    return is_personal(event.type) and person_id in (event.actor, event.aggregate.partition("/")[2])


def _without(event: FedEvent, person_id: str) -> FedEvent:
    acted, about = event.actor == person_id, event.aggregate == f"person/{person_id}"
    return replace(event, data=told_without(event.type, event.data, person_id, acted=acted, about=about))


def _sent(_tx: Tx) -> list[Band]:
    return [[{"state": state} for state in Sent if state is not Sent.QUEUED]]


personal = Personal(
    Tx,
    Held(
        Tx.messages,
        (Named("person_id", sort="created_at"),),
        ("title", "text", "link", "created_at", "read_at"),
        goes=(Goes("messages", "created_at"),),
    ),
    Held(
        Tx.choices,
        (Named("id"),),
        ("language", "quiet_from", "quiet_until", "choices", "addresses", "browsers"),
    ),
    Held(
        Tx.sendings,
        (Named("person_id"),),
        ("channel", "state", "created_at", "tries", "log"),
        goes=(Goes("sendings", "created_at", among=_sent),),
    ),
    Held(
        Tx.feed,
        (Named("aggregate", sort="position", among=_fed, keep=_may_name, without=_without),),
        (),
        PASSED_ON,
    ),
    Held(
        Tx.subjects,
        (Named("said.reporterId", ("said.description",)),),
        (),
        REMEMBERED,
        (Goes("subjects", "said_at", words=("said.description",)),),
    ),
    free=(
        Tx.tenant_keys,
        Tx.feed_heads,
        Tx.deliveries,
        Tx.endpoints,
        Tx.tellings,
        Tx.bursts,
        Tx.templates,
        Tx.tallies,
        Tx.groups,
        Tx.cast,
        Tx.notices,
        Tx.households,
    ),
    retention=RetentionPolicy,
)
"""Tellings, bursts and who voted name persons by id; they serve for days and are no part of an archive."""
