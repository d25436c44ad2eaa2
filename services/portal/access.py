# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may open which page, and the headers that keep others out. Without `public` a page needs a log-in."""

from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

import flask
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from services.chassis.auth import Unauthenticated
from services.chassis.clock import system_now
from services.chassis.http import characters
from services.chassis.http.request_log import record
from services.chassis.values import Principal
from services.portal import drafts
from services.portal.authority import Permission
from services.portal.log_in import LogIn
from services.portal.page_context import PageContext, visit
from services.portal.portal import Portal
from services.portal.session import SESSION, CookieTooLarge, Session, from_content, to_content
from services.portal.settings import PortalSettings
from services.portal.texts import DEFAULT, LANGUAGES

LANGUAGE = "linli_language"
HAT = "linli_hat"
TYPE_SIZE = "linli_type"
TYPE_SIZES = ("normal", "large")
STEP_UP = ("acr_values", "max_age")
"""What a service may want of a log-in."""
WITHOUT_VISITOR = ("static", "stylesheet", "live", "ready")
LONGEST_KEPT_SECONDS = 90 * 86_400
"""As long as a district may let a log-in last."""

P = ParamSpec("P")
R = TypeVar("R")


def public(page: Callable[P, R]) -> Callable[P, R]:
    """Anybody may open the page."""
    page.is_public = True  # type: ignore[attr-defined]
    return page


def needs(*permissions: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only who holds one of the permissions somewhere may open the page; others are told so."""

    def mark(page: Callable[P, R]) -> Callable[P, R]:
        page.needs = permissions  # type: ignore[attr-defined]
        return page

    return mark


def admits(page: Callable[..., object], by: Principal) -> bool:
    """Whether somebody who is logged in may open the page."""
    wanted: tuple[Permission, ...] = getattr(page, "needs", ())
    return not wanted or any(by.holds(permission) for permission in wanted)


def install(app: flask.Flask, portal: Portal) -> None:
    policy = _policy(portal.settings)

    @app.before_request
    def admit() -> Response | None:
        language = flask.request.cookies.get(LANGUAGE, DEFAULT)
        flask.g.visit = PageContext(
            portal,
            language if language in LANGUAGES else DEFAULT,
            large=flask.request.cookies.get(TYPE_SIZE) == "large",
            wished_hat=flask.request.cookies.get(HAT, ""),
        )
        if flask.request.endpoint in WITHOUT_VISITOR:
            return None
        _recognise(portal, flask.g.visit)
        characters.check_address()
        if flask.request.endpoint is None or _is_public(app):
            return None
        if visit().log_in is None:
            return log_in_again()
        if not _may_open(app.view_functions[flask.request.endpoint]):
            raise Forbidden
        return None

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if portal.settings.secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response


def log_in_again() -> Response:
    """The way to the log-in; what was typed goes along on a page, from which it comes back afterwards."""
    return _to_the_log_in("ended", {})


def prove_again(asked: Mapping[str, Any]) -> Response:
    """The same for what wants a newer or stronger log-in (RFC 9470): `acr_values` and `max_age` say which."""
    wanted = {name: str(asked[name]) for name in STEP_UP if asked.get(name) not in (None, "")}
    return _to_the_log_in("step_up", wanted)


def _to_the_log_in(why: str, wanted: Mapping[str, str]) -> Response:
    draft = drafts.typed()
    if draft is None:
        return flask.redirect(log_in_address(**wanted), 303)
    present = visit()
    present.words = present.plain_words
    present.log_in = None
    html = flask.render_template("kept.html", draft=draft, why=why, wanted=wanted)
    return flask.Response(html, 401, headers={"WWW-Authenticate": "Session"})


def log_in_address(**wanted: str) -> str:
    """Where to log in and come back to the present page; every form is sent to its own page's address."""
    back = flask.request.full_path if flask.request.method == "GET" else flask.request.path
    return flask.url_for("log_in.begin", back=local(back.removesuffix("?")), **dict[str, Any](wanted))


def keep(response: Response, session: Session) -> None:
    """Give the browser the log-in. Raises CookieTooLarge."""
    cookies = visit().portal.cookies
    cookies.put(response, SESSION, cookies.seal(to_content(session)), until=session.kept_until)


def _recognise(portal: Portal, present: PageContext) -> None:
    """Set the visit's log-in from the browser's cookie, with fresh tokens if they end soon."""
    found = _found(portal, flask.request.cookies.get(SESSION, ""))
    session = portal.provider.renew(found) if found else None
    if session is None:
        return
    try:
        log_in = LogIn(session, portal.principal, portal.provider.renewed)
    except Unauthenticated:
        return
    present.log_in = log_in
    record().principal = log_in.principal
    flask.after_this_request(lambda response: _kept(response, found, log_in))


def _found(portal: Portal, cookie: str) -> Session | None:
    """The log-in in the cookie: used within the hours of the settings, or kept on an own device."""
    content = portal.cookies.open(cookie, LONGEST_KEPT_SECONDS) if cookie else None
    session = from_content(content) if content else None
    if session is None or session.kept_until > system_now().timestamp():
        return session
    recent = portal.cookies.open(cookie, int(portal.settings.session_hours * 3600))
    return session if recent else None


def _kept(response: flask.Response, found: Session | None, log_in: LogIn) -> flask.Response:
    """With newer tokens than were found, unless the page itself ended the log-in or began another.

    Tokens that no browser keeps end it: the next log-in says why.
    """
    session = log_in.close()
    is_set = any(cookie.startswith(f"{SESSION}=") for cookie in response.headers.getlist("Set-Cookie"))
    if session == found or is_set:
        return response
    try:
        keep(response, session)
    except CookieTooLarge:
        response.delete_cookie(SESSION)
    return response


def _may_open(page: Callable[..., object]) -> bool:
    """Whether the page is for the person, perhaps by what he may do since a moment ago."""
    log_in = visit().log_in
    assert log_in is not None, "whoever has none was sent to log in"
    return admits(page, log_in.principal) or (log_in.renew() and admits(page, log_in.principal))


def _is_public(app: flask.Flask) -> bool:
    view = app.view_functions[str(flask.request.endpoint)]
    return bool(getattr(view, "is_public", False))


def _policy(settings: PortalSettings) -> str:
    """Forms may end at the identity provider, for the log-in, and at the payment provider, where one pays;
    pictures come from the base map, where there is one.
    """
    parts = urlsplit(settings.payment_url)
    provider = f" {parts.scheme}://{parts.netloc}" if settings.payment_url else ""
    ground = f" {settings.map_origin}" if settings.map_origin else ""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; "
        f"img-src 'self' data:{ground}; manifest-src 'self'; "
        f"form-action 'self' {settings.issuer}{provider}; frame-ancestors 'none'; base-uri 'none'"
    )


def local(address: str) -> str:
    """The address if it is one of the portal's own pages, else the first page."""
    odd = any(ord(letter) <= ord(" ") or letter == "\\" for letter in address)
    own = address.startswith("/") and not address.startswith("//") and not odd
    return address if own and len(address) <= 500 else "/"  # noqa: PLR2004 - it travels in a cookie
