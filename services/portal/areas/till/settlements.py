# SPDX-License-Identifier: AGPL-3.0-or-later
"""The payment provider's settlements (对账): what came to what, and where the books say something else."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, yuan
from services.portal.areas.money.keeping import allowed, everywhere
from services.portal.authority import Permission
from services.portal.client.models.finance import DiscrepancyView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("settlements", __name__)
CLOSE = "close_difference"


@pages.get("/money/desk/settlements")
@needs(Permission.MONEY)
def index() -> Response:
    till, words = visit().till, visit().words
    open_ones = tuple(
        Card(
            flask.url_for("settlements.difference", difference_id=one.id),
            words.name("difference", one.difference),
            told=words.when(one.found_at),
            much=yuan(one.theirs or one.ours),
        )
        for one in everywhere(till.differences)
    )
    rows = tuple(
        (
            words.day(one.day, year=True),
            words.number(one.count),
            yuan(one.amount),
            yuan(one.fee),
            yuan(one.net),
            words.number(one.differences),
        )
        for one in till.settlements()
    )
    head = ("till.day", "till.count", "money.amount", "till.fee", "till.net", "till.differences")
    record = Record(
        words("till.settlements_title"),
        "",
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("till.settlements_lead"),
        parts=(
            Part("differences", words("till.differences"), words("till.no_differences"), open_ones),
            Part(
                "settlements",
                words("till.settlements"),
                words("till.no_settlements"),
                head=tuple(words(key) for key in head),
                rows=rows,
            ),
        ),
    )
    return show(record, acts(), Form.fresh(), flask.request.args.get("done", ""))


@pages.get("/money/desk/settlements/differences/<uuid:difference_id>")
@needs(Permission.MONEY)
def difference(difference_id: UUID) -> Response:
    return _page(str(difference_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/settlements/differences/<uuid:difference_id>")
@needs(Permission.KEEP)
def explain(difference_id: UUID) -> Response:
    found = visit().till.difference(str(difference_id))

    def do(form: Form, _act: Act, body: Body) -> str:
        visit().finance.send(f"discrepancies/{found.id}:close", body, form.key)
        return flask.url_for("settlements.difference", difference_id=found.id, done=CLOSE)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _page(difference_id: str, form: Form, done: str = "") -> Response:
    words, found = visit().words, visit().till.difference(difference_id)
    record = Record(
        words.name("difference", found.difference),
        flask.url_for("settlements.explain", difference_id=found.id),
        (flask.url_for("settlements.index"), words("till.to_settlements")),
        rows=(
            (words("till.ours"), yuan(found.ours)),
            (words("till.theirs"), yuan(found.theirs)),
            (words("till.note"), found.note),
        ),
    )
    return show(record, _acts(found), form, done)


def _acts(found: DiscrepancyView) -> Acts:
    if not found.open:
        return acts()
    return allowed((Permission.KEEP, lambda: Act(CLOSE, (Field("note", "long", word="match_note"),))))
