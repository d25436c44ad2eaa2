# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenAPI 3.1 from the declared routes."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from services.chassis.http.resource import Resource
from services.chassis.http.route import ACCEPTED, AUTHENTICATED, PARAMETER, PATTERNS, PUBLIC, Kind, Route

REF = "#/components/schemas/{model}"
Schema = dict[str, Any]


def describe(service: str, resources: Sequence[Resource]) -> Schema:
    """The OpenAPI document of a service."""
    routes = [route for resource in resources for route in resource.routes]
    tags = {route.operation: resource.name for resource in resources for route in resource.routes}
    schemas, definitions = _schemas(routes)
    paths: dict[str, Schema] = {}
    for route in sorted(routes, key=lambda r: (r.rule, r.method)):
        path = PARAMETER.sub(r"{\2}", route.rule)
        paths.setdefault(path, {})[route.method.lower()] = _operation(route, tags[route.operation], schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Linli {service}",
            "version": "1",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": definitions | {"Problem": _PROBLEM},
            "responses": {"Problem": _problem_response()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _schemas(routes: list[Route]) -> tuple[dict[type[BaseModel], Schema], Schema]:
    inputs = {r.body for r in routes if r.body} | {r.query for r in routes if r.query}
    outputs = {r.answer for r in routes if r.answer}
    wanted = [(m, "validation") for m in inputs] + [(m, "serialization") for m in outputs]
    ordered = sorted(wanted, key=lambda pair: (pair[0].__name__, pair[1]))
    by_mode, document = models_json_schema(ordered, ref_template=REF)  # type: ignore[arg-type]
    schemas: dict[Any, Schema] = {model: schema for (model, _), schema in by_mode.items()}
    return schemas, dict(sorted(document.get("$defs", {}).items()))


def _operation(route: Route, tag: str, schemas: dict[type[BaseModel], Schema]) -> Schema:
    operation: Schema = {
        "operationId": route.operation,
        "tags": [tag],
        "summary": route.summary.partition("\n")[0],
        "parameters": _parameters(route),
        "responses": {
            _status(route): _answer(route, schemas),
            "default": _refusal(route),
        },
        "security": [] if route.requires == PUBLIC else [{"token": []}],
    }
    if route.requires not in (PUBLIC, AUTHENTICATED):
        operation["x-permission"] = route.requires
    if route.asks:
        operation["x-step-up"] = route.asks
    content = _request_body(route, schemas)
    if content:
        operation["requestBody"] = {"required": True, "content": {route.consumes: content}}
    return operation


def _status(route: Route) -> str:
    """What tells nothing answers with no content."""
    told = route.answer or route.kind is Kind.RAW
    return str(route.status if told else HTTPStatus.NO_CONTENT.value)


def _request_body(route: Route, schemas: dict[type[BaseModel], Schema]) -> Schema:
    if route.body and route.kind is Kind.STREAM:
        return {"schema": {"type": "string"}, "x-row": schemas[route.body]}
    if route.body:
        return {"schema": schemas[route.body]}
    return {"schema": {"type": "object"}} if route.kind is Kind.RAW and route.method != "GET" else {}


def _answer(route: Route, schemas: dict[type[BaseModel], Schema]) -> Schema:
    if route.kind is Kind.STREAM and route.answer:
        described = {"schema": {"type": "string"}, "x-row": schemas[route.answer]}
        return {"description": "One answer a row", "content": {route.produces: described}}
    if route.answer:
        content = {"application/json": {"schema": schemas[route.answer]}}
        if route.status == ACCEPTED:
            located = {"Location": {"schema": {"type": "string"}, "description": "the job"}}
            return {"description": "Begun", "headers": located, "content": content}
        return {"description": "Done", "content": content}
    if route.kind is Kind.RAW:
        return {"description": "Done", "content": {route.produces: {}}}
    return {"description": "Done"}


def _refusal(route: Route) -> Schema:
    """A problem; a route that answers by a standard of its own also refuses in its own form."""
    if route.kind is not Kind.RAW:
        return {"$ref": "#/components/responses/Problem"}
    problem = _problem_response()
    return {**problem, "content": {**problem["content"], route.produces: {}}}


def _parameters(route: Route) -> list[Schema]:
    found: list[Schema] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": f"^{PATTERNS[kind].pattern}$"},
        }
        for name, kind in route.parameters.items()
    ]
    if route.query:
        schema = route.query.model_json_schema()
        required = set(schema.get("required", ()))
        for name, described in schema.get("properties", {}).items():
            inlined = _inline(described, schema.get("$defs", {}))
            found.append({"name": name, "in": "query", "required": name in required, "schema": inlined})
    if route.kind is Kind.COMMAND and not route.secret:
        found.append({"name": "Idempotency-Key", "in": "header", "schema": _KEY})
    if route.target:
        found.append({"name": "If-Match", "in": "header", "schema": _IF_MATCH})
    return found


def _inline(schema: Any, definitions: Schema) -> Any:  # noqa: ANN401 - a JSON schema is any JSON
    if isinstance(schema, dict):
        if "$ref" in schema:
            return _inline(definitions[schema["$ref"].rpartition("/")[2]], definitions)
        return {key: _inline(value, definitions) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_inline(value, definitions) for value in schema]
    return schema


_KEY = {"type": "string", "pattern": r"^[\x21-\x7e]{1,200}$"}
_IF_MATCH = {"type": "string", "pattern": r'^(\*|"[0-9]{1,12}(-[0-9.]{1,60})?")$'}

_PROBLEM: Schema = {
    "title": "Problem",
    "description": "RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.",
    "type": "object",
    "required": ["type", "status", "code", "title", "correlation_id"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "title": {"type": "string"},
        "correlation_id": {"type": "string"},
    },
}


def _problem_response() -> Schema:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": "A refusal or a failure", "content": content}
