# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outages and what else touches many homes: announced, told anew and ended at a desk, read by everybody."""

from collections.abc import Iterable
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs, public
from services.portal.areas.board.pages import code
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    carry_out,
    place_field,
    word_choices,
)
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.authority import Permission
from services.portal.client.models.dispatch import IncidentView, OrderView, PublicIncidentView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("incidents", __name__)
ANNOUNCE, CHANGE, COVER, END = "announce_incident", "change_incident", "cover_orders", "end_incident"
ALL, MOST_COVERED = "all", 25
KINDS = ("unplanned", "planned")
ON = "announced"
LOOKED_AT, SHOWN_WORDS = 100, 20


@pages.get("/incidents/desk")
@needs(Permission.ANNOUNCE)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/incidents/desk")
@needs(Permission.ANNOUNCE)
def announce() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().incidents.announce(body, form.key)
        return flask.url_for("incidents.incident", incident_id=made, done=ANNOUNCE)

    return carry_out(_announcing(Form.sent()), _index, do)


@pages.get("/incidents/desk/<uuid:incident_id>")
@needs(Permission.ANNOUNCE)
def incident(incident_id: UUID) -> Response:
    found = visit().incidents.one(str(incident_id))
    known = _going_on(found, _coverable(found))
    return _page(found, known, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/incidents/desk/<uuid:incident_id>")
@needs(Permission.ANNOUNCE)
def go_on(incident_id: UUID) -> Response:
    incidents = visit().incidents
    found = incidents.one(str(incident_id))
    waiting = _coverable(found)
    known = _going_on(found, waiting)

    def do(form: Form, act: Act, body: Body) -> str:
        if act.name == CHANGE:
            incidents.change(found.id, body, form.key, form.text("version"))
        elif act.name == COVER:
            _cover(found, waiting, body["order"], form.key)
        else:
            incidents.end(found.id, body, form.key)
        return flask.url_for("incidents.incident", incident_id=found.id, done=act.name)

    return carry_out(known, lambda form: _page(found, known, form), do)


@pages.get("/public/<district>/incidents")
@public
def everybody(district: str) -> str:
    """What is on in the district."""
    found = visit().incidents_of(code(district)).on(None).items
    shown = [(one, _rows(one)) for one in found]
    return flask.render_template("public_incidents.html", district=district, shown=shown)


def _index(form: Form) -> Response:
    words = visit().words
    found = {one.id: one for place in _offices() for one in visit().incidents.at(place)}
    record = Record(
        words("incidents.title"),
        flask.url_for("incidents.announce"),
        (flask.url_for("home.first"), words("home.nav")),
        words("incidents.desk_lead"),
        parts=(Part("incidents", words("incidents.all"), words("incidents.none"), _cards(found.values())),),
    )
    return show(record, _announcing(form), form)


def _cards(found: Iterable[IncidentView]) -> tuple[Card, ...]:
    words = visit().words
    return tuple(
        Card(
            flask.url_for("incidents.incident", incident_id=one.id),
            f"{one.title} · {one.place_name}",
            status("incident_state", one.state),
            words.when(one.begins_at),
        )
        for one in found
    )


def _page(found: IncidentView, known: Acts, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        found.title,
        flask.url_for("incidents.go_on", incident_id=found.id),
        (flask.url_for("incidents.index"), words("incidents.back")),
        state=status("incident_state", found.state),
        rows=(*_rows(found), (words("incidents.covered"), words.number(found.covered))),
        version=found.version,
    )
    return show(record, known, form, done)


def _rows(found: IncidentView | PublicIncidentView) -> tuple[tuple[str, str], ...]:
    words = visit().words
    until = words.when(found.expected_until) if found.expected_until else words("incidents.not_known")
    return (
        (words("incidents.where"), found.place_name),
        (words("incidents.kind"), words.name("incident_kind", found.kind)),
        (words("incidents.text"), found.text),
        (words("incidents.begins_at"), words.when(found.begins_at)),
        (words("incidents.until"), until),
        *(((words("incidents.outcome"), found.outcome),) if found.outcome else ()),
    )


def _announcing(form: Form) -> Acts:
    fields = (
        place_field(form, flats=True),
        Field("kind", "select", choices=word_choices("incident_kind", KINDS), word="incident_kind"),
        Field("title", word="incident_title"),
        Field("text", "long", word="incident_text"),
        Field("begins_at", "moment", required=False, word="incident_begins"),
        Field("expected_until", "moment", required=False, word="incident_until"),
        Field("category", "select", required=False, choices=_categories(), word="incident_category"),
    )
    return acts(Act(ANNOUNCE, fields, _of_one))


def _going_on(found: IncidentView, waiting: list[OrderView]) -> Acts:
    if found.state != ON:
        return acts()
    told = (
        Field("title", value=found.title, word="incident_title"),
        Field("text", "long", value=found.text, word="incident_text"),
        Field("expected_until", "moment", required=False, word="incident_until"),
    )
    begins = found.begins_at.isoformat()
    change = Act(CHANGE, told, lambda body: {**body, "begins_at": begins})
    words = visit().words
    choices = (
        (ALL, words.count("incidents.all_orders", len(waiting))),
        *((one.id, f"{one.number} {one.description[:SHOWN_WORDS]}") for one in waiting),
    )
    cover = Act(COVER, (Field("order", "select", choices=choices, word="incident_order"),))
    end = Act(END, (Field("outcome", "long", word="incident_outcome"),))
    return acts(*((cover,) if waiting else ()), change, end)


def _coverable(found: IncidentView) -> list[OrderView]:
    """Accepted orders of its categories that do not wait for anything yet, the most urgent first."""
    if found.state != ON:
        return []
    ask = visit().dispatch.orders
    orders = [
        one
        for category in found.categories
        for one in ask(place=found.place, category=category, open=True, limit=LOOKED_AT).items
    ]
    return [one for one in orders if "suspend" in one.actions][:MOST_COVERED]


def _cover(found: IncidentView, waiting: list[OrderView], chosen: str, key: str) -> None:
    for one in waiting:
        if chosen in (ALL, one.id):
            body = {"incident_id": found.id}
            visit().dispatch.act(one.id, "cover", body, key=f"{key}:{one.id}", version=str(one.version))


def _categories() -> Choices:
    words = visit().words
    known = [one for one in visit().dispatch.catalogue().categories if one.active]
    return (
        ("", words("incidents.any")),
        *((one.code, words.pick(one.name, one.name_en)) for one in known),
    )


def _of_one(body: Body) -> Body:
    """The API takes several categories, the form asks for one."""
    category = body.pop("category", "")
    return {**body, "categories": [category] if category else []}


def _offices() -> tuple[str, ...]:
    return visit().by.places(Permission.ANNOUNCE)
