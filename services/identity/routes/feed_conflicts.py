# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of feeds must be decided, side by side, and where the values of a person come from."""

from datetime import date, datetime

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity.commands import decide_feed_conflict
from services.identity.domain.authority import Permission
from services.identity.domain.feed_conflicts import ConflictKind, ConflictState, Decision
from services.identity.domain.feed_origins import FeedSubject
from services.identity.queries.feeds import Asked, list_feed_conflicts, show_feed_conflict, show_provenance
from services.identity.routes.place_parts import PlacePartView, place_parts
from services.identity.store import Tx


class FeedConflictView(View):
    """A question; `possible` are its answers."""

    id: str
    kind: ConflictKind
    source: str
    at: OrgPath
    raised_at: datetime
    state: ConflictState
    possible: list[Decision]
    decision: Decision | None
    by: str
    decided_at: datetime | None
    version: int


class SideView(View):
    """One side; numbers are masked. `score` and `why` say how likely somebody is meant."""

    name: str
    phone: str
    citizen_id: str
    plate: str
    unit_path: str
    since: date | None
    until: date | None
    died_on: date | None
    person_id: str
    score: int
    why: list[str]
    place_parts: list[PlacePartView]


class AskedView(View):
    """A question with what the source says, what stands here, and who may be meant."""

    id: str
    kind: ConflictKind
    source: str
    at: OrgPath
    raised_at: datetime
    state: ConflictState
    possible: list[Decision]
    decision: Decision | None
    theirs: SideView
    ours: SideView | None
    candidates: list[SideView]


class OriginView(View):
    """Where the value of a field comes from: `stay` is of a unit."""

    field: str
    unit_id: str
    source: str
    batch_id: str
    as_of: datetime
    since: datetime


def to_asked(tx: Tx, asked: Asked) -> AskedView:
    conflict = asked.conflict
    sides = [asked.theirs, *([asked.ours] if asked.ours else []), *asked.candidates]
    at = place_parts(tx, (side.unit_path for side in sides))
    theirs, *others = [
        SideView.model_validate(vars(side) | {"place_parts": at[side.unit_path]}) for side in sides
    ]
    return AskedView(
        id=conflict.id,
        kind=conflict.kind,
        source=conflict.source,
        at=conflict.at,
        raised_at=conflict.raised_at,
        state=conflict.state,
        possible=list(conflict.possible),
        decision=conflict.decision,
        theirs=theirs,
        ours=others.pop(0) if asked.ours else None,
        candidates=others,
    )


def to_origins(_: Tx, subjects: list[FeedSubject]) -> list[OriginView]:
    found: list[tuple[object, ...]] = []
    for subject in subjects:
        found += [
            (name, "", origin.source, origin.batch_id, origin.as_of, origin.since)
            for name, origin in subject.origins.items()
        ]
        found += [
            ("stay", stay.unit_id, stay.source, stay.batch_id, stay.as_of, stay.since)
            for stay in subject.stays
        ]
    names = ("field", "unit_id", "source", "batch_id", "as_of", "since")
    return [OriginView.model_validate(dict(zip(names, one, strict=True))) for one in found]


conflicts = Resource(
    "feed-conflicts",
    "/identity/v1/feed-conflicts",
    of=Tx.feed_conflicts,
    shows=FeedConflictView,
    requires=Permission.FEEDS_DECIDE,
)
provenance = Resource("provenance", "/identity/v1/persons", requires=Permission.PERSONS_READ)
conflicts.list(list_feed_conflicts)
conflicts.show(show_feed_conflict, shows=to_asked)
conflicts.act("decide", decide_feed_conflict)
provenance.list(show_provenance, "/<id:person_id>/provenance", shows=to_origins)
