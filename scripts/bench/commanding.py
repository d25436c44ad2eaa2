# SPDX-License-Identifier: AGPL-3.0-or-later
"""A ballot and a posting through the services' own APIs, beside bare Flask that writes the same documents."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from joserfc.jwk import ECKey, KeySet

from scripts.bench import compounds, stores, voting
from scripts.bench.compounds import COMPOUND
from scripts.bench.measure import Series, alternate, percentile
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.serving import caller, command, new_key, served, token
from scripts.bench.subjects import service
from services.chassis.clock import system_now
from services.chassis.store import Database, UnitOfWork, connect, indexes
from services.deliberation.domain.places import Ownership
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx as DeliberationTx
from services.finance.domain.chart import Known
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.domain.places import Place
from services.finance.store import Tx as FinanceTx

NUMBERED = "01927f3a-0000-7000-8000-{number}"
FUND = NUMBERED.replace("{number}", f"{7:012d}")
VOTE = voting.vote(COMPOUND, State.OPEN)


@dataclass(frozen=True)
class Subject:
    """A command of a service: its request, and what it finds in the database of so many units."""

    name: str
    service: str
    tx: type[UnitOfWork]
    path: str
    body: dict[str, Any]
    role: str
    fill: Callable[[Database, int], None]


def casting(run: Run) -> Outcome:
    """Ballots that owners cast, each for another unit."""
    body = {"unit_id": NUMBERED, "choice": "agree"}
    path = f"/deliberation/v1/votes/{VOTE.id}/ballots"
    subject = Subject("cast", "deliberation", DeliberationTx, path, body, "resident", _vote)
    return _beside(run, subject, "Ballots a second over HTTP")


def posting(run: Run) -> Outcome:
    """Entries of two lines that a treasurer posts into one fund."""
    lines = [{"account": Known.BANK, "fund_id": FUND, "fen": 100}]
    lines += [{"account": Known.FEES, "fund_id": FUND, "fen": -100}]
    day = system_now().date().isoformat()
    body = {"id": NUMBERED, "place_path": COMPOUND, "text": "物业费", "effective": day, "lines": lines}
    path = "/finance/v1/entries"
    subject = Subject("posting", "finance", FinanceTx, path, body, "treasurer", _fund)
    return _beside(run, subject, "Postings a second over HTTP")


def _beside(run: Run, subject: Subject, title: str) -> Outcome:
    key = new_key()
    orders = run.servers.corner(log_level="info")
    databases = {"ours": _prepared(orders, subject), "bare": _bare(orders, subject)}
    for database in databases.values():
        subject.fill(database, run.sizes.roll)
    bearer = token(key, subject.role)
    request = command(subject.path, bearer, subject.body, numbered=True)
    slow: dict[str, list[float]] = {"ours": [], "bare": []}
    application = f"services.{subject.service}.app:create_api()"
    with (
        _keys(key) as url,
        served(application, orders, **service.environment(orders | {"jwks_url": url})) as ours,
        served("scripts.bench.baselines.bare_services:create()", orders) as bare,
    ):
        ports = {"ours": ours, "bare": bare}
        callers = {who: caller(run, port, request, 201, slow[who]) for who, port in ports.items()}
        taken = alternate(callers, run.sizes.request_turns, run.say)
    outcome = Outcome(title, "req/s")
    for who, label in (("ours", "Linli"), ("bare", "bare Flask")):
        outcome.bar(label, taken[who])
        outcome.figure(f"{subject.name}_per_second.{who}", taken[who])
        outcome.figure(f"{subject.name}_p99_ms.{who}", Series((percentile(slow[who], 0.99),)))
        databases[who].close()
    outcome.ratio(f"{subject.name}_vs_bare", taken["ours"].over(taken["bare"]), 1.0)
    return outcome


def _prepared(orders: dict[str, Any], subject: Subject) -> Database:
    """The service's own, with the district."""
    store: Any = getattr(stores, subject.service)(orders)
    database: Database = store.database
    return database


def _bare(orders: dict[str, Any], subject: Subject) -> Database:
    """Another one with the same collections and indexes."""
    database = connect(service.settings(orders), "bare")
    indexes.ensure(database, subject.tx)
    return database


def _vote(database: Database, count: int) -> None:
    """An open vote; every unit is the bench's own."""
    units = [NUMBERED.replace("{number}", f"{number:012d}") for number in range(count)]
    compounds.insert(database, DeliberationTx.votes, [VOTE])
    compounds.insert(database, DeliberationTx.roll, (voting.entry(VOTE.id, one, "bench") for one in units))
    owned = (Ownership(one, ("bench",), "bench", "2020-01-01") for one in units)
    compounds.insert(database, DeliberationTx.ownerships, owned)


def _fund(database: Database, _: int) -> None:
    whole = Place("c01", COMPOUND, "compound", "c01", True, COMPOUND.ancestors())
    fund = Fund(
        id=FUND,
        place=COMPOUND,
        within=COMPOUND.ancestors(),
        kind=FundKind.OPERATING,
        name="物业费",
        purpose="日常开支",
        opened_at=system_now(),
    )
    compounds.insert(database, FinanceTx.places, [whole])
    compounds.insert(database, FinanceTx.funds, [fund])


@contextmanager
def _keys(key: ECKey) -> Iterator[str]:
    """Where the public key is to be had, as identity offers it."""
    text = json.dumps(KeySet([key]).as_dict(private=False)).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/jwks"
        server.shutdown()
