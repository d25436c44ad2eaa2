# SPDX-License-Identifier: AGPL-3.0-or-later
"""Arrears (欠费) and holds (缓催) as staff keep them: the lawful ladder, and what keeps somebody off it."""

from collections.abc import Callable
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
    truth,
    word_choices,
)
from services.portal.areas.money.keeping import allowed, everywhere
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import (
    ArrearsView,
    BillHoldView,
    PageViewArrearsView,
    PageViewBillHoldView,
)
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import uploaded

pages = flask.Blueprint("arrears", __name__)
DEMAND, MEDIATE, SUE = "serve_demand", "mediate_arrears", "file_suit"
DECIDE, END = "decide_bill_hold", "end_bill_hold"
WAYS = ("registered_post", "handed_over", "electronic", "left_before_witnesses")
RUNNING = ("asked", "granted")


@pages.get("/money/desk/arrears")
@needs(Permission.MONEY)
def index() -> str:
    """What waits for a decision, then the open files."""
    panels = Panels()
    return flask.render_template("arrears_desk.html", holds=panels.ask(_holds), files=panels.ask(_files))


@pages.get("/money/desk/arrears/<uuid:arrears_id>")
@needs(Permission.MONEY)
def show(arrears_id: UUID) -> Response:
    return _page(str(arrears_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/arrears/<uuid:arrears_id>")
@needs(Permission.MONEY)
def act(arrears_id: UUID) -> Response:
    found = _file(str(arrears_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = {DEMAND: "demand", MEDIATE: "mediate", SUE: "sue"}[chosen.name]
        if chosen.name == DEMAND:
            proof = uploaded(form, "proof", visit().finance.upload)
            body |= {"proof_id": proof[0]} if proof else {}
        visit().finance.send(f"arrears/{found.id}:{verb}", body, form.key)
        return flask.url_for("arrears.show", arrears_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


@pages.get("/money/desk/holds/<uuid:hold_id>")
@needs(Permission.MONEY)
def hold(hold_id: UUID) -> Response:
    return _hold_page(str(hold_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/holds/<uuid:hold_id>")
@needs(Permission.CHECK)
def decide(hold_id: UUID) -> Response:
    found = _hold(str(hold_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = "decide" if chosen.name == DECIDE else "end"
        visit().finance.send(f"bill-holds/{found.id}:{verb}", body or None, form.key)
        return flask.url_for("arrears.hold", hold_id=found.id, done=chosen.name)

    return carry_out(_hold_acts(found), lambda form: _hold_page(found.id, form), do)


def _files() -> list[ArrearsView]:
    read = visit().finance.read
    return everywhere(lambda place: read("arrears", PageViewArrearsView, place=place, limit=MOST).items)


def _holds() -> list[BillHoldView]:
    read = visit().finance.read
    found = everywhere(lambda place: read("bill-holds", PageViewBillHoldView, place=place, limit=MOST).items)
    return [one for one in found if one.state in RUNNING]


def _file(arrears_id: str) -> ArrearsView:
    return visit().finance.read(f"arrears/{arrears_id}", ArrearsView)


def _hold(hold_id: str) -> BillHoldView:
    return visit().finance.read(f"bill-holds/{hold_id}", BillHoldView)


def _page(arrears_id: str, form: Form, done: str = "") -> Response:
    found = _file(arrears_id)
    html = flask.render_template("arrears_file.html", file=found, acts=_acts(found), form=form, done=done)
    return flask.Response(html, form.status)


def _hold_page(hold_id: str, form: Form, done: str = "") -> Response:
    found = _hold(hold_id)
    html = flask.render_template("bill_hold.html", hold=found, acts=_hold_acts(found), form=form, done=done)
    return flask.Response(html, form.status)


def _acts(found: ArrearsView) -> Acts:
    return allowed(*((permission, make) for states, permission, make in ACTS if found.state in states))


def _demanding() -> Act:
    fields = (
        Field("served_on", "date"),
        Field("way", "select", choices=word_choices("demand_way", WAYS), word="demand_way"),
        Field("pay_by", "date"),
        Field("proof", "photo"),
    )
    return Act(DEMAND, fields)


def _mediating() -> Act:
    choices = word_choices("mediation_outcome", ("agreed", "failed"))
    fields = (
        Field("held_on", "date", word="mediated_on"),
        Field("outcome", "select", choices=choices, word="mediation_outcome"),
        Field("record", "long", word="mediation_record"),
    )
    return Act(MEDIATE, fields)


def _suing() -> Act:
    return Act(SUE, (Field("filed_on", "date"), Field("court"), Field("number", word="case_number")))


ACTS: tuple[tuple[frozenset[str], Permission, Callable[[], Act]], ...] = (
    (frozenset({"open", "demanded", "mediated"}), Permission.KEEP, _demanding),
    (frozenset({"demanded", "mediated"}), Permission.CHECK, _mediating),
    (frozenset({"mediated"}), Permission.KEEP, _suing),
)
"""States → who can do what then."""


def _hold_acts(found: BillHoldView) -> Acts:
    if found.state == "granted":
        return allowed((Permission.CHECK, lambda: Act(END)))
    return allowed((Permission.CHECK, _deciding)) if found.state == "asked" else acts()


def _deciding() -> Act:
    granted = Field("granted", "select", choices=word_choices("hold_granted", (YES, "no")))
    until = Field("until", "date", required=False, word="hold_until")
    return Act(DECIDE, (granted, until, Field("reasons", "long")), truth("granted"))
