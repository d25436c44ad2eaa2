# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own payments: coming back from the payment provider, the receipt as a sheet, what was given back."""

from uuid import UUID

import flask

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("payments", __name__)
A_PAGE = 20


@pages.get("/money/payments")
@needs(Permission.BILLS)
def index() -> str:
    page = visit().finance.own_payments(flask.request.args.get("after"), A_PAGE)
    return flask.render_template("payments.html", page=page)


@pages.get("/money/payments/<uuid:payment_id>")
@needs(Permission.BILLS)
def show(payment_id: UUID) -> str:
    """The receipt with a code that anybody can check; until the provider has told, that it is awaited."""
    finance, panels = visit().finance, Panels()
    payment = finance.payment(str(payment_id))
    asked = [panels.ask(lambda one=one: finance.bill(one)) for one in payment.bills]  # type: ignore[misc]
    return flask.render_template(
        "payment.html",
        payment=payment,
        bills=[panel.content for panel in asked if panel.content],
        district=visit().by.tenant,
    )
