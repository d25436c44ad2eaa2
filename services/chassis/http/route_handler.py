# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs a declared route: reads the request, checks the caller, runs the function, writes the answer."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain, islice
from typing import Any, TypeVar

import flask
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from services.chassis.http import body, json_text, query_text
from services.chassis.http.gate import Gate
from services.chassis.http.models import RowAnswer
from services.chassis.http.problems import BadId, Malformed, unprocessable, unreadable
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.request_log import record
from services.chassis.http.route import ACCEPTED, DISTRICT, NOBODY, PATTERNS, PUBLIC, Kind, Route
from services.chassis.http.rows import Rows
from services.chassis.http.stream import Stream
from services.chassis.store import Collection, Store, UnitOfWork
from services.chassis.store.idempotency import StoredAnswer, Witnessed, keep, recall
from services.chassis.values import DomainError, NotFound, Principal

M = TypeVar("M", bound=BaseModel)

PUBLIC_SECONDS = 60
"""How long others may keep what strangers are shown."""

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_ETAG = re.compile('"([0-9]{1,12})(-[0-9.]{1,60})?"')


class RouteHandler:
    """The view function of one route."""

    def __init__(self, route: Route, store: Store[Any], gate: Gate, intake_limit: int) -> None:
        self._route = route
        self._store = store
        self._gate = gate
        self._intake_limit = intake_limit
        self._run: Callable[[Any, dict[str, str]], flask.Response] = {
            Kind.QUERY: self._query,
            Kind.COMMAND: self._command,
            Kind.RAW: self._raw,
            Kind.STREAM: self._stream,
        }[route.kind]

    def __call__(self, **parameters: str) -> flask.Response:
        record().operation = self._route.operation
        principal = self._admitted(parameters)
        for name, kind in self._route.parameters.items():
            if not PATTERNS[kind].fullmatch(parameters[name]):
                raise BadId(name)
        return self._run(principal, parameters)

    def _admitted(self, parameters: dict[str, str]) -> Principal | None:
        """Who calls, by a token of the named district; None where a raw route finds that out by itself."""
        route, district = self._route, parameters.get(DISTRICT)
        if route.requires != PUBLIC:
            principal = self._gate.admit(route.requires, route.bearer_field, route.asks)
            if district not in (None, principal.tenant):
                raise NotFound(DISTRICT, district)
            return principal
        if route.kind is Kind.RAW and district is None:
            return None
        return self._gate.admit_stranger(district or NOBODY, flask.request.remote_addr or "")

    def _query(self, principal: Principal, parameters: dict[str, str]) -> flask.Response:
        given = self._given(parameters)
        view = self._route.function(self._store.reader(principal), *given)
        answer = _stored(view, 200)
        if self._route.requires != PUBLIC:
            return _respond(answer)
        digest = hashlib.sha256(answer.body).hexdigest()[:16]
        response = _respond(replace(answer, etag=f'"{digest}"'))
        response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
        return response

    def _command(self, principal: Principal, parameters: dict[str, str]) -> flask.Response:
        by = Witnessed.of(principal)
        key = "" if self._route.secret else _idempotency_key()
        given = self._given(parameters)
        expected = _expected(self._route, by.tenant, given)
        fingerprint = _fingerprint() if key else ""

        def work(tx: UnitOfWork) -> StoredAnswer | DomainError:
            stored = recall(tx, key, fingerprint) if key else None
            if stored:
                flask.g.replayed = True
                return stored
            by.used.clear()
            if expected:
                tx.expect(*expected)
            try:
                answer = _stored(self._route.function(tx, *given), self._route.status)
            except DomainError as refusal:
                if not refusal.kept:
                    raise
                return refusal
            if key:
                keep(tx, key, fingerprint, answer, by)
            return answer

        done = self._store.transact(by, work)
        if isinstance(done, DomainError):
            raise done
        response = _respond(done)
        if done.status == ACCEPTED:
            response.headers["Location"] = f"{self._route.jobs}/{json.loads(done.body)['id']}"
        return response

    def _raw(self, principal: Principal | None, parameters: dict[str, str]) -> flask.Response:
        given = {name: value for name, value in parameters.items() if name != DISTRICT}
        response: flask.Response = self._route.function(RawRequest(self._store, principal), **given)
        return response

    def _stream(self, principal: Principal, _: dict[str, str]) -> flask.Response:
        route, plan = self._route, self._route.rows
        if flask.request.mimetype != route.consumes or plan is None:
            raise UnsupportedMediaType
        body.current().limit = self._intake_limit

        def transact(work: Callable[[UnitOfWork], Any]) -> Any:  # noqa: ANN401 - what the work gives
            return self._store.transact(principal, work)

        stream = Stream(transact, route.function, plan.answer, plan.bad_row, record())
        with ExitStack() as entered:
            entered.enter_context(self._gate.stream(principal.tenant))
            answers = stream.answers(Rows(plan.model, plan.echo), plan.most)
            first = list(islice(answers, 1))
            held = entered.pop_all()
        record().streams = True
        lines = _lines(held, chain(first, answers))
        response = flask.Response(flask.stream_with_context(lines), content_type=route.produces)
        response.call_on_close(held.close)
        return response

    def _given(self, parameters: dict[str, str]) -> list[Any]:
        """What the function gets beside the unit of work: the path's ids, the query, the body."""
        given: list[Any] = [parameters[name] for name in self._route.parameters if name != DISTRICT]
        if self._route.query is not None:
            given.append(_parse_query(self._route.query))
        elif flask.request.args:
            raise Malformed("this path takes no query parameters")
        if self._route.body is not None:
            given.append(_parse_body(self._route.body))
        return given


