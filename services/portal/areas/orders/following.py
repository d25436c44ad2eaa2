# SPDX-License-Identifier: AGPL-3.0-or-later
"""Following an order that others reported: its public steps, and what staff may link as duplicates."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.orders.chain import ways
from services.portal.authority import Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.client.models.dispatch import (
    ItemsViewNearestView,
    MatterOrderView,
    OrderView,
    PageViewFollowedView,
    ProgressView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("following", __name__)
DONE = ("follow", "unfollow")
MOST_FIRSTS, MOST_FOLLOWED = 20, 20


@pages.get("/mine/followed")
@needs(Permission.REPORT)
def index() -> str:
    """What the person follows: the open ones first."""
    after = flask.request.args.get("after")
    found = visit().sharing.read("orders/followed", PageViewFollowedView, after=after, limit=MOST_FOLLOWED)
    return flask.render_template("followed.html", found=found)


@pages.get("/orders/<uuid:order_id>/progress")
def show(order_id: UUID) -> Response:
    done = flask.request.args.get("done", "")
    return _page(_progress(order_id), Form.fresh(), done if done in DONE else "")


@pages.post("/orders/<uuid:order_id>/follow")
def follow(order_id: UUID) -> Response:
    """From the report form: its other fields are of no matter here."""
    form = Form.sent()
    visit().sharing.send(f"orders/{order_id}:follow", None, f"{form.key}:{order_id}")
    return flask.redirect(flask.url_for("following.show", order_id=order_id, done="follow"), 303)


@pages.post("/orders/<uuid:order_id>/progress")
def unfollow(order_id: UUID) -> Response:
    form = Form.sent()
    try:
        answer = visit().sharing.send(f"orders/{order_id}:unfollow", None, form.key)
    except (Problem, Unreachable) as problem:
        return _page(_progress(order_id), form.refused(problem))
    return _page(ProgressView.model_validate(answer), Form.fresh(), "unfollow")


def firsts(order: OrderView) -> list[tuple[str, str]]:
    """The open orders nearby of which it may be a duplicate, if the person can link it."""
    if "link" not in order.actions:
        return []
    found = visit().sharing.read(
        "orders/nearest", ItemsViewNearestView, place=order.place_path, limit=MOST_FIRSTS
    )
    pick = visit().words.pick
    return [
        (one.order_id, f"{one.number} · {pick(one.category_name, one.category_name_en)}")
        for one in found.items
        if one.order_id and one.order_id != order.id
    ]


def _progress(order_id: UUID) -> ProgressView:
    return visit().sharing.read(f"orders/{order_id}/progress", ProgressView)


def _page(order: ProgressView, form: Form, done: str = "") -> Response:
    way = ways(MatterOrderView.model_validate(order.model_dump()))
    html = flask.render_template("following.html", order=order, form=form, done=done, way=way)
    return flask.Response(html, form.status)
