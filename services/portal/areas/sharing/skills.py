# SPDX-License-Identifier: AGPL-3.0-or-later
"""Skills that one offers, needs that one has, and who could help (供需匹配)."""

from collections.abc import Mapping, Sequence

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.areas.sharing.shelf import keeps
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, has_status
from services.portal.client.models.dispatch import (
    ItemsViewMatchView,
    NeedView,
    PageViewFittingNeedView,
    PageViewNeedView,
    SkillOfferView,
    VolunteerPolicy,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("skills", __name__)
OFFER, ASK = "offer_skills", "ask_help"
MEET, TAKE_BACK = "meet_need", "withdraw_need"
MOST_FITTING = 20
MOST_SKILLS = 3
"""So many can be named on a page."""


@pages.get("/activities/skills")
@needs(Permission.JOIN, Permission.SHARE)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/activities/skills")
@needs(Permission.JOIN, Permission.SHARE)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        sharing = visit().sharing
        if chosen.name == OFFER:
            sharing.put("skill-offers/mine", body, form.key)
        elif chosen.name == ASK:
            sharing.send("needs", body, form.key)
        elif chosen.name == MEET:
            sharing.send(f"needs/{body['need_id']}:meet", {}, form.key)
        else:
            sharing.send(f"needs/{body['need_id']}:withdraw", None, form.key)
        return flask.url_for("skills.index", done=chosen.name)

    return carry_out(_acts(), _page, do)


def skill_choices() -> Choices:
    """The list of the district."""
    words = visit().words
    known = visit().sharing.read("policies/volunteering", VolunteerPolicy).skills or []
    return tuple((one.code, words.pick(one.name, one.name_en)) for one in known)


def skill_fields(chosen: Sequence[str] = ()) -> tuple[Field, ...]:
    """As many as a page names."""
    choices = (("", visit().words("form.choose")), *skill_choices())
    held = [*chosen, *[""] * MOST_SKILLS]
    return tuple(
        Field(f"skill_{number}", "select", False, choices, held[number], word="skill")
        for number in range(MOST_SKILLS)
    )


def skill_list(body: Body) -> Body:
    """What was chosen, each once, as the API takes it."""
    names = [f"skill_{number}" for number in range(MOST_SKILLS)]
    chosen = dict.fromkeys(body[name] for name in names if body.get(name))
    return {name: value for name, value in body.items() if name not in names} | {"skills": list(chosen)}


def match_part(path: str) -> Part:
    """Who agreed to be proposed and could help, with the reasons."""
    words, names = visit().words, dict(skill_choices())
    found = visit().sharing.read(path, ItemsViewMatchView).items
    head = ("sharing.person", "sharing.fits", "sharing.near", "sharing.says")
    rows = tuple(
        (
            one.person_name,
            words("and").join(names.get(skill, skill) for skill in one.skills),
            words.name("near", str(min(one.near, 3))),
            one.note or "–",
        )
        for one in found
    )
    return Part(
        "matches",
        words("sharing.matches"),
        words("sharing.no_matches"),
        head=tuple(words(key) for key in head),
        rows=rows,
        lead=words("sharing.matches_lead"),
    )


def _page(form: Form, done: str = "") -> Response:
    words, names = visit().words, dict(skill_choices())
    offer, asked = _offered(), _needs()
    rows = tuple(
        (
            one.text,
            words("and").join(names.get(skill, skill) for skill in one.skills),
            one.person_name,
            words.name("need_state", one.state),
        )
        for one in asked
    )
    head = ("sharing.need", "sharing.asked_skills", "sharing.person", "sharing.stands")
    shown = words("sharing.shown" if offer.shown else "sharing.not_shown") if offer else ""
    offered = words("and").join(names.get(skill, skill) for skill in offer.skills) if offer else ""
    record = Record(
        words("sharing.skills"),
        flask.url_for("skills.act"),
        (flask.url_for("activities.index"), words("sharing.to_activities")),
        words("sharing.skills_lead"),
        rows=((words("sharing.own_skills"), offered), (words("sharing.consent"), shown)),
        parts=(
            Part(
                "needs",
                words("sharing.needs" if keeps() else "sharing.own_needs"),
                words("sharing.no_needs"),
                head=tuple(words(key) for key in head),
                rows=rows,
            ),
            *_fitting(offer, names),
            *(match_part(f"needs/{one.id}/matches") for one in _open(asked)[:1]),
        ),
    )
    return show(record, _acts(), form, done)


def _fitting(offer: SkillOfferView | None, names: Mapping[str, str]) -> tuple[Part, ...]:
    """Needs of neighbours that the person's skills fit, for who agreed to be proposed."""
    if offer is None or not offer.shown:
        return ()
    words = visit().words
    found = visit().sharing.read("needs/fitting", PageViewFittingNeedView, limit=MOST_FITTING).items
    head = ("sharing.need", "sharing.fits", "sharing.near", "sharing.person", "sharing.waits_until")
    rows = tuple(
        (
            one.text,
            words("and").join(names.get(skill, skill) for skill in one.skills),
            words.name("near", str(min(one.near, 3))),
            " · ".join(part for part in (one.person_name, one.place_name) if part),
            words.day(one.lapses_at) if one.lapses_at else "–",
        )
        for one in found
    )
    return (
        Part(
            "fitting",
            words("sharing.fitting"),
            words("sharing.no_fitting"),
            head=tuple(words(key) for key in head),
            rows=rows,
            lead=words("sharing.fitting_lead"),
        ),
    )


def _offered() -> SkillOfferView | None:
    if keeps():
        return None
    try:
        return visit().sharing.read("skill-offers/mine", SkillOfferView)
    except Problem as problem:
        if not has_status(problem, GONE):
            raise
        return None


def _needs() -> list[NeedView]:
    sharing = visit().sharing
    if not keeps():
        return sharing.read("needs", PageViewNeedView, mine=True).items
    offices = visit().by.places(Permission.SHARE)
    return [one for at in offices for one in sharing.read("needs", PageViewNeedView, place=at).items]


def _open(asked: list[NeedView]) -> list[NeedView]:
    return [one for one in asked if one.state == "open"]


def _homes() -> Choices:
    present = visit()
    return one_of(
        tuple(
            (one.path, one.name)
            for one in present.dispatch.own_places()
            if present.by.may(Permission.JOIN, one.path)
        )
    )


def _acts() -> Acts:
    waiting = tuple((one.id, one.text[:40]) for one in _open(_needs()))
    which = (Field("need_id", "select", choices=one_of(waiting), word="need"),)
    ending = (Act(MEET, which), Act(TAKE_BACK, which)) if waiting else ()
    if keeps():
        return acts(*ending)
    where = Field("place_path", "select", choices=_homes(), word="sharing_home")
    offering = (
        where,
        *skill_fields(),
        Field("note", "long", required=False, word="skill_note"),
        Field("shown", "yes", required=False, word="skill_shown"),
    )
    asking = (where, Field("text", "long", word="need_text"), *skill_fields())
    return acts(Act(ASK, asking, skill_list), *ending, Act(OFFER, offering, skill_list))
