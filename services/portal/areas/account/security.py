# SPDX-License-Identifier: AGPL-3.0-or-later
"""How one logs in, and where one is logged in; each log-in is ended here, or all of them."""

import flask
from werkzeug.wrappers import Response

from services.portal.areas.account.log_in import ATTEMPT
from services.portal.areas.account.log_in import PATH as LOG_IN
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.oidc import SECOND_FACTORS, Attempt
from services.portal.page_context import visit
from services.portal.session import SESSION

UNLINK = "unlink:"
"""Before the id of a linked log-in, as an action."""
pages = flask.Blueprint("security", __name__)
PATH = "/account/security"
ALL = "all"
"""The action that ends every log-in; else it is the id of the one to end."""


@pages.get(PATH)
def show() -> Response:
    return _page(Form.fresh())


@pages.post(PATH)
def send() -> Response:
    """Who ends the present log-in comes out where nobody is logged in."""
    form = Form.sent()
    if form.only_shown:
        return _page(form)
    if form.action.startswith(UNLINK):
        return _unlink(form)
    try:
        visit().identity.end_sessions(None if form.action == ALL else form.action, form.key)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    if form.action not in (ALL, _present()):
        return flask.redirect(flask.url_for("security.show"), 303)
    response = flask.redirect("/", 303)
    response.delete_cookie(SESSION)
    return response


def _unlink(form: Form) -> Response:
    try:
        visit().identity.unlink(form.action.removeprefix(UNLINK), form.key)
    except (Problem, Unreachable) as problem:
        return _page(form.refused(problem))
    return flask.redirect(flask.url_for("security.show", _anchor="linked"), 303)


@pages.get(f"{PATH}/second-factors")
def change() -> Response:
    """To the identity provider, where passkeys and apps are added, and back."""
    portal, attempt = visit().portal, Attempt.begin(PATH)
    address = portal.provider.log_in_url(attempt, visit().plain_words.tag, action=SECOND_FACTORS)
    response = flask.redirect(address, 303)
    portal.cookies.put(response, ATTEMPT, portal.cookies.seal(attempt.content()), LOG_IN)
    return response


def _page(form: Form) -> Response:
    identity = visit().identity
    html = flask.render_template(
        "security.html",
        form=form,
        proofs=identity.second_factors(visit().by.subject),
        real_name=identity.real_name(visit().by.subject),
        linked=identity.linked(visit().by.subject),
        unlink=UNLINK,
        log_ins=identity.sessions(),
        present=_present(),
        everywhere=ALL,
    )
    return flask.Response(html, form.status)


def _present() -> str:
    session = visit().session
    return session.log_in if session else ""
