# SPDX-License-Identifier: AGPL-3.0-or-later
"""Change one's own password."""

import flask
from werkzeug.wrappers import Response

from services.portal.access import public
from services.portal.client.http import Problem, Unreachable
from services.portal.forms import Form
from services.portal.page_context import visit
from services.portal.session import SESSION

pages = flask.Blueprint("password", __name__)
PATH = "/account/password"
AT_FIELD = {
    "identity.wrong_password": "current",
    "identity.account_locked": "current",
    "identity.weak_password": "password",
}
"""Where the sentence of a refusal stands."""


@pages.get(PATH)
def ask() -> Response:
    return _page(Form.fresh())


@pages.post(PATH)
def send() -> Response:
    """All log-ins of the account end with the old password, this one too."""
    form, identity = Form.sent(), visit().identity
    if form.only_shown:
        return _page(form)
    given = flask.request.form
    try:
        account = identity.account(visit().by.subject)
        identity.set_password(account.id, given.get("password", ""), given.get("current", ""), form.key)
    except (Problem, Unreachable) as problem:
        return _page(form.refused_at(problem, AT_FIELD))
    response = flask.redirect(flask.url_for("password.done"), 303)
    response.delete_cookie(SESSION)
    return response


@pages.get(f"{PATH}/done")
@public
def done() -> str:
    return flask.render_template("password_changed.html")


def _page(form: Form) -> Response:
    """What was typed is a secret, so it is not shown again."""
    return flask.Response(flask.render_template("password.html", form=form), form.status)
