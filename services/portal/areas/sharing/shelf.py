# SPDX-License-Identifier: AGPL-3.0-or-later
"""The goods shelf (积分超市): a good, what was redeemed, and the desk of who keeps it and enters points."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council import acts as council
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Part, Record, show, status
from services.portal.areas.sharing.points import SHOWN, entries_part, good_card, redemption_card
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    GoodView,
    PageViewGoodView,
    PageViewPointEntryView,
    PageViewRedemptionView,
    PointPolicy,
    RedemptionView,
)
from services.portal.forms import Form, number
from services.portal.page_context import visit

pages = flask.Blueprint("shelf", __name__)
ENTER, CREATE, REVISE, RESTOCK = "enter_points", "create_good", "revise_good", "restock_good"
RETIRE, REDEEM = "retire_good", "redeem_good"
READY, HAND_OUT, CANCEL = "ready_redemption", "hand_out_redemption", "cancel_redemption"
MOST_AT_ONCE = 5
VERBS = {RESTOCK: "restock", RETIRE: "retire", READY: "ready", HAND_OUT: "hand_out", CANCEL: "cancel"}
"""What the API calls an act on a good or on a redemption."""


@pages.get("/points/desk")
@needs(Permission.SHARE)
def desk() -> Response:
    return _desk(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/points/desk")
@needs(Permission.SHARE)
def begin() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        path = "goods" if chosen.name == CREATE else "point-entries"
        visit().sharing.send(path, body, form.key)
        return flask.url_for("shelf.desk", done=chosen.name)

    return carry_out(_desk_acts(Form.sent()), _desk, do)


@pages.get("/points/goods/<uuid:good_id>")
@needs(Permission.JOIN, Permission.SHARE)
def good(good_id: UUID) -> Response:
    return _good(_found(good_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/points/goods/<uuid:good_id>")
@needs(Permission.JOIN, Permission.SHARE)
def act(good_id: UUID) -> Response:
    found = _found(good_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        sharing = visit().sharing
        if chosen.name == REDEEM:
            made = sharing.send(f"goods/{found.id}:redeem", body, form.key)
            return flask.url_for("shelf.redemption", redemption_id=made["id"], done=REDEEM)
        if chosen.name == REVISE:
            sharing.put(f"goods/{found.id}", body, form.key)
        else:
            sharing.send(f"goods/{found.id}:{VERBS[chosen.name]}", body or None, form.key)
        return flask.url_for("shelf.good", good_id=found.id, done=chosen.name)

    return carry_out(_good_acts(found), lambda form: _good(found, form), do)


@pages.get("/points/redemptions/<uuid:redemption_id>")
@needs(Permission.JOIN, Permission.SHARE)
def redemption(redemption_id: UUID) -> Response:
    return _redemption(_redeemed(redemption_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/points/redemptions/<uuid:redemption_id>")
@needs(Permission.JOIN, Permission.SHARE)
def end(redemption_id: UUID) -> Response:
    found = _redeemed(redemption_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        given = None if chosen.name == READY else body
        visit().sharing.send(f"redemptions/{found.id}:{VERBS[chosen.name]}", given, form.key)
        return flask.url_for("shelf.redemption", redemption_id=found.id, done=chosen.name)

    return carry_out(_redemption_acts(found), lambda form: _redemption(found, form), do)


def keeps() -> bool:
    """Whether the person runs it somewhere, under the hat that is on."""
    present = visit()
    return present.is_staff and present.by.holds(Permission.SHARE)


def back() -> tuple[str, str]:
    """To the desk of who keeps it, else to one's own points."""
    words = visit().words
    if keeps():
        return flask.url_for("shelf.desk"), words("sharing.to_desk")
    return flask.url_for("points.index"), words("sharing.to_points")


def place_field(form: Form, act: str) -> Field:
    """Where what is shared is run, in the form of an act."""
    return council.place_field(form, Permission.SHARE, act=act, word="sharing_place")


def _found(good_id: UUID) -> GoodView:
    return visit().sharing.read(f"goods/{good_id}", GoodView)


def _redeemed(redemption_id: UUID) -> RedemptionView:
    return visit().sharing.read(f"redemptions/{redemption_id}", RedemptionView)


