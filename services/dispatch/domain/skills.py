# SPDX-License-Identifier: AGPL-3.0-or-later
"""Skills that neighbours offer, needs that they have, and why one fits the other (供需匹配)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.activity_errors import UnknownSkill, WrongNeedState
from services.dispatch.domain.activity_kinds import NeedState
from services.dispatch.domain.events import NeedChanged, NeedLapsed


@dataclass(frozen=True, kw_only=True)
class SkillOffer:
    """Of a person, whose id it has. `shown`: they agreed to be proposed, and to be named then.

    `around` is the neighbourhood in which they are looked for.
    """

    id: str
    place_path: OrgPath
    around: OrgPath
    skills: tuple[str, ...]
    note: str
    shown: bool


@dataclass(frozen=True, kw_only=True)
class Need:
    """Somebody asks for help; `helper_id` is who gave it, if that was said.

    `lapses_at`: it ends then by itself; none where it was asked before needs lapsed.
    """

    id: str
    person_id: str
    place_path: OrgPath
    within: tuple[str, ...]
    text: str
    skills: tuple[str, ...]
    at: datetime
    state: NeedState = NeedState.OPEN
    helper_id: str | None = None
    lapses_at: datetime | None = None


@dataclass(frozen=True)
class Match:
    """A person who can help, and why: the skills that are asked for, and how near they live.

    `near` counts the levels of the tree that both places share below the neighbourhood.
    """

    person_id: str
    skills: tuple[str, ...]
    missing: tuple[str, ...]
    near: int
    note: str


@dataclass(frozen=True)
class FittingNeed:
    """A need that somebody could meet, and why."""

    need: Need
    match: Match


Step = tuple[Need, list[Event]]


def check_known(skills: Iterable[str], known: Iterable[str]) -> None:
    """Raises UnknownSkill."""
    listed = set(known)
    for skill in skills:
        if skill not in listed:
            raise UnknownSkill(skill)


def matches(
    asked: tuple[str, ...], place: OrgPath, offers: Iterable[SkillOffer], without: Iterable[str]
) -> list[Match]:
    """Who agreed to be proposed and has a skill that is asked for; the most skills first, the nearest."""
    others = [one for one in offers if one.shown and one.id not in set(without)]
    found = [_match(asked, place, one) for one in others]
    fitting = [match for match in found if match.skills]
    return sorted(fitting, key=lambda match: (-len(match.skills), -match.near, match.person_id))


def fitting(offer: SkillOffer, need: Need) -> FittingNeed | None:
    """The need with what the offer has of it, if it is somebody else's and the offer has anything of it."""
    match = _match(need.skills, need.place_path, offer)
    found = offer.shown and need.person_id != offer.id and need.state is NeedState.OPEN and match.skills
    return FittingNeed(need, match) if found else None


def told(need: Need, helpers: Iterable[Match] = ()) -> NeedChanged:
    """`helpers`: who is told that they could help."""
    who = tuple(one.person_id for one in helpers)
    return NeedChanged(need.id, need.person_id, need.place_path, need.skills, need.state, who)


def meet(need: Need, helper_id: str | None) -> Step:
    """Help came."""
    _check_open(need)
    need = replace(need, state=NeedState.MET, helper_id=helper_id)
    return need, [told(need)]


def withdraw(need: Need) -> Step:
    """It is not needed any more."""
    _check_open(need)
    need = replace(need, state=NeedState.WITHDRAWN)
    return need, [told(need)]


def lapse(need: Need, now: datetime) -> Step:
    """Nobody said that help came. One that ended, or lapses later, stays as it is."""
    if need.state is not NeedState.OPEN or need.lapses_at is None or now < need.lapses_at:
        return need, []
    need = replace(need, state=NeedState.LAPSED)
    return need, [told(need), NeedLapsed(need.id, need.person_id, need.place_path)]


def _match(asked: tuple[str, ...], place: OrgPath, offer: SkillOffer) -> Match:
    has = tuple(skill for skill in asked if skill in offer.skills)
    missing = tuple(skill for skill in asked if skill not in offer.skills)
    shared = [at for at in place.ancestors() if at.covers(offer.place_path)]
    return Match(offer.id, has, missing, max(0, len(shared) - offer.around.depth), offer.note)


def _check_open(need: Need) -> None:
    if need.state is not NeedState.OPEN:
        raise WrongNeedState(need.id, need.state)
