# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set up a committee (居委会, 业委会, 物业管理委员会, 居务监督委员会) for a term."""

from services.chassis.http import Day, Id, Input, Name
from services.identity.domain import committees
from services.identity.domain.authority import Permission
from services.identity.domain.committees import Committee
from services.identity.domain.kinds import CommitteeKind
from services.identity.store import Tx


class CreateCommittee(Input):
    """Both days of the term belong to it; a new term is a new committee."""

    kind: CommitteeKind
    name: Name
    place_id: Id
    term_start: Day
    term_end: Day


def handle(tx: Tx, cmd: CreateCommittee) -> Committee:
    """Raises NotFound, Forbidden, Invalid, OutOfUse."""
    place = tx.places.get(cmd.place_id)
    tx.require(Permission.SUBJECTS_WRITE, place.path)
    committee, events = committees.create(
        tx.new_id(), cmd.kind, cmd.name, place, (cmd.term_start, cmd.term_end)
    )
    tx.committees.add(committee, *events)
    return committee
