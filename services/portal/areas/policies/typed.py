# SPDX-License-Identifier: AGPL-3.0-or-later
"""A policy's values as texts of a form, and back: `categories.2.limits.accept.amount` names one of them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from services.chassis import written
from services.portal.areas.policies.rules import Kind, Rule
from services.portal.client.http import Problem
from services.portal.forms import number

YES, NO = "yes", "no"
DROP = "_drop"
"""The box of a row that goes."""
TRUE = frozenset({"yes", "true", "是", "上班"})
FALSE = frozenset({"no", "false", "否", "休", "休息"})
WRITTEN = "written"
"""The rule that a text breaks which cannot be read at all."""


def typed(rule: Rule, value: Any, name: str) -> dict[str, str]:  # noqa: ANN401 - whatever JSON can hold
    """The texts of a value by the names of their fields."""
    if rule.kind is Kind.GROUP:
        given = value or {}
        return {
            at: text
            for part, one in rule.parts.items()
            for at, text in typed(one, given.get(part), f"{name}.{part}").items()
        }
    if rule.kind is Kind.ROWS:
        return {
            at: text
            for place, row in enumerate(value or ())
            for at, text in typed(Rule(Kind.GROUP, parts=rule.parts), row, f"{name}.{place}").items()
        }
    if rule.kind is Kind.CHECKS:
        return {f"{name}.{one}": YES for one in value or ()}
    return {name: _text(rule, value)} if value is not None else {}


def _text(rule: Rule, value: Any) -> str:  # noqa: ANN401
    if rule.kind is Kind.YES:
        return YES if value else ""
    if rule.kind is Kind.LINES:
        return "\n".join(str(one) for one in value)
    if rule.kind is Kind.PAIRS:
        return "\n".join(f"{name} = {_plain(one)}" for name, one in value.items())
    if rule.kind is Kind.CODE:
        return json.dumps(value, ensure_ascii=False, indent=2)
    return str(value)


def _plain(value: Any) -> str:  # noqa: ANN401
    return (YES if value else NO) if isinstance(value, bool) else str(value)


class Reading:
    """What was typed, read as values. `names` maps what the API calls a field to its name in the form."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {name: text.strip() for name, text in texts.items()}
        self.names: dict[str, str] = {}
        self.unreadable: list[str] = []

    def value(self, rule: Rule, name: str, at: str) -> Any:  # noqa: ANN401
        """What stands in a field and those below it; `at` is what the API will call it."""
        self.names[at] = name
        if rule.kind is Kind.GROUP:
            if rule.optional and not self._said(name):
                return None
            return {
                part: self.value(one, f"{name}.{part}", f"{at}.{part}") for part, one in rule.parts.items()
            }
        if rule.kind is Kind.ROWS:
            return self._rows(rule, name, at)
        if rule.kind is Kind.CHECKS:
            return [one for one in rule.choices if self._texts.get(f"{name}.{one}") == YES]
        return self._one(rule, name, self._texts.get(name, ""))

    def check(self) -> None:
        """Raises Problem where a text could not be read at all, as the API would say it."""
        if self.unreadable:
            errors = [{"field": name, "rule": WRITTEN} for name in self.unreadable]
            raise Problem(422, "request.invalid", {"errors": errors})

    def _rows(self, rule: Rule, name: str, at: str) -> list[Any]:
        found: list[Any] = []
        group = Rule(Kind.GROUP, parts=rule.parts)
        for place in rows_in(self._texts, name):
            row = f"{name}.{place}"
            if self._said(row) and self._texts.get(f"{row}.{DROP}") != YES:
                found.append(self.value(group, row, f"{at}.{len(found)}"))
        return found

    def _said(self, name: str) -> bool:
        return any(text for at, text in self._texts.items() if at.startswith(f"{name}."))

    def _one(self, rule: Rule, name: str, text: str) -> Any:  # noqa: ANN401
        if rule.kind is Kind.YES:
            return text == YES
        if rule.optional and not text:
            return None
        if rule.kind is Kind.NUMBER:
            return number(text)
        if rule.kind is Kind.LINES:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            return [number(line) for line in lines] if rule.of == "integer" else lines
        if rule.kind is Kind.PAIRS:
            return self._pairs(rule, name, text)
        return self._code(name, text) if rule.kind is Kind.CODE else text

    def _pairs(self, rule: Rule, name: str, text: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for line in text.splitlines():
            key, sign, value = (part.strip() for part in line.replace("＝", "=").partition("="))
            if (line.strip() and not (key and sign and value)) or key in found:
                self.unreadable.append(name)
            elif line.strip():
                found[key] = self._said_of(rule, name, value)
        return found

    def _said_of(self, rule: Rule, name: str, text: str) -> Any:  # noqa: ANN401
        if rule.of == "boolean":
            if text not in TRUE | FALSE:
                self.unreadable.append(name)
            return text in TRUE
        return number(text) if rule.of == "integer" else text

    def _code(self, name: str, text: str) -> Any:  # noqa: ANN401
        try:
            return json.loads(text)
        except ValueError:
            self.unreadable.append(name)
            return None


def rows_in(texts: Iterable[str], name: str) -> list[int]:
    """The numbers of the rows of a list that a form has."""
    start = f"{name}."
    heads = {at[len(start) :].partition(".")[0] for at in texts if at.startswith(start)}
    return sorted(written.whole(head) for head in heads if written.is_digits(head))
