# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid orders (有偿服务): those whose charge waits, with the reason, and those paid and done again."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, status, yuan
from services.portal.areas.money.keeping import account_choices, everywhere, fund_choices, one_of
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import PageViewPaidOrderView, PaidOrderView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("paid_orders", __name__)
BILL = "bill_paid_order"
WAITING, KEPT, UNKNOWN_HOME = "waiting", "kept", "unknown_home"


@pages.get("/money/desk/paid-orders")
@needs(Permission.KEEP)
def index() -> Response:
    words = visit().words
    parts = tuple(
        Part(state, words(f"charges.paid_{state}"), words(f"charges.no_paid_{state}"), _cards(state))
        for state in (WAITING, KEPT)
    )
    record = Record(
        words("charges.paid_orders"),
        "",
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("charges.paid_orders_lead"),
        parts=parts,
    )
    return show(record, acts(), Form.fresh())


@pages.get("/money/desk/paid-orders/<uuid:paid_order_id>")
@needs(Permission.KEEP)
def one(paid_order_id: UUID) -> Response:
    return _one(_found(paid_order_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/paid-orders/<uuid:paid_order_id>")
@needs(Permission.KEEP)
def bill(paid_order_id: UUID) -> Response:
    found = _found(paid_order_id)

    def do(form: Form, act: Act, body: Body) -> str:
        visit().finance.send(f"paid-orders/{found.id}:bill", body, form.key)
        return flask.url_for("paid_orders.one", paid_order_id=found.id, done=act.name)

    return carry_out(_acts(found), lambda form: _one(found, form), do)


def _found(paid_order_id: UUID) -> PaidOrderView:
    return visit().finance.read(f"paid-orders/{paid_order_id}", PaidOrderView)


def _cards(state: str) -> tuple[Card, ...]:
    def ask(place: str) -> list[PaidOrderView]:
        finance = visit().finance
        found = finance.read("paid-orders", PageViewPaidOrderView, place=place, state=state, limit=MOST)
        return found.items

    names = _categories()
    return tuple(
        Card(
            flask.url_for("paid_orders.one", paid_order_id=found.id),
            names.get(found.category, found.category),
            status("paid_order_state", found.state),
            _why(found) or visit().words.when(found.rendered_at),
            yuan(found.amount),
        )
        for found in everywhere(ask)
    )


def _categories() -> dict[str, str]:
    """The names of the district's catalogue; one that only a place below has is shown by its code."""
    words = visit().words
    return {one.code: words.pick(one.name, one.name_en) for one in visit().dispatch.catalogue().categories}


def _why(found: PaidOrderView) -> str:
    return visit().words.name("paid_order_wait", found.waits) if found.waits else ""


def _one(found: PaidOrderView, form: Form, done: str = "") -> Response:
    words, by = visit().words, visit().by
    names = dict(fund_choices())
    order = (flask.url_for("orders.show", order_id=found.order_id), words("charges.to_order"))
    record = Record(
        _categories().get(found.category, found.category),
        flask.url_for("paid_orders.bill", paid_order_id=found.id),
        (flask.url_for("paid_orders.index"), words("charges.to_paid_orders")),
        words.name("paid_order_remedy", found.waits) if found.waits else "",
        state=status("paid_order_state", found.state),
        rows=(
            (words("charges.why_waiting"), _why(found)),
            (words("charges.order"), found.order_id),
            (words("charges.round"), words.number(found.round)),
            (words("charges.price"), yuan(found.amount)),
            (words("charges.rendered"), words.when(found.rendered_at)),
            (words("charges.fund"), names.get(found.fund_id or "", "")),
        ),
        ways=(order,) if by.holds(Permission.READ) else (),
    )
    return show(record, _acts(found), form, done)


def _acts(found: PaidOrderView) -> Acts:
    """Nothing can be billed to a home that nobody knows here."""
    if found.state != WAITING or found.waits == UNKNOWN_HOME:
        return acts()
    fields = (
        Field("fund_id", "select", choices=one_of(_above(found.place)), word="paid_order_fund"),
        Field("account", "select", choices=account_choices(found.place, "income"), word="paid_order_account"),
    )
    return acts(Act(BILL, fields))


def _above(place: str) -> tuple[tuple[str, str], ...]:
    """The funds of a place and of those above it."""
    found = everywhere(visit().finance.funds)
    return tuple((fund.id, fund.name) for fund in found if f"{place}/".startswith(f"{fund.place}/"))
