# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a person a seat on a committee."""

from services.chassis.http import Day, Id, Input
from services.identity.domain import committees
from services.identity.domain.authority import Permission
from services.identity.domain.committees import Committee
from services.identity.domain.kinds import CommitteeKind, Post
from services.identity.store import Tx

EXCLUDING = {
    CommitteeKind.SUPERVISION: CommitteeKind.RESIDENTS,
    CommitteeKind.RESIDENTS: CommitteeKind.SUPERVISION,
}
"""Who supervises the residents' committee may not sit on it (Residents' Committee Organic Law Art. 36)."""


class AppointCommitteeMember(Input):
    """The day lies within the committee's term."""

    person_id: Id
    post: Post
    since: Day


def handle(tx: Tx, committee_id: str, cmd: AppointCommitteeMember) -> Committee:
    """Raises NotFound, Forbidden, SeatRefused."""
    committee = tx.committees.get(committee_id)
    tx.require(Permission.SUBJECTS_WRITE, committee.place_path)
    person = tx.persons.get(cmd.person_id)
    other = EXCLUDING.get(committee.kind)
    rivals = tx.committees.list({"place_path": committee.place_path, "kind": other}) if other else []
    changed, events = committees.appoint(committee, person.id, cmd.post, cmd.since, rivals)
    tx.committees.save(changed, *events)
    return changed
