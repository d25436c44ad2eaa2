# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in and out through the identity provider."""

from hmac import compare_digest

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.chassis import written
from services.portal import access
from services.portal.access import local, public
from services.portal.forms import check_own
from services.portal.oidc import Attempt, LogInFailed
from services.portal.page_context import visit
from services.portal.session import SESSION

pages = flask.Blueprint("log_in", __name__)
ATTEMPT = "linli_log_in"
ATTEMPT_SECONDS = 1800
PATH = "/log-in"


@pages.get(PATH)
@public
def begin() -> Response:
    """Send the browser to the identity provider, to log in as the page before wants it."""
    portal, given = visit().portal, flask.request.args
    wanted = {name: given[name][:40] for name in access.STEP_UP if given.get(name)}
    if not written.is_digits(wanted.get("max_age", "0")):
        raise BadRequest
    attempt = Attempt.begin(local(given.get("back", "/")))
    response = flask.redirect(portal.provider.log_in_url(attempt, visit().plain_words.tag, **wanted), 303)
    portal.cookies.put(response, ATTEMPT, portal.cookies.seal(attempt.content()), PATH)
    return response


@pages.get(f"{PATH}/callback")
@public
def finish() -> Response:
    """The browser comes back with a code. Raises LogInFailed."""
    given, cookies = flask.request.args, visit().portal.cookies
    content = cookies.open(flask.request.cookies.get(ATTEMPT, ""), ATTEMPT_SECONDS)
    if content is None and visit().principal:
        return flask.redirect("/", 303)
    if content is None:
        raise LogInFailed("no log-in is under way in this browser")
    attempt = Attempt(**content)
    if not compare_digest(attempt.state.encode(), given.get("state", "").encode()):
        raise LogInFailed("the state is another")
    if "code" not in given:
        raise LogInFailed(f"the provider said {given.get('error', 'nothing')[:60]}")
    session = visit().portal.provider.finish(attempt, given["code"])
    response = flask.redirect(attempt.back, 303)
    access.keep(response, session)
    response.delete_cookie(ATTEMPT, path=PATH)
    return response


@pages.get(f"{PATH}/done")
@public
def done() -> str:
    """What a log-in in another tab comes back to: the form waits in the first one."""
    return flask.render_template("logged_in.html")


@pages.post("/log-out")
@public
def end() -> Response:
    """End the log-in here and at the identity provider."""
    session = visit().session
    if session is None:
        return flask.redirect("/", 303)
    check_own()
    response = flask.redirect(visit().portal.provider.log_out_url(session), 303)
    response.delete_cookie(SESSION)
    return response
