# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who could have an order, and absences (请假) of those who handle orders."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import end_absence, register_absence
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.assignment import Proposal
from services.dispatch.queries.assignees import person_names
from services.dispatch.queries.candidates import list_absences, list_candidates
from services.dispatch.store import Tx

candidates = Resource("candidates", "/dispatch/v1/orders/<id:order_id>/candidates", requires=AUTHENTICATED)
absences = Resource("absences", "/dispatch/v1/absences", of=Tx.absences, requires=AUTHENTICATED)


class CandidateView(View):
    """`reasons` say in order what speaks for them, or against whoever is not `eligible`."""

    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int
    last_assigned_at: datetime | None
    eligible: bool
    rule: str
    reasons: list[str]


class AbsenceView(View):
    """From the first to the last of these local days; one that ends before it begins did not come about."""

    id: str
    person_id: str
    name: str
    place: str
    since: date
    until: date
    note: str


def to_candidate(_: Tx, found: Proposal) -> CandidateView:
    one = found.candidate
    return CandidateView(
        id=one.assignee.id,
        kind=one.assignee.kind,
        name=one.assignee.name,
        roles=list(one.kinds),
        open_orders=one.open,
        last_assigned_at=one.last_at,
        eligible=found.eligible,
        rule=found.rule,
        reasons=list(found.reasons),
    )


def to_absences(tx: Tx, found: Sequence[Absence]) -> list[AbsenceView]:
    names = person_names(tx, (one.person_id for one in found))
    return [
        AbsenceView(
            id=one.id,
            person_id=one.person_id,
            name=names.get(one.person_id, ""),
            place=one.place,
            since=one.since,
            until=one.until,
            note=one.note,
        )
        for one in found
    ]


candidates.list(list_candidates, shows=to_candidate)
absences.create(register_absence, shows=to_absences)
absences.list(list_absences, shows=to_absences)
absences.act("end", end_absence, shows=to_absences)
