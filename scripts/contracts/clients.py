# SPDX-License-Identifier: AGPL-3.0-or-later
"""The portal's models of what the services answer and take, from their OpenAPI documents.

Bodies keep their limits, so that a form knows them. Answers keep their types alone: a portal must go on when
a service of tomorrow adds a field or a value.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.config import GenerateConfig
from datamodel_code_generator.enums import DataModelType, InputFileType
from datamodel_code_generator.format import Formatter, PythonVersion
from datamodel_code_generator.parser import LiteralType

from scripts.contracts.apis import documents

HEADER = '''# SPDX-License-Identifier: AGPL-3.0-or-later
"""What {service} answers and takes.

Generated from `proto/http/{service}.v1.yaml` by `make proto`: do not edit.
"""'''
REFERENCE = "#/components/schemas/"
LIMITS = ("maxItems", "maxLength", "maximum", "maxProperties", "minItems", "minLength", "minimum", "pattern")
CLOSED = ("additionalProperties", "const", "enum", "propertyNames")
"""What refuses the fields and values of tomorrow."""

CONFIG = GenerateConfig(
    input_file_type=InputFileType.OpenAPI,
    output_model_type=DataModelType.PydanticV2BaseModel,
    target_python_version=PythonVersion.PY_311,
    base_class="services.portal.client.model.Model",
    use_standard_collections=True,
    use_union_operator=True,
    use_annotated=True,
    use_schema_description=True,
    collapse_root_models=True,
    enum_field_as_literal=LiteralType.All,
    strict_nullable=True,
    field_constraints=True,
    disable_future_imports=True,
    formatters=[Formatter.BUILTIN],
)

Schema = dict[str, Any]


def generated(root: Path) -> Iterator[tuple[Path, bytes]]:
    folder = root / "services" / "portal" / "client" / "models"
    for service, document in documents(root):
        if _operations(document):
            yield folder / f"{service}.py", code(service, document).encode()


def code(service: str, document: Mapping[str, Any]) -> str:
    """The module with the models of a service's answers and bodies."""
    config = CONFIG.model_copy(update={"custom_file_header": HEADER.format(service=service)})
    made = generate(_as_the_portal_sees(document), config=config)
    assert isinstance(made, str), "without an output the code is given back"
    return f"{made}\n"


def _as_the_portal_sees(document: Mapping[str, Any]) -> Schema:
    """The schemas that routes use, answers without their limits."""
    schemas = {name: deepcopy(schema) for name, schema in document["components"]["schemas"].items()}
    answered = _reachable(schemas, [operation["responses"] for operation in _operations(document)])
    taken = _reachable(schemas, [operation.get("requestBody") for operation in _operations(document)])
    for name, schema in schemas.items():
        _simplify(schema)
        if name in answered:
            _without(schema, *CLOSED, *LIMITS)
            _without_defaults(schema)
    kept = {name: schema for name, schema in schemas.items() if name in answered | taken}
    return {"openapi": document["openapi"], "info": document["info"], "paths": {}} | {
        "components": {"schemas": kept}
    }


def _operations(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [operation for path in document["paths"].values() for operation in path.values()]


def _reachable(schemas: Mapping[str, Schema], roots: object) -> set[str]:
    """The names of the schemas that something refers to, directly or through others."""
    found: set[str] = set()
    waiting = list(_referred(roots))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _referred(schemas[name])
    return found


def _referred(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        target = str(node.get("$ref", ""))
        if target.startswith(REFERENCE):
            yield target.removeprefix(REFERENCE)
        for part in node.values():
            yield from _referred(part)
    elif isinstance(node, list):
        for part in node:
            yield from _referred(part)


def _simplify(node: object) -> None:
    """Leave out titles and the limits of what a list or a map holds; write “X or null” as one type."""
    if isinstance(node, list):
        for part in node:
            _simplify(part)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("title"), str):
        del node["title"]
    match node.get("anyOf"):
        case [{"type": str(kind), **limits}, {"type": "null"}]:
            del node["anyOf"]
            node |= limits | {"type": [kind, "null"]}
    for held in ("items", "additionalProperties"):
        _without(node.get(held), *LIMITS)
    for part in node.values():
        _simplify(part)


def _without_defaults(schema: Schema) -> None:
    """An answer is complete: only what can be null may be left out."""
    for name, field in schema.get("properties", {}).items():
        if field.pop("default", None) is not None:
            schema.setdefault("required", []).append(name)


def _without(node: object, *keywords: str) -> None:
    """Take keywords out of a schema and its parts; a property that bears such a name stays."""
    if isinstance(node, list):
        for part in node:
            _without(part, *keywords)
    if not isinstance(node, dict):
        return
    for keyword in keywords:
        if keyword == "propertyNames" or not isinstance(node.get(keyword, {}), dict):
            node.pop(keyword, None)
    for part in node.values():
        _without(part, *keywords)
