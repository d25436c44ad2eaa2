# SPDX-License-Identifier: AGPL-3.0-or-later
"""`linlictl audit verify`: whole chains pass, and an act that was changed or dropped is named."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from services.chassis import audit, audit_export, jobs
from services.chassis.acts import Acts
from services.chassis.clock import system_now
from services.chassis.store.audit import HEAD
from services.chassis.store.event_log import EVENTS
from services.finance.domain.chart import Known
from tests.system.finance.compound import ADMIN, Bench
from tests.system.finance.conftest import bench as bench
from tests.system.linlictl.conftest import Ran, typed
from tests.system.linlictl.test_books import check as check


@pytest.fixture
def verify(bench: Bench, check: Callable[..., Ran]) -> Callable[[], Ran]:
    """Over a chain of some entries of the books."""
    fund = bench.fund(cash=1000)
    bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    while not audit.seal(bench.store, system_now() + timedelta(seconds=2)):
        pass
    return lambda: typed("audit", "verify", "finance", "--output", "json")


def test_whole_chains_are_proven(verify: Callable[[], Ran]) -> None:
    ran = verify()
    assert ran.code == 0, ran.err
    assert [(one["service"], one["broken"]) for one in ran.json] == [("finance", 0)]
    assert ran.json[0]["checked"] > 2


def test_what_was_changed_and_dropped_is_named(bench: Bench, verify: Callable[[], Ran]) -> None:
    events = bench.store.database.collection(EVENTS)
    first, *_, last = events.find().sort("_id", 1)
    events.update_one({"_id": first["_id"]}, {"$set": {"actor": "somebody"}})
    events.delete_one({"_id": last["_id"]})
    ran = verify()
    assert ran.code == 1
    assert f"{first['_id']} was changed" in ran.err
    assert f"{last['_id']} is gone" in ran.err


def exported(bench: Bench, path: Path) -> str:
    """The whole trail as a file; gives its size and head as an anchor."""
    job = bench.act(ADMIN, lambda tx: audit_export.start(tx, "finance", Acts()))
    while bench.fire():
        pass
    tx = bench.read()
    path.write_bytes(b"".join(jobs.result(tx, jobs.finished(tx, job.id))))
    head = tx.audit_heads.get(HEAD)
    return f"{head.size}:{head.head}"


@pytest.mark.usefixtures("verify")
def test_a_file_is_held_against_published_heads(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "audit.csv"
    anchor = exported(bench, file)
    size = int(anchor.partition(":")[0])
    ran = typed("audit", "check", str(file), "--anchor", anchor, "--output", "json")
    assert ran.code == 0, ran.err
    assert ran.json == {"rows": size, "alone": 0, "broken": 0, "anchored": [size]}
    text = file.read_text(encoding="utf-8")
    digest = text.splitlines()[1].split(",")[-3]
    file.write_text(text.replace(digest, "0" * 64), encoding="utf-8")
    ran = typed("audit", "check", str(file))
    assert ran.code == 1
    assert "does not follow the one before" in ran.err


def test_another_file_and_a_wrong_anchor_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "does not name the columns" in typed("audit", "check", str(file)).err
    ran = typed("audit", "check", str(file), "--anchor", "7")
    assert ran.code == 2
    assert "SIZE:HEAD" in ran.err
