# SPDX-License-Identifier: AGPL-3.0-or-later
"""Committees (居委会, 业委会 …) with their terms, and who sits on them in which office."""

from datetime import date
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices, wrong
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.offices.pages import card, names_of, role_field, with_role
from services.portal.areas.people.members import span
from services.portal.areas.people.roles import place_field
from services.portal.authority import Permission
from services.portal.client.models.identity import CommitteeView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("committees", __name__)
SET_UP, SEAT = "create_committee", "seat_member"
KINDS = (
    "residents_committee",
    "owners_committee",
    "property_management_committee",
    "affairs_supervision_committee",
)
POSTS = ("chair", "vice_chair", "member")
NAMES = {"person_id": "phone", "place_id": "place", "roles": "role"}
"""What the API calls a field that has another name in the form."""


@pages.get("/committees")
@needs(Permission.COUNCIL, Permission.ROLES)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/committees")
@needs(Permission.PEOPLE)
def set_up() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        place = visit().administration.place(body.pop("place", ""))
        if place is None:
            raise wrong("place")
        made = visit().offices.set_up({**body, "place_id": place.id}, form.key)
        return flask.url_for("committees.committee", committee_id=made.id, done=SET_UP)

    return carry_out(_setting_up(Form.sent()), _index, do, NAMES)


@pages.get("/committees/<uuid:committee_id>")
@needs(Permission.COUNCIL, Permission.ROLES)
def committee(committee_id: UUID) -> Response:
    found = visit().offices.committee(str(committee_id))
    return _page(found, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/committees/<uuid:committee_id>")
@needs(Permission.ROLES)
def act(committee_id: UUID) -> Response:
    found = visit().offices.committee(str(committee_id))

    def do(form: Form, _: Act, body: Body) -> str:
        visit().offices.seat(found.id, with_role(body), form.key)
        return flask.url_for("committees.committee", committee_id=found.id, done=SEAT)

    return carry_out(_seating(found), lambda form: _page(found, form), do, NAMES)


def _setting_up(form: Form) -> Acts:
    if not visit().by.holds(Permission.PEOPLE):
        return acts()
    kinds = one_of(word_choices("committee_kind", KINDS))
    fields = (
        Field("name", word="committee_name"),
        Field("kind", "select", choices=kinds, word="committee_kind"),
        place_field("place", form, SET_UP, grids=False),
        Field("term_start", "date", word="post_since"),
        Field("term_end", "date", word="post_until"),
    )
    return acts(Act(SET_UP, fields))


def _seating(found: CommitteeView) -> Acts:
    if not visit().by.holds(Permission.ROLES) or found.term_end < _today():
        return acts()
    fields = (
        Field("phone", word="unit_phone"),
        Field("post", "select", choices=one_of(word_choices("office_kind", POSTS)), word="office_post"),
        Field("since", "date", word="post_since"),
        role_field(),
    )
    return acts(Act(SEAT, fields))


def _index(form: Form) -> Response:
    words, present = visit().words, visit()
    found = sorted(present.administration.committees(), key=lambda one: (one.term_end < _today(), one.name))
    names = names_of({one.place_path for one in found})
    cards = tuple(
        Card(
            flask.url_for("committees.committee", committee_id=one.id),
            one.name,
            _state(one),
            f"{words.name('committee_kind', one.kind)} · {names[one.place_path]}",
            words.number(len(one.members)),
        )
        for one in found
    )
    record = Record(
        words("committees.title"),
        flask.url_for("committees.set_up"),
        (flask.url_for("home.first"), words("home.nav")),
        words("committees.lead"),
        parts=(Part("committees", words("committees.here"), words("committees.none"), cards),),
    )
    return show(record, _setting_up(form), form)


def _page(found: CommitteeView, form: Form, done: str = "") -> Response:
    """Its offices, those that run first."""
    words, place = visit().words, visit().administration.name_of(found.place_path)
    held = [one for one in visit().offices.at(found.place_path) if one.committee_id == found.id]
    running = sorted(held, key=lambda one: (one.state == "over", POSTS.index(one.kind), one.since))
    record = Record(
        found.name,
        flask.url_for("committees.act", committee_id=found.id),
        (flask.url_for("committees.index"), words("committees.title")),
        words.name("committee_kind", found.kind),
        state=_state(found),
        rows=(
            (words("offices.place"), place),
            (words("offices.term"), span(found.term_start, found.term_end)),
        ),
        parts=(
            Part(
                "members",
                words("committees.members"),
                words("committees.nobody"),
                tuple(card(one, place) for one in running),
            ),
        ),
    )
    return show(record, _seating(found), form, done)


def _state(found: CommitteeView) -> tuple[str, str]:
    today = _today()
    if found.term_end < today:
        return status("office_state", "over")
    return status("office_state", "seated" if found.term_start <= today else "waiting")


def _today() -> date:
    return system_now().astimezone(visit().words.zone).date()
