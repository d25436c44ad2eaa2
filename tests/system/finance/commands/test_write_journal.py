# SPDX-License-Identifier: AGPL-3.0-or-later
"""hledger and beancount compute from the journal what our books say."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from services.finance.domain.chart import Known
from services.finance.domain.journals import Syntax, account_name, decimal
from services.finance.policies import ChartPolicy
from services.finance.store import AT_ONCE
from tests.programs import hledger
from tests.system.finance.commands.test_export_journal import journal
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import Bench

BY_BEANCOUNT = """
import json, sys
from beancount import loader
from beancount.core import realization
entries, errors, _ = loader.load_file(sys.argv[1])
assert not errors, errors
root = realization.realize(entries)
every = [(one.account, position.units) for one in realization.iter_children(root) for position in one.balance]
print(json.dumps({account: str(units) for account, units in every if units.number}))
"""
"""Runs by itself: beancount (GPL-2.0-only) is imported by nothing of ours."""


@pytest.fixture
def fund_ids(bench: Bench) -> list[str]:
    """Two funds, with more entries than one piece of the job takes, one of them taken back."""
    first, second = bench.fund(cash=1_000_000), bench.fund(cash=7)
    bench.post_many(AT_ONCE + 20, lambda n: ((Known.BANK, first, n + 1), (Known.FEES, first, -n - 1)))
    wrong = bench.post((Known.BANK, second, 12345), (Known.FEES, second, -12345), text='错的 "账"; x | y')
    reversed_(bench, wrong.id)
    return [first, second]


def ours(bench: Bench, fund_ids: list[str]) -> dict[str, str]:
    chart = ChartPolicy().value()
    return {
        account_name(one.account, fund, chart): decimal(one.amount)
        for fund in fund_ids
        for one in bench.read().balances(fund)
        if one.amount.fen
    }


def test_hledger_computes_the_same_balances(bench: Bench, fund_ids: list[str], tmp_path: Path):
    file = tmp_path / "books.journal"
    file.write_text(journal(bench, Syntax.HLEDGER), encoding="utf-8")
    program = hledger()
    argv = [program.path, "-f", str(file), "balance", "--flat", "--no-total", "-O", "csv"]
    said = subprocess.run(argv, capture_output=True, text=True, check=True, env=program.env)
    assert dict(list(csv.reader(said.stdout.splitlines()))[1:]) == ours(bench, fund_ids)


def test_beancount_computes_the_same_balances(bench: Bench, fund_ids: list[str], tmp_path: Path):
    file = tmp_path / "books.beancount"
    file.write_text(journal(bench, Syntax.BEANCOUNT), encoding="utf-8")
    argv = [sys.executable, "-c", BY_BEANCOUNT, str(file)]
    said = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout) == ours(bench, fund_ids)
