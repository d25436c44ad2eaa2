# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person as a member of the party: in which organisation, and registered with which community (双报到)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out, wrong
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people.roles import place_field
from services.portal.authority import Permission
from services.portal.client.models.identity import MemberRegistrationView, PartyMembershipView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("members", __name__)
JOIN, LEAVE, REPORT, WITHDRAW = "join_party", "leave_party", "report_member", "withdraw_member"
NAMES = {"place_id": "place"}
"""What the API calls a field that has another name in the form."""


@dataclass(frozen=True)
class Known:
    """What is on record of a person as a member, and the names of organisations and places by their paths."""

    memberships: list[PartyMembershipView]
    registrations: list[MemberRegistrationView]
    names: dict[str, str]
    organisations: Choices


@pages.get("/people/<uuid:person_id>/party")
@needs(Permission.PEOPLE)
def index(person_id: UUID) -> Response:
    who = str(person_id)
    return _page(who, _known(who), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/people/<uuid:person_id>/party")
@needs(Permission.PEOPLE)
def act(person_id: UUID) -> Response:
    who = str(person_id)
    known = _known(who)

    def do(form: Form, act: Act, body: Body) -> str:
        _do(who, act.name, body, form.key)
        return flask.url_for("members.index", person_id=who, done=act.name)

    return carry_out(_acts(known, Form.sent()), lambda form: _page(who, known, form), do, NAMES)


def _do(who: str, name: str, body: Body, key: str) -> None:
    party = visit().party
    if name == JOIN:
        party.join({**body, "person_id": who}, key)
    elif name == REPORT:
        place = visit().administration.place(body.pop("place", ""))
        if place is None:
            raise wrong("place")
        party.report({**body, "person_id": who, "place_id": place.id}, key)
    else:
        missing = [one for one in ("id", "until") if one not in body]
        if missing:
            raise wrong(*missing)
        end = party.leave if name == LEAVE else party.withdraw
        end(body["id"], body["until"], key)


def _known(who: str) -> Known:
    party, administration = visit().party, visit().administration
    organisations = party.organisations()
    memberships, registrations = party.memberships_of(who), party.registrations_of(who)
    names = {one.path: one.name for one in organisations}
    names |= {path: administration.name_of(path) for path in {one.place_path for one in registrations}}
    return Known(memberships, registrations, names, tuple((one.id, one.name) for one in organisations))


def _acts(known: Known, form: Form) -> Acts:
    span = (
        Field("consented_on", "date"),
        Field("since", "date", word="post_since"),
        Field("until", "date", required=False, word="post_until"),
    )
    found = []
    if known.organisations:
        choices = one_of(known.organisations)
        chosen = Field("organisation_id", "select", choices=choices, word="party_organisation")
        found.append(Act(JOIN, (chosen, *span)))
    found.append(Act(REPORT, (place_field("place", form, REPORT, grids=False), *span)))
    for name, kept in (
        (LEAVE, [(one.id, known.names.get(one.organisation_path, ""), one) for one in known.memberships]),
        (WITHDRAW, [(one.id, known.names.get(one.place_path, ""), one) for one in known.registrations]),
    ):
        open_ones = tuple((id_, f"{title} · {days(one)}") for id_, title, one in kept if one.until is None)
        if open_ones:
            which = Field("id", "select", choices=one_of(open_ones), word=f"{name}_which")
            found.append(Act(name, (which, Field("until", "date", word="member_last_day"))))
    return acts(*found)


def days(one: PartyMembershipView | MemberRegistrationView) -> str:
    """From when until when something holds."""
    return span(one.since, one.until)


def span(since: date, until: date | None) -> str:
    words = visit().words
    return f"{words.day(since)} – {words.day(until) if until else words('companies.open')}"


def _page(who: str, known: Known, form: Form, done: str = "") -> Response:
    words, person = visit().words, visit().identity.person(who)
    joined = tuple(
        (known.names.get(one.organisation_path, ""), days(one), words.day(one.consented_on))
        for one in sorted(known.memberships, key=lambda one: one.since, reverse=True)
    )
    reported = tuple(
        (known.names.get(one.place_path, ""), days(one), words.day(one.consented_on))
        for one in sorted(known.registrations, key=lambda one: one.since, reverse=True)
    )
    head = (words("companies.term"), words("party.consent"))
    parts = (
        Part(
            "memberships",
            words("party.membership"),
            words("party.no_membership"),
            head=(words("party.organisation"), *head),
            rows=joined,
        ),
        Part(
            "registrations",
            words("party.registration"),
            words("party.no_registration"),
            head=(words("party.neighbourhood"), *head),
            rows=reported,
        ),
    )
    record = Record(
        person.name,
        flask.url_for("members.act", person_id=who),
        (flask.url_for("people.show", person_id=who), words("people.account")),
        words("party.person_lead"),
        parts=parts,
        ways=((flask.url_for("organisations.index"), words("party.nav")),),
    )
    return show(record, _acts(known, form), form, done)
