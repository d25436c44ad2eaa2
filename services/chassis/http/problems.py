# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one place where a refusal or a failure becomes an answer: RFC 9457 `application/problem+json`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import flask
from httpx import HTTPError
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from services.chassis.http import allowances
from services.chassis.http.allowances import Allowance
from services.chassis.http.request_log import record
from services.chassis.http.resource import Resource
from services.chassis.observe import log
from services.chassis.store import Contention, StoreDown
from services.chassis.values import DomainError

STALE = ', error="invalid_token"'
"""What RFC 6750, 3.1 adds where there was a token."""
PROBLEM = "application/problem+json"

CODES = {
    400: "request.malformed",
    404: "request.unknown_path",
    405: "request.method_not_allowed",
    408: "request.timeout",
    413: "request.too_large",
    414: "request.uri_too_long",
    415: "request.unsupported_media_type",
}


@dataclass(eq=False)
class Malformed(DomainError):
    """The request cannot be read."""

    code = "request.malformed"
    status = 400
    title = "The request cannot be read"

    reason: str


@dataclass(eq=False)
class BadId(DomainError):
    """The id in the path is not an id."""

    code = "request.bad_id"
    status = 400
    title = "The id in the path is not an id"

    name: str


@dataclass(eq=False)
class Unprocessable(DomainError):
    """Fields of the request are missing, unknown, of a wrong type or out of bounds; all are named."""

    code = "request.invalid"
    status = 422
    title = "Some fields are not valid"

    errors: list[dict[str, str | int]]


@dataclass(eq=False)
class UnknownTenant(DomainError):
    """The token's tenant is not (or not yet) known to this service."""

    code = "tenant_unknown"
    status = 403
    title = "This service does not know the token's district"

    tenant: str


@dataclass(eq=False)
class TooManyRequests(DomainError):
    """The district's share of this process is used up for the moment."""

    code = "too_many_requests"
    status = 429
    title = "Too many requests of this district"

    retry_after: int
    allowance: Allowance | None = None

    def data(self) -> dict[str, Any]:
        """How many seconds to wait; what the limit is stands in the headers."""
        return {"retry_after": self.retry_after}


@dataclass(eq=False)
class DayIsSpent(TooManyRequests):
    """The client has used up its own quota of the day, whatever its district may still send."""

    code = "day_quota_spent"
    title = "This client has used up its quota of the day"

    quota: int = 0
    begins_at: datetime | None = None

    def data(self) -> dict[str, Any]:
        """How many a day there are, and when the next one begins: at midnight of the client's district."""
        return {**super().data(), "quota": self.quota, "begins_at": self.begins_at}


def unprocessable(error: ValidationError) -> Unprocessable:
    """Every wrong field of a pydantic error by its path; never the value, which may be personal."""
    return Unprocessable(
        [_fault(problem) for problem in error.errors(include_input=False, include_url=False)]
    )


def unreadable(field: str, reason: str) -> Unprocessable:
    """A text or a number that is not written as it must be."""
    return Unprocessable([{"field": field, "error": reason, "rule": "written"}])


def _fault(problem: ErrorDetails) -> dict[str, str | int]:
    """The field, a sentence, the rule that is broken, and its limit, in characters or days, if it has one."""
    fault: dict[str, str | int] = {"field": ".".join(str(part) for part in problem["loc"])}
    fault |= {"error": problem["msg"], "rule": problem["type"]}
    facts = problem.get("ctx", {})
    limit = facts.get("max_length", facts.get("min_length", facts.get("limit")))
    return fault if limit is None else {**fault, "limit": limit}


def document(status: int, code: str, title: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """The problem's members; `correlation_id` finds its log lines."""
    return {
        "type": f"urn:linli:problem:{code}",
        "status": status,
        "code": code,
        "title": title,
        "correlation_id": record().correlation_id,
        **(data or {}),
    }


def answer(
    status: int,
    code: str,
    title: str,
    data: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> flask.Response:
    """The problem, or the refusal in the form of the standard that the address follows."""
    standards: Sequence[Resource] = flask.current_app.extensions["linli.standards"]
    refuses = next((one.refuses for one in standards if one.covers(flask.request.path)), None)
    if refuses is not None:
        response: flask.Response = refuses(status, code, title, data or {})
    else:
        response = flask.jsonify(document(status, code, title, data))
        response.status_code = status
        response.content_type = PROBLEM
    response.headers.update(headers or {})
    return response


def install(app: flask.Flask, resources: Iterable[Resource]) -> None:
    """Register the handlers of refusals, of HTTP errors and of everything unexpected."""
    app.extensions["linli.standards"] = [one for one in resources if one.refuses is not None]

    @app.after_request
    def told(response: flask.Response) -> flask.Response:
        response.headers.update(allowances.headers(record().allowances))
        return response

    @app.errorhandler(DomainError)
    def refused(error: DomainError) -> flask.Response:
        record().code = error.code
        headers = {}
        if error.status == 401:  # noqa: PLR2004
            given = flask.request.headers.get("Authorization", "")
            headers["WWW-Authenticate"] = f'Bearer realm="linli"{STALE if given else ""}'
        if challenge := getattr(error, "challenge", ""):
            headers["WWW-Authenticate"] = challenge
        if isinstance(error, TooManyRequests):
            headers["Retry-After"] = str(error.retry_after)
            if error.allowance and error.allowance not in record().allowances:
                record().allowances.append(error.allowance)
        return answer(error.status, error.code, error.title, _jsonable(error.data()), headers)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> flask.Response:
        status = error.code or 500
        code = CODES.get(status, f"http.{status}")
        record().code = code
        allowed = getattr(error, "valid_methods", None)
        headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
        return answer(status, code, error.name, headers=headers)

    @app.errorhandler(Contention)
    @app.errorhandler(StoreDown)
    @app.errorhandler(HTTPError)
    def unavailable(error: Exception) -> flask.Response:
        log().error("unavailable", error=type(error).__name__, exc_info=error)
        record().code = "unavailable"
        return answer(503, "unavailable", "Please try again later", headers={"Retry-After": "2"})

    @app.errorhandler(Exception)
    def failed(error: Exception) -> flask.Response:
        log().error("failed", error=type(error).__name__, exc_info=error)
        record().code = "internal"
        return answer(500, "internal", "Something went wrong here")


class _Data(BaseModel):
    data: dict[str, Any]


def _jsonable(data: dict[str, Any]) -> dict[str, Any]:
    dumped: dict[str, Any] = _Data(data=data).model_dump(mode="json")["data"]
    return dumped
