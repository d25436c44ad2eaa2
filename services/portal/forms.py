# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every form carries, what the person typed, and what went wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hmac import compare_digest
from types import MappingProxyType
from typing import Any

import flask
from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from services.chassis import written
from services.chassis.ids import new_id
from services.portal import drafts
from services.portal.client.http import LOG_IN_AGAIN, Problem, Unreachable, has_status
from services.portal.page_context import visit

STALE = "stale_version"
REUSED = "idempotency_key_reused"
INVALID = "invalid"


NO_NAMES: Mapping[str, str] = MappingProxyType({})
CHOOSE = "choose"
"""The name of a button that changes what the form offers, such as the places to choose from."""
LINE = "line"
"""The rule that a line of a field breaks; its limit is which one, from 1 on."""
CARRIED = ("csrf", "key", "action", CHOOSE)
"""What a form carries beside what is typed."""


class FormExpired(Exception):
    """The form is not one that this log-in was shown."""


@dataclass(frozen=True)
class Form:
    """A form on a page. `key` makes sending it twice harmless; `error` is a sentence for its top.

    `errors` are sentences for its fields by their names. One that is `only_shown` is not to be done but shown
    as it was typed: after another log-in or a failure, with a `notice`; or because a button of it asked for
    another offer, such as the places below `chosen`.
    """

    key: str
    typed: dict[str, str] = field(default_factory=dict)
    action: str = ""
    error: str = ""
    status: int = 200
    errors: dict[str, str] = field(default_factory=dict)
    only_shown: bool = False
    notice: str = ""
    chosen: str = ""

    @classmethod
    def fresh(cls, **typed: str) -> "Form":
        return cls(new_id(), typed)

    @classmethod
    def sent(cls) -> "Form":
        """The form that this request sends. Raises FormExpired for one of another site, or of nobody."""
        fields: MultiDict[str, str] = flask.request.form
        if drafts.DRAFT not in fields and _is_own():
            chosen = fields.get(CHOOSE, "")
            return cls(*_parts(fields), only_shown=CHOOSE in fields, chosen=chosen)
        if not drafts.is_from_here():
            raise FormExpired
        found = drafts.opened() if drafts.DRAFT in fields else fields
        if found is None:
            raise FormExpired
        return cls(*_parts(found), only_shown=True, notice=visit().words("form.kept"))

    def refused(self, problem: Problem | Unreachable, names: Mapping[str, str] = NO_NAMES) -> "Form":
        """To be shown again: a new key only where the old one stands for another request.

        `names`: what fields of the API are called in the form, where it is another name. Raises the problem
        that another log-in opens: the page of that carries what was typed.
        """
        if has_status(problem, LOG_IN_AGAIN):
            raise problem
        words = visit().words
        if isinstance(problem, Unreachable):
            return replace(self, error=words.error("unavailable"), status=503)
        key = new_id() if problem.code == REUSED else self.key
        sentence = words("form.changed") if problem.code == STALE else words.error(problem.code, problem.data)
        faults = ((names.get(name, name), facts) for name, facts in _faults(problem))
        errors = {name: self._wrong(name, facts) for name, facts in faults}
        return replace(self, key=key, error=sentence, errors=errors, status=problem.status)

    def refused_at(self, problem: Problem | Unreachable, fields: Mapping[str, str]) -> "Form":
        """The same where a code alone says which field is meant: the sentence stands at that field."""
        refused = self.refused(problem)
        field = fields.get(problem.code) if isinstance(problem, Problem) else None
        return replace(refused, errors={field: refused.error}) if field else refused

    def missing(self, name: str) -> "Form":
        """To be shown again: this field says nothing."""
        sentence = visit().words("form.missing")
        return replace(self, error=sentence, errors={**self.errors, name: sentence}, status=422)

    def _wrong(self, name: str, facts: Mapping[str, Any]) -> str:
        """What is wrong with a field, in the API's own limits; texts are counted as the API counts them."""
        words, rule = visit().words, str(facts.get("rule", ""))
        if not self.text(name):
            return words("form.missing")
        if rule in ("string_too_long", "string_too_short"):
            return words(f"form.{rule}", limit=facts.get("limit", ""), count=len(self.text(name)))
        if rule == LINE:
            return words("form.line", number=facts.get("limit", ""))
        return words("form.check")

    def text(self, name: str) -> str:
        return self.typed.get(name, "").strip()


def _parts(fields: MultiDict[str, str]) -> tuple[str, dict[str, str], str]:
    """Key, typed values and action. Browsers send line ends as two characters; nobody counts them so."""
    typed = {name: text.replace("\r\n", "\n") for name, text in fields.items() if name not in CARRIED}
    return fields.get("key", "") or new_id(), typed, fields.get("action", "")


def _faults(problem: Problem) -> list[tuple[str, Mapping[str, Any]]]:
    """The fields that the API finds wrong, and why."""
    if problem.code == INVALID:
        return [(str(problem.data.get("field", "")), problem.data)]
    listed = problem.data.get("errors", ())
    return [(str(one.get("field", "")).split(".")[0], one) for one in listed]


def number(text: str) -> int | str:
    """A whole number as the API takes it; what is none is left for the API to refuse."""
    try:
        return written.whole(written.ascii_digits(text).strip())
    except ValueError:
        return text


def limits(body: type[BaseModel]) -> dict[str, int]:
    """The longest text of each field of a body, in characters."""
    longest: dict[str, int] = {}
    for name, declared in body.model_fields.items():
        bounds = [rule.max_length for rule in declared.metadata if hasattr(rule, "max_length")]
        longest |= {name: min(bounds)} if bounds else {}
    return longest


def check_own() -> None:
    """Raises FormExpired unless the form repeats what only this log-in's pages know."""
    if not _is_own():
        raise FormExpired


def _is_own() -> bool:
    session = visit().session
    given = flask.request.form.get("csrf", "")
    return session is not None and compare_digest(session.csrf.encode(), given.encode())
