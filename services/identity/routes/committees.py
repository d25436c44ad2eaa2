# SPDX-License-Identifier: AGPL-3.0-or-later
"""Committees of residents and owners (居委会, 业委会, 物业管理委员会, 居务监督委员会)."""

from datetime import date

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import appoint_committee_member, create_committee
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import CommitteeKind, Post
from services.identity.store import Tx


class MemberView(View):
    """A seat and who has it."""

    person_id: str
    post: Post
    since: date


class CommitteeView(View):
    """A committee in one term."""

    id: str
    kind: CommitteeKind
    name: str
    place_path: OrgPath
    term_start: date
    term_end: date
    members: list[MemberView]
    version: int


committees = Resource("committees", "/identity/v1/committees", of=Tx.committees, shows=CommitteeView)

committees.create(create_committee, requires=Permission.SUBJECTS_WRITE)
committees.list(queries.list_committees, requires=Permission.PLACES_READ)
committees.show(queries.show_committee, requires=Permission.PLACES_READ)
committees.create(appoint_committee_member, "/<id:committee_id>/members", requires=Permission.OFFICES_WRITE)
