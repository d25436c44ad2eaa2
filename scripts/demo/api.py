# SPDX-License-Identifier: AGPL-3.0-or-later
"""An integrator's view of the HTTP APIs: bearer tokens, problem+json, pages, NDJSON."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import httpx

Json = dict[str, Any]
Token = Callable[[], str]

TIMEOUT_S = 120
PAGE = 200
TRIES = 5
UNAVAILABLE = 503
NDJSON = "application/x-ndjson"
SENT_BEFORE = "file_not_open"
"""A file that was begun with the same key is complete already."""


class Refused(Exception):
    """The API answered with a problem; `code` is what to branch on."""

    def __init__(self, asked: str, status: int, problem: Json) -> None:
        self.status = status
        self.code = str(problem.get("code", ""))
        facts = {k: v for k, v in problem.items() if k not in ("type", "status", "title", "correlation_id")}
        super().__init__(f"{asked}: {status} {json.dumps(facts, ensure_ascii=False)[:500]}")


def client() -> httpx.Client:
    """One connection pool for everything; proxies of the machine are none of a local demo's business."""
    return httpx.Client(timeout=TIMEOUT_S, trust_env=False)


class Api:
    """One service's API as one caller uses it."""

    def __init__(self, http: httpx.Client, base: str, token: Token) -> None:
        self._http = http
        self._base = base
        self._token = token

    @property
    def address(self) -> str:
        """Where the service is."""
        return self._base

    def get(self, path: str, **query: object) -> Json:
        return self._ask("GET", path, params={k: str(v) for k, v in query.items()})

    def post(self, path: str, body: Json | None = None, *, key: str = "") -> Json:
        """`key`: the same request with the same key is carried out once and answered alike."""
        return self._ask("POST", path, body=body, key=key)

    def upload(self, path: str, name: str, content: bytes, *, key: str) -> str:
        """Send a file in pieces; the id by which a later request names it."""
        begun = self.post(path, {"name": name, "size": len(content)}, key=key)
        one, size = f"{self._base}{path}/{begun['id']}", int(begun["piece_bytes"])
        for number, start in enumerate(range(0, len(content), size)):
            piece = content[start : start + size]
            response = self._http.put(f"{one}/pieces/{number}", content=piece, headers=self._headers())
            if response.is_error:
                refusal = _refusal("PUT", path, response)
                if refusal.code == SENT_BEFORE:
                    break
                raise refusal
        self.post(f"{path}/{begun['id']}:complete", key=f"{key}:complete")
        return str(begun["id"])

    def put(self, path: str, body: Json) -> Json:
        return self._ask("PUT", path, body=body)

    def all(self, path: str, **query: object) -> Iterator[Json]:
        """Every item of a paged list."""
        after: dict[str, object] = {}
        while True:
            page = self.get(path, **query, limit=PAGE, **after)
            yield from page["items"]
            if not page.get("next"):
                return
            after = {"after": page["next"]}

    def send_rows(self, path: str, rows: Iterable[Json]) -> list[Json]:
        """Send one JSON object a line and return the answers, one a row."""
        body = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
        headers = {**self._headers(), "Content-Type": NDJSON}
        response = self._http.post(self._base + path, content=body, headers=headers)
        if response.is_error:
            raise _refusal("POST", path, response)
        return [json.loads(line) for line in response.text.splitlines()]

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token()}"}

    def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Json | None = None,
        key: str = "",
    ) -> Json:
        headers = self._headers() | ({"Idempotency-Key": key} if key else {})
        repeatable = method == "GET" or bool(key)
        for attempt in range(TRIES):
            response = self._http.request(
                method, self._base + path, params=params, json=body, headers=headers
            )
            if response.status_code != UNAVAILABLE or not repeatable:
                break
            time.sleep(0.2 * 2**attempt)
        if response.is_error:
            raise _refusal(method, path, response)
        return dict(response.json()) if response.content else {}


def _refusal(method: str, path: str, response: httpx.Response) -> Refused:
    try:
        problem = response.json()
    except ValueError:
        problem = {"code": "", "body": response.text[:200]}
    return Refused(f"{method} {path}", response.status_code, problem)
