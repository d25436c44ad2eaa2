# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one place where a failure becomes a page."""

import flask
from httpx import HTTPError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from services.chassis.http.problems import CODES, Malformed
from services.chassis.http.request_log import record
from services.chassis.observe import log
from services.portal import access, drafts
from services.portal.client.http import LOG_IN_AGAIN, STEP_UP, Problem, Unreachable
from services.portal.forms import FormExpired
from services.portal.oidc import LogInFailed
from services.portal.page_context import PageContext, visit
from services.portal.session import SESSION, CookieTooLarge

UNAVAILABLE = 503
UNAVAILABLE_FROM = 500
HEADINGS = {403: "problem.forbidden", 404: "problem.missing", 503: "problem.unavailable"}


def install(app: flask.Flask) -> None:
    """Register the handlers of refusals, of HTTP errors and of everything unexpected."""
    app.register_error_handler(Problem, _refused)

    @app.errorhandler(Unreachable)
    @app.errorhandler(HTTPError)
    def unreachable(error: Exception) -> Response:
        log().error("unavailable", error=type(error).__name__)
        response = page(UNAVAILABLE, visit().plain_words.error("unavailable"), "problem.unavailable")
        response.headers["Retry-After"] = "5"
        return response

    @app.errorhandler(Malformed)
    def malformed(error: Malformed) -> Response:
        return page(error.status, visit().plain_words.error(error.code), "problem.title")

    @app.errorhandler(FormExpired)
    def expired(_: FormExpired) -> Response:
        return page(403, visit().plain_words.error("portal.form_expired"), "problem.form")

    @app.errorhandler(LogInFailed)
    def log_in_failed(error: LogInFailed) -> Response:
        log().warning("log_in_failed", reason=str(error))
        return page(400, visit().plain_words.error("portal.log_in_failed"), "problem.log_in", again=True)

    @app.errorhandler(CookieTooLarge)
    def too_many_grants(_: CookieTooLarge) -> Response:
        return page(400, visit().plain_words.error("portal.too_many_grants"), "problem.log_in")

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        status = error.code or 500
        sentence = visit().plain_words.error(CODES.get(status, f"http.{status}"))
        response = page(status, sentence, HEADINGS.get(status, "problem.title"))
        allowed = getattr(error, "valid_methods", None)
        if allowed:
            response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        log().error("failed", error=type(error).__name__, exc_info=error)
        return page(500, visit().plain_words.error("internal"), "problem.title")


def _refused(problem: Problem) -> Response:
    if problem.code == STEP_UP:
        return access.prove_again(problem.data)
    if problem.status == LOG_IN_AGAIN:
        response = access.log_in_again()
        response.delete_cookie(SESSION)
        return response
    sentence = visit().plain_words.error(problem.code, problem.data)
    return page(problem.status, sentence, HEADINGS.get(problem.status, "problem.title"))


def page(status: int, sentence: str, heading: str, *, again: bool = False) -> flask.Response:
    """A page that asks no API; its number finds the log lines."""
    present: PageContext = visit()
    present.words = present.plain_words
    present.__dict__.setdefault("district", "")
    html = flask.render_template(
        "problem.html",
        heading=heading,
        sentence=sentence,
        status=status,
        again=again,
        number=record().correlation_id,
        draft=drafts.typed() if status >= UNAVAILABLE_FROM and present.principal else None,
    )
    return flask.Response(html, status, content_type="text/html; charset=utf-8")
