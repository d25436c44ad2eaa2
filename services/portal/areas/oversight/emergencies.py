# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the maintenance fund pays without a vote (应急使用): declared, decided by another."""

from collections.abc import Iterable
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    YES,
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    word_choices,
)
from services.portal.areas.letting.record import Card, Part, Photos, Record, show, status, yuan
from services.portal.areas.money.keeping import (
    allowed,
    everywhere,
    fund_choices,
    one_of,
    place_field,
    whose,
)
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import EmergencyView, PageViewEmergencyView
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.uploads import uploaded

pages = flask.Blueprint("emergencies", __name__)
DECLARE, DECIDE = "declare_emergency", "decide_emergency"
GROUNDS = ("lift", "fire_equipment", "facade", "collapse", "leak", "drain")
DECLARED, CONFIRMED = "declared", "confirmed"


@pages.get("/money/desk/emergencies")
@needs(Permission.MONEY)
def index() -> Response:
    return _index(Form.fresh())


@pages.post("/money/desk/emergencies")
@needs(Permission.KEEP)
def declare() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        shown = uploaded(form, "documents", visit().finance.upload)
        body |= {"documents": shown} if shown else {}
        made = visit().finance.send("emergencies", body | {"id": form.key}, form.key)
        return flask.url_for("emergencies.emergency", emergency_id=made["id"], done=DECLARE)

    return carry_out(_declaring(Form.sent()), _index, do)


@pages.get("/money/desk/emergencies/<uuid:emergency_id>")
@needs(Permission.MONEY)
def emergency(emergency_id: UUID) -> Response:
    return _page(_emergency(emergency_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/emergencies/<uuid:emergency_id>")
@needs(Permission.CHECK)
def decide(emergency_id: UUID) -> Response:
    found = _emergency(emergency_id)

    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send(f"emergencies/{found.id}:decide", body, form.key)
        return flask.url_for("emergencies.emergency", emergency_id=found.id, done=DECIDE)

    return carry_out(_deciding(found), lambda form: _page(_emergency(emergency_id), form), do)


@pages.get("/money/emergencies")
@needs(Permission.BILLS)
def own_index() -> Response:
    """What the funds of one's own compounds paid, or may pay, without a vote."""
    words = visit().words
    homes = [one.path for one in visit().dispatch.own_places() if one.kind == "compound"]
    found = {one.id: one for place in homes for one in _at(place)}
    record = Record(
        words("oversight.emergencies"),
        "",
        (flask.url_for("bills.index"), words("money.back")),
        words("oversight.emergencies_own_lead"),
        parts=(_list(found.values(), "emergencies.own"),),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/money/emergencies/<uuid:emergency_id>")
@needs(Permission.BILLS)
def own(emergency_id: UUID) -> Response:
    found = _emergency(emergency_id)
    back = (flask.url_for("emergencies.own_index"), visit().words("oversight.to_emergencies"))
    project = flask.url_for("glass.project", district=visit().by.tenant, project_id=found.id)
    return show(_record(found, back, project), acts(), Form.fresh())


def _emergency(emergency_id: UUID) -> EmergencyView:
    return visit().finance.read(f"emergencies/{emergency_id}", EmergencyView)


def _at(place: str) -> list[EmergencyView]:
    return visit().finance.read("emergencies", PageViewEmergencyView, place=place, limit=MOST).items


def _list(found: Iterable[EmergencyView], page: str) -> Part:
    words = visit().words
    cards = tuple(
        Card(
            flask.url_for(page, emergency_id=one.id),
            f"{words.name('emergency_ground', one.ground)} · {whose(one)}",
            status("emergency_state", one.state),
            words.when(one.declared_at),
            yuan(one.amount),
        )
        for one in found
    )
    return Part("emergencies", words("oversight.declared"), words("oversight.no_emergencies"), cards)


def _index(form: Form) -> Response:
    words = visit().words
    record = Record(
        words("oversight.emergencies"),
        flask.url_for("emergencies.declare"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("oversight.emergencies_lead"),
        parts=(_list(everywhere(_at), "emergencies.emergency"),),
    )
    return show(record, _declaring(form), form)


def _page(found: EmergencyView, form: Form, done: str = "") -> Response:
    back = (flask.url_for("emergencies.index"), visit().words("oversight.to_emergencies"))
    record = _record(found, back, flask.url_for("projects.show", project_id=found.id))
    return show(record, _deciding(found), form, done)


def _record(found: EmergencyView, back: tuple[str, str], project: str) -> Record:
    """`project`: where the money of a confirmed one is told."""
    words = visit().words
    photos = Photos(words("oversight.documents"), tuple(found.documents), "money_files")
    return Record(
        f"{words.name('emergency_ground', found.ground)} · {whose(found)}",
        flask.url_for("emergencies.decide", emergency_id=found.id),
        back,
        found.text,
        status("emergency_state", found.state),
        rows=(
            (words("money.amount"), yuan(found.amount)),
            (words("oversight.declared_at"), words.when(found.declared_at)),
            (words("oversight.reasons"), found.reasons),
        ),
        photos=photos,
        ways=((project, words("oversight.to_project")),) if found.state == CONFIRMED else (),
    )


def _declaring(form: Form) -> Acts:
    funds = fund_choices("", "maintenance") if visit().by.holds(Permission.KEEP) else ()
    if not funds:
        return acts()
    fields = (
        Field("fund_id", "select", choices=one_of(funds)),
        place_field(form, word="bearers"),
        Field("ground", "select", choices=one_of(word_choices("emergency_ground", GROUNDS)), word="danger"),
        Field("text", "long", word="emergency_text"),
        Field("amount", "yuan"),
        Field("documents", "photo", word="emergency_documents"),
    )
    return acts(Act(DECLARE, fields))


def _deciding(found: EmergencyView) -> Acts:
    if found.state != DECLARED:
        return acts()
    decision = Field("decision", "select", choices=word_choices("emergency_decision", (YES, "no")))
    fields = (decision, Field("reasons", "long"))
    return allowed((Permission.CHECK, lambda: Act(DECIDE, fields, _decided, asks=True)))


def _decided(body: Body) -> Body:
    return {"confirmed": body.pop("decision", "") == YES, **body}
