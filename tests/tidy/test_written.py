# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes in is read in one place, `chassis/written.py`: other ways take other digits, or throw."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, dotted, files, nodes, plant, references, relative, syntax

HOME = "services/chassis/written.py"
MODELS = "services/portal/client/models/"
"""Made from the contracts."""
CALLS = {
    "datetime.datetime.fromisoformat": "written.moment or written.local_moment",
    "datetime.date.fromisoformat": "written.day or written.month",
    "datetime.time.fromisoformat": "written.time_of_day",
    "datetime.datetime.strptime": "written.day_by",
    "urllib.parse.urlsplit": "written.web_address",
    "urllib.parse.urlparse": "written.web_address",
}
METHODS = {"isdigit", "isdecimal", "isnumeric", "isalnum"}
NUMBERS = {"int", "float", "Decimal"}
TEXTS = {"get", "group", "strip", "text"}
OWN = {
    "services/chassis/auth.py": "claims of a token that we signed; what is none is no token",
    "services/chassis/http/body.py": "a length that was looked at before",
    "services/chassis/http/json_text.py": "digits as JSON's grammar lets through",
    "services/chassis/http/route_handler.py": "an ETag of our own form",
    "services/chassis/http/files.py": "digits that were looked at before",
    "services/chassis/store/daily_counts.py": "what we stored",
    "services/chassis/store/indexes.py": "directions of indexes that the database tells",
    "services/chassis/store/paging.py": "a cursor of our own, looked at before; numbers, not texts",
    "services/chassis/store/policies.py": "the id of a version that we made",
    "services/chassis/store/revocations.py": "what we stored",
    "services/chassis/store/transaction.py": "what we stored",
    "services/chassis/store/windows.py": "a cursor of our own; what is none is the beginning",
    "services/chassis/settings.py": "an operator's address, read when a process starts",
    "services/chassis/store/database.py": "an operator's address, read when a process starts",
    "services/credit/domain/periods.py": "a quarter that its model has checked",
    "services/finance/domain/bank_reading.py": "amounts that a pattern of 0 to 9 let through",
    "services/finance/domain/journal_reading.py": "amounts that a pattern of 0 to 9 let through",
    "services/finance/domain/periods.py": "a quarter that a pattern of 0 to 9 let through",
    "services/finance/domain/year_plans.py": "a quarter that its model has checked",
    "services/finance/commands/import_statement.py": "amounts of a library, caught",
    "services/finance/timers.py": "a day that we stored",
    "services/identity/domain/identifiers.py": "digits that a pattern of 0 to 9 let through",
    "services/identity/routes/log_in.py": "digits that were looked at before",
    "services/outreach/channels/bounce_mailbox.py": "an operator's address, looked at before",
    "services/outreach/channels/mail.py": "an operator's address, read when a process starts",
    "services/outreach/channels/text_messages.py": "digits that were looked at before",
    "services/outreach/commands/tell_fact.py": "a moment of an event",
    "services/chassis/web_addresses.py": "with its own, stricter rules: addresses that we call",
    "services/outreach/domain/addresses.py": "the origin of one that was checked so",
    "services/outreach/domain/feed.py": "digits that were looked at before",
    "services/outreach/domain/tellings.py": "values of an event",
    "services/outreach/queries/feed.py": "a cursor of our own",
    "services/portal/access.py": "an operator's address, read when a process starts",
    "services/portal/areas/board/pages.py": "a document that was published",
    "services/portal/areas/ratings/desk.py": "points that a pattern of 0 to 9 let through",
    "services/portal/areas/ratings/public.py": "a document that was published",
    "services/portal/areas/ratings/reasons.py": "a document that was published",
    "services/portal/client/files.py": "an API's answer",
    "services/portal/client/outreach.py": "an API's answer",
    "services/portal/oidc.py": "the identity provider's answer",
    "services/portal/texts/__init__.py": "an API's answer",
}
"""Files that read what is not of somebody else, or was looked at already."""


def find(root: Path) -> list[Offence]:
    offences: list[Offence] = []
    for path in [*files(root, "services"), *files(root, "scripts/linlictl")]:
        here = relative(root, path)
        if here != HOME and not here.startswith(MODELS):
            offences += _offences(here, syntax(path))
    return offences


def _offences(here: str, tree: ast.Module) -> Iterator[Offence]:
    for name, line in references(tree):
        if name in CALLS and here not in OWN:
            yield Offence(here, line, f"{name}: use {CALLS[name]}")
    for node in nodes(tree):
        line = getattr(node, "lineno", 1)
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield Offence(here, line, f".{node.attr} takes digits of every script: use written.is_digits")
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"\\d[{+*?)\]\\]", node.value)
        ):
            yield Offence(here, line, "\\d takes digits of every script: write [0-9]")
        if isinstance(node, ast.Call) and here not in OWN and _reads(node):
            yield Offence(here, line, f"{ast.unparse(node)[:60]}: use written.whole")


def _reads(call: ast.Call) -> bool:
    """`int(text)`: not of what is a number already, such as a comparison or a span in seconds."""
    if dotted(call.func, {}) not in NUMBERS or len(call.args) != 1:
        return False
    given = call.args[0]
    if isinstance(given, ast.Call):
        return isinstance(given.func, ast.Attribute) and given.func.attr in TEXTS
    return isinstance(given, ast.Subscript)


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\nx = datetime.fromisoformat(text)",
        "from datetime import date\nx = date.fromisoformat(text)",
        "import datetime\nx = datetime.datetime.strptime(text, '%Y')",
        "x = text.isdigit()",
        "x = text.isdecimal() and text.isascii()",
        "import re\nx = re.compile(r'\\d{4}')",
        "month = Field(pattern=r'^\\d+$')",
        "x = int(found[1])",
        "x = int(form.get('n', 0))",
        "from urllib.parse import urlsplit\nx = urlsplit(text)",
    ],
)
def test_planted_reading(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "services/repair/queries.py", code)
    assert find(tmp_path), code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (HOME, "from datetime import date\nx = date.fromisoformat(text)"),
        ("services/repair/store.py", "x = int(bool(order.open))\ny = int(span.total_seconds())"),
        ("services/repair/store.py", "import re\nx = re.compile('[0-9]+')"),
    ],
)
def test_what_is_at_home_stays(tmp_path: Path, path: str, code: str) -> None:
    plant(tmp_path, path, code)
    assert find(tmp_path) == []
