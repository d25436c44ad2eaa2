# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from services.credit.commands import enter_fact
from services.credit.domain.errors import FactInTheFuture, FactWithoutEvidence
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Evidence, EvidenceKind
from services.credit.store import Tx
from tests.system.credit.district import ADMIN, COMPANY, COMPOUND, Bench

SHOWN = (Evidence(EvidenceKind.DOCUMENT, "1号"),)


def made(tx: Tx, cause: str = "c-1") -> Fact:
    said = {"kind": "late_publication", "place": COMPOUND, "happened_on": tx.today, "source": "x"}
    return tx.new_fact(COMPANY, cause, evidence=SHOWN, **said)


def test_the_same_cause_gives_one_fact(bench: Bench):
    for _ in range(2):
        bench.act(ADMIN, lambda tx: enter_fact.handle(tx, made(tx)))
    bench.act(ADMIN, lambda tx: enter_fact.handle(tx, made(tx, "c-2")))
    assert len(bench.facts()) == 2
    assert bench.file().score == 8000
    assert bench.told("fact", bench.facts()[0].id) == ["FactRecorded"]


@pytest.mark.parametrize("evidence", [(), (Evidence(EvidenceKind.EVENT, ""),)])
def test_without_evidence_there_is_no_fact(bench: Bench, evidence: tuple[Evidence, ...]):
    with pytest.raises(FactWithoutEvidence):
        bench.act(ADMIN, lambda tx: enter_fact.handle(tx, replace(made(tx), evidence=evidence)))
    assert bench.facts() == []
    assert bench.file().score == 9000


def test_what_has_not_happened_is_no_fact(bench: Bench):
    def tomorrow(tx: Tx) -> None:
        enter_fact.handle(tx, replace(made(tx), happened_on=tx.today + timedelta(days=1)))

    with pytest.raises(FactInTheFuture):
        bench.act(ADMIN, tomorrow)
    assert bench.facts() == []
