# SPDX-License-Identifier: AGPL-3.0-or-later
"""`replay`: bring a span of a service's event log to one consumer again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from pika.exceptions import AMQPError

from scripts.linlictl import operations
from scripts.linlictl.archives import Archive, ArchivedSpan, recorded
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.hold import Hold
from scripts.linlictl.moments import moment
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.spans import LAST_ID, Span
from services.chassis.clock import monotonic, pause
from services.chassis.contracts import consumed_by, registry
from services.chassis.ids import first_id_at, new_id
from services.chassis.messaging.envelope import Outgoing, pack
from services.chassis.messaging.inboxes import subscribe
from services.chassis.messaging.incoming import REPLAY_HEADER
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown
from services.chassis.store import StoreDown
from services.chassis.store.database import Document

BATCH = 500
FULL = 50_000
NEWS_SECONDS = 2.0


@click.command("replay")
@click.argument("service", type=SERVICE)
@click.option("--to", "consumer", type=SERVICE, required=True, help="Who gets the events, and nobody else.")
@click.option(
    "--from", "since", callback=moment, help="Recorded at this time or later (ISO 8601, with zone)."
)
@click.option("--until", callback=moment, help="Recorded before this time; now, if not given.")
@click.option("--type", "types", multiple=True, help="Only events of this type; may be repeated.")
@click.option("--tenant", default="", help="Only this tenant's.")
@click.option("--aggregate", default="", help="Only this aggregate's (place/0192…); needs --tenant.")
@click.option("--after", default="", help="Go on behind this id, which an interrupted replay named.")
@click.option(
    "--forget", is_flag=True, help="Let the consumer take events again that it has had. For a repaired one."
)
@click.option("--run", default="", help="The replay that --after goes on with, where it said --forget.")
@click.option(
    "--archive",
    "archive",
    type=click.Path(path_type=Path),
    help="Also what `linlictl archive` took out of the log into this folder.",
)
@click.option("--live", is_flag=True, help="Do not hold back the service's new events meanwhile.")
@click.option("--dry-run", is_flag=True, help="Count only.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in the consumer's `operations`.")
@with_connections
def replay_events(connections: Connections, show: Show, service: str, **given: Any) -> None:  # noqa: ANN401 - the options of `Replay`
    """Bring a span of SERVICE's event log to one consumer's inbox again, in order per aggregate.

    What is not newer than the consumer's position in its lane is skipped by it, unless --forget. Meanwhile
    SERVICE's relay is held: new events wait in its event log and follow behind, so none overtakes a replayed
    one; commands go on. A consumer without an inbox gets one. An interrupted replay says how to go on.
    """
    Replay(connections, service, **given).run(show)


class Replay:
    """One replay, its facts checked."""

    publisher = Publisher
    batch_size = BATCH

    def __init__(
        self,
        connections: Connections,
        service: str,
        *,
        consumer: str,
        since: datetime | None,
        until: datetime | None,
        types: tuple[str, ...],
        tenant: str,
        aggregate: str,
        after: str,
        forget: bool,
        run: str,
        archive: Path | None = None,
        live: bool,
        dry_run: bool,
        yes: bool,
        reason: str,
    ) -> None:
        self._reach, self._service, self._consumer = connections, service, consumer
        self._forget, self._live, self._dry_run, self._yes = forget, live, dry_run, yes
        self._reason = reason
        self._hold: Hold | None = None
        if since and until and since >= until:
            raise UsageError("--from is not before --until")
        if aggregate and not tenant:
            raise UsageError("--aggregate needs --tenant")
        if bool(run) != bool(after and forget):
            raise UsageError("--run belongs to --after and --forget: the interrupted replay said all three")
        self._run = (run or new_id()) if forget else ""
        end = first_id_at(until) if until else LAST_ID
        first = first_id_at(since) if since else ""
        wanted = _types(service, consumer, types)
        database = connections.database(service)
        log = Span(database, wanted, first, end, tenant, aggregate)
        span = ArchivedSpan(log, Archive.of(archive, service, database)) if archive else log
        runs = [run for run in recorded(database) if not since or since < run["before"]]
        if runs and not archive:
            say(f"events before {runs[-1]['before']:%Y-%m-%d} may be archived: --archive sends them, too")
        self._span = span.behind(after) if after else span

    def run(self, show: Show) -> None:
        counts = self._span.counts()
        total, result = counts.total(), {"events": dict(sorted(counts.items())), "sent": 0, "last_id": None}
        if self._dry_run or not total:
            show.one(result)
            say(f"{total} event(s) would go to {self._consumer}; nothing was changed")
            return
        self._warn(total)
        agreed(f"replay {total} event(s) of {self._service} to {self._consumer}?", yes=self._yes)
        with nullcontext() if self._live else Hold(self._reach.database(self._service)) as hold:
            self._hold = hold
            self._prepare()
            sent, last_id = self._send(total)
        self._record(sent, last_id)
        show.one(result | {"sent": sent, "last_id": last_id})

    def _warn(self, total: int) -> None:
        if self._forget:
            say(f"!! --forget: {self._consumer} will take {total} event(s) AGAIN that it may have had.")
            say("!! What its reactions add up is added twice unless that data was removed before.")

    def _keep(self) -> None:
        """Stay in possession of the relay and of the connection."""
        self._reach.broker.beat()
        if self._hold:
            self._hold.keep()

    def _prepare(self) -> None:
        """An inbox for the consumer."""
        topology = self._reach.topology(self._consumer)
        if not self._reach.broker.inbox(topology):
            if self._live:
                raise UsageError(
                    f"{self._consumer} has no inbox on this broker: start its worker, or leave --live out"
                )
            database, types = self._reach.database(self._consumer), consumed_by(self._consumer)
            subscribe(self._reach.settings, topology, database, types)
            say(f"{self._consumer} had no inbox; it has one now")

    def _message(self, event: Document) -> Outgoing:
        message = pack(event, mandatory=True)
        if not self._run:
            return message
        return replace(message, headers=message.headers | {REPLAY_HEADER: self._run})

    def _send(self, total: int) -> tuple[int, str]:
        sent, last_id, news = 0, "", monotonic()
        with self._resumable(lambda: (sent, last_id)), self._publisher() as publisher:
            for batch in self._span.batches(self.batch_size):
                self._keep()
                self._await_room()
                refused = publisher.publish([self._message(event) for event in batch.events])
                if refused:
                    raise BrokerDown(f"the broker refused {len(refused)} event(s)")
                sent, last_id = sent + len(batch.events), batch.last_id
                if monotonic() - news > NEWS_SECONDS:
                    news = monotonic()
                    say(f"{sent} of {total}")
        return sent, last_id

    @contextmanager
    def _resumable(self, done: Callable[[], tuple[int, str]]) -> Iterator[None]:
        try:
            yield
        except (BrokerDown, AMQPError, StoreDown, KeyboardInterrupt, UsageError) as error:
            sent, last_id = done()
            again = f"go on with --after {last_id}" if last_id else "begin again"
            forget = f" --forget --run {self._run}" if self._forget and last_id else ""
            say(f"{sent} event(s) were sent: {again}{forget}")
            self._record(sent, last_id)
            raise Aborted(str(error)[:200] or "interrupted") from None

    @contextmanager
    def _publisher(self) -> Iterator[Publisher]:
        publisher = self.publisher(self._reach.address, self._reach.topology(self._consumer).inbox)
        try:
            yield publisher
        finally:
            publisher.close()

    def _await_room(self) -> None:
        """The consumer's queues have a limit that live events need too."""
        topology = self._reach.topology(self._consumer)
        while any(state.ready > FULL for state in self._reach.broker.inbox(topology)):
            self._keep()
            pause(0.5)

    def _record(self, sent: int, last_id: str) -> None:
        span = self._span
        detail: dict[str, Any] = {
            "from_service": self._service,
            "types": list(span.types),
            "first": span.first,
            "end": span.end,
        }
        detail |= {"tenant": span.tenant, "aggregate": span.aggregate, "forget": self._forget}
        detail |= {"sent": sent, "last_id": last_id}
        operations.record(self._reach.database(self._consumer), "replay", self._reason, [detail])


def _types(service: str, consumer: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What the consumer reacts to of the service, or the wanted part of it. Raises UsageError."""
    known = tuple(name for name in consumed_by(consumer) if registry()[name].owner == service)
    if not known:
        raise UsageError(f"{consumer} consumes nothing of {service}")
    for name in wanted:
        if name not in known:
            raise UsageError(
                f"{consumer} does not consume {name}; of {service} it consumes {', '.join(known)}"
            )
    return wanted or known
