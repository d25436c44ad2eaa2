# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a mapping: what it is filled with, and what it says when it is sent."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from services.portal.client.models.dispatch import ColumnIs, MappingView, TableView
from services.portal.forms import Form

FIELDS: tuple[str, ...] = get_args(ColumnIs.model_fields["field"].annotation)
"""What a column can be, as dispatch names it."""
NEEDED = frozenset({"external_id", "description", "reported_at"})
COLUMN = "column_"
IMPORT = "import"
STATES: Mapping[str, str] = MappingProxyType(
    {
        "处理中": "open",
        "已受理": "open",
        "open": "open",
        "已办结": "closed",
        "已完成": "closed",
        "closed": "closed",
        "已作废": "cancelled",
        "已撤销": "cancelled",
        "cancelled": "cancelled",
    }
)
"""What states are often called; offered where nobody said otherwise."""


def filled(known: MappingView | None, table: TableView, zone: str) -> dict[str, str]:
    """What stands in the form at first: the source's mapping, or what the names of the columns suggest."""
    columns = known.columns if known else table.proposed
    found = {f"{COLUMN}{one.field}": one.name for one in columns}
    if known is None:
        return found | {"zone": zone, "default_category": "other", "states": lines(STATES.items())}
    return found | {
        "zone": known.zone,
        "default_category": known.default_category or "",
        "states": lines((one.theirs, one.ours) for one in known.states),
        "categories": lines((one.theirs, one.ours) for one in known.categories),
        "ignored": "\n".join(known.ignored),
    }


def said(form: Form, known: MappingView | None) -> dict[str, Any]:
    """The mapping that the form says. What a form has no field for stays as it was."""
    columns = [
        {"field": field, "name": form.text(COLUMN + field)} for field in FIELDS if form.text(COLUMN + field)
    ]
    always = [one.model_dump() for one in known.always] if known else [{"field": "channel", "name": IMPORT}]
    stands = [one for one in columns if one["field"] == "state"]
    return {
        "columns": columns,
        "zone": form.text("zone"),
        **({"dates": known.dates} if known else {}),
        "always": always,
        "states": pairs(form.text("states")) if stands else [],
        "categories": pairs(form.text("categories")),
        "default_category": form.text("default_category") or None,
        "ignored": [line.strip() for line in form.text("ignored").splitlines() if line.strip()],
    }


def lines(words: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{theirs} = {ours}" for theirs, ours in words)


def pairs(text: str) -> list[dict[str, str]]:
    """A line is `theirs = ours`; what is ours stands behind the last sign."""
    parts = [line.replace("＝", "=").rpartition("=") for line in text.splitlines() if line.strip()]
    return [{"theirs": theirs.strip(), "ours": ours.strip()} for theirs, _, ours in parts]
