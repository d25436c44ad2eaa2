# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chassis learns no business: none of its names is a word of one service."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, entries, nodes, plant, relative, syntax

NOUN = re.compile(
    "account|agenda|arrears|assignee|ballot|bill|book|building|candidate|committee|community|complaint|compound|covenant"
    "|debit|dispatch|donation|dunning|escalation|fee|finance|fund|grid|honour|household|inspection|invoice"
    "|journal|ledger|mandate|meeting|nomination|order|party|payment|proposal|rating|receipt|repair|resident|revisit"
    "|satisfaction|score|seat|star|survey|tally|tariff|vehicle|venue|volunteer|vote|voter"
)
PLAIN = re.compile("(in_?order|order_?by)", re.IGNORECASE)
"""English that only sounds like a domain's word."""
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, path), line, f"{name}: a word of one service; it belongs in that service")
        for path in entries(root, "services/chassis")
        for name, line in _names(path)
        if any(NOUN.fullmatch(word) for word in _words(name))
    ]


def _names(path: Path) -> Iterator[tuple[str, int]]:
    yield path.name.split(".")[0], 1
    if path.suffix == ".py":
        for node in nodes(syntax(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, node.lineno


def _words(name: str) -> set[str]:
    """`list_OpenOrders` → {"list", "open", "order"}: singular, lower case."""
    found = {word.lower() for word in WORD.findall(PLAIN.sub("", name))}
    return found | {word[:-1] for word in found if word.endswith("s")}


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("services/chassis/ballots.py", ""),
        ("services/chassis/orders/paging.py", ""),
        ("services/chassis/values.py", "class InvoiceNumber: ..."),
        ("services/chassis/timers.py", "def remind_order(): ..."),
        ("services/chassis/http/app.py", "class App:\n    def openOrders(self): ..."),
        ("services/chassis/HTTPLedger.py", ""),
    ],
)
def test_planted_word(tmp_path: Path, path: str, code: str) -> None:
    plant(tmp_path, path, code)
    assert find(tmp_path)


def test_words_that_only_look_alike(tmp_path: Path) -> None:
    code = "class Ordering: ...\ndef _in_order(): ...\ndef order_by(): ...\ndef start(): ..."
    plant(tmp_path, "services/chassis/store/paging.py", code)
    plant(tmp_path, "services/repair/domain/orders.py", "class Order: ...")
    assert find(tmp_path) == []
