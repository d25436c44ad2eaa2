# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about members of the party. None of them tells where else somebody is a member."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class MemberAlready(DomainError):
    """A member belongs to one organisation at a time."""

    code = "identity.member_already"
    title = "The person is a member already on one of these days"

    person_id: str


@dataclass(eq=False)
class ReportedAlready(DomainError):
    """The member is registered with this neighbourhood on one of the days."""

    code = "identity.reported_already"
    title = "The member is registered with this neighbourhood already"

    person_id: str


@dataclass(eq=False)
class NotAtHomeThere(DomainError):
    """Members register where they live: by the homes on record, or where their record is kept."""

    code = "identity.not_at_home_there"
    status = 422
    title = "The person is not at home in this neighbourhood"

    person_id: str
