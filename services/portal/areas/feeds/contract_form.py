# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a contract with a source: what it is filled with, and what it says when it is sent."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from services.portal.areas.imports.mapping_form import COLUMN, lines, pairs
from services.portal.areas.registers.mapping_form import RELATIONS
from services.portal.client.models.identity import FeedColumnIs, FeedContractView, PullTermsView
from services.portal.forms import Form, number

FIELDS: tuple[str, ...] = get_args(FeedColumnIs.model_fields["field"].annotation)
"""What a column can be, as identity names it."""
KINDS = ("population", "vehicles")
RANKS = ("name", "phone", "stay", "life", "holder")
RANK = "rank_"
NUMBERS = ("fresh_hours", "shrink_percent", "sure_from", "changes_minutes")
USUAL = {"fresh_hours": "24", "shrink_percent": "10", "sure_from": "100", "changes_minutes": "60"}
AS_OF = ("fetched", "last_modified", "header", "first_line")
FOLLOWED = "60"
"""The rank of a field of which nothing is said."""


def filled(known: FeedContractView | None, words: Mapping[str, str]) -> dict[str, str]:
    """What stands in the form at first. `words`: what each relation is called."""
    ranks = {f"{RANK}{name}": FOLLOWED for name in RANKS}
    if known is None:
        relations = lines((theirs, words[ours]) for theirs, ours in RELATIONS.items())
        return USUAL | ranks | {"relations": relations, "pull_as_of": AS_OF[0]}
    return {
        "name": known.name,
        "at": known.at,
        "client_id": known.client_id,
        "signed": "yes" if known.signed else "",
        "relations": lines((one.theirs, words[one.ours]) for one in known.relations),
        **{name: str(getattr(known, name)) for name in NUMBERS},
        **{f"{COLUMN}{one.field}": one.name for one in known.columns},
        **ranks,
        **{f"{RANK}{one.field}": str(one.rank) for one in known.ranks},
        **_asked(known.pull),
    }


def _asked(pull: PullTermsView | None) -> dict[str, str]:
    if pull is None:
        return {"pull_as_of": AS_OF[0]}
    return {
        "pull_url": pull.url,
        "pull_every_minutes": str(pull.every_minutes or ""),
        "pull_time": pull.at,
        "pull_as_of": pull.as_of,
        "pull_header": pull.header,
        "pull_full": "yes" if pull.full else "",
    }


def _asking(form: Form) -> dict[str, Any] | None:
    """Without an address the source is not asked."""
    if not form.text("pull_url"):
        return None
    return {
        "url": form.text("pull_url"),
        "every_minutes": number(form.text("pull_every_minutes") or "0"),
        "at": form.text("pull_time"),
        "as_of": form.text("pull_as_of"),
        "header": form.text("pull_header"),
        "full": form.text("pull_full") == "yes",
    }


def said(form: Form, source: str, known: FeedContractView | None, words: Mapping[str, str]) -> dict[str, Any]:
    """The contract that the form says. What it has no field for stays as it was."""
    ours = {word: relation for relation, word in words.items()}
    relations = [one | {"ours": ours.get(one["ours"], one["ours"])} for one in pairs(form.text("relations"))]
    columns: Iterable[tuple[str, str]] = ((field, form.text(COLUMN + field)) for field in FIELDS)
    return {
        "source": source,
        "kind": known.kind if known else form.text("kind"),
        "name": form.text("name"),
        "at": form.text("at"),
        "columns": [{"field": field, "name": name} for field, name in columns if name],
        "relations": relations,
        **({"dates": known.dates} if known else {}),
        "client_id": form.text("client_id"),
        "ranks": [{"field": one, "rank": number(form.text(RANK + one))} for one in RANKS],
        "signed": form.text("signed") == "yes",
        **{name: number(form.text(name)) for name in NUMBERS},
        "pull": _asking(form),
    }
