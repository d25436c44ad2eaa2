# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kubernetes' own schemas, and those of the custom resources with their CEL rules."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import cel
from jsonschema import Draft202012Validator
from kubernetes_validate.utils import schema_contents
from referencing import Registry, Resource

Object = dict[str, Any]
KUBERNETES = "1.37.0"
FOLDER = f"kubernetes-json-schema/v{KUBERNETES}-local-strict"
CRDS = Path(__file__).parent / "crds"
RESERVED = {
    "namespace",
    "type",
    "in",
    "package",
    "import",
    "break",
    "const",
    "continue",
    "for",
    "loop",
    "return",
}
"""Words that CEL keeps for itself: Kubernetes writes them with underscores in its rules."""


class Unknown(Exception):
    """Neither Kubernetes nor a custom resource definition knows this kind."""


@cache
def crds() -> dict[tuple[str, str], Object]:
    """The schemas by apiVersion and kind."""
    found = {}
    for file in sorted(CRDS.glob("*.json")):
        for one in json.loads(file.read_text(encoding="utf-8")):
            found[one["apiVersion"], one["kind"]] = one["schema"]
    return found


@cache
def _validator(version: str, kind: str) -> Draft202012Validator:
    return Draft202012Validator(_closed(crds()[version, kind]))


def problems(found: Object) -> list[str]:
    """What is wrong with an object by schema and rules. Raises Unknown."""
    version, kind = found["apiVersion"], found["kind"]
    validator = _validator(version, kind) if (version, kind) in crds() else _own(version, kind)
    wrong = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(found)]
    if wrong or (version, kind) not in crds():
        return wrong
    schema = crds()[version, kind]
    return list(_rules(schema, _with_defaults(schema, found), "$"))


@cache
def _own(version: str, kind: str) -> Draft202012Validator:
    """Kubernetes' own; the package's `validate` reads all of them for each object."""
    group, _, number = version.rpartition("/")
    name = "-".join(filter(None, (kind.lower(), group.partition(".")[0], number)))
    try:
        schema = schema_contents(f"{FOLDER}/{name}.json", KUBERNETES)
    except FileNotFoundError as error:
        raise Unknown(f"{version} {kind}") from error
    return Draft202012Validator(schema, registry=Resource.from_contents(schema) @ _definitions())


@cache
def _definitions() -> Registry:
    return Resource.from_contents(schema_contents(f"{FOLDER}/_definitions.json", KUBERNETES)) @ Registry()


def _closed(schema: Object, *, top: bool = True) -> Object:
    """As the API server reads it: a field that the schema has not is refused."""
    made = {key: value for key, value in schema.items() if not key.startswith("x-")}
    if schema.get("x-kubernetes-int-or-string"):
        made = {"type": ["integer", "string"]}
    if schema.get("nullable") and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    for word in ("properties", "patternProperties"):
        if word in schema:
            made[word] = {name: _closed(one, top=False) for name, one in schema[word].items()}
    for word in ("items", "additionalProperties", "not"):
        if isinstance(schema.get(word), dict):
            made[word] = _closed(schema[word], top=False) if word != "not" else schema[word]
    embedded = schema.get("x-kubernetes-embedded-resource")
    if "properties" in made and (top or embedded):
        made["properties"] = {"apiVersion": {}, "kind": {}, "metadata": {}} | made["properties"]
    if (
        "properties" in made
        and "additionalProperties" not in made
        and not schema.get("x-kubernetes-preserve-unknown-fields")
    ):
        made["additionalProperties"] = False
    return made


def _rules(schema: Object, value: Any, path: str) -> Iterator[str]:
    """The CEL rules of the schema that do not hold; defaults stand in the value."""
    for rule in schema.get("x-kubernetes-validations", ()):
        if "oldSelf" not in rule["rule"] and not cel.evaluate(
            _escaped(rule["rule"]), {"self": _named(value)}
        ):
            yield f"{path}: {rule.get('message', rule['rule'])}"
    if isinstance(value, dict):
        for name, one in value.items():
            inner = schema.get("properties", {}).get(name) or schema.get("additionalProperties")
            if isinstance(inner, dict):
                yield from _rules(inner, one, f"{path}.{name}")
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, one in enumerate(value):
            yield from _rules(schema["items"], one, f"{path}[{number}]")


def _with_defaults(schema: Object, value: Any) -> Any:
    """The value as the API server completes it before it looks at the rules."""
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return [_with_defaults(schema["items"], one) for one in value]
    if not isinstance(value, dict):
        return value
    known = schema.get("properties", {})
    missing = {name: one["default"] for name, one in known.items() if "default" in one and name not in value}
    return {name: _with_defaults(known.get(name, {}), one) for name, one in {**missing, **value}.items()}


def _named(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            f"__{key}__" if key in RESERVED - {"type"} else key: _named(one) for key, one in value.items()
        }
    if isinstance(value, list):
        return [_named(one) for one in value]
    return value


def _escaped(rule: str) -> str:
    """`r\"\"\"…\"\"\"` as a plain text: the evaluator knows no raw ones."""
    while 'r"""' in rule:
        before, _, rest = rule.partition('r"""')
        raw, _, after = rest.partition('"""')
        rule = before + json.dumps(raw) + after
    return rule
