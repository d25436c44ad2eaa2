# SPDX-License-Identifier: AGPL-3.0-or-later
"""Party organisations as a tree, each with its members, and who registered with the community (双报到)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people.members import days
from services.portal.areas.people.roles import place_field
from services.portal.authority import Permission
from services.portal.client.models.identity import (
    MemberRegistrationView,
    PartyMembershipView,
    PartyOrganisationView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("organisations", __name__)
FOUND = "found_party_organisation"
LEVELS = ("community_organisation", "grid_branch", "building_group", "member_household")
NEIGHBOURHOOD = 3
"""Segments of a neighbourhood's path."""
Member = PartyMembershipView | MemberRegistrationView


@pages.get("/party")
@needs(Permission.PEOPLE)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/party")
@needs(Permission.PEOPLE)
def found() -> Response:
    def do(form: Form, act: Act, body: Body) -> str:
        made = visit().party.create_organisation(body, form.key)
        return flask.url_for("organisations.one", organisation_id=made.id, done=act.name)

    return carry_out(_acts(visit().party.organisations(), Form.sent()), _page, do)


@pages.get("/party/<uuid:organisation_id>")
@needs(Permission.PEOPLE)
def one(organisation_id: UUID) -> Response:
    """An organisation, what lies below it, its members, and who registered with its neighbourhood."""
    words, party = visit().words, visit().party
    known = party.organisations()
    this = next((one for one in known if one.id == str(organisation_id)), None)
    if this is None:
        raise NotFound
    below = tuple(_card(one) for one in known if one.parent_id == this.id)
    members = [one for one in party.memberships(this.path) if one.organisation_id == this.id]
    parts = [
        Part("below", words("party.below"), words("party.none_below"), below),
        Part("members", words("party.members"), words("party.no_members"), _people(members)),
    ]
    if this.parent_id is None:
        reported = _people(party.registrations(_neighbourhood(this.path)))
        parts.append(Part("registrations", words("party.reported"), words("party.no_registration"), reported))
    above = next((one for one in known if one.id == this.parent_id), None)
    back = (
        (flask.url_for("organisations.one", organisation_id=above.id), above.name)
        if above
        else (flask.url_for("organisations.index"), words("party.nav"))
    )
    record = Record(
        this.name,
        flask.url_for("organisations.one", organisation_id=this.id),
        back,
        words.name("party_level", this.level),
        rows=((words("party.place"), visit().administration.name_of(this.place_path)),),
        parts=tuple(parts),
        ways=((flask.url_for("people.find"), words("party.find")),),
    )
    return show(record, acts(), Form.fresh(), flask.request.args.get("done", ""))


def _acts(known: list[PartyOrganisationView], form: Form) -> Acts:
    above = (("", visit().words("party.no_parent")), *((one.id, one.name) for one in known))
    fields = (
        Field("name", word="party_name"),
        Field("level", "select", choices=one_of(word_choices("party_level", LEVELS)), word="party_level"),
        Field("parent_id", "select", required=False, choices=above, word="party_parent"),
        place_field("place_path", form, FOUND, grids=True),
        Field("code", word="party_code"),
    )
    return acts(Act(FOUND, fields))


def _page(form: Form, done: str = "") -> Response:
    words = visit().words
    known = visit().party.organisations()
    cards = tuple(_card(one) for one in known)
    record = Record(
        words("party.nav"),
        flask.url_for("organisations.found"),
        (flask.url_for("home.first"), words("home.nav")),
        words("party.lead"),
        parts=(Part("organisations", words("party.organisations"), words("party.none"), cards),),
        ways=((flask.url_for("people.find"), words("party.find")),),
    )
    return show(record, _acts(known, form), form, done)


def _card(one: PartyOrganisationView) -> Card:
    href = flask.url_for("organisations.one", organisation_id=one.id)
    return Card(href, one.name, told=visit().words.name("party_level", one.level))


def _people(members: Iterable[Member]) -> tuple[Card, ...]:
    """The present ones first, by the day on which they came."""
    today = system_now().astimezone(visit().words.zone).date()
    ordered = sorted(members, key=lambda one: (_ended(one, today), one.since, one.id))
    return tuple(
        Card(
            flask.url_for("members.index", person_id=one.person_id),
            visit().identity.person(one.person_id).name,
            status("company_post", "ended") if _ended(one, today) else None,
            days(one),
        )
        for one in ordered
    )


def _ended(one: Member, today: date) -> bool:
    return one.until is not None and one.until < today


def _neighbourhood(path: str) -> str:
    return "/" + "/".join(path.split("/")[1 : NEIGHBOURHOOD + 1])
