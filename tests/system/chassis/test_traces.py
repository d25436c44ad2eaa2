# SPDX-License-Identifier: AGPL-3.0-or-later
"""One trace from the request through the outbox and the broker to the handler."""

from typing import Any

from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider

from services.chassis.origin import Origin, caused_by
from tests.system.chassis.conftest import TENANT, Bench, until


def test_the_handler_goes_on_in_the_senders_trace(bench: Bench) -> None:
    trace.set_tracer_provider(TracerProvider())
    handled_in: dict[str, int] = {}
    said: list[dict[str, Any]] = []

    def look(name: str) -> bool:
        current = trace.get_current_span()
        handled_in[name] = current.get_span_context().trace_id
        said.append(dict(current.attributes))  # type: ignore[attr-defined]
        return False

    bench.fail = look
    bench.start()
    sent_in = {}
    for name in ("a", "b"):
        tracer = trace.get_tracer("test")
        with caused_by(Origin.beginning(f"request {name}")), tracer.start_as_current_span(name) as span:
            sent_in[name] = span.get_span_context().trace_id
            bench.tell(f"thing {name}", name)
    until(lambda: set(handled_in) == {"a", "b"})
    assert handled_in == sent_in
    assert len(set(sent_in.values())) == 2
    assert {one["linli.correlation_id"] for one in said} == {"request a", "request b"}
    assert all(one["linli.tenant"] == TENANT and one["linli.cause_id"] for one in said)
