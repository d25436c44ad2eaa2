# SPDX-License-Identifier: AGPL-3.0-or-later
"""One trace from the request through the outbox and the broker to the handler."""

from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider

from tests.system.chassis.conftest import Bench, until


def test_the_handler_goes_on_in_the_senders_trace(bench: Bench) -> None:
    trace.set_tracer_provider(TracerProvider())
    handled_in: dict[str, int] = {}

    def look(name: str) -> bool:
        handled_in[name] = trace.get_current_span().get_span_context().trace_id
        return False

    bench.fail = look
    bench.start()
    sent_in = {}
    for name in ("a", "b"):
        with trace.get_tracer("test").start_as_current_span(name) as span:
            sent_in[name] = span.get_span_context().trace_id
            bench.tell(f"thing {name}", name)
    until(lambda: set(handled_in) == {"a", "b"})
    assert handled_in == sent_in
    assert len(set(sent_in.values())) == 2
