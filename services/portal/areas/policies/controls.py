# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields of a policy's form with their words, as the template draws them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from services.portal.areas.policies.rules import Kind, Rule
from services.portal.areas.policies.typed import rows_in
from services.portal.client.models.identity import PolicyFormView
from services.portal.page_context import visit

MORE = "more:"
"""What the button of a list says that offers one more row."""


@dataclass(frozen=True)
class Control:
    """A field, or several under a legend. `choices` are values with their words."""

    kind: str
    name: str
    label: str
    hint: str = ""
    value: str = ""
    optional: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    ticked: frozenset[str] = frozenset()
    inside: tuple["Control", ...] = ()
    open: bool = False


@dataclass(frozen=True)
class Line:
    """A rule of the policy. `origin` says where its value comes from, `fixed` which place above locks it.

    `shown` is its value in words where it cannot be changed here.
    """

    name: str
    control: Control
    origin: str
    fixed: str = ""
    here: bool = False
    locked: bool = False
    shown: tuple[str, ...] = ()


class Words:
    """What the parts of one policy are called: by its own name and the part's, else by the part's alone."""

    def __init__(self, policy: str) -> None:
        self._policy = policy

    def label(self, key: str) -> str:
        return self._said(lambda at: visit().words.name("policy_field", at), key) or key

    def help(self, key: str) -> str:
        return self._said(lambda at: visit().words.name("policy_help", at), key)

    def choice(self, key: str, value: str) -> str:
        """A value by its field's words, else by those of all."""
        words, last = visit().words, key.rpartition(".")[2]
        for at in (f"{last}.{value}", value):
            if (found := words.name("policy_choice", at)) != at:
                return found
        return value

    def _said(self, named: Callable[[str], str], key: str) -> str:
        for at in (f"{self._policy}.{key}", key.rpartition(".")[2]):
            if (found := named(at)) != at:
                return found
        return ""


def lines(
    form: PolicyFormView,
    rules: Mapping[str, Rule],
    texts: Mapping[str, str],
    more: str,
    names: Mapping[str, str],
) -> tuple[Line, ...]:
    """Every rule with what was typed; `more` is the list that gets another row, `names` those of places."""
    words, own = visit().words, Words(form.name)
    found = []
    for name, rule in rules.items():
        came = form.origins.get(name)
        if came is None:
            origin = words("policies.by_default")
        elif came == form.place:
            origin = words("policies.set_here")
        else:
            origin = words("policies.set_by", place=names.get(came, came))
        above = form.locked.get(name)
        fixed = words("policies.locked_by", place=names.get(above, above)) if above else ""
        control = _control(own, rule, name, name, texts, more)
        shown = tuple(
            ": ".join(part for part in one if part) for one in told(own, rule, name, form.values[name])
        )
        found.append(
            Line(name, control, origin, fixed, name in form.here, texts.get(f"_lock.{name}") == "yes", shown)
        )
    return tuple(found)


def _control(words: Words, rule: Rule, name: str, key: str, texts: Mapping[str, str], more: str) -> Control:
    label, hint = words.label(key), _hint(words, rule, key)
    if rule.kind is Kind.GROUP:
        inside = tuple(
            _control(words, one, f"{name}.{part}", f"{key}.{part}", texts, more)
            for part, one in rule.parts.items()
        )
        return Control("group", name, label, hint, optional=rule.optional, inside=inside)
    if rule.kind is Kind.ROWS:
        return Control("rows", name, label, hint, inside=tuple(_rows(words, rule, name, key, texts, more)))
    choices = tuple((one, words.choice(key, one)) for one in rule.choices)
    ticked = frozenset(one for one in rule.choices if texts.get(f"{name}.{one}") == "yes")
    if rule.kind is Kind.SELECT:
        choices = (("", visit().words("policies.nothing")), *choices)
    return Control(rule.kind, name, label, hint, texts.get(name, ""), rule.optional, choices, ticked)


def _rows(
    words: Words, rule: Rule, name: str, key: str, texts: Mapping[str, str], more: str
) -> list[Control]:
    """Those that there are, and a new one where it is asked for."""
    known = rows_in(texts, name)
    new = [max(known, default=-1) + 1] if more == name else []
    group = Rule(Kind.GROUP, parts=rule.parts)
    found = []
    for place in (*known, *new):
        at = f"{name}.{place}"
        title = texts.get(f"{at}.name") or texts.get(f"{at}.code") or visit().words("policies.new_row")
        row = _control(words, group, at, key, texts, more)
        found.append(replace(row, label=title, hint="", open=place in new or more.startswith(f"{at}.")))
    return found


def _hint(words: Words, rule: Rule, key: str) -> str:
    """The policy's own help, and the bounds."""
    said, least, most = words.help(key), rule.least, rule.most
    if rule.kind is Kind.NUMBER and least is not None and most is not None:
        bounds = visit().words("policies.bounds", least=str(least), most=str(most))
        return f"{said} {bounds}".strip()
    if rule.kind in (Kind.LINES, Kind.PAIRS, Kind.CODE):
        return f"{said} {visit().words.name('policy_how', rule.kind)}".strip()
    return said


def told(words: Words, rule: Rule, key: str, value: object) -> list[tuple[str, str]]:
    """A value in words: lines of where in it, and what stands there."""
    if rule.kind is Kind.GROUP and isinstance(value, Mapping):
        return [
            (" · ".join(part for part in (words.label(f"{key}.{name}"), inner) if part), text)
            for name, one in rule.parts.items()
            for inner, text in told(words, one, f"{key}.{name}", value.get(name))
        ]
    if rule.kind is Kind.ROWS and isinstance(value, list | tuple):
        group = Rule(Kind.GROUP, parts=rule.parts)
        return [
            (" · ".join(part for part in (_title(row, place), inner) if part), text)
            for place, row in enumerate(value)
            for inner, text in told(words, group, key, row)
        ]
    if rule.kind is Kind.PAIRS and isinstance(value, Mapping) and value:
        return [(str(name), _pair(one)) for name, one in value.items()]
    return [("", _plain(words, rule, key, value))]


def _plain(words: Words, rule: Rule, key: str, value: object) -> str:
    if value is None or value in ("", [], {}):
        return visit().words("policies.nothing")
    if rule.kind is Kind.SELECT:
        return words.choice(key, str(value))
    if rule.kind in (Kind.CHECKS, Kind.LINES) and isinstance(value, list):
        return "、".join(words.choice(key, str(one)) for one in value)
    return _pair(value)


def _pair(value: object) -> str:
    return visit().words("yes" if value else "no") if isinstance(value, bool) else str(value)


def _title(row: object, place: int) -> str:
    if isinstance(row, Mapping):
        return str(row.get("name") or row.get("code") or place + 1)
    return str(place + 1)
