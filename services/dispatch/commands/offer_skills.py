# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say what one can do for neighbours, and whether one agrees to be proposed to who asks."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Input, Lines, once
from services.chassis.values import OrgPath
from services.dispatch.domain import access, sharing_access, skills
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.skills import SkillOffer
from services.dispatch.policies.reasons import Code
from services.dispatch.policies.volunteering import VolunteerPolicy
from services.dispatch.store import Tx


class OfferSkills(Input):
    """`shown`: agreed to be named to who asks for help there."""

    place_path: OrgPath
    skills: Annotated[tuple[Code, ...], Field(min_length=1, max_length=20), AfterValidator(once)]
    note: Annotated[Lines, Field(max_length=300)] = ""
    shown: bool


def handle(tx: Tx, cmd: OfferSkills) -> SkillOffer:
    """Raises Forbidden, UnknownPlace, UnknownSkill."""
    sharing_access.check_at_home(tx.by, Permission.ACTIVITIES_JOIN, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    skills.check_known(cmd.skills, tx.policy(VolunteerPolicy, place.path).codes)
    offer = SkillOffer(
        id=tx.by.subject,
        place_path=place.path,
        around=access.neighbourhood(place.path),
        skills=cmd.skills,
        note=cmd.note,
        shown=cmd.shown,
    )
    tx.skill_offers.put(offer)
    return offer
