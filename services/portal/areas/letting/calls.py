# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bids compared in public (公开比价): the desk calls and awards; everybody reads; whoever may bids."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs, public
from services.portal.areas.board.pages import code
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.assets import call_card
from services.portal.areas.letting.record import Part, Record, show, status, yuan
from services.portal.areas.money.keeping import allowed
from services.portal.authority import Permission
from services.portal.client.models.finance import BidView, CallView, PublicCallView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("bid_calls", __name__)
AWARD, WITHDRAW, BID = "award_bid", "withdraw_call", "make_bid"
SEALED, OPENED = "sealed", "opened"
DIGITS = 12


@pages.get("/money/desk/calls/<uuid:call_id>")
@needs(Permission.MONEY)
def show_call(call_id: UUID) -> Response:
    return _call(str(call_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/calls/<uuid:call_id>")
@needs(Permission.MONEY)
def act(call_id: UUID) -> Response:
    letting = visit().letting
    found, bids = letting.call(str(call_id)), letting.bids(str(call_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = chosen.name.partition("_")[0]
        visit().finance.send(f"calls/{found.id}:{verb}", body, form.key)
        return flask.url_for("bid_calls.show_call", call_id=found.id, done=chosen.name)

    return carry_out(_acts(found, bids), lambda form: _call(found.id, form), do)


@pages.get("/public/<district>/money/assets")
@public
def public_assets(district: str) -> Response:
    """What the owners have to let, what it brings, and what bids are called for."""
    words, letting = visit().words, visit().letting_of(code(district))
    calls = tuple(
        call_card(one, flask.url_for("bid_calls.public_call", district=district, call_id=one.id))
        for one in letting.calls()
    )
    rows = tuple(
        (
            f"{one.code} {one.name}",
            words.name("asset_kind", one.kind),
            words.name("asset_state", one.state),
            yuan(one.rent) or "–",
        )
        for one in letting.assets()
        if one.state != "retired"
    )
    head = ("letting.asset", "letting.kind", "money.state", "letting.rent")
    record = Record(
        words("letting.title"),
        "",
        (flask.url_for("glass.index", district=district), words("money.glass")),
        words("letting.public_lead"),
        parts=(
            Part("calls", words("letting.calls"), words("letting.no_calls"), calls),
            Part(
                "assets",
                words("letting.assets"),
                words("letting.no_assets"),
                head=tuple(words(key) for key in head),
                rows=rows,
            ),
        ),
    )
    return show(record, acts(), Form.fresh())


@pages.get("/public/<district>/money/calls/<uuid:call_id>")
@public
def public_call(district: str, call_id: UUID) -> Response:
    return _public(code(district), str(call_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/calls/<uuid:call_id>")
def bid(call_id: UUID) -> Response:
    district = visit().by.tenant
    found = visit().letting_of(district).call(str(call_id))

    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send(f"calls/{found.id}/bids", body, form.key)
        return flask.url_for("bid_calls.public_call", district=district, call_id=found.id, done=BID)

    return carry_out(_bidding(district, found), lambda form: _public(district, found.id, form), do)


def _call(call_id: str, form: Form, done: str = "") -> Response:
    letting, words = visit().letting, visit().words
    found, bids = letting.call(call_id), letting.bids(call_id)
    rows = tuple((f"{one.number} {one.name}", yuan(one.amount), one.terms or "–") for one in bids)
    head = ("letting.bidder", "letting.rent", "letting.terms")
    record = Record(
        found.name,
        flask.url_for("bid_calls.act", call_id=found.id),
        (flask.url_for("assets.asset", asset_id=found.asset_id), words("letting.to_asset")),
        found.text,
        status("call_state", found.state),
        rows=_told(found),
        parts=(
            Part(
                "bids",
                words("letting.bids"),
                words("letting.sealed") if found.state == SEALED else words("letting.no_bids"),
                head=tuple(words(key) for key in head),
                rows=rows,
            ),
        ),
    )
    return show(record, _acts(found, bids), form, done)


def _told(found: CallView | PublicCallView) -> tuple[tuple[str, str], ...]:
    words = visit().words
    return (
        (words("letting.floor"), yuan(found.floor)),
        (words("letting.term"), words.count("letting.months", found.months)),
        (words("letting.deadline"), words.when(found.deadline)),
        (words("letting.bids"), words.count("letting.bids_made", found.bids)),
        (words("letting.reasons"), found.reasons),
        (words("letting.passed_over"), found.passed_over),
    )


def _acts(found: CallView, bids: list[BidView]) -> Acts:
    reason = (Field("reason", "long"),)
    withdrawing = (Permission.KEEP, lambda: Act(WITHDRAW, reason, asks=True))
    if found.state == SEALED:
        return allowed(withdrawing)
    if found.state != OPENED:
        return acts()
    chosen = tuple((one.id, f"{one.number} {one.name} {yuan(one.amount)}") for one in bids)
    fields = (
        Field("bid_id", "select", choices=chosen),
        Field("reasons", "long"),
        Field("passed_over", "long", required=False),
    )
    return allowed((Permission.CHECK, lambda: Act(AWARD, fields, asks=True)), withdrawing)


def _public(district: str, call_id: str, form: Form, done: str = "") -> Response:
    words, letting = visit().words, visit().letting_of(district)
    found = letting.call(call_id)
    rows = tuple(
        (
            f"{one.number} {one.company}",
            yuan(one.amount) or words("letting.sealed_one"),
            words("letting.chosen") if one.chosen else "–",
            one.digest[:DIGITS],
        )
        for one in letting.bids(call_id)
    )
    head = ("letting.bidder", "letting.rent", "letting.outcome", "letting.digest")
    record = Record(
        found.name,
        flask.url_for("bid_calls.bid", call_id=found.id),
        (flask.url_for("bid_calls.public_assets", district=district), words("letting.to_assets")),
        found.text,
        status("call_state", found.state),
        rows=_told(found),
        parts=(
            Part(
                "bids",
                words("letting.bids"),
                words("letting.no_bids"),
                head=tuple(words(key) for key in head),
                rows=rows,
                lead=words("letting.how_to_bid") if found.state == SEALED else "",
            ),
        ),
    )
    return show(record, _bidding(district, found), form, done)


def _bidding(district: str, found: PublicCallView) -> Acts:
    """For residents of the district, until the deadline."""
    principal = visit().principal
    is_own = principal is not None and visit().by.tenant == district
    if found.state != SEALED or not is_own or not visit().by.holds(Permission.BILLS):
        return acts()
    fields = (Field("amount", "yuan", word="bid_amount"), Field("terms", required=False))
    return acts(Act(BID, fields, asks=True))
