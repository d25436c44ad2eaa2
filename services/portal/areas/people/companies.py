# SPDX-License-Identifier: AGPL-3.0-or-later
"""Companies that serve here and who leads their work (单位与项目经理)."""

from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.people.lookup import somebody
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.models.identity import CompanyView, ProjectManagerView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("companies", __name__)
REGISTER, CHANGE, CLOSE = "register_company", "change_company", "close_company"
VERBS = {CHANGE: "change", CLOSE: "close"}
KINDS = ("property_company", "contractor", "social_organisation", "government_department", "merchant")
NAMES = {"place_id": "place", "unit_id": "place", "contact_ids": "phone"}
"""What the API calls a field that has another name in the form."""


@pages.get("/companies")
@needs(Permission.PEOPLE)
def index() -> Response:
    return _page(Form.fresh())


@pages.post("/companies")
@needs(Permission.PEOPLE)
def register() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().administration.register_company(_known_by_ids(body), form.key)
        return flask.url_for("companies.company", company_id=made.id, done=REGISTER)

    return carry_out(_registering(Form.sent()), _page, do, NAMES)


@pages.post("/companies/<uuid:company_id>")
@needs(Permission.PEOPLE)
def act(company_id: UUID) -> Response:
    found = _found(str(company_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        kept = {"contact_ids": found.contact_ids}
        given = kept | _known_by_ids(body) if chosen.name == CHANGE else body
        visit().administration.change_company(found.id, VERBS[chosen.name], given, form.key)
        return flask.url_for("companies.company", company_id=found.id, done=chosen.name)

    return carry_out(_changing(found, Form.sent()), lambda form: _one(found, form), do, NAMES)


@pages.get("/companies/<uuid:company_id>")
@needs(Permission.PEOPLE)
def company(company_id: UUID) -> Response:
    """A company, and whom it lets lead its work where, the running appointments first."""
    return _one(_found(str(company_id)), Form.fresh(), flask.request.args.get("done", ""))


def _found(company_id: str) -> CompanyView:
    found = next((one for one in visit().administration.companies() if one.id == company_id), None)
    if found is None:
        raise NotFound
    return found


def _known_by_ids(body: Body) -> Body:
    """The place by its id, and the person to turn to by the telephone that was typed."""
    given = {name: value for name, value in body.items() if name not in ("place", "phone")}
    place = visit().administration.place(body["place"]) if body.get("place") else None
    if place and place.kind == "unit":
        above = visit().administration.place(place.path.rsplit("/", 2)[0])
        given |= {"unit_id": place.id, "place_id": above.id if above else place.id}
    elif place and place.kind != "district":
        given["place_id"] = place.id
    if body.get("phone"):
        given["contact_ids"] = [somebody("phone", body["phone"])]
    return given


def _one(found: CompanyView, form: Form, done: str = "") -> Response:
    administration, words = visit().administration, visit().words
    led = [one for one in administration.project_managers() if one.company_id == found.id]
    names = {path: administration.name_of(path) for path in {one.path for one in led}}
    cards = tuple(_manager(one, names[one.path]) for one in sorted(led, key=_order))
    rows = [(words("companies.credit_code"), found.credit_code)]
    if home := found.unit_path or found.place_path:
        rows.append((words("companies.home"), administration.name_of(home)))
    if found.contact_ids:
        people = "、".join(visit().identity.person(one).name for one in found.contact_ids)
        rows.append((words("companies.contacts"), people))
    if found.until:
        rows.append((words("companies.closed_on"), words.day(found.until)))
    record = Record(
        found.name,
        flask.url_for("companies.act", company_id=found.id),
        (flask.url_for("companies.index"), words("companies.title")),
        words.name("company_kind", found.kind),
        state=status("company_post", "ended") if found.until else None,
        rows=tuple(rows),
        parts=(Part("managers", words("companies.managers"), words("companies.no_managers"), cards),),
        ways=() if found.until else ((flask.url_for("people.find"), words("companies.appoint")),),
    )
    return show(record, _changing(found, form), form, done)


def term(one: ProjectManagerView) -> str:
    """From when until when somebody is a project manager."""
    words = visit().words
    until = words.day(one.until) if one.until else words("companies.open")
    return f"{words.day(one.since)} – {until}"


def _registering(form: Form) -> Acts:
    kinds = word_choices("company_kind", KINDS)
    fields = (
        Field("name", word="company_name"),
        Field("credit_code"),
        Field("kind", "select", choices=kinds, word="company_kind"),
        *_home(form, REGISTER, "", "company_contact"),
    )
    return acts(Act(REGISTER, fields))


def _changing(found: CompanyView, form: Form) -> Acts:
    if found.until:
        return acts()
    name = Field("name", value=found.name, word="company_name")
    home = found.unit_path or found.place_path or ""
    return acts(
        Act(CHANGE, (name, *_home(form, CHANGE, home, "company_contact_anew"))),
        Act(CLOSE, (Field("until", "date", word="member_last_day"),)),
    )


def _home(form: Form, act: str, home: str, contact: str) -> tuple[Field, ...]:
    """Where it is at home, now there perhaps, and whom one turns to; `contact`: the word of that."""
    by = visit().by
    wanted = (form.chosen or form.text("place")) if form.action == act else home
    offered = where(wanted, lambda place: by.may(Permission.PEOPLE, place.path))
    return (
        Field("place", "place", where=offered, word="company_place"),
        Field("phone", required=False, word=contact),
    )


def _page(form: Form) -> Response:
    administration, words = visit().administration, visit().words
    cards = tuple(_card(one) for one in sorted(administration.companies(), key=lambda one: one.name))
    record = Record(
        words("companies.title"),
        flask.url_for("companies.register"),
        (flask.url_for("home.first"), words("home.nav")),
        words("companies.lead"),
        parts=(Part("companies", words("companies.here"), words("companies.none"), cards),),
        ways=(
            (flask.url_for("subjects.index"), words("subjects.nav")),
            (flask.url_for("committees.index"), words("companies.committees")),
        ),
    )
    return show(record, _registering(form), form)


def _card(one: CompanyView) -> Card:
    href = flask.url_for("companies.company", company_id=one.id)
    return Card(href, one.name, told=visit().words.name("company_kind", one.kind))


def _manager(one: ProjectManagerView, place: str) -> Card:
    who = visit().identity.person(one.person_id).name
    state = status("company_post", "ended") if _ended(one) else None
    href = flask.url_for("person_roles.index", person_id=one.person_id)
    return Card(href, f"{who} · {place}", state, term(one))


def _order(one: ProjectManagerView) -> tuple[bool, str, int]:
    return _ended(one), one.path, -one.since.toordinal()


def _ended(one: ProjectManagerView) -> bool:
    return one.until is not None and one.until < system_now().astimezone(visit().words.zone).date()
