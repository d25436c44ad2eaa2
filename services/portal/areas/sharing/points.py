# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own points (积分): what they are, where they come from, and what they buy."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import acts
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    GoodView,
    PageViewGoodView,
    PageViewPointEntryView,
    PageViewRedemptionView,
    PointAccountView,
    PointEntryView,
    RedemptionView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("points", __name__)
SHOWN = 50


@pages.get("/points")
@needs(Permission.JOIN)
def index() -> Response:
    sharing, words = visit().sharing, visit().words
    account = sharing.read("point-accounts/mine", PointAccountView)
    entries = sharing.read(f"point-accounts/{account.id}/entries", PageViewPointEntryView, limit=SHOWN).items
    redeemed = sharing.read("redemptions", PageViewRedemptionView, mine=True, limit=SHOWN).items
    goods = sharing.read("goods", PageViewGoodView, limit=SHOWN).items
    honour = account.honour
    record = Record(
        words("sharing.points"),
        flask.url_for("points.index"),
        (flask.url_for("activities.index"), words("sharing.to_activities")),
        words("sharing.points_lead"),
        rows=(
            (words("sharing.balance"), words.count("sharing.so_many", account.balance)),
            (words("sharing.earned"), words.count("sharing.so_many", account.earned)),
            (words("sharing.honour"), words.pick(honour.name, honour.name_en) if honour else ""),
            (words("sharing.number"), account.id),
        ),
        parts=(
            Part(
                "redemptions",
                words("sharing.redemptions"),
                words("sharing.no_redemptions"),
                tuple(redemption_card(one) for one in redeemed),
            ),
            Part("goods", words("sharing.goods"), words("sharing.no_goods"), tuple(map(good_card, goods))),
            Part(
                "lots",
                words("sharing.lots"),
                words("sharing.no_lots"),
                head=(words("sharing.until"), words("sharing.points")),
                rows=tuple(
                    (
                        words.day(lot.until) if lot.until else words("sharing.for_ever"),
                        words.number(lot.points),
                    )
                    for lot in account.lots
                ),
            ),
            entries_part(entries),
        ),
    )
    return show(record, acts(), Form.fresh())


def entries_part(entries: list[PointEntryView], *, named: bool = False) -> Part:
    """The latest first, each with why and what came of it; `named`: of whom, where they are many people's."""
    words = visit().words
    head = (
        "sharing.when",
        *(["sharing.person"] if named else ()),
        "sharing.why",
        "sharing.points",
        "sharing.balance",
    )
    return Part(
        "entries",
        words("sharing.entries"),
        words("sharing.no_entries"),
        head=tuple(words(key) for key in head),
        rows=tuple(
            (
                words.when(one.at),
                *([one.person_name] if named else ()),
                _why(one),
                f"{one.points:+d}",
                words.number(one.balance),
            )
            for one in entries
        ),
    )


def _why(one: PointEntryView) -> str:
    words = visit().words
    rule = words.pick(one.rule_name, one.rule_name_en)
    cut = words("sharing.cut", asked=words.number(one.asked)) if one.asked != one.points else ""
    return " · ".join(part for part in (words.name("entry_kind", one.kind), rule, one.note, cut) if part)


def good_card(one: GoodView) -> Card:
    """With its price, and how many there are."""
    words = visit().words
    left = words.count("sharing.left", one.stock)
    price = words.count("sharing.so_many", one.price)
    return Card(flask.url_for("shelf.good", good_id=one.id), one.name, None, left, price)


def redemption_card(one: RedemptionView) -> Card:
    words = visit().words
    return Card(
        flask.url_for("shelf.redemption", redemption_id=one.id),
        f"{one.name} × {words.number(one.quantity)}",
        status("redemption_state", one.state),
        words.when(one.at),
        words.count("sharing.so_many", one.points),
    )
