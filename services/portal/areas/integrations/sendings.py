# SPDX-License-Identifier: AGPL-3.0-or-later
"""For staff: what became of messages to people, and what the channels cost in a month."""

import flask

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.page_context import visit

pages = flask.Blueprint("sendings", __name__)
STATES = ("failed", "queued", "taken", "delivered")


@pages.get("/sendings")
@needs(Permission.SENDINGS)
def index() -> str:
    asked = flask.request.args.get("state", "")
    state = asked if asked in STATES else STATES[0]
    month = flask.request.args.get("month") or _this_month()
    integrations = visit().integrations
    return flask.render_template(
        "sendings.html",
        page=integrations.sendings(state, flask.request.args.get("after")),
        tallies=integrations.tallies(month),
        state=state,
        month=month,
        states=[(one, visit().words.name("sending_state", one)) for one in STATES],
    )


def _this_month() -> str:
    return f"{system_now().astimezone(visit().words.zone):%Y-%m}"
