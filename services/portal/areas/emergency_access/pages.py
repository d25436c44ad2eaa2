# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own emergency access: opened and ended; and those of all, ended and reviewed."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.chassis.values import Role
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.report.where import where
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.identity import EmergencyAccessView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("emergency_access", __name__)
OPEN, END, REVIEW = "open_emergency_access", "end_emergency_access", "review_emergency_access"
ROLES = (Role.DISPATCHER, Role.SUPERVISOR, Role.TREASURER, Role.GRID_WORKER, Role.HANDLER)
VERDICTS = ("justified", "unjustified")
NAMES = {"role": "emergency_role"}
"""What the API calls a field that has another name in the form."""
BACK = ("emergency_access.index", "emergency_access.title")


@pages.get("/emergency-access")
@needs(Permission.EMERGENCY)
def index() -> Response:
    words = visit().words
    known = sorted(visit().administration.emergencies(), key=lambda one: one.opened_at, reverse=True)
    record = Record(
        words("emergency_access.title"),
        flask.url_for("emergency_access.index"),
        (flask.url_for("home.first"), words("home.nav")),
        words("emergency_access.lead"),
        parts=(
            _part("waiting", [one for one in known if not one.verdict]),
            _part("reviewed", [one for one in known if one.verdict]),
        ),
        ways=((flask.url_for("emergency_access.ask"), words("emergency_access.new")),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/emergency-access/new")
@needs(Permission.EMERGENCY)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/emergency-access/new")
@needs(Permission.EMERGENCY)
def begin() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().administration.open_emergency(body, form.key)
        visit().renew()
        return flask.url_for("emergency_access.one", access_id=made.id)

    return carry_out(_opening(Form.sent()), _new, do, NAMES)


@pages.get("/emergency-access/<uuid:access_id>")
@needs(Permission.EMERGENCY)
def one(access_id: UUID) -> Response:
    found = visit().administration.emergency(str(access_id))
    return _page(found, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/emergency-access/<uuid:access_id>")
@needs(Permission.EMERGENCY)
def act(access_id: UUID) -> Response:
    found = visit().administration.emergency(str(access_id))

    def do(form: Form, act: Act, body: Body) -> str:
        verb, given = ("end", None) if act.name == END else ("review", body)
        visit().administration.change_emergency(found.id, verb, given, form.key)
        if found.person_id == visit().by.subject:
            visit().renew()
        return flask.url_for("emergency_access.one", access_id=found.id, done=act.name)

    return carry_out(_known(found), lambda form: _page(found, form), do)


def _opening(form: Form) -> Acts:
    offered = where(form.chosen or form.text("path"), lambda _: True)
    role = Field("emergency_role", "select", choices=word_choices("role", ROLES))
    place = Field("path", "place", where=offered, word="emergency_place")
    fields = (role, place, Field("reason", "long", word="emergency_reason"))
    return acts(Act(OPEN, fields, _shaped, asks=True))


def _shaped(body: Body) -> Body:
    rest = {name: value for name, value in body.items() if name != "emergency_role"}
    return rest | ({"role": body["emergency_role"]} if "emergency_role" in body else {})


def _new(form: Form) -> Response:
    return new_page("emergency_access.new", _opening(form), form, BACK)


def _known(found: EmergencyAccessView) -> Acts:
    own = found.person_id == visit().by.subject
    if _state_of(found) == "open":
        return acts(Act(END))
    if found.verdict or own or not found.ended_at or not visit().by.may(Permission.EMERGENCIES):
        return acts()
    words = word_choices("emergency_access_state", VERDICTS)
    verdict = Field("verdict", "select", choices=words, word="emergency_verdict")
    return acts(Act(REVIEW, (verdict, Field("note", "long", word="emergency_note"))))


def _state_of(found: EmergencyAccessView) -> str:
    is_open = found.ended_at is None and found.until > system_now()
    return found.verdict or ("open" if is_open else "waiting")


def _part(name: str, found: list[EmergencyAccessView]) -> Part:
    words = visit().words
    nothing = words(f"emergency_access.none_{name}")
    return Part(name, words(f"emergency_access.{name}"), nothing, tuple(_card(one) for one in found))


def _card(found: EmergencyAccessView) -> Card:
    words = visit().words
    told = f"{words.name('role', found.role)} · {words.moment(found.opened_at)}"
    href = flask.url_for("emergency_access.one", access_id=found.id)
    return Card(href, found.reason, status("emergency_access_state", _state_of(found)), told)


def _page(found: EmergencyAccessView, form: Form, done: str = "") -> Response:
    words = visit().words
    rows = (
        (words("emergency_access.who"), _name(found.person_id)),
        (words("emergency_access.role"), words.name("role", found.role)),
        (words("emergency_access.place"), _place(found.path)),
        (words("emergency_access.opened_at"), words.moment(found.opened_at)),
        (words("emergency_access.until"), words.moment(found.ended_at or found.until)),
        (words("emergency_access.note"), found.note),
        (words("emergency_access.by"), _name(found.reviewed_by) if found.reviewed_by else ""),
        (words("emergency_access.mark"), found.id),
    )
    reviews = visit().by.may(Permission.EMERGENCIES)
    acts_of = flask.url_for("audit.index", emergency=found.id), words("emergency_access.acts")
    record = Record(
        found.reason,
        flask.url_for("emergency_access.act", access_id=found.id),
        (flask.url_for("emergency_access.index"), words("emergency_access.title")),
        state=status("emergency_access_state", _state_of(found)),
        rows=tuple(row for row in rows if row[1]),
        ways=(acts_of,) if reviews else (),
    )
    return show(record, _known(found), form, done)


def _name(person_id: str) -> str:
    try:
        return visit().identity.person(person_id).name
    except (Problem, Unreachable):
        return person_id


def _place(path: str) -> str:
    """Its path to who may not read places there."""
    try:
        return visit().administration.name_of(path)
    except (Problem, Unreachable):
        return path
