# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is or will be away (请假): no rule gives them orders on these days."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.client.models.dispatch import AbsenceView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("absences", __name__)
REGISTER, END = "register_absence", "end_absence"
FORBIDDEN = 403


@pages.get("/absences")
@needs(Permission.PLAN, Permission.WORK)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/absences")
@needs(Permission.PLAN, Permission.WORK)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REGISTER:
            visit().rounds.register(body, form.key)
        else:
            visit().rounds.back(body.get("absence_id", ""), form.key)
        return flask.url_for("absences.index", done=chosen.name)

    return carry_out(_acts(_found()), _page, do)


def _page(form: Form, done: str = "") -> Response:
    words, found = visit().words, _found()
    rows = tuple((one.name, words.day(one.since), words.day(one.until), one.note) for one in found)
    head = tuple(words(f"rounds.{name}") for name in ("person", "since", "until", "why"))
    record = Record(
        words("rounds.absences"),
        flask.url_for("absences.act"),
        (flask.url_for("home.first"), words("home.nav")),
        words("rounds.absences_lead"),
        parts=(Part("absences", words("rounds.away"), words("rounds.nobody_away"), head=head, rows=rows),),
    )
    return show(record, _acts(found), form, done)


def _found() -> list[AbsenceView]:
    """One's own first, then what the person may read of; who only handles orders reads of nobody else."""
    own = visit().rounds.absences(mine=True)
    return list({one.id: one for one in (*own, *(each for at in _offices() for each in _at(at)))}.values())


def _at(place: str) -> list[AbsenceView]:
    try:
        return visit().rounds.absences(place=place)
    except Problem as problem:
        if problem.status == FORBIDDEN:
            return []
        raise


def _offices() -> tuple[str, ...]:
    by = visit().by
    return tuple(dict.fromkeys((*by.places(Permission.PLAN), *by.places(Permission.WORK))))


def _acts(found: list[AbsenceView]) -> Acts:
    words = visit().words
    fields = (
        Field("person_id", "select", choices=one_of(_people()), word="absence_person"),
        Field("place", "select", choices=_places(), word="absence_place"),
        Field("since", "date", word="absence_since"),
        Field("until", "date", word="absence_until"),
        Field("note", required=False, word="absence_note"),
    )
    known = tuple((one.id, f"{one.name} {words.day(one.since)} – {words.day(one.until)}") for one in found)
    ending = (
        (Act(END, (Field("absence_id", "select", choices=one_of(known), word="absence"),)),) if known else ()
    )
    return acts(Act(REGISTER, fields), *ending)


def _people() -> Choices:
    """Oneself, and for whoever gives orders away all who could have them."""
    by = visit().by
    own = {by.subject: by.name} if by.holds(Permission.WORK) else {}
    for place in by.places(Permission.PLAN):
        own |= {one.id: one.name for one in visit().dispatch.assignees(place) if one.kind == "person"}
    return tuple(own.items())


def _places() -> Choices:
    offices = set(_offices())
    return tuple((one.path, one.name) for one in visit().dispatch.own_places() if one.path in offices)
