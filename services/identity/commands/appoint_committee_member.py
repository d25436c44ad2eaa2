# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a person a seat on a committee: an office for the rest of its term."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import Role
from services.identity.commands import take_office
from services.identity.domain import committees
from services.identity.domain.authority import Permission
from services.identity.domain.committees import Committee
from services.identity.domain.kinds import CommitteeKind, OfficeKind, Post
from services.identity.domain.offices import Office
from services.identity.store import Tx

EXCLUDING = {
    CommitteeKind.SUPERVISION: CommitteeKind.RESIDENTS,
    CommitteeKind.RESIDENTS: CommitteeKind.SUPERVISION,
}
"""Who supervises the residents' committee may not sit on it (Residents' Committee Organic Law Art. 36)."""


class AppointCommitteeMember(Input):
    """The day lies within the committee's term; `roles` are held at its place while the term runs."""

    person_id: Id
    post: Post
    since: Day
    roles: tuple[Role, ...] = Field((), max_length=5)


def handle(tx: Tx, committee_id: str, cmd: AppointCommitteeMember) -> Committee:
    """Raises NotFound, Forbidden, SeatRefused, OfficeHeld, CannotGrant, RolesApart."""
    committee = tx.committees.get(committee_id)
    tx.require(Permission.OFFICES_WRITE, committee.place_path)
    person = tx.persons.get(cmd.person_id)
    other = EXCLUDING.get(committee.kind)
    rivals = tx.committees.list({"place_path": committee.place_path, "kind": other}) if other else []
    changed, events = committees.appoint(committee, person.id, cmd.post, cmd.since, rivals)
    tx.committees.save(changed, *events)
    take_office(tx, _office(tx.new_id(), committee, cmd), committee.term_end)
    return changed


def _office(office_id: str, committee: Committee, cmd: AppointCommitteeMember) -> Office:
    return Office(
        id=office_id,
        kind=OfficeKind(cmd.post.value),
        seat=f"{committee.kind}.{cmd.post}",
        person_id=cmd.person_id,
        place_path=committee.place_path,
        within=committee.within,
        since=cmd.since,
        until=committee.term_end,
        elected_until=committee.term_end,
        committee_id=committee.id,
        roles=tuple(dict.fromkeys(cmd.roles)),
    )
