# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published enters its district's log once, in order, signed; what is altered later shows."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import KeySet

from scripts import verify
from services.chassis import published_log
from services.chassis.checkpoints import Signer
from services.chassis.http import make_app
from services.chassis.http.published_log import published_log_resource
from services.chassis.invariants import ServiceData
from services.chassis.publicity import Publication, Stage, Terms
from services.chassis.settings import Settings
from services.chassis.store import Duplicate, Store, connect, indexes, tenants
from services.chassis.store.publishing import PublishingUnit
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.store import platform_principal
from services.chassis.values import OrgPath
from tests.system.chassis.conftest import ACTOR, TENANT

LOG = f"/test/v1/public/{TENANT}"
AT = datetime(2026, 11, 28, 1, 2, 30, tzinfo=UTC)


class PaperTx(PublishingUnit):
    """A service that publishes papers."""


@dataclass(frozen=True)
class Tools:
    signer: Signer


@dataclass
class Press:
    store: Store[PaperTx]
    clock: SimulatedClock
    client: FlaskClient
    signer: Signer

    @property
    def verifier(self) -> str:
        return self.signer.verifier(TENANT)

    def publish(self, *names: str) -> None:
        def work(tx: PaperTx) -> None:
            for name in names:
                published_log.add(tx, name, {"id": name, "title": f"方案 {name}"})

        self.store.transact(ACTOR, work)

    def seal(self) -> str:
        """Number what waits; the signed head."""
        self.clock.set(self.clock() + timedelta(minutes=1))
        while not self.store.transact(ACTOR, lambda tx: published_log.seal(tx, self.signer)):
            pass
        return str(self.fetch("/log/head")["note"])

    def fetch(self, path: str) -> Any:
        answer = self.client.get(LOG + path)
        assert answer.status_code == 200, answer.data
        return answer.json

    def leaves(self, heads: list[str]) -> list[str]:
        """The names that a stranger finds, who checks all."""
        return [leaf["name"] for leaf in verify.check_log(self.fetch, self.verifier, heads)]

    def data(self) -> ServiceData:
        database = self.store.database
        return ServiceData("paper", database, PaperTx, self.clock(), timedelta(), lambda _: self.data())

    def broken(self) -> list[str]:
        return [text for check in CHECKS for text in check(self.data()) if text]


CHECKS = (published_log.check, published_log.check_complete)


@pytest.fixture
def press(settings: Settings, database: str) -> Iterator[Press]:
    made = connect(settings, "paper")
    indexes.ensure(made, PaperTx)
    signer = Signer.from_text("paper", urlsafe_b64encode(b"k" * 32).decode())
    clock = SimulatedClock(made, settings.database_prefix)
    clock.set(AT)
    store = Store(made, PaperTx, clock, Tools(signer))
    district = tenants.Tenant(TENANT, "District", "Asia/Shanghai")
    store.transact(platform_principal("t"), lambda tx: tenants.keep(tx, district))
    log = published_log_resource("/test/v1/public/<code:district>/log")
    free = settings.model_copy(update={"stranger_requests_per_second": 0})
    app = make_app(free, "paper", store, [log], {}, keys=lambda *, fresh=False: KeySet([]))
    yield Press(store, clock, app.test_client(), signer)
    made.close()


def names(start: int, end: int) -> list[str]:
    return [f"paper-{number:04d}" for number in range(start, end)]


def test_a_stranger_finds_all_that_was_published_and_nothing_is_lost_between_two_heads(press: Press) -> None:
    heads = [press.seal()]
    for start, end in ((0, 1), (1, 7), (7, 450)):
        press.publish(*names(start, end))
        heads.append(press.seal())
    assert press.leaves(heads) == names(0, 450)
    assert verify.read_head(heads[-1], press.verifier)[0] == 450
    assert press.broken() == []


def test_a_head_is_signed_every_minute_also_when_nothing_came(press: Press) -> None:
    assert published_log.next_minute(press.store.reader(ACTOR)) == datetime(2026, 11, 28, 1, 3, tzinfo=UTC)
    first, second = press.seal(), press.seal()
    assert first != second
    assert verify.read_head(first, press.verifier) == verify.read_head(second, press.verifier)


