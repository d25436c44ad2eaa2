# SPDX-License-Identifier: AGPL-3.0-or-later
"""Skills that neighbours offer, needs, and who could help (供需匹配)."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import ask_help, meet_need, offer_skills, withdraw_need, withdraw_skills
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.skills import FittingNeed, Match, Need, SkillOffer
from services.dispatch.queries.activities import (
    list_fitting_needs,
    list_need_matches,
    list_needs,
    show_need,
    show_own_skills,
)
from services.dispatch.queries.assignees import person_names
from services.dispatch.store import Tx


class SkillOfferView(View):
    """`shown`: agreed to be named to who asks for help there."""

    id: str
    version: int
    place_path: str
    skills: list[str]
    note: str
    shown: bool


class NeedView(View):
    id: str
    version: int
    person_id: str
    person_name: str
    place_path: str
    text: str
    skills: list[str]
    at: datetime
    state: str
    helper_id: str | None
    lapses_at: datetime | None


class FittingNeedView(View):
    """A need that the caller could meet: whose it is, in which words, why they, until when it waits.

    `place_name` is no more than the building.
    """

    id: str
    person_name: str
    place_name: str
    text: str
    at: datetime
    lapses_at: datetime | None
    skills: list[str]
    missing: list[str]
    near: int


class MatchView(View):
    """Why: `skills` that are asked for, those `missing`, and how near, by levels of the tree."""

    person_id: str
    person_name: str
    skills: list[str]
    missing: list[str]
    near: int
    note: str


def to_offer(tx: Tx, offer: SkillOffer) -> SkillOfferView:
    return SkillOfferView(
        id=offer.id,
        version=tx.skill_offers.version(offer),
        place_path=offer.place_path,
        skills=list(offer.skills),
        note=offer.note,
        shown=offer.shown,
    )


def to_needs(tx: Tx, found: Sequence[Need]) -> list[NeedView]:
    names = person_names(tx, (one.person_id for one in found))
    return [
        NeedView(
            id=one.id,
            version=tx.needs.version(one),
            person_id=one.person_id,
            person_name=names.get(one.person_id, ""),
            place_path=one.place_path,
            text=one.text,
            skills=list(one.skills),
            at=one.at,
            state=one.state,
            helper_id=one.helper_id,
            lapses_at=one.lapses_at,
        )
        for one in found
    ]


def to_matches(tx: Tx, found: Sequence[Match]) -> list[MatchView]:
    names = person_names(tx, (one.person_id for one in found))
    return [MatchView(**vars(one), person_name=names.get(one.person_id, "")) for one in found]


def to_fitting(tx: Tx, found: Sequence[FittingNeed]) -> list[FittingNeedView]:
    people = person_names(tx, (one.need.person_id for one in found))
    at = {one.need.id: access.no_home(one.need.place_path) for one in found}
    places = {place.path: place.name for place in tx.places_at(at.values())}
    return [
        FittingNeedView(
            id=one.need.id,
            person_name=people.get(one.need.person_id, ""),
            place_name=places.get(at[one.need.id], ""),
            text=one.need.text,
            at=one.need.at,
            lapses_at=one.need.lapses_at,
            skills=list(one.match.skills),
            missing=list(one.match.missing),
            near=one.match.near,
        )
        for one in found
    ]


offers = Resource(
    "skill_offers",
    "/dispatch/v1/skill-offers",
    shows=to_offer,
    requires=AUTHENTICATED,
)
needs = Resource("needs", "/dispatch/v1/needs", of=Tx.needs, shows=to_needs, requires=AUTHENTICATED)

offers.show(show_own_skills, "/mine")
offers.replace(offer_skills, "/mine", requires=Permission.ACTIVITIES_JOIN)
offers.remove(withdraw_skills, "/mine")
needs.create(ask_help, requires=Permission.ACTIVITIES_JOIN)
needs.list(list_needs)
needs.list(list_fitting_needs, "/fitting", shows=to_fitting)
needs.show(show_need)
needs.list(list_need_matches, "/<id:need_id>/matches", shows=to_matches)
needs.act("meet", meet_need)
needs.act("withdraw", withdraw_need)
