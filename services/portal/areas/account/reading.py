# SPDX-License-Identifier: AGPL-3.0-or-later
"""How somebody reads the pages: in which language, how large, as what. The browser keeps it for a year."""

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import HAT, LANGUAGE, TYPE_SIZE, TYPE_SIZES, public
from services.portal.authority import Hat
from services.portal.page_context import local, visit
from services.portal.texts import LANGUAGES

pages = flask.Blueprint("reading", __name__)
YEAR_SECONDS = 31_536_000


@pages.get("/language/<language>")
@public
def language(language: str) -> Response:
    """Keep the language and go back."""
    return _kept(LANGUAGE, language, LANGUAGES)


@pages.get("/type/<size>")
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
    response = flask.redirect(local(flask.request.args.get("back", "/")), 303)
    secure = visit().portal.settings.secure
    response.set_cookie(cookie, value, max_age=YEAR_SECONDS, secure=secure, httponly=True, samesite="Lax")
    return response