def test_a_name_stands_in_the_log_once(press: Press) -> None:
    press.publish("a")
    with pytest.raises(Duplicate):
        press.publish("a")
    press.seal()
    press.publish("b")
    assert press.seal()
    assert press.leaves([]) == ["a", "b"]


def test_a_publication_that_the_log_lacks_shows(press: Press) -> None:
    paper = Publication(
        "p1", "plan", "vote/v1", "m1", OrgPath(f"/{TENANT}"), "方案", "{}", Terms(7), AT, "u1", Stage.NOTICED
    )
    press.store.transact(ACTOR, lambda tx: tx.publications.add(paper))
    assert press.broken() == [f"{TENANT} publication p1: stands 0 time(s) in the log"]
    press.store.transact(ACTOR, lambda tx: published_log.add(tx, paper.id, paper.fact))
    assert press.broken() == []
    press.seal()
    assert press.broken() == []
    press.store.transact(
        ACTOR, lambda tx: tx.publications.save(replace(tx.publications.get("p1"), content="{1}"))
    )
    assert press.broken() == [f"{TENANT} publication p1: stands 1 time(s) in the log"]


def _changed(press: Press) -> None:
    press.store.database.collection("leaves").update_one({"index": 2}, {"$set": {"data": "{}"}})


def _dropped(press: Press) -> None:
    press.store.database.collection("leaves").delete_one({"index": 2})


def _swapped(press: Press) -> None:
    leaves = press.store.database.collection("leaves")
    texts = [leaves.find_one({"index": index})["data"] for index in (1, 2)]  # type: ignore[index]
    for index, text in zip((2, 1), texts, strict=True):
        leaves.update_one({"index": index}, {"$set": {"data": text}})


def test_what_was_altered_in_the_database_shows(press: Press) -> None:
    press.publish(*names(0, 5))
    press.seal()
    stored = list(press.store.database.collection("leaves").find())
    for alter in (_changed, _dropped, _swapped):
        alter(press)
        with pytest.raises(verify.Wrong):
            press.leaves([])
        assert len(press.broken()) == 1
        press.store.database.collection("leaves").delete_many({})
        press.store.database.collection("leaves").insert_many(stored)
        assert press.leaves([]) == names(0, 5)


def test_a_log_that_was_made_anew_shows_to_whoever_has_an_older_head(press: Press) -> None:
    press.publish(*names(0, 5))
    seen = press.seal()
    assert press.leaves([seen])
    for forged in (
        [*names(0, 2), *names(3, 9)],  # an old leaf removed
        names(1, 6),  # two heads of one size shown to two people
        names(0, 4),
    ):
        _forge(press, forged)
        assert press.leaves([]) == forged
        with pytest.raises(verify.Wrong, match="does not begin with the 5 that were seen"):
            press.leaves([seen])


def _forge(press: Press, wanted: list[str]) -> None:
    """Whoever holds the database and the key makes the log anew."""
    for name in ("leaves", "tiles", "logs"):
        press.store.database.collection(name).delete_many({})
    press.publish(*wanted)
    press.seal()


def test_what_the_log_does_not_have_is_refused(press: Press) -> None:
    assert press.client.get(f"{LOG}/log/head").status_code == 404
    press.publish(*names(0, 5))
    press.seal()
    for path, status in {
        "/leaves/nothing": 404,
        "/inclusion?index=5&size=5": 422,
        "/inclusion?index=0&size=6": 404,
        "/consistency?first=3&second=2": 422,
        "/consistency?first=1&second=6": 404,
        "/consistency?first=0&second=2": 422,
    }.items():
        assert press.client.get(f"{LOG}/log{path}").status_code == status, path


def test_the_proofs_are_those_of_the_tree(press: Press) -> None:
    press.publish(*names(0, 5))
    press.seal()
    leaf = press.fetch("/log/leaves/paper-0004")
    assert (leaf["index"], leaf["data"]) == (4, '{"id":"paper-0004","title":"方案 paper-0004"}')
    hashes = [verify.leaf_hash(one["data"].encode()) for one in press.fetch("/log/leaves")["items"]]
    four = verify.root_of(hashes[:4])
    assert press.fetch("/log/inclusion?index=4&size=5") == {"path": [four.hex()]}
    assert press.fetch("/log/consistency?first=4&second=5") == {"path": [hashes[4].hex()]}
