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
from services.portal.authority import Permission
from services.portal.client.models.identity import CompanyView, ProjectManagerView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("companies", __name__)
REGISTER = "register_company"
KINDS = ("property_company", "contractor", "social_organisation", "government_department")


@pages.get("/companies")
@needs(Permission.PEOPLE)
def index() -> Response:
    return _page(Form.fresh())


@pages.post("/companies")
@needs(Permission.PEOPLE)
def register() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().administration.register_company(body, form.key)
        return flask.url_for("companies.company", company_id=made.id, done=REGISTER)

    return carry_out(_registering(), _page, do)


@pages.get("/companies/<uuid:company_id>")
@needs(Permission.PEOPLE)
def company(company_id: UUID) -> Response:
    """A company, and whom it lets lead its work where, the running appointments first."""
    administration, words = visit().administration, visit().words
    found = next((one for one in administration.companies() if one.id == str(company_id)), None)
    if found is None:
        raise NotFound
    led = [one for one in administration.project_managers() if one.company_id == found.id]
    names = {path: administration.name_of(path) for path in {one.path for one in led}}
    cards = tuple(_manager(one, names[one.path]) for one in sorted(led, key=_order))
    record = Record(
        found.name,
        flask.url_for("companies.company", company_id=found.id),
        (flask.url_for("companies.index"), words("companies.title")),
        words.name("company_kind", found.kind),
        rows=((words("companies.credit_code"), found.credit_code),),
        parts=(Part("managers", words("companies.managers"), words("companies.no_managers"), cards),),
        ways=((flask.url_for("people.find"), words("companies.appoint")),),
    )
    return show(record, acts(), Form.fresh(), flask.request.args.get("done", ""))


def term(one: ProjectManagerView) -> str:
    """From when until when somebody is a project manager."""
    words = visit().words
    until = words.day(one.until) if one.until else words("companies.open")
    return f"{words.day(one.since)} – {until}"


def _registering() -> Acts:
    kinds = word_choices("company_kind", KINDS)
    return acts(
        Act(
            REGISTER,
            (
                Field("name", word="company_name"),
                Field("credit_code"),
                Field("kind", "select", choices=kinds, word="company_kind"),
            ),
        )
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
        ways=((flask.url_for("committees.index"), words("companies.committees")),),
    )
    return show(record, _registering(), form)


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
