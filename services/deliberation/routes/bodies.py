# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies (组织): set them up, see who sits, file them, hand over."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import end_membership, file_body, found_body, hand_over
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.bodies import list_bodies, show_body
from services.deliberation.store import Tx


class PersonView(View):
    """With the name under which they are published."""

    id: str
    name: str


class MemberView(View):
    """`since` and `until`: the first and the last day."""

    person: PersonView
    election_id: str
    since: date
    until: date | None
    ending: str | None


class AlternateView(View):
    person: PersonView


class OfficeTermView(View):
    """The first and the last day of a term."""

    begins: date
    ends: date


class FilingView(View):
    number: str
    filed_on: date


class HandoverItemView(View):
    """`at`: when it was handed over, null while it is owed."""

    text: str
    document: str
    at: datetime | None


class HandoverView(View):
    due_on: date
    items: list[HandoverItemView]


class BodyView(View):
    """`level`: how far the end of its term has climbed; `by_election_due`: fewer than half are taken.

    `file_by`: until when its election is to be filed; `handover`: what is still owed to the next members.
    """

    id: str
    version: int
    kind: str
    name: str
    place: OrgPath
    seats: int
    gaps: int
    by_election_due: bool
    members: list[MemberView]
    alternates: list[AlternateView]
    term: OfficeTermView | None
    level: int
    chair_id: str | None
    file_by: date | None
    filing: FilingView | None
    handover: HandoverView | None


bodies = Resource("bodies", "/deliberation/v1/bodies", of=Tx.bodies, shows=BodyView, requires=AUTHENTICATED)

bodies.create(found_body, requires=Permission.BODIES_KEEP)
bodies.list(list_bodies)
bodies.show(show_body)
bodies.act("end-membership", end_membership)
bodies.act("file", file_body, requires=Permission.BODIES_KEEP)
bodies.act("hand-over", hand_over, requires=Permission.BODIES_KEEP)
