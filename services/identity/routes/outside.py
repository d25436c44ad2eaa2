# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in by way of somebody else: the district's own OpenID provider, WeCom, WeChat (第三方登录).

What a browser is sent away with stands sealed in a cookie of its own, so that nothing is half-made here while
it is away: whoever comes back without it began somewhere else.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict
from urllib.parse import parse_qsl

import flask

from services.chassis import written
from services.chassis.clock import system_now
from services.chassis.http import PUBLIC, RawRequest, Resource
from services.chassis.http.problems import TooManyRequests
from services.chassis.ids import new_secret
from services.chassis.observe import log
from services.chassis.values import PLATFORM
from services.identity import queries
from services.identity.commands import log_in_by_provider, refuse_outside_log_in
from services.identity.commands.log_in_by_provider import Found
from services.identity.domain.federation import LASTS, Attempt, Failure, IdentityProvider, OutsideFailed
from services.identity.queries import ways as queried
from services.identity.routes import leading, outside_ways, pages, steps
from services.identity.routes.identity_providers import redirect_uri
from services.identity.routes.leading import acting
from services.identity.store import Tx

ATTEMPT = "linli_outside"
MOST_QUERY = 2000
"""A cookie holds 4096 bytes, and the request goes along in it."""
STATUS = {Failure.DOWN: 503, Failure.JUNK: 502, Failure.REFUSED: 502}
outside = Resource("outside", "/identity/v1/oauth")


@outside.raw("GET", "/outside", requires=PUBLIC)
def show_ways(call: RawRequest[Tx]) -> flask.Response:
    """The other ways to log in that a district has (其他登录方式页)."""
    known = queries.districts_to_choose(call.read(acting(PLATFORM)))
    wanted = flask.request.args.get("district", "")
    facts = pages.chosen(known) | outside_ways.ways(call) | ({"district": wanted} if wanted else {})
    request = steps.without("district")
    return pages.show("outside.html", 200, leads_to="", request=request, carried=parse_qsl(request), **facts)


@outside.raw("GET", "/outside/<id:identity_provider_id>/begin", requires=PUBLIC)
def begin_outside(call: RawRequest[Tx], identity_provider_id: str) -> flask.Response:
    """To the other provider, to log in there (前往第三方登录)."""
    tenant, query = flask.request.args.get("district", ""), steps.without("district")
    if len(query) > MOST_QUERY:
        return pages.show("refused.html", 400, error="invalid_request", description="The request is too long")
    provider = _provider(call, tenant, identity_provider_id)
    if provider is None:
        return _failed(Failure.CLOSED, "", query)
    attempt = Attempt(
        provider_id=provider.id,
        state=f"{tenant}.{new_secret()}",
        nonce=new_secret(),
        verifier=new_secret(),
        redirect_uri=redirect_uri(call.tools.issuer, provider.id),
        query=query,
        began_at=system_now(),
        demands=flask.request.args.get("acr_values", "")[:255],
    )
    try:
        call.tools.guesses.check()
        response = leading.see_other(call.tools.federation.address(provider, attempt))
    except TooManyRequests:
        return _failed(Failure.DOWN, provider.name, query, 429)
    except OutsideFailed as failed:
        return _told(call, tenant, provider, attempt, failed)
    text = json.dumps(asdict(attempt) | {"began_at": attempt.began_at.isoformat()})
    sealed = call.read(acting(tenant)).keys.seal(text, ATTEMPT)
    pages.set_cookie(response, ATTEMPT, f"{tenant}.{sealed}", system_now() + LASTS)
    return response


@outside.raw("GET", "/outside/<id:identity_provider_id>/callback", requires=PUBLIC)
def finish_outside(call: RawRequest[Tx], identity_provider_id: str) -> flask.Response:
    """Back from the other provider: log in, or say why not (第三方登录返回)."""
    answer = {name: text for name, text in flask.request.args.items() if name in _ANSWER}
    tenant, attempt = _attempt(call)
    if attempt is None or not _is_of(attempt, identity_provider_id, answer):
        call.tools.guesses.count()
        return _failed(Failure.BROWSER, "", attempt.query if attempt else "")
    provider = _provider(call, tenant, attempt.provider_id)
    if provider is None:
        return _used_up(_failed(Failure.CLOSED, "", attempt.query))
    try:
        secret = queried.secret(call.read(acting(tenant)), provider)
        outsider = call.tools.federation.who(provider, secret, attempt, answer)
    except OutsideFailed as failed:
        return _used_up(_told(call, tenant, provider, attempt, failed))
    seen = steps.seen()
    found = call.transact(acting(tenant), lambda tx: log_in_by_provider.handle(tx, attempt, outsider, seen))
    return _used_up(_led_on(call, tenant, provider, attempt, found))


_ANSWER = ("code", "state", "iss", "error")


def _provider(call: RawRequest[Tx], tenant: str, provider_id: str) -> IdentityProvider | None:
    if not written.is_digits(tenant):
        return None
    return queried.in_use(call.read(acting(tenant)), provider_id)


def _attempt(call: RawRequest[Tx]) -> tuple[str, Attempt | None]:
    """What this browser was sent away with, if that is not too long ago."""
    tenant, text = outside_ways.sealed_for(call, ATTEMPT)
    if not text:
        return "", None
    given = json.loads(text)
    attempt = Attempt(**given | {"began_at": written.moment(given["began_at"])})
    return (tenant, attempt) if attempt.in_time(system_now()) else ("", None)


def _is_of(attempt: Attempt, provider_id: str, answer: Mapping[str, str]) -> bool:
    same = hmac.compare_digest(attempt.state.encode(), answer.get("state", "").encode())
    return same and attempt.provider_id == provider_id


def _led_on(
    call: RawRequest[Tx], tenant: str, provider: IdentityProvider, attempt: Attempt, found: Found
) -> flask.Response:
    if found.lookup:
        return outside_ways.to_link(call, tenant, provider, found.lookup, attempt.query)
    if found.failure:
        return _failed(found.failure, provider.name, attempt.query)
    outcome = found.outcome
    if outcome.waits_for:
        query = steps.without("prompt", "max_age", of=attempt.query)
        response = leading.see_other(f"{pages.COOKIE_PATH}/{steps.NEXT[outcome.waits_for]}?{query}")
    else:
        response = leading.see_other(steps.onward(of=attempt.query))
    return steps.with_cookies(response, tenant, outcome)


def _told(
    call: RawRequest[Tx], tenant: str, provider: IdentityProvider, attempt: Attempt, failed: OutsideFailed
) -> flask.Response:
    """The failure, kept on record where it is worth it; a wrong answer counts as a wrong password does."""
    log().warning("a log-in elsewhere failed", provider=provider.id, error=str(failed))
    if failed.failure in (Failure.TOKEN, Failure.ISSUER):
        call.tools.guesses.count()
    call.transact(acting(tenant), lambda tx: refuse_outside_log_in.handle(tx, provider.id, failed.failure))
    return _failed(failed.failure, provider.name, attempt.query)


def _failed(failure: Failure, name: str, query: str, status: int = 0) -> flask.Response:
    back = steps.asking(query) if query else ""
    status = status or STATUS.get(failure, 403)
    return pages.show("outside_failed.html", status, failure=failure.value, provider=name, back=back)


def _used_up(response: flask.Response) -> flask.Response:
    pages.drop_cookie(response, ATTEMPT)
    return response
