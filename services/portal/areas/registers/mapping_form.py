# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a register's mapping: what it is filled with, and what it says when it is sent."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from services.portal.areas.imports.mapping_form import COLUMN, lines, pairs
from services.portal.client.models.identity import ColumnIs, MappingView, TableView
from services.portal.forms import Form

FIELDS: tuple[str, ...] = get_args(ColumnIs.model_fields["field"].annotation)
"""What a column can be, as identity names it."""
NEEDED = frozenset({"building", "unit"})
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "业主": "owner",
        "产权人": "owner",
        "共有人": "owner",
        "家属": "family",
        "配偶": "family",
        "子女": "family",
        "租户": "lessee",
        "租客": "lessee",
        "承租人": "lessee",
    }
)
"""What people are often called; offered where nobody said otherwise."""
FIRST = "first"
NOBODY = "nobody"


def filled(known: MappingView | None, table: TableView, words: Mapping[str, str]) -> dict[str, str]:
    """What stands in the form at first: the source's mapping, or what the names of the columns suggest.

    `words`: what each relation is called.
    """
    columns = known.columns if known else table.proposed
    found = {f"{COLUMN}{one.field}": one.name for one in columns}
    if known is None:
        relations = lines((theirs, words[ours]) for theirs, ours in RELATIONS.items())
        return found | {"area_source": "registry", "representative_rule": NOBODY, "relations": relations}
    return found | {
        "area_source": known.area_source,
        "representative_rule": FIRST if known.first_represents else NOBODY,
        "relations": lines((one.theirs, words[one.ours]) for one in known.relations),
        "ignored": "\n".join(known.ignored),
    }


def said(form: Form, known: MappingView | None, words: Mapping[str, str]) -> dict[str, Any]:
    """The mapping that the form says. What a form has no field for stays as it was."""
    ours = {word: relation for relation, word in words.items()}
    relations = [one | {"ours": ours.get(one["ours"], one["ours"])} for one in pairs(form.text("relations"))]
    columns: Iterable[tuple[str, str]] = ((field, form.text(COLUMN + field)) for field in FIELDS)
    return {
        "columns": [{"field": field, "name": name} for field, name in columns if name],
        "area_source": form.text("area_source"),
        "first_represents": form.text("representative_rule") == FIRST,
        "relations": relations,
        **({"dates": known.dates} if known else {}),
        "ignored": [line.strip() for line in form.text("ignored").splitlines() if line.strip()],
    }
