# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places found by their names, pinyin or initials, wherever in the district they lie."""

import flask

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.page_context import visit

pages = flask.Blueprint("place_finding", __name__)
SHORTEST = 2


@pages.get("/places/find")
@needs(Permission.PLACES)
def index() -> str:
    asked = flask.request.args.get("q", "").strip()
    after = flask.request.args.get("after")
    found = visit().places.named(asked, after) if len(asked) >= SHORTEST else None
    return flask.render_template("place_find.html", asked=asked, found=found, after=after)