def _lines(held: ExitStack, answers: Iterable[RowAnswer]) -> Iterator[bytes]:
    with held:
        for answer in answers:
            yield answer.model_dump_json().encode() + b"\n"


def _parse_query(model: type[M]) -> M:
    arguments = flask.request.args
    if len(arguments) != len(list(arguments.items(multi=True))):
        raise Malformed("a query parameter is given twice")
    try:
        return query_text.read(model, arguments.to_dict())
    except ValidationError as error:
        raise unprocessable(error) from None
    except json_text.BadText as error:
        raise unreadable(error.field, error.reason) from None


def _parse_body(model: type[M]) -> M:
    if flask.request.mimetype != "application/json":
        raise UnsupportedMediaType
    text = flask.request.get_data()
    try:
        return json_text.fill(model, text, _parsed(text))
    except ValidationError as error:
        raise unprocessable(error) from None
    except json_text.BadText as error:
        raise unreadable(error.field, error.reason) from None


def _parsed(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json_text.parse(text)
    except ValueError as error:
        raise Malformed(str(error)) from None


def _stored(view: BaseModel | None, status: int) -> StoredAnswer:
    if view is None:
        return StoredAnswer(204, b"", "")
    version = getattr(view, "etag", getattr(view, "version", None))
    return StoredAnswer(
        status, view.model_dump_json().encode(), f'"{version}"' if version is not None else ""
    )


def _respond(answer: StoredAnswer) -> flask.Response:
    if (
        answer.etag
        and flask.request.method == "GET"
        and "If-None-Match" in flask.request.headers
        and flask.request.if_none_match.contains_weak(answer.etag.strip('"'))
    ):
        return flask.Response(status=304, headers={"ETag": answer.etag})
    response = flask.Response(answer.body, answer.status, content_type="application/json")
    if not answer.body:
        del response.headers["Content-Type"]
    if answer.etag:
        response.headers["ETag"] = answer.etag
    if flask.g.get("replayed"):
        response.headers["Idempotency-Replayed"] = "true"
    return response


def _idempotency_key() -> str:
    key = flask.request.headers.get("Idempotency-Key")
    if key is None:
        return ""
    if not _KEY.fullmatch(key):
        raise Malformed("the Idempotency-Key is not 1 to 200 printable ASCII characters")
    return key


def _expected(route: Route, tenant: str, given: list[Any]) -> tuple[Collection[Any], str, int] | None:
    """The aggregate that the route is about, and its version that the caller insists on."""
    header = flask.request.headers.get("If-Match")
    if header is None or header == "*":
        return None
    version = _ETAG.fullmatch(header)
    if not version:
        raise Malformed("If-Match is not an ETag that was given out here")
    if route.target is None:
        raise Malformed("If-Match has no meaning here")
    return *route.target(tenant, given), int(version[1])


def _fingerprint() -> str:
    request = flask.request
    given = request.get_data()
    if request.mimetype == "application/json":
        given = json.dumps(_parsed(given), sort_keys=True).encode()
    return hashlib.sha256(
        b"\x00".join([request.method.encode(), request.full_path.encode(), given])
    ).hexdigest()
