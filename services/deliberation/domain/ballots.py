# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of the ballots (表决票) that were given for one unit: one unit, one valid ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.deliberation.domain.rolls import RollUnit


class Choice(StrEnum):
    """Who abstains (弃权) takes part and does not agree."""

    AGREE = "agree"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"


class Channel(StrEnum):
    ONLINE = "online"
    PAPER = "paper"


class Duplicates(StrEnum):
    """Which of several ballots of one person for one unit counts where none replaces another."""

    FIRST_VALID = "first_valid"
    ONLINE_PREVAILS = "online_prevails"
    PAPER_PREVAILS = "paper_prevails"


class ListHolders(StrEnum):
    """Who may hold the list of all ballots of a counted vote: `nobody` makes the vote a secret one.

    Scrutineers (监票人) hold it where the electorate does, too.
    """

    ELECTORATE = "electorate"
    SCRUTINEERS = "scrutineers"
    NOBODY = "nobody"


class Fate(StrEnum):
    """What became of a ballot; only one that is `counted` takes part."""

    COUNTED = "counted"
    NOT_ON_ROLL = "unit_not_on_roll"
    NOT_ENTITLED = "not_entitled"
    OUTSIDE_WINDOW = "outside_window"
    INVALID = "invalid"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    JOINT_CONFLICT = "joint_conflict"


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """One ballot for one unit.

    Attributes:
        by: who gave it.
        principal: the owner for whom it was given; with a written proxy somebody else than `by`.
        invalid: why it takes no part (unsigned, for instance).
        superseded_by: the ballot by which the owner replaced it.

    """

    id: str
    by: str
    principal: str
    choice: Choice
    channel: Channel
    at: datetime
    proxy_document: str | None = None
    invalid: tuple[str, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True)
class Window:
    """When ballots are taken; both moments belong to it."""

    opens: datetime
    closes: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.opens <= moment <= self.closes


@dataclass(frozen=True)
class Settled:
    """The fate of each ballot for a unit by the ballot's id, and what the unit says: its choice, if any.

    `silent`: nobody who may vote for it gave a ballot in time, valid or not.
    """

    fates: dict[str, Fate]
    choice: Choice | None
    silent: bool


def settle(unit: RollUnit, ballots: Sequence[Ballot], window: Window, duplicates: Duplicates) -> Settled:
    """Decide in this order: right to vote, window, validity, replaced, second of a person, joint owners.

    Joint owners without a chosen voter who contradict each other take no part (MOHURD Guiding Rules Art. 25);
    where they say the same, one of their ballots counts.
    """
    fates: dict[str, Fate] = {}
    in_time: list[Ballot] = []
    for ballot in ballots:
        if not _entitled(unit, ballot):
            fates[ballot.id] = Fate.NOT_ENTITLED
        elif ballot.at not in window:
            fates[ballot.id] = Fate.OUTSIDE_WINDOW
        else:
            in_time.append(ballot)
    fates |= {ballot.id: Fate.INVALID for ballot in in_time if ballot.invalid}
    valid = {ballot.id: ballot for ballot in in_time if not ballot.invalid}
    fates |= {one.id: Fate.SUPERSEDED for one in valid.values() if one.superseded_by in valid}
    standing = [ballot for ballot in valid.values() if ballot.id not in fates]
    answers = _one_a_person(standing, duplicates)
    fates |= {ballot.id: Fate.DUPLICATE for ballot in standing if ballot not in answers}
    choices = {ballot.choice for ballot in answers}
    if len(choices) > 1:
        fates |= {ballot.id: Fate.JOINT_CONFLICT for ballot in answers}
        return Settled(fates, None, silent=False)
    for ballot in answers:
        fates[ballot.id] = Fate.COUNTED if ballot is answers[0] else Fate.DUPLICATE
    return Settled(fates, next(iter(choices), None), silent=not in_time)


def _entitled(unit: RollUnit, ballot: Ballot) -> bool:
    """The owner, or whoever holds their written proxy (Property Management Regulation Art. 12)."""
    given_by_proxy = ballot.by != ballot.principal
    return unit.entitles(ballot.principal) and (not given_by_proxy or ballot.proxy_document is not None)


def _one_a_person(standing: list[Ballot], duplicates: Duplicates) -> list[Ballot]:
    preferred = {
        Duplicates.ONLINE_PREVAILS: Channel.ONLINE,
        Duplicates.PAPER_PREVAILS: Channel.PAPER,
    }.get(duplicates)
    first: dict[str, Ballot] = {}
    for ballot in sorted(standing, key=lambda one: (one.channel != preferred, one.at, one.id)):
        first.setdefault(ballot.principal, ballot)
    return list(first.values())
