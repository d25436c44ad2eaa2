# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page on which somebody chooses a password in place of the one that they were given."""

import flask
from pydantic import ValidationError

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.identity.commands import change_first_password
from services.identity.commands.change_first_password import ChangeFirstPassword
from services.identity.domain import sessions
from services.identity.domain.errors import WeakPassword
from services.identity.domain.sessions import ONE_FACTOR
from services.identity.routes import browser, pages, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

first_password = Resource("first-password", "/identity/v1/oauth/first-password")


@first_password.raw("GET", "", requires=PUBLIC)
def show_first_password(call: RawRequest[Tx]) -> flask.Response:
    """Ask who logs in with a given password for one of their own (首次登录改密页)."""
    _, waiting = browser.waits(call)
    return _page() if waiting else steps.to_the_beginning()


@first_password.raw("POST", "", requires=PUBLIC, consumes=FORM)
def send_first_password(call: RawRequest[Tx]) -> flask.Response:
    """Choose another password, and go back to the client (首次登录改密)."""
    tenant, waiting = browser.waits(call)
    if waiting is None:
        return steps.to_the_beginning()
    if not pages.is_own_form():
        return _page(403, wrong="expired")
    asked = sessions.demands(ONE_FACTOR, flask.request.args.get("acr_values", ""))
    try:
        cmd = ChangeFirstPassword.model_validate({"password": pages.field("password"), "two_factors": asked})
        outcome = call.transact(
            acting(tenant), lambda tx: change_first_password.handle(tx, waiting, cmd, steps.seen())
        )
    except ValidationError:
        return _page(422, wrong="too_long")
    except WeakPassword as weak:
        return _page(422, wrong=weak.reason)
    if outcome.session is None and not outcome.waits_for:
        return steps.to_the_beginning()
    return steps.gone_on(tenant, outcome)


def _page(status: int = 200, **facts: object) -> flask.Response:
    leads_to = flask.request.args.get("redirect_uri", "")
    return pages.show("first_password.html", status, leads_to=leads_to, query=steps.query(), **facts)
