# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grants (专项经费) from the application to the account of them, and donations (捐赠) with their honours."""

from collections.abc import Callable
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page
from services.portal.areas.money.keeping import (
    DESK,
    allowed,
    amount_field,
    booked,
    day_field,
    everywhere,
    fund_choices,
    one_of,
    place_field,
)
from services.portal.authority import Permission
from services.portal.client.models.finance import GrantView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("grants", __name__)
RECEIVE, ACCOUNT, DONATE = "receive_grant", "account_grant", "receive_donation"


@pages.get("/money/desk/grants/new")
@needs(Permission.KEEP)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/money/desk/grants/new")
@needs(Permission.KEEP)
def apply() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().finance.send("grants", body | {"id": form.key}, form.key)
        return flask.url_for("grants.show", grant_id=made["id"], done="apply_grant")

    return carry_out(_applying(Form.sent()), _new, do)


@pages.get("/money/desk/grants/<uuid:grant_id>")
@needs(Permission.MONEY)
def show(grant_id: UUID) -> Response:
    return _page(str(grant_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/grants/<uuid:grant_id>")
@needs(Permission.MONEY)
def act(grant_id: UUID) -> Response:
    found = visit().finance.grant(str(grant_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = chosen.name.partition("_")[0]
        given = booked(body, form.key) if chosen.name in (RECEIVE, ACCOUNT) else body or None
        visit().finance.send(f"grants/{found.id}:{verb}", given, form.key)
        return flask.url_for("grants.show", grant_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


@pages.get("/money/desk/donations")
@needs(Permission.MONEY)
def donations() -> Response:
    return _donations(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/donations")
@needs(Permission.KEEP)
def receive() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().finance.send("donations", body | {"id": form.key}, form.key)
        return flask.url_for("grants.donations", done=chosen.name)

    return carry_out(_receiving(), _donations, do)


def _page(grant_id: str, form: Form, done: str = "") -> Response:
    found = visit().finance.grant(grant_id)
    html = flask.render_template("grant.html", grant=found, acts=_acts(found), form=form, done=done)
    return flask.Response(html, form.status)


def _new(form: Form) -> Response:
    return new_page("money.new_grant", _applying(form), form, DESK)


def _applying(form: Form) -> Acts:
    fields = (
        Field("title", word="grant_title"),
        Field("purpose", "long", word="fund_purpose"),
        Field("payer"),
        amount_field(),
        place_field(form),
    )
    return acts(Act("apply_grant", fields))


def _acts(found: GrantView) -> Acts:
    return allowed(*((permission, make) for state, permission, make in ACTS if state == found.state))


def _approving() -> Act:
    return Act("approve_grant", (amount_field(),), asks=True)


def _refusing() -> Act:
    return Act("refuse_grant", (Field("reasons", "long"),))


def _booking() -> Act:
    return Act(RECEIVE, (amount_field(), day_field()), asks=True)


def _accounting() -> Act:
    return Act(ACCOUNT, (Field("report", "long"), day_field()), asks=True)


def _closing() -> Act:
    return Act("close_grant")


ACTS: tuple[tuple[str, Permission, Callable[[], Act]], ...] = (
    ("applied", Permission.CHECK, _approving),
    ("applied", Permission.CHECK, _refusing),
    ("approved", Permission.KEEP, _booking),
    ("received", Permission.KEEP, _accounting),
    ("received", Permission.KEEP, _booking),
    ("spent", Permission.CHECK, _closing),
)
"""State → who can do what then."""


def _donations(form: Form, done: str = "") -> Response:
    found = sorted(everywhere(visit().finance.donations), key=lambda one: one.received_at, reverse=True)
    shown = _receiving() if visit().by.holds(Permission.KEEP) else acts()
    html = flask.render_template("donations.html", donations=found, acts=shown, form=form, done=done)
    return flask.Response(html, form.status)


def _receiving() -> Acts:
    funds = fund_choices("", "donation")
    if not funds:
        return acts()
    fields = (
        Field("fund_id", "select", choices=one_of(funds)),
        Field("donor"),
        amount_field(),
        day_field(),
        Field("public", "yes", required=False, word="donor_public"),
        Field("naming", required=False),
    )
    return acts(Act(DONATE, fields, asks=True))
