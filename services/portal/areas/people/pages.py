# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who stands at the counter: found by telephone or paper, given a log-in, or another password."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import word_choices
from services.portal.areas.registers.pages import registered_places
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.identity import AccountView, PersonView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("people", __name__)
AT_FIELD = {"identity.weak_password": "password", "duplicate": "login"}
"""Where the sentence of a refusal stands."""
BY_DOCUMENT, BY_NAME = "document", "name"
"""The actions of the forms that ask for a paper, and for a name."""
STANDINGS = ("owner", "occupant", "staff")
KINDS = ("passport", "home_return_permit", "taiwan_permit", "foreigner_permit")
"""Papers of people without a citizen id, as identity names them."""
DROP = "drop"
"""The action of the form for who lost the phone with which they log in."""
NAMES = {"document": "paper_number"}
"""What the API calls a field that has another name in the form."""


@pages.get("/people")
@needs(Permission.PEOPLE, Permission.ROLES)
def find() -> Response:
    return _found(Form.fresh(), None)


@pages.post("/people")
@needs(Permission.PEOPLE, Permission.ROLES)
def found() -> Response:
    """A number is no part of an address, which histories and logs keep."""
    form = Form.sent()
    if form.only_shown:
        return _found(form, None)
    try:
        people = _asked(form)
    except (Problem, Unreachable) as problem:
        return _found(form.refused(problem, NAMES), None)
    return _found(form, people)


@pages.get("/people/list")
@needs(Permission.PEOPLE, Permission.ROLES)
def index() -> str:
    """Who is registered at a place, or owns, lives or works there; their names are masked."""
    root = f"/{visit().by.tenant}"
    place, standing = flask.request.args.get("place", "") or root, flask.request.args.get("standing", "")
    after = flask.request.args.get("after")
    return flask.render_template(
        "people_list.html",
        found=visit().identity.persons(place, standing, after),
        place=place,
        places=[(root, visit().words("people.whole_district")), *registered_places()],
        standing=standing,
        standings=word_choices("people_standing", STANDINGS),
        after=after,
    )


@pages.get("/people/<person_id>")
@needs(Permission.PEOPLE, Permission.ROLES)
def show(person_id: str) -> Response:
    return _person(person_id, Form.fresh())


@pages.post("/people/<person_id>")
@needs(Permission.PEOPLE, Permission.ROLES)
def send(person_id: str) -> Response:
    """Another password, or the first one with a log-in."""
    form, identity = Form.sent(), visit().identity
    if form.only_shown:
        return _person(person_id, form)
    password = flask.request.form.get("password", "")
    try:
        account = _account(person_id)
        if account and form.action == DROP:
            identity.drop_second_factors(account.id, form.key)
            return flask.redirect(flask.url_for("people.show", person_id=person_id), 303)
        if account:
            identity.give_password(account.id, password, form.key)
        else:
            login = f"{form.text('login')}@{visit().by.tenant}"
            identity.create_account(person_id, login, password, form.key)
    except (Problem, Unreachable) as problem:
        return _person(person_id, form.refused_at(problem, AT_FIELD))
    return flask.redirect(flask.url_for("people.done", person_id=person_id), 303)


@pages.get("/people/<person_id>/done")
@needs(Permission.PEOPLE, Permission.ROLES)
def done(person_id: str) -> str:
    account = _account(person_id)
    return flask.render_template("people_done.html", login=account.login if account else "")


def _asked(form: Form) -> list[PersonView]:
    """Who has the number, the paper or the name. Raises Problem, Unreachable."""
    if form.action == BY_NAME:
        return visit().identity.search_name(form.text("name"))
    if form.action != BY_DOCUMENT:
        return visit().identity.search(form.text("phone"))
    paper = {"kind": form.text("paper_kind"), "number": form.text("paper_number")}
    return visit().identity.search_document(paper | {"country": form.text("paper_country").upper()})


def _found(form: Form, people: list[PersonView] | None) -> Response:
    kinds = word_choices("document_kind", KINDS)
    keeps = visit().by.holds(Permission.PEOPLE)
    html = flask.render_template("people.html", form=form, people=people, kinds=kinds, keeps=keeps)
    return flask.Response(html, form.status)


def _person(person_id: str, form: Form) -> Response:
    """What was typed as a password is a secret, so it is not shown again."""
    account = _account(person_id)
    proofs = visit().identity.second_factors(person_id) if account else None
    html = flask.render_template(
        "people_person.html",
        who=visit().identity.person(person_id),
        account=account,
        has_second_factor=proofs is not None and (proofs.authenticator or bool(proofs.passkeys)),
        district=visit().by.tenant,
        keeps=visit().by.holds(Permission.PEOPLE),
        secures=visit().by.holds(Permission.ROLES),
        audits=visit().by.holds(Permission.AUDIT),
        form=form,
    )
    return flask.Response(html, form.status)


def _account(person_id: str) -> AccountView | None:
    try:
        return visit().identity.account(person_id)
    except Problem as problem:
        if has_status(problem, GONE):
            return None
        raise
