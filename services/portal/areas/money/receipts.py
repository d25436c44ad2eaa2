# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a receipt is good, for everybody: by the code on it, without a log-in, without a person."""

from uuid import UUID

import flask

from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.authority import Permission
from services.portal.page_context import visit

pages = flask.Blueprint("public_receipts", __name__)


@pages.get("/public/<district>/money/receipts/<uuid:payment_id>")
@public
def show(district: str, payment_id: UUID) -> str:
    found = visit().money_of(code(district)).receipt(str(payment_id))
    by = visit().principal
    keeps_books = by is not None and by.tenant == district and by.holds(Permission.MONEY)
    return flask.render_template(
        "public_receipt.html",
        district=district,
        receipt=found,
        payment_id=str(payment_id),
        keeps_books=keeps_books,
    )
