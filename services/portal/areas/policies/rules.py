# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a JSON schema says of a policy, as far as a form can ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

Schema = Mapping[str, Any]
MOST_CHOICES = 40


class Kind(StrEnum):
    """How a part of a policy is asked for. CODE, what no form can ask for: a checked text of JSON."""

    TEXT = "text"
    NUMBER = "number"
    YES = "yes"
    SELECT = "select"
    CHECKS = "checks"
    LINES = "lines"
    PAIRS = "pairs"
    CODE = "code"
    GROUP = "group"
    ROWS = "rows"


@dataclass(frozen=True)
class Rule:
    """A part of a policy. `parts`: those of a group, or of each of its rows; `of`: what a line holds.

    `least` and `most` bound a number, `longest` a text in characters.
    """

    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()
    parts: Mapping[str, "Rule"] = field(default_factory=lambda: MappingProxyType({}))
    of: str = "string"
    least: int | None = None
    most: int | None = None
    longest: int | None = None


def rules_of(schema: Schema) -> dict[str, Rule]:
    """Each field of a policy by its name, in the order of the schema."""
    known = schema.get("$defs", {})
    return {name: rule_of(said, known) for name, said in schema["properties"].items()}


def rule_of(said: Schema, known: Schema, *, optional: bool = False) -> Rule:
    """One part, references followed."""
    found, may_lack = _resolved(said, known)
    optional = optional or may_lack
    kind = found.get("type")
    if "enum" in found and len(found["enum"]) <= MOST_CHOICES:
        return Rule(Kind.SELECT, optional, tuple(str(one) for one in found["enum"]))
    if kind == "boolean" and not optional:
        return Rule(Kind.YES)
    return _plain(found, optional) or _made_of_parts(found, known, optional)


def _plain(found: Schema, optional: bool) -> Rule | None:
    kind = found.get("type")
    if kind in ("integer", "number"):
        return Rule(Kind.NUMBER, optional, least=found.get("minimum"), most=found.get("maximum"))
    if kind == "string":
        return Rule(Kind.TEXT, optional, longest=found.get("maxLength"))
    return None


def _made_of_parts(found: Schema, known: Schema, optional: bool) -> Rule:
    if found.get("type") == "array" and "items" in found:
        return _listed(found["items"], known, optional)
    if found.get("type") == "object":
        return _named(found, known, optional)
    return Rule(Kind.CODE, optional)


def _listed(item: Schema, known: Schema, optional: bool) -> Rule:
    rule = rule_of(item, known)
    if rule.kind is Kind.SELECT:
        return Rule(Kind.CHECKS, optional, rule.choices)
    if rule.kind is Kind.GROUP:
        return Rule(Kind.ROWS, optional, parts=rule.parts)
    if rule.kind in (Kind.TEXT, Kind.NUMBER) and not rule.optional:
        return Rule(Kind.LINES, optional, of="integer" if rule.kind is Kind.NUMBER else "string")
    return Rule(Kind.CODE, optional)


def _named(found: Schema, known: Schema, optional: bool) -> Rule:
    """An object of known parts, or of whatever names with values of one kind."""
    if "properties" in found:
        return Rule(
            Kind.GROUP,
            optional,
            parts={name: rule_of(one, known) for name, one in found["properties"].items()},
        )
    patterns = list(found.get("patternProperties", {}).values())
    of = found.get("additionalProperties") or (patterns[0] if len(patterns) == 1 else None)
    kind = _resolved(of, known)[0].get("type") if isinstance(of, Mapping) else None
    if kind in ("string", "integer", "boolean"):
        return Rule(Kind.PAIRS, optional, of=kind)
    return Rule(Kind.CODE, optional)


def _resolved(said: Schema, known: Schema) -> tuple[Schema, bool]:
    """What a part is, and whether it may be nothing."""
    if "$ref" in said:
        return _resolved(known[said["$ref"].rpartition("/")[2]], known)
    if len(said.get("allOf", ())) == 1:
        return _resolved(said["allOf"][0], known)
    some = said.get("anyOf", ())
    others = [one for one in some if one.get("type") != "null"]
    if len(others) == 1:
        return _resolved(others[0], known)[0], len(some) > 1
    return said, False
