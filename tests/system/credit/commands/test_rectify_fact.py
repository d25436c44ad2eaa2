# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain.errors import AlreadyMarked
from services.credit.domain.kinds import Light
from tests.system.credit.district import Bench


def test_a_serious_act_counts_until_it_is_put_right(bench: Bench):
    fact = bench.record("fund_misuse")
    assert (bench.file().computed.light, bench.file().score) == (Light.RED, 7000)
    bench.wait(days=800)
    assert bench.file().score == 7000
    rectified = bench.rectify(fact.id)
    assert (rectified.rectified_on, rectified.evidence[-1].reference) == (bench.today, "整改验收单1号")
    assert (bench.file().computed.light, bench.file().score) == (Light.GREEN, 9000)
    with pytest.raises(AlreadyMarked):
        bench.rectify(fact.id)


def test_an_ordinary_one_counts_on_and_may_be_repaired(bench: Bench):
    fact = bench.record()
    bench.rectify(fact.id)
    assert bench.file().score == 8500
    assert bench.told("fact", fact.id) == ["FactRecorded", "FactMarked"]
