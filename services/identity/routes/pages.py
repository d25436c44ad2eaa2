# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of the log-in: in the visitor's language, complete without JavaScript, phones first."""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import flask
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from services.chassis import written
from services.chassis.ids import new_secret
from services.identity.domain import clients
from services.identity.domain.districts import District

CSRF, DISTRICT = "linli_csrf", "linli_district"
COOKIE_PATH = "/identity/v1/oauth"
FOLDER = Path(__file__).parent.parent / "templates"
SCRIPT = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("reveal.js", "passkey.js"))
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    f"script-src 'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_PAGES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True)


def say(chinese: str, english: str) -> str:
    """Of two texts the one in the language that the client asks for (`ui_locales`), else the browser."""
    asked = [tag[:2].lower() for tag in flask.request.args.get("ui_locales", "").split()]
    known = next((tag for tag in asked if tag in ("zh", "en")), None)
    language = known or flask.request.accept_languages.best_match(("zh", "en"), "zh")
    return english if language == "en" else chinese


_PAGES.globals.update(say=say, script=Markup(SCRIPT))  # noqa: S704 - our own file


def show(name: str, status: int = 200, *, leads_to: str = "", **facts: object) -> flask.Response:
    """A page with a form that only it can send; `leads_to` is where the form's answer may redirect."""
    token = flask.request.cookies.get(CSRF) or new_secret()
    html = _PAGES.get_template(name).render(csrf=token, **facts)
    response = flask.Response(html, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = f"{POLICY}{_origin(leads_to)}"
    response.headers["Referrer-Policy"] = "no-referrer"
    set_cookie(response, CSRF, token)
    return response


def _origin(leads_to: str) -> str:
    """Of an address that is one, with a blank in front; it is read before anybody looked whose it is."""
    try:
        parts = written.web_address(leads_to)
    except ValueError:
        own = clients.own_scheme(leads_to)
        return f" {own}:" if own else ""
    return f" {parts.scheme}://{parts.netloc}"


def field(name: str) -> str:
    """What was typed, in the form in which texts are kept; nothing where it cannot be read."""
    try:
        return written.text(flask.request.form.get(name, ""))
    except ValueError:
        return ""


def chosen(districts: Sequence[District]) -> dict[str, object]:
    """The districts to choose from, and what was typed or else chosen last in this browser."""
    return {
        "districts": districts,
        "district": field("district") or flask.request.cookies.get(DISTRICT, ""),
        "login": (field("login") or flask.request.args.get("login_hint", ""))[:64],
    }


def set_cookie(response: flask.Response, name: str, value: str, until: datetime | None = None) -> None:
    """A cookie for the log-in's own paths, out of reach of scripts and of other sites' forms.

    Without `until` the browser keeps it until it is closed.
    """
    secure = flask.current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(
        name, value, path=COOKIE_PATH, secure=secure, httponly=True, samesite="Lax", expires=until
    )


def drop_cookie(response: flask.Response, name: str) -> None:
    response.delete_cookie(name, path=COOKIE_PATH)


def is_own_form() -> bool:
    """Whether the form was sent from a page of ours: it repeats what only the cookie and the page know.

    Browsers say, too, which site sent it; a cookie could be set by a neighbour under the same domain.
    """
    if flask.request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    cookie = flask.request.cookies.get(CSRF, "")
    return bool(cookie) and hmac.compare_digest(cookie.encode(), flask.request.form.get("csrf", "").encode())