def _desk(form: Form, done: str = "") -> Response:
    present = visit()
    sharing, words, offices = present.sharing, present.words, present.by.places(Permission.SHARE)
    goods = [one for at in offices for one in sharing.read("goods", PageViewGoodView, place=at).items]
    waiting = [
        one
        for at in offices
        for state in ("redeemed", "ready")
        for one in sharing.read("redemptions", PageViewRedemptionView, place=at, state=state).items
    ]
    entries = [
        one
        for at in offices
        for one in sharing.read("point-entries", PageViewPointEntryView, place=at, limit=SHOWN).items
    ]
    record = Record(
        words("sharing.desk"),
        flask.url_for("shelf.begin"),
        (flask.url_for("activities.index"), words("sharing.to_activities")),
        words("sharing.desk_lead"),
        parts=(
            Part(
                "waiting",
                words("sharing.waiting"),
                words("sharing.no_waiting"),
                tuple(redemption_card(one) for one in waiting),
            ),
            Part("goods", words("sharing.goods"), words("sharing.no_goods"), tuple(map(good_card, goods))),
            entries_part(entries, named=True),
        ),
    )
    return show(record, _desk_acts(form), form, done)


def _desk_acts(form: Form) -> Acts:
    words = visit().words
    rules = visit().sharing.read("policies/points", PointPolicy).rules or []
    entering = (
        Field("person_id", word="sharing_person"),
        place_field(form, ENTER),
        Field(
            "rule",
            "select",
            choices=tuple((one.code, words.pick(one.name, one.name_en)) for one in rules),
            word="point_rule",
        ),
        Field("units", "number", value="1", word="point_units"),
        Field("note", "long", word="point_note"),
    )
    return acts(
        Act(ENTER, entering), Act(CREATE, (*_offer(), Field("stock", "number"), place_field(form, CREATE)))
    )


def _offer(one: GoodView | None = None) -> tuple[Field, ...]:
    return (
        Field("name", value=one.name if one else "", word="good_name"),
        Field("description", "long", required=False, value=one.description if one else "", word="good_words"),
        Field("price", "number", value=str(one.price) if one else "", word="good_price"),
        Field("each", "number", required=False, value=str(one.each if one else 0), word="good_each"),
    )


def _good(found: GoodView, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        found.name,
        flask.url_for("shelf.act", good_id=found.id),
        back(),
        found.description,
        status("good_state", found.state),
        rows=(
            (words("sharing.price"), words.count("sharing.so_many", found.price)),
            (words("sharing.stock"), words.count("sharing.left", found.stock)),
            (words("sharing.each"), words.number(found.each) if found.each else ""),
        ),
    )
    return show(record, _good_acts(found), form, done)


def _good_acts(found: GoodView) -> Acts:
    if found.state != "offered":
        return acts()
    if keeps():
        return acts(
            Act(RESTOCK, (Field("change", "text", word="good_change"),), _change),
            Act(REVISE, _offer(found)),
            Act(RETIRE, asks=True),
        )
    words, most = visit().words, min(found.stock, found.each or MOST_AT_ONCE, MOST_AT_ONCE)
    if not most:
        return acts()
    choices = tuple(
        (f"{count}:{count * found.price}", f"{count} · {words.count('sharing.so_many', count * found.price)}")
        for count in range(1, most + 1)
    )
    return acts(Act(REDEEM, (Field("bought", "select", choices=choices),), _bought))


def _bought(body: Body) -> Body:
    """How many, at the price that was shown."""
    count, _, points = str(body.get("bought", "")).partition(":")
    return {"quantity": number(count), "points": number(points)}


def _change(body: Body) -> Body:
    """A whole number with its sign; what is none is left for the API to refuse."""
    text = str(body.get("change", "")).strip().removeprefix("+")
    less = text.startswith("-")
    found = number(text.removeprefix("-"))
    return {"change": -found if less and isinstance(found, int) else found}


def _redemption(found: RedemptionView, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        f"{found.name} × {words.number(found.quantity)}",
        flask.url_for("shelf.end", redemption_id=found.id),
        back(),
        state=status("redemption_state", found.state),
        rows=(
            (words("sharing.pickup"), found.pickup or ""),
            (words("sharing.person"), found.person_name),
            (words("sharing.price"), words.count("sharing.so_many", found.points)),
            (words("sharing.when"), words.when(found.at)),
            (words("sharing.collect_by"), words.when(found.collect_by) if found.collect_by else ""),
            (words("sharing.reason"), words.name("redemption_reason", found.reason)),
        ),
    )
    return show(record, _redemption_acts(found), form, done)


def _redemption_acts(found: RedemptionView) -> Acts:
    if found.state not in ("redeemed", "ready"):
        return acts()
    cancelling = Act(CANCEL, (Field("reason", "long", required=False, word="sharing_reason"),))
    if not keeps():
        return acts(cancelling)
    handing = Act(HAND_OUT, (Field("pickup", word="pickup"),))
    ready = (Act(READY),) if found.state == "redeemed" else ()
    return acts(*ready, handing, cancelling)
