# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service that refuses a token is asked once more with another one; the threads of a request share it."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import httpx
import pytest

from services.chassis.auth import Unauthenticated
from services.chassis.origin import Origin, caused_by
from services.chassis.values import Principal
from services.portal.client.files import send_file
from services.portal.client.http import STEP_UP, Api, Problem, Unreachable
from services.portal.log_in import LogIn
from services.portal.session import Session

REVOKED, GOOD = "revoked", "good"
COME = Session(REVOKED, "refresh", "id", 1_900_000_000, "csrf")
NEXT = replace(COME, access_token=GOOD, refresh_token="refreshed")
BODY = {"text": "漏水"}
THREADS = 8


@dataclass
class Identity:
    """Gives `sessions` in turn; None for a log-in that is over."""

    sessions: list[Session | None] = field(default_factory=lambda: [NEXT])
    asked: list[Session] = field(default_factory=list)

    def renew(self, session: Session) -> Session | None:
        self.asked.append(session)
        return self.sessions.pop(0)

    def log_in(self) -> LogIn:
        return LogIn(COME, read, self.renew)


@dataclass
class Service:
    """Takes the good token alone. `code` is that of its refusals."""

    code: str = "unauthenticated"
    heard: list[httpx.Request] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        if request.headers.get("Authorization") != f"Bearer {GOOD}":
            return httpx.Response(401, json={"code": self.code, "title": "", "max_age": 60})
        return httpx.Response(200, json={"id": "f1", "piece_bytes": 4, "items": [], "next": None})

    @property
    def api(self) -> Api:
        api = Api("dispatch", "http://dispatch", 5)
        api._http = httpx.Client(base_url="http://dispatch", transport=httpx.MockTransport(self.answer))
        return api


def read(session: Session) -> Principal:
    return Principal("320585", "p1", session.access_token)


CALLS: dict[str, Callable[[Api, LogIn], object]] = {
    "get": lambda api, token: api.get("/orders", token, limit=3),
    "all": lambda api, token: list(api.all("/orders", token)),
    "content": lambda api, token: api.content("/files/f1", token),
    "file": lambda api, token: b"".join(api.file("/files/f1", token)),
    "post": lambda api, token: api.post("/orders", token, BODY, key="k", version="3"),
    "patch": lambda api, token: api.patch("/orders/o1", token, BODY, key="k", version="3"),
    "put_json": lambda api, token: api.put_json("/rules", token, BODY, key="k", version="3"),
    "put": lambda api, token: api.put("/files/f1/pieces/0", token, b"a picture"),
    "delete": lambda api, token: api.delete("/orders/o1", token, key="k"),
}


@pytest.mark.parametrize("name", CALLS)
def test_the_same_request_is_sent_once_more_with_another_token(name: str) -> None:
    service, identity = Service(), Identity()
    log_in = identity.log_in()
    with caused_by(Origin.beginning()):
        CALLS[name](service.api, log_in)
    first, second = service.heard
    assert (second.method, second.url, second.content) == (first.method, first.url, first.content)
    changed = {text for text in first.headers if first.headers[text] != second.headers[text]}
    assert changed == {"authorization"}, "the idempotency key and the version are the same"
    assert identity.asked == [COME]
    assert (log_in.session, log_in.principal.name) == (NEXT, GOOD)


def test_what_is_asked_afterwards_uses_the_newer_token_at_once() -> None:
    service, identity = Service(), Identity()
    send_file(service.api, identity.log_in(), "/dispatch/v1", "a.jpg", b"12345678", "k")
    assert len(service.heard) == 5, "begun twice, two pieces, completed"
    assert len(identity.asked) == 1
    assert json.loads(service.heard[1].content) == json.loads(service.heard[0].content)


def test_a_log_in_that_is_over_is_told_and_asked_about_once() -> None:
    service, identity = Service(), Identity([None])
    log_in = identity.log_in()
    for _ in range(3):
        with pytest.raises(Problem) as refused:
            service.api.post("/orders", log_in, BODY, key="k")
        assert refused.value.status == 401
    assert (len(service.heard), len(identity.asked), log_in.session) == (3, 1, COME)


def test_a_service_that_refuses_every_token_gets_two() -> None:
    identity = Identity([replace(NEXT, access_token="revoked too")])
    service, log_in = Service(), identity.log_in()
    for sent in (2, 3):
        with pytest.raises(Problem):
            service.api.get("/orders", log_in)
        assert (len(service.heard), len(identity.asked)) == (sent, 1)


def test_a_log_in_that_is_too_old_or_too_weak_is_not_renewed() -> None:
    service, identity = Service(STEP_UP), Identity()
    with pytest.raises(Problem) as refused:
        service.api.post("/payments", identity.log_in(), BODY, key="k")
    assert (refused.value.code, refused.value.data["max_age"]) == (STEP_UP, 60)
    assert (len(service.heard), identity.asked) == (1, [])


def test_what_everybody_may_read_has_no_token_to_change() -> None:
    service = Service()
    with pytest.raises(Problem):
        service.api.get("/public/320585/orders", None)
    assert [sent.headers.get("Authorization") for sent in service.heard] == [None]


def test_an_identity_provider_that_is_away_ends_no_log_in() -> None:
    def away(_: Session) -> Session | None:
        raise Unreachable("identity")

    with pytest.raises(Unreachable):
        Service().api.post("/orders", LogIn(COME, read, away), BODY, key="k")


def test_threads_of_a_request_renew_once() -> None:
    service, identity = Service(), Identity()
    log_in = identity.log_in()
    api = service.api
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(lambda _: api.get("/orders", log_in), range(THREADS)))
    assert len(answers) == THREADS
    assert identity.asked == [COME]


def test_nothing_is_renewed_once_the_answer_is_on_its_way() -> None:
    """A panel that was too late would use up a refresh token whose successor no browser hears of."""
    service, identity = Service(), Identity()
    log_in = identity.log_in()
    assert log_in.close() == COME
    with pytest.raises(Problem):
        service.api.get("/orders", log_in)
    assert not log_in.renew()
    assert identity.asked == []


def test_what_somebody_may_do_can_be_asked_for_anew() -> None:
    identity = Identity([NEXT, replace(NEXT, access_token="newer")])
    log_in = identity.log_in()
    Service().api.get("/orders", log_in)
    assert log_in.renew()
    assert log_in.principal.name == "newer"


def test_a_token_that_says_nothing_is_not_taken() -> None:
    def unread(session: Session) -> Principal:
        if session is not COME:
            raise Unauthenticated("not signed by this platform")
        return read(session)

    log_in = LogIn(COME, unread, Identity().renew)
    assert not log_in.renew()
    assert log_in.session == COME
