# SPDX-License-Identifier: AGPL-3.0-or-later
"""How somebody reads the pages: in which language, how large, as what. The browser keeps it for a year.

A page that is one form sends it along, and the browser sends it on to the form: it comes back as typed.
"""

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import HAT, LANGUAGE, TYPE_SIZE, TYPE_SIZES, local, public
from services.portal.authority import Hat
from services.portal.page_context import visit
from services.portal.texts import LANGUAGES

pages = flask.Blueprint("reading", __name__)
YEAR_SECONDS = 31_536_000
BOTH = ("GET", "POST")
ASK_FOR_IT, SEND_IT_ON = 303, 307


@pages.route("/language/<language>", methods=BOTH)
@public
def language(language: str) -> Response:
    """Keep the language and go back."""
    return _kept(LANGUAGE, language, LANGUAGES)


@pages.route("/type/<size>", methods=BOTH)
@public
def type_size(size: str) -> Response:
    """Keep the size of the type and go back."""
    return _kept(TYPE_SIZE, size, TYPE_SIZES)


@pages.get("/hat/<hat>")
def hat(hat: str) -> Response:
    """Put on another hat and begin on its first page."""
    return _kept(HAT, hat, tuple(Hat))


def _kept(cookie: str, value: str, known: tuple[str, ...]) -> Response:
    if value not in known:
        raise NotFound
    how = SEND_IT_ON if flask.request.method == "POST" else ASK_FOR_IT
    response = flask.redirect(local(flask.request.args.get("back", "/")), how)
    secure = visit().portal.settings.secure
    response.set_cookie(cookie, value, max_age=YEAR_SECONDS, secure=secure, httponly=True, samesite="Lax")
    return response
