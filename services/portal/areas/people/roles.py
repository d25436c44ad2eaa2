# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person is here: roles at places, granted and revoked, and appointed project manager of a company."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.values import Principal
from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    word_choices,
    wrong,
)
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people.companies import term
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.models.identity import RoleGrantView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("person_roles", __name__)
GRANT, REVOKE, APPOINT = "grant_role", "revoke_role", "appoint_manager"
NAMES = {"place_id": "place"}
"""What the API calls a field that has another name in the form."""
Held = list[tuple[RoleGrantView, str]]
"""Roles, and the names of their places."""


@pages.get("/people/<uuid:person_id>/roles")
@needs(Permission.PEOPLE, Permission.ROLES)
def index(person_id: UUID) -> Response:
    return _page(str(person_id), _held(str(person_id)), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/people/<uuid:person_id>/roles")
@needs(Permission.ROLES)
def act(person_id: UUID) -> Response:
    who = str(person_id)
    held = _held(who)

    def do(form: Form, act: Act, body: Body) -> str:
        _do(who, act.name, body, form.key)
        return flask.url_for("person_roles.index", person_id=who, done=act.name)

    return carry_out(_known(held, Form.sent()), lambda form: _page(who, held, form), do, NAMES)


def _do(who: str, name: str, body: Body, key: str) -> None:
    administration = visit().administration
    if name == GRANT:
        administration.grant({**body, "person_id": who}, key)
    elif name == REVOKE:
        if "grant_id" not in body:
            raise wrong("grant_id")
        administration.revoke(body["grant_id"], key)
    else:
        place = administration.place(body.pop("place", ""))
        if place is None:
            raise wrong("place")
        administration.appoint({**body, "person_id": who, "place_id": place.id}, key)


def _held(who: str) -> Held:
    administration = visit().administration
    grants = administration.grants(who)
    names = {path: administration.name_of(path) for path in {one.path for one in grants}}
    return sorted(((one, names[one.path]) for one in grants), key=lambda one: (one[0].path, one[0].role))


def _known(held: Held, form: Form) -> Acts:
    if not visit().by.holds(Permission.ROLES):
        return acts()
    words, companies = visit().words, visit().administration.companies()
    roles = Field("role", "select", choices=one_of(word_choices("role", may_give())), word="role")
    known = [Act(GRANT, (roles, place_field("path", form, GRANT, grids=True)))]
    if held:
        choices = tuple((one.id, f"{words.name('role', one.role)} · {name}") for one, name in held)
        known.append(Act(REVOKE, (Field("grant_id", "select", choices=one_of(choices), word="role"),)))
    if companies:
        choices = tuple((one.id, one.name) for one in companies)
        company = Field("company_id", "select", choices=one_of(choices), word="company")
        since = Field("since", "date", word="post_since")
        until = Field("until", "date", required=False, word="post_until")
        known.append(Act(APPOINT, (company, place_field("place", form, APPOINT, grids=False), since, until)))
    return acts(*known)


def may_give() -> tuple[str, ...]:
    """The roles that one of one's own may give somewhere, in the order of the catalogue."""
    own = {role for grant in visit().by.grants for role in grant.roles}
    catalogue = visit().administration.roles()
    given = {role for one in catalogue if one.role in own for role in one.grants}
    return tuple(one.role for one in catalogue if one.role in given)


def place_field(name: str, form: Form, act: str, *, grids: bool) -> Field:
    """A place below those where the person keeps records or roles; `grids`: or one of their grids."""
    by = visit().by
    wanted = (form.chosen or form.text(name)) if form.action == act else ""

    offered = where(wanted, lambda place: _keeps(by, place.path), grids=grids)
    return Field(name, "place", where=offered, word="role_place")


def _keeps(by: Principal, path: str) -> bool:
    return any(by.may(one, path) for one in (Permission.PEOPLE, Permission.ROLES))


def _page(who: str, held: Held, form: Form, done: str = "") -> Response:
    words, person = visit().words, visit().identity.person(who)
    rows = tuple((words.name("role", one.role), name) for one, name in held)
    head = (words("people.role"), words("people.place"))
    record = Record(
        person.name,
        flask.url_for("person_roles.act", person_id=who),
        (flask.url_for("people.show", person_id=who), words("people.account")),
        words("people.roles"),
        parts=(
            Part("roles", words("people.held"), words("people.no_roles"), head=head, rows=rows),
            _posts(who),
        ),
        ways=_ways(who),
    )
    return show(record, _known(held, form), form, done)


def _ways(who: str) -> tuple[tuple[str, str], ...]:
    words, by = visit().words, visit().by
    own = (Permission.PEOPLE, flask.url_for("person_records.show_one", person_id=who), words("people.record"))
    three = (Permission.ROLES, flask.url_for("administrators.index"), words("administrators.title"))
    return tuple((href, word) for needed, href, word in (own, three) if by.holds(needed))


def _posts(who: str) -> Part:
    """Whose work the person leads or led, the latest first."""
    words, administration = visit().words, visit().administration
    led = [one for one in administration.project_managers() if one.person_id == who]
    names = {one.id: one.name for one in administration.companies()} if led else {}
    rows = tuple(
        (names.get(one.company_id, ""), administration.name_of(one.path), term(one))
        for one in sorted(led, key=lambda one: one.since, reverse=True)
    )
    head = (words("companies.name"), words("people.place"), words("companies.term"))
    return Part("posts", words("companies.managers"), words("people.no_posts"), head=head, rows=rows)
