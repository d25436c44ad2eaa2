# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the OpenAPI documents announce, held against the answers to requests that schemathesis makes up."""

from functools import cache

import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.samples.world import NDJSON, World
from tests.system.tenancy.conftest import ROOT

SHORT = 3
MAIL = "message/rfc822"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
UNREADABLE = {
    "show_calendar_policy": "office hours",
    "put_calendar_policy": "office hours",
}
"""Operation → what of it schemathesis 4.32 cannot check: pairs, whose `prefixItems` it rewrites wrongly."""


@schemathesis.serializer(NDJSON, MAIL)
def lines(_context: object, value: object) -> bytes:
    """Rows of a stream, or a mail, as they are: text."""
    return value if isinstance(value, bytes) else str(value).encode()


@cache
def document(service: str) -> schemathesis.BaseSchema:
    """What a service announces; reading it takes longer than the requests of one operation."""
    text = (ROOT / "proto" / "http" / f"{service}.v1.yaml").read_text(encoding="utf-8")
    return schemathesis.openapi.from_dict(yaml.load(text, yaml.CSafeLoader))


def check(world: World, service: str, operation: str, examples: int) -> None:
    """A few requests, always the same, where `examples` is 0; else so many, every time others."""
    schema = document(service)
    schema.app = world.apps[service]
    wanted = schema.find_operation_by_id(operation)
    headers = {"Authorization": f"Bearer {world.seeded.token}"}
    checks = [c for c in CHECKS if c is not response_schema_conformance or operation not in UNREADABLE]

    @settings(
        max_examples=examples or SHORT,
        derandomize=not examples,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=wanted.as_strategy())
    def answered(case: schemathesis.Case) -> None:
        answer = case.call(headers=headers)
        case.validate_response(answer, checks=checks)

    answered()
