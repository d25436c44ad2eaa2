# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a meeting can decide: quorum, approval and composition by the rule of its kind, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from services.deliberation.domain.body_rules import RULES
from services.deliberation.domain.meeting_rules import CALLERS, Caller, MeetingKind, MeetingRule, Whole
from services.deliberation.domain.minutes import NamedVote, Votes, VotingWay


class Lack(StrEnum):
    """Why a meeting as it is made up decides nothing, whatever is counted: a person looks at it."""

    NOTICE = "notice_too_short"
    COMPOSITION = "composition"
    SIZE = "size"
    OWNERS = "owners"
    CHAIR = "chair"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    NO_QUORUM = "no_quorum"
    REVIEW = "review"


@dataclass(frozen=True, kw_only=True)
class Composition:
    """Of whom a meeting consists, as far as its kind asks.

    Attributes:
        representatives: how many of the members are representatives of residents' groups, where it is said.
        owners: how many of the members sit as owners.
        led_by_committee: whether somebody of the residents' committee has the chair.

    """

    representatives: int | None = None
    owners: int = 0
    led_by_committee: bool = False


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """Members in office, how many of them are there in person, and how many of these sit as owners."""

    members: int
    present: int
    owners_present: int = 0


@dataclass(frozen=True)
class Resolved:
    """What the numbers come to; `lacks` send it to a person whatever they are."""

    quorum: bool
    approval: bool
    lacks: tuple[Lack, ...]

    @property
    def verdict(self) -> Verdict:
        if self.lacks:
            return Verdict.REVIEW
        if not self.quorum:
            return Verdict.NO_QUORUM
        return Verdict.PASS if self.approval else Verdict.FAIL


def has_quorum(rule: MeetingRule, composition: Composition, turnout: Turnout) -> bool:
    """Whether enough are there, of the owners among them too where the kind asks; nobody is never enough."""
    if rule.quorum is None:
        return True
    owners = rule.owners_there is None or rule.owners_there.met(turnout.owners_present, composition.owners)
    return owners and rule.quorum.met(turnout.present, turnout.members)


def is_approved(rule: MeetingRule, turnout: Turnout, votes: Votes) -> bool:
    """Whether enough agree, of those present or of all members; who abstains does not agree."""
    if rule.approval is None:
        return False
    whole = turnout.present if rule.whole is Whole.PRESENT else turnout.members
    return rule.approval.met(votes.agree, whole)


def lacks(rule: MeetingRule, composition: Composition, members: int) -> tuple[Lack, ...]:
    """What is wrong with how the meeting is made up.

    Residents' Committee Organic Law (2025) Art. 28: four fifths representatives. Beijing Arts. 52-60: seven
    members or more, an odd number, half of them owners, the chair from the residents' committee.
    """
    needed, body = rule.representatives, RULES[rule.body] if rule.body else None
    said = composition.representatives
    found = [
        (Lack.COMPOSITION, needed and said is not None and not needed.met(said, members)),
        (Lack.SIZE, body and (members < body.least or (body.odd and members % 2 == 0))),
        (Lack.OWNERS, body and body.owners and not body.owners.met(composition.owners, members)),
        (Lack.CHAIR, body and not composition.led_by_committee),
    ]
    return tuple(lack for lack, stands in found if stands)


def resolve(rule: MeetingRule, composition: Composition, turnout: Turnout, votes: Votes) -> Resolved:
    """What a counted motion comes to."""
    return Resolved(
        has_quorum(rule, composition, turnout),
        is_approved(rule, turnout, votes),
        lacks(rule, composition, turnout.members),
    )


def roll_call(votes: Iterable[NamedVote]) -> Votes:
    """The votes by name, counted: in person alone, for a seat is nobody's to lend (Hangzhou Art. 29)."""
    counted = [one.choice for one in votes if one.way is VotingWay.IN_PERSON]
    return Votes(*(counted.count(choice) for choice in ("agree", "disagree", "abstain")))


def must_be_called(kind: MeetingKind, asked: Caller, number: int, whole: int) -> bool:
    """Whether so many of them are enough to have the meeting called."""
    threshold = CALLERS.get(kind, {}).get(asked)
    return threshold is not None and threshold.met(number, whole)
