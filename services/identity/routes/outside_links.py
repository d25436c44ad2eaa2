# SPDX-License-Identifier: AGPL-3.0-or-later
"""Linking: who came from another provider and is unknown logs in here once and says that both are theirs."""

import flask

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.values import DomainError
from services.identity.commands import link_identity
from services.identity.domain import federation as rules
from services.identity.domain.federation_errors import LinkedElsewhere
from services.identity.domain.sessions import Session
from services.identity.routes import browser, leading, outside_ways, pages, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

ACTION = "action"
outside_links = Resource("outside-links", "/identity/v1/oauth/outside-link")


@outside_links.raw("GET", "", requires=PUBLIC)
def show_link(call: RawRequest[Tx]) -> flask.Response:
    """Ask whether the log-in elsewhere is that of who has just logged in here (关联登录页)."""
    found, session = outside_ways.unlinked(call), _session(call)
    if found is None:
        return leading.see_other(steps.onward(ACTION))
    return (
        _page(call, found, session) if session else leading.see_other(outside_ways.own_log_in(steps.query()))
    )


@outside_links.raw("POST", "", requires=PUBLIC, consumes=FORM)
def send_link(call: RawRequest[Tx]) -> flask.Response:
    """Link it, and go on to the client (关联)."""
    found, session = outside_ways.unlinked(call), _session(call)
    if found is None or session is None:
        return leading.see_other(steps.onward(ACTION))
    if not pages.is_own_form():
        return _page(call, found, session, 403, wrong="expired")
    try:
        by = acting(found.tenant, session.person_id)
        call.transact(by, lambda tx: link_identity.handle(tx, session, found.provider.id, found.lookup))
    except LinkedElsewhere:
        return _page(call, found, session, 409, wrong="elsewhere")
    except DomainError:
        return _page(call, found, session, 409, wrong="closed")
    response = leading.see_other(steps.onward(ACTION))
    pages.drop_cookie(response, outside_ways.LINK)
    return response


def _session(call: RawRequest[Tx]) -> Session | None:
    """Of who logged in here a short while ago, in the district of the provider."""
    tenant, session = browser.current(call, None)
    found = outside_ways.unlinked(call)
    if session is None or found is None or tenant != found.tenant:
        return None
    return session if steps.is_fresh(session) and rules.is_strong(session.methods) else None


def _page(
    call: RawRequest[Tx], found: outside_ways.Unlinked, session: Session, status: int = 200, **facts: object
) -> flask.Response:
    account = call.read(acting(found.tenant)).accounts.find(session.account_id)
    return pages.show(
        "outside_link.html",
        status,
        leads_to=flask.request.args.get("redirect_uri", ""),
        query=steps.query(),
        provider=found.provider.name,
        login=account.login if account else "",
        onward=steps.onward(ACTION),
        **facts,
    )
