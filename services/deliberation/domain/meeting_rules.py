# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of meeting, and what each needs: notice, quorum, majority, and when its minutes are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from services.deliberation.domain.body_rules import BodyKind
from services.deliberation.domain.matters import Threshold


class MeetingKind(StrEnum):
    """From talk on the stairs to the bodies that the law knows."""

    RED_HALL = "red_hall"
    """红色议事厅"""
    STAIRWELL = "stairwell"
    """楼道议事会"""
    OUTDOOR = "outdoor"
    """户外纳凉会"""
    ROUND_TABLE = "round_table"
    """圆桌夜话"""
    TRIPARTITE = "tripartite"
    """三方协同: residents' committee, owners' committee, property company"""
    COMMITTEE = "committee"
    """业主委员会会议"""
    RESIDENTS = "residents"
    """居民会议"""
    REPRESENTATIVES = "representatives"
    """居民代表会议"""
    PARTY_MEMBERS = "party_members"
    """党员大会"""
    INTERIM = "interim"
    """物业管理委员会会议"""
    ASSEMBLY = "assembly"
    """业主大会: talks here, decides by owners' vote"""


class ItemResult(StrEnum):
    """`TO_VOTE`: the owners decide it; `PUT_OFF`: it comes again."""

    AGREED = "agreed"
    REJECTED = "rejected"
    TO_VOTE = "to_vote"
    PUT_OFF = "put_off"


DECIDED = frozenset({ItemResult.AGREED, ItemResult.REJECTED})


class Subject(StrEnum):
    """The “1+5” kinds of subject (“1+5”主体): the party organisation and five beside it."""

    PARTY = "party"
    RESIDENTS_COMMITTEE = "residents_committee"
    OWNERS_COMMITTEE = "owners_committee"
    RESIDENTS = "residents"
    GOVERNMENT = "government"
    SOCIETY = "society"


class Whole(StrEnum):
    """Of what a majority is one."""

    MEMBERS = "members"
    PRESENT = "present"


class Caller(StrEnum):
    """Who can have a meeting called when enough of them ask."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"
    REPRESENTATIVES = "representatives"
    MEMBERS = "members"
    OWNERS = "owners"


@dataclass(frozen=True, kw_only=True)
class MeetingRule:
    """What a kind of meeting needs.

    Attributes:
        notice_days: so many days before it is called; the day of calling does not count.
        quorum: of all members; without one anybody may come and nothing is refused for want of people.
        approval: what a motion needs; without it a meeting consults and binds nobody.
        whole: of what `approval` is a share.
        minutes_days: working days after the meeting within which its minutes are published.
        public_days: for how many days its minutes are open for objections.
        on_board: whether they hang on the physical board as well (双公示).
        ruling_days: working days in which an objection is ruled on.
        owners_there: of the members who sit as owners, where so many of them must be there too.
        representatives: the share of representatives among all members, where one is asked for.
        body: whose size, owners and chair a sitting of it must have (`body_rules.RULES`).
        policies: the stored versions that the rule was made of.

    """

    notice_days: int
    minutes_days: int
    owners_there: Threshold | None = None
    representatives: Threshold | None = None
    body: BodyKind | None = None
    quorum: Threshold | None = None
    approval: Threshold | None = None
    whole: Whole = Whole.PRESENT
    public_days: int = 5
    on_board: bool = True
    ruling_days: int = 10
    policies: tuple[str, ...] = field(default=())


_MORE_THAN_HALF = Threshold(1, 2, inclusive=False)
_TWO_THIRDS = Threshold(2, 3, inclusive=True)
_A_TENTH = Threshold(1, 10, inclusive=True)
_A_FIFTH = Threshold(1, 5, inclusive=True)
_A_THIRD = Threshold(1, 3, inclusive=True)


class CommitteeQuorum(StrEnum):
    """How many of an owners' committee must be there."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"

    @property
    def threshold(self) -> Threshold:
        return _MORE_THAN_HALF if self is CommitteeQuorum.MORE_THAN_HALF else _TWO_THIRDS


_TALK = MeetingRule(notice_days=3, minutes_days=3)

RULES: Mapping[MeetingKind, MeetingRule] = MappingProxyType(
    {
        MeetingKind.RED_HALL: _TALK,
        MeetingKind.STAIRWELL: _TALK,
        MeetingKind.OUTDOOR: _TALK,
        MeetingKind.ROUND_TABLE: _TALK,
        MeetingKind.TRIPARTITE: _TALK,
        MeetingKind.COMMITTEE: MeetingRule(
            notice_days=5,
            minutes_days=3,
            quorum=_MORE_THAN_HALF,
            approval=_MORE_THAN_HALF,
            whole=Whole.MEMBERS,
        ),
        MeetingKind.INTERIM: MeetingRule(
            notice_days=3,
            minutes_days=3,
            quorum=_MORE_THAN_HALF,
            approval=_MORE_THAN_HALF,
            whole=Whole.MEMBERS,
            owners_there=_MORE_THAN_HALF,
            body=BodyKind.INTERIM_COMMITTEE,
        ),
        MeetingKind.PARTY_MEMBERS: MeetingRule(
            notice_days=3, minutes_days=3, quorum=_TWO_THIRDS, approval=_MORE_THAN_HALF
        ),
        MeetingKind.RESIDENTS: MeetingRule(
            notice_days=10,
            minutes_days=3,
            quorum=_MORE_THAN_HALF,
            approval=_MORE_THAN_HALF,
        ),
        MeetingKind.REPRESENTATIVES: MeetingRule(
            notice_days=3,
            minutes_days=3,
            quorum=_TWO_THIRDS,
            approval=_MORE_THAN_HALF,
            representatives=Threshold(4, 5, inclusive=True),
        ),
        MeetingKind.ASSEMBLY: MeetingRule(notice_days=15, minutes_days=3),
    }
)
"""Residents' Committee Organic Law (2025) Arts. 26-29; Property Management Regulation Art. 14 (assembly);
Hangzhou Art. 29 and Beijing Art. 45 (committee: more than half of all members, agenda five days before);
Beijing Arts. 52-60 (interim committee: also more than half of its owners there; more than half of all members
agree is our reading, for the rules give the quorum alone); 四议两公开 as commonly published (party)."""

CALLERS: Mapping[MeetingKind, Mapping[Caller, Threshold]] = MappingProxyType(
    {
        MeetingKind.RESIDENTS: {
            Caller.RESIDENTS: _A_TENTH,
            Caller.HOUSEHOLDS: _A_TENTH,
            Caller.REPRESENTATIVES: _A_THIRD,
        },
        MeetingKind.REPRESENTATIVES: {Caller.MEMBERS: _A_FIFTH},
        MeetingKind.COMMITTEE: {Caller.MEMBERS: _A_THIRD},
        MeetingKind.ASSEMBLY: {Caller.OWNERS: _A_FIFTH},
    }
)
"""Who can have a meeting called: Organic Law Arts. 26 and 28; Hangzhou Art. 29 (a third of the committee);
Property Management Regulation Art. 13 (a fifth of the owners)."""
