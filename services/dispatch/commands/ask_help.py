# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask neighbours for help (求助), by the skills that are needed; who could give it is told."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Input, Lines, once
from services.chassis.values import OrgPath
from services.dispatch.domain import sharing_access, skills
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.skills import Need
from services.dispatch.policies.reasons import Code
from services.dispatch.policies.volunteering import VolunteerPolicy
from services.dispatch.store import Tx


class AskHelp(Input):
    place_path: OrgPath
    text: Annotated[Lines, Field(min_length=1, max_length=500)]
    skills: Annotated[tuple[Code, ...], Field(min_length=1, max_length=20), AfterValidator(once)]


def handle(tx: Tx, cmd: AskHelp) -> Need:
    """Raises Forbidden, UnknownPlace, UnknownSkill."""
    sharing_access.check_at_home(tx.by, Permission.ACTIVITIES_JOIN, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    rules = tx.policy(VolunteerPolicy, place.path)
    skills.check_known(cmd.skills, rules.codes)
    need = Need(
        id=tx.new_id(),
        person_id=tx.by.subject,
        place_path=place.path,
        within=tuple(map(str, place.path.ancestors())),
        text=cmd.text,
        skills=cmd.skills,
        at=tx.now,
        lapses_at=tx.now + rules.need_lapses_after,
    )
    helpers = tx.could_help(need.skills, need.place_path, [need.person_id])
    return tx.save_need(need, [skills.told(need, helpers)])
