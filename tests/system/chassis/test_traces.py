# SPDX-License-Identifier: AGPL-3.0-or-later
"""One trace from the request through outbox and broker to the handler, and on into a third service."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from services.chassis.contracts import consumed_by
from services.chassis.messaging import Reactions
from services.chassis.origin import Origin, caused_by
from services.chassis.store import Store, connect, indexes
from services.chassis.timers import Timers
from services.chassis.worker import Worker
from services.dispatch.domain.events import OrderStarted
from tests.system.chassis.api import Api, api
from tests.system.chassis.conftest import TENANT, Bench, Heard, HearerTx, until

__all__ = ["api"]
CHANGED, STARTED = "linli.identity.v1.PlaceChanged", "linli.dispatch.v1.OrderStarted"
TRACE, GATEWAY = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
"""What the gateway says: the request is a part of its trace (W3C Trace Context)."""


@pytest.fixture(scope="module")
def spans() -> Iterator[InMemorySpanExporter]:
    """A process has one provider: this one, with an exporter that keeps all."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    assert trace.get_tracer_provider() is provider, "another test's provider is set in this process"
    yield exporter
    provider.shutdown()


@dataclass
class Third:
    """Hears what the second service tells of what it heard."""

    worker: Worker
    store: Store[HearerTx]
    thread: Thread

    def heard(self) -> bool:
        return self.store.database.collection("heard").count_documents({}) > 0


@pytest.fixture
def third(bench: Bench) -> Iterator[Third]:
    database = connect(bench.settings, "third")
    indexes.ensure(database, HearerTx)
    store, reactions = Store(database, HearerTx, bench.clock), Reactions()
    for event_type in {*consumed_by("outreach")} - {STARTED}:
        reactions.on(event_type)(lambda _tx, _message: None)
    reactions.on(STARTED)(lambda tx, message: tx.heard.add(Heard(message.order_id)))
    worker = Worker(bench.settings_of("outreach", database), "outreach", store, reactions, Timers())
    third = Third(worker, store, Thread(target=worker.work, daemon=True))
    third.thread.start()
    until(lambda: bool(worker.alive()))
    yield third
    worker.stop.set()
    third.thread.join(20)
    database.close()


def test_a_request_and_all_that_comes_of_it_are_one_trace(
    spans: InMemorySpanExporter, bench: Bench, api: Api, third: Third
) -> None:
    def hear(tx: HearerTx, message: Any) -> None:
        tx.heard.add(Heard(message.place_id), OrderStarted(message.place_id, "somebody"))

    reactions = Reactions()
    for event_type in consumed_by("dispatch"):
        reactions.on(event_type)(hear)
    bench.reactions = lambda: reactions  # type: ignore[method-assign]
    bench.start("hearer")
    until(lambda: all(bool(worker.alive()) for worker, _ in bench.workers))
    bench.start("sender")
    spans.clear()
    assert api.add("a thing", traceparent=f"00-{TRACE}-{GATEWAY}-01").status_code == 201
    until(lambda: third.heard() and len(ours(spans)) == 4)
    request, *handled, last = sorted(
        ours(spans), key=lambda one: (one.kind.name != "SERVER", one.name == STARTED)
    )
    assert (request.name, request.kind, parent(request)) == ("POST", SpanKind.SERVER, GATEWAY)
    assert [(one.name, one.kind) for one in (*handled, last)] == [
        (CHANGED, SpanKind.CONSUMER),  # by the second and the third service, who both hear it
        (CHANGED, SpanKind.CONSUMER),
        (STARTED, SpanKind.CONSUMER),
    ]
    assert {parent(one) for one in handled} == {own(request)}
    (told,) = bench.hearer.database.collection("events").find()
    assert told["trace"]["traceparent"] == f"00-{TRACE}-{parent(last)}-01"
    assert parent(last) in {own(one) for one in handled}
    assert len({one.attributes["linli.correlation_id"] for one in (request, *handled, last)}) == 1
    assert {one.attributes["linli.tenant"] for one in (*handled, last)} == {TENANT}


def ours(spans: InMemorySpanExporter) -> list[ReadableSpan]:
    """The spans of the gateway's trace."""
    return [one for one in spans.get_finished_spans() if f"{one.context.trace_id:032x}" == TRACE]


def own(span: ReadableSpan) -> str:
    return f"{span.context.span_id:016x}"


def parent(span: ReadableSpan) -> str:
    assert span.parent is not None
    return f"{span.parent.span_id:016x}"


def test_each_handler_goes_on_in_its_own_senders_trace(spans: InMemorySpanExporter, bench: Bench) -> None:
    bench.start()
    sent_in = {}
    for name in ("a", "b"):
        tracer = trace.get_tracer("test")
        with caused_by(Origin.beginning(f"request {name}")), tracer.start_as_current_span(name) as span:
            sent_in[f"request {name}"] = span.get_span_context().trace_id
            bench.tell(f"thing {name}", name)
    until(lambda: bool(bench.heard("thing a")) and bool(bench.heard("thing b")))
    bench.stop()
    handled = [one for one in spans.get_finished_spans() if one.name == CHANGED]
    said = {one.attributes["linli.correlation_id"]: one.context.trace_id for one in handled}
    assert {name: said[name] for name in sent_in} == sent_in
    assert len(set(sent_in.values())) == 2
    assert all(
        one.attributes["linli.tenant"] == TENANT and one.attributes["linli.cause_id"] for one in handled
    )
