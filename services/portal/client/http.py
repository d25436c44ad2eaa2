# SPDX-License-Identifier: AGPL-3.0-or-later
"""One service's API over HTTP: time-outs, request ids, and refusals as exceptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

import httpx

from services.chassis import tls
from services.chassis.observe import log, trace_headers
from services.chassis.origin import Origin, current_origin

CONNECT_SECONDS = 2.0
PART_BYTES = 65_536
LOG_IN_AGAIN, GONE = 401, 404
STEP_UP = "insufficient_authentication"
"""The code of a refusal that a newer or stronger log-in opens (RFC 9470)."""
MOST_AT_ONCE = 200
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(eq=False)
class Problem(Exception):
    """The service refused; `code` says why and `data` are the facts of it."""

    status: int
    code: str
    data: Mapping[str, Any]


@dataclass(eq=False)
class Unreachable(Exception):
    """The service did not answer, or said that it cannot just now: whether it acted is unknown."""

    service: str


class Token(Protocol):
    """By what a service knows on whose behalf it is asked."""

    @property
    def text(self) -> str: ...

    def another(self, refused: str) -> str:
        """One in place of one that a service refused; empty where none is to be had. Raises Unreachable."""
        ...


def has_status(failure: Problem | Unreachable, *statuses: int) -> bool:
    """Whether the service answered with one of these; one that did not answer has none."""
    return isinstance(failure, Problem) and failure.status in statuses


class Passing:
    """A file that a service sends, in parts as they come. To be closed, whether or not it was read."""

    def __init__(self, service: str, answer: httpx.Response) -> None:
        self._service = service
        self._answer = answer
        self.content_type = answer.headers["Content-Type"]

    def __iter__(self) -> Iterator[bytes]:
        """Breaks off with the service: what was sent by then is no whole file, and browsers say so."""
        try:
            yield from self._answer.iter_bytes(PART_BYTES)
        except httpx.HTTPError as error:
            log().error("unreachable", target=self._service, error=type(error).__name__)
            raise

    def close(self) -> None:
        self._answer.close()


class Api:
    """The API of one service. Shared by all threads."""

    def __init__(self, service: str, url: str, timeout_seconds: float, ca_file: str = "") -> None:
        self.service = service
        self._http = httpx.Client(
            base_url=url,
            timeout=httpx.Timeout(timeout_seconds, connect=CONNECT_SECONDS),
            transport=httpx.HTTPTransport(retries=1, verify=tls.context(ca_file)),
            trust_env=False,
        )

    def get(self, path: str, token: Token | None, **query: str | int | bool | None) -> dict[str, Any]:
        """Without a token what everybody may read. Raises Problem, Unreachable."""
        asked = {name: _text(value) for name, value in query.items() if value is not None}
        return _json(self._answer("GET", path, token, params=asked))

    def all(
        self, path: str, token: Token | None, **query: str | int | bool | None
    ) -> Iterator[dict[str, Any]]:
        """A whole list, read page by page. Raises Problem, Unreachable."""
        after: str | None = None
        while True:
            page = self.get(path, token, **query, limit=MOST_AT_ONCE, after=after)
            yield from page["items"]
            after = page.get("next")
            if after is None:
                return

    def content(self, path: str, token: Token) -> tuple[bytes, str]:
        """What lies there and its type. Raises Problem, Unreachable."""
        answer = self._answer("GET", path, token)
        return answer.content, answer.headers["Content-Type"]

    def file(self, path: str, token: Token) -> Passing:
        """What lies there, however large, to be passed on. Raises Problem, Unreachable."""
        return Passing(self.service, self._answer("GET", path, token, stream=True))

    def put(self, path: str, token: Token, content: bytes) -> None:
        """Raises Problem, Unreachable."""
        headers = {"Content-Type": "application/octet-stream"}
        self._answer("PUT", path, token, headers, content=content)

    def post(
        self, path: str, token: Token, body: Mapping[str, Any] | None, *, key: str, version: str = ""
    ) -> dict[str, Any]:
        """`key` makes a repeat harmless; `version` is what the person saw. Raises Problem, Unreachable."""
        content = dict(body) if body is not None else None
        return _json(self._answer("POST", path, token, _change(key, version), json=content))

    def patch(
        self, path: str, token: Token, body: Mapping[str, Any], *, key: str, version: str = ""
    ) -> dict[str, Any]:
        """`version` is what the person saw. Raises Problem, Unreachable."""
        return _json(self._answer("PATCH", path, token, _change(key, version), json=dict(body)))

    def put_json(
        self, path: str, token: Token, body: Mapping[str, Any], *, key: str, version: str = ""
    ) -> dict[str, Any]:
        """`version` is what the person saw. Raises Problem, Unreachable."""
        return _json(self._answer("PUT", path, token, _change(key, version), json=dict(body)))

    def delete(self, path: str, token: Token, *, key: str) -> None:
        """Raises Problem, Unreachable."""
        self._answer("DELETE", path, token, _change(key))

    def is_live(self) -> bool:
        try:
            return self._http.get("/live", timeout=CONNECT_SECONDS).is_success
        except httpx.HTTPError:
            return False

    def _answer(
        self,
        method: str,
        path: str,
        token: Token | None,
        headers: Mapping[str, str] = NOTHING,
        *,
        stream: bool = False,
        **rest: Any,  # noqa: ANN401
    ) -> httpx.Response:
        """Where the service refuses the token, it is asked once more with another: it had done nothing."""
        text = token.text if token else ""
        try:
            return self._asked(method, path, text, headers, stream=stream, **rest)
        except Problem as problem:
            another = token.another(text) if token and _refuses_token(problem) else ""
            if not another:
                raise
        return self._asked(method, path, another, headers, stream=stream, **rest)

    def _asked(
        self,
        method: str,
        path: str,
        token: str,
        headers: Mapping[str, str],
        *,
        stream: bool,
        **rest: Any,  # noqa: ANN401
    ) -> httpx.Response:
        origin = current_origin() or Origin.beginning()
        who = {"Authorization": f"Bearer {token}"} if token else {}
        told = {**headers, **who, "X-Request-Id": origin.correlation, **trace_headers()}
        try:
            request = self._http.build_request(method, path, headers=told, **rest)
            answer = self._http.send(request, stream=stream)
            if not answer.is_success:
                answer.read()
            problem = {} if answer.is_success else _json(answer)
        except (httpx.HTTPError, ValueError) as error:
            log().error("unreachable", target=self.service, error=type(error).__name__)
            raise Unreachable(self.service) from error
        if answer.is_success:
            return answer
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            log().error("unreachable", target=self.service, status=answer.status_code)
            raise Unreachable(self.service)
        raise Problem(answer.status_code, str(problem.get("code", "internal")), problem)


def _refuses_token(problem: Problem) -> bool:
    """Another token of the same log-in may help; of a log-in that is too old or too weak none does."""
    return problem.status == LOG_IN_AGAIN and problem.code != STEP_UP


def _change(key: str, version: str = "") -> dict[str, str]:
    return {"Idempotency-Key": key} | ({"If-Match": f'"{version}"'} if version else {})


def _text(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json(answer: httpx.Response) -> dict[str, Any]:
    return dict(answer.json()) if answer.content else {}
