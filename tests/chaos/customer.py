# SPDX-License-Identifier: AGPL-3.0-or-later
"""A client as clients must be: the same request with the same key until there is an answer."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

import httpx

from scripts.demo.api import NDJSON, Json
from scripts.demo.oauth import LogInFailed, Person, System

TIMEOUT_S = 15
RETRY_S = 0.2
UNAUTHORIZED = 401
SERVER_ERROR = 500


class GaveUp(Exception):
    """The run is over and there is still no answer: the command may have been carried out or not."""


@dataclass
class Acknowledged:
    """What the APIs said has happened: per (tenant, aggregate) how often each event, and the last state.

    `paid`: what finance took a provider's word for, in fen by payment; `refunds`: which were asked for.
    """

    events: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    states: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[tuple[str, str], bool] = field(default_factory=dict)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    paid: dict[tuple[str, str], int] = field(default_factory=dict)
    refunds: set[tuple[str, str]] = field(default_factory=set)
    commands: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    retried: int = 0
    waits: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def told(self, tenant: str, aggregate: str, event: str) -> None:
        with self.lock:
            self.commands += 1
            self.events.setdefault((tenant, aggregate), Counter())[event] += 1


class Customer:
    """One thread's connection to the services as one system or person of a district."""

    def __init__(
        self, who: System | Person, urls: dict[str, str], acknowledged: Acknowledged, over: threading.Event
    ) -> None:
        self._http = httpx.Client(timeout=TIMEOUT_S, trust_env=False)
        self._who = who.by(self._http)
        self._urls = urls
        self._said = acknowledged
        self._over = over
        self._numbers = count()
        self._name = uuid4().hex

    def send(self, service: str, method: str, path: str, body: Json | None = None) -> Json | None:
        """The answer; None when the command was refused. Raises GaveUp."""
        key = f"{self._name}-{next(self._numbers)}"
        headers = {"Idempotency-Key": key} if method != "GET" else {}
        answer = self.ask(service, method, path, headers, json=body)
        if answer.is_error:
            with self._said.lock:
                self._said.refused[f"{answer.status_code} {_code(answer)}"] += 1
            return None
        return dict(answer.json()) if answer.content else {}

    def send_rows(self, rows: Iterable[Json]) -> list[Json]:
        """Bulk intake is idempotent by its rows' own ids. Raises GaveUp."""
        body = b"".join(httpx.Request("POST", "http://x", json=row).content + b"\n" for row in rows)
        while True:
            answer = self.ask(
                "dispatch", "POST", "/dispatch/v1/intake", {"Content-Type": NDJSON}, content=body
            )
            if answer.is_success:
                return [httpx.Response(200, content=line).json() for line in answer.text.splitlines()]
            self._pause()

    def upload(self, service: str, name: str, content: bytes) -> str | None:
        """Send a file of one piece; its id, None where it was refused. Raises GaveUp."""
        files = f"/{service}/v1/files"
        begun = self.send(service, "POST", files, {"name": name, "size": len(content)})
        if begun is None:
            return None
        self.ask(service, "PUT", f"{files}/{begun['id']}/pieces/0", {}, content=content)
        done = self.send(service, "POST", f"{files}/{begun['id']}:complete")
        return str(begun["id"]) if done is not None else None

    def press(self, url: str) -> str:
        """Pay at the provider; again until finance has answered it. What it answered. Raises GaveUp."""
        while True:
            try:
                said = self._http.post(url).text
                if re.match("told: [24]", said):
                    return said
            except httpx.TransportError:
                pass
            self._pause()

    def ask(
        self, service: str, method: str, path: str, headers: dict[str, str], **content: Any
    ) -> httpx.Response:
        """The same request until there is an answer. Raises GaveUp."""
        began = time.monotonic()
        while True:
            try:
                authority = {"Authorization": f"Bearer {self._who.token()}"}
                answer = self._http.request(
                    method, self._urls[service] + path, headers=headers | authority, **content
                )
                if answer.status_code == UNAUTHORIZED:
                    self._who.forget()
                elif answer.status_code < SERVER_ERROR:
                    self._said.waits.append(time.monotonic() - began)
                    return answer
            except LogInFailed:
                self._who.forget()
            except httpx.TransportError:
                pass
            self._said.retried += 1
            self._pause()

    def _pause(self) -> None:
        if self._over.is_set():
            raise GaveUp
        time.sleep(RETRY_S)


def _code(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("code", ""))
    except ValueError:
        return answer.text[:80]
