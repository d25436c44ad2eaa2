# SPDX-License-Identifier: AGPL-3.0-or-later
"""Committees of residents and owners (居委会, 业委会, 物业管理委员会, 居务监督委员会)."""

from datetime import date

from services.chassis.http import PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import appoint_committee_member as appoint_committee_member_command
from services.identity.commands import create_committee as create_committee_command
from services.identity.commands.appoint_committee_member import AppointCommitteeMember
from services.identity.commands.create_committee import CreateCommittee
from services.identity.domain.authority import Permission
from services.identity.domain.committees import Committee
from services.identity.domain.kinds import CommitteeKind, Post
from services.identity.queries import Under
from services.identity.store import Tx

committees = Resource("committees", "/identity/v1/committees")


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

    @classmethod
    def of(cls, tx: Tx, committee: Committee) -> "CommitteeView":
        return cls(
            id=committee.id,
            kind=committee.kind,
            name=committee.name,
            place_path=committee.place_path,
            term_start=committee.term_start,
            term_end=committee.term_end,
            members=[
                MemberView(person_id=member.person_id, post=member.post, since=member.since)
                for member in committee.members
            ],
            version=tx.committees.version(committee),
        )


@committees.post("", requires=Permission.SUBJECTS_WRITE, status=201)
def create_committee(tx: Tx, body: CreateCommittee) -> CommitteeView:
    """Set up a committee for a term (成立委员会)."""
    return CommitteeView.of(tx, create_committee_command.handle(tx, body))


@committees.get("", requires=Permission.PLACES_READ)
def list_committees(tx: Tx, query: Under) -> PageView[CommitteeView]:
    """Committees at and below a place (委员会列表)."""
    return PageView[CommitteeView].of(queries.committees(tx, query), lambda item: CommitteeView.of(tx, item))


@committees.get("/<id:committee_id>", requires=Permission.PLACES_READ)
def get_committee(tx: Tx, committee_id: str) -> CommitteeView:
    """One committee with its members (委员会详情)."""
    return CommitteeView.of(tx, queries.committee(tx, committee_id))


@committees.post("/<id:committee_id>/members", requires=Permission.SUBJECTS_WRITE, status=201)
def appoint_committee_member(tx: Tx, committee_id: str, body: AppointCommitteeMember) -> CommitteeView:
    """Give a person a seat (任命委员)."""
    return CommitteeView.of(tx, appoint_committee_member_command.handle(tx, committee_id, body))
