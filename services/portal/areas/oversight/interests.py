# SPDX-License-Identifier: AGPL-3.0-or-later
"""An interest in a company (利益申报): who has one neither approves nor pays its invoices."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import company_choices, one_of
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import InterestView, PageViewInterestView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("interests", __name__)
DECLARE, END = "declare_interest", "end_interest"


@pages.get("/money/interests")
@needs(Permission.MONEY)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/interests")
@needs(Permission.MONEY)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        finance = visit().finance
        if chosen.name == DECLARE:
            finance.send("interests", body | {"id": form.key}, form.key)
        else:
            finance.send(f"interests/{body['interest_id']}:end", None, form.key)
        return flask.url_for("interests.index", done=chosen.name)

    return carry_out(_acts(), _page, do)


def _own() -> list[InterestView]:
    """Those that hold first."""
    found = visit().finance.read("interests", PageViewInterestView, limit=MOST).items
    return sorted(found, key=lambda one: one.ended)


def _page(form: Form, done: str = "") -> Response:
    words, names = visit().words, dict(company_choices())
    rows = tuple(
        (
            names.get(one.company_id, one.company_id),
            one.text,
            words.when(one.declared_at),
            words.name("interest_state", "ended" if one.ended else "holds"),
        )
        for one in _own()
    )
    head = ("money.company", "oversight.interest", "oversight.declared_at", "money.state")
    record = Record(
        words("oversight.interests"),
        flask.url_for("interests.act"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("oversight.interests_lead"),
        parts=(
            Part(
                "interests",
                words("oversight.own_interests"),
                words("oversight.no_interests"),
                head=tuple(words(key) for key in head),
                rows=rows,
            ),
        ),
    )
    return show(record, _acts(), form, done)


def _acts() -> Acts:
    names = dict(company_choices())
    fields = (
        Field("company_id", "select", choices=company_choices()),
        Field("text", "long", word="interest_text"),
    )
    own = tuple(
        (one.id, f"{names.get(one.company_id, one.company_id)} · {one.text}")
        for one in _own()
        if not one.ended
    )
    ending = (Act(END, (Field("interest_id", "select", choices=one_of(own)),), asks=True),) if own else ()
    return acts(Act(DECLARE, fields), *ending)
