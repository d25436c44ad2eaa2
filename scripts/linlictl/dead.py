# SPDX-License-Identifier: AGPL-3.0-or-later
"""`dead`: look at a service's dead letters, replay or discard them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from scripts.linlictl import operations
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.dead_letters import noted, summary, type_of, whole
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.output import Show, agreed, say
from services.chassis.messaging.dead import revive
from services.chassis.messaging.envelope import BadEnvelope
from services.chassis.store.dead_letters import DeadLetter, DeadLetters

COLUMNS = ("id", "type", "reason", "tenant", "aggregate", "age_seconds", "error")


@dataclass(frozen=True)
class Which:
    """Which letters, among the `limit` oldest; an empty criterion is met by all."""

    ids: tuple[str, ...]
    types: tuple[str, ...]
    reasons: tuple[str, ...]
    limit: int

    def __contains__(self, letter: DeadLetter) -> bool:
        pairs = ((letter.id, self.ids), (type_of(letter), self.types), (letter.reason, self.reasons))
        return all(not wanted or value in wanted for value, wanted in pairs)

    @property
    def chosen(self) -> bool:
        return bool(self.ids or self.types or self.reasons)


def which(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which letters."""

    @click.option("--id", "ids", multiple=True, help="Only the letter of this event; may be repeated.")
    @click.option("--type", "types", multiple=True, help="Only events of this type; may be repeated.")
    @click.option(
        "--with-reason", "reasons", multiple=True, help="Only what was given up for this; may be repeated."
    )
    @click.option(
        "--limit",
        type=click.IntRange(1, 1_000_000),
        default=1000,
        show_default=True,
        help="Look no further than the oldest so many.",
    )
    @wraps(command)
    def run(*args: Any, ids: Any, types: Any, reasons: Any, limit: int, **given: Any) -> Any:  # noqa: ANN401
        return command(*args, wanted=Which(ids, types, reasons, limit), **given)

    return run


@click.group()
def dead() -> None:
    """Dead letters: events that a service gave up, kept until an operator decides."""


@dead.command("list")
@click.argument("service", type=SERVICE)
@which
@with_connections
def list_letters(connections: Connections, show: Show, service: str, wanted: Which) -> None:
    """List dead letters, oldest first. They stay where they are, however often they are looked at."""
    found = _chosen(connections, service, wanted)
    show.rows([summary(letter) for letter in found], COLUMNS)
    _tell_of_the_rest(connections, service, wanted.limit)


@dead.command("show")
@click.argument("service", type=SERVICE)
@click.argument("event_id")
@with_connections
def show_letter(connections: Connections, show: Show, service: str, event_id: str) -> None:
    """Show one letter: why it was given up, its headers, its payload decoded by its contract."""
    found = DeadLetters(connections.database(service)).get(event_id)
    if found is None:
        raise UsageError(f"{service} has no dead letter {event_id!r}")
    show.one(whole(found))


@dataclass(frozen=True)
class Change:
    """How letters are to be changed, as it was typed."""

    everything: bool
    dry_run: bool
    yes: bool
    reason: str


def changing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of what changes letters, but for the reason."""

    @click.option("--all", "everything", is_flag=True, help="All letters, when no filter is given.")
    @click.option("--dry-run", is_flag=True, help="Show which letters, change nothing.")
    @click.option("--yes", is_flag=True, help="Do not ask.")
    @wraps(command)
    def run(*args: Any, reason: str, everything: bool, dry_run: bool, yes: bool, **given: Any) -> Any:  # noqa: ANN401
        return command(*args, change=Change(everything, dry_run, yes, reason), **given)

    return run


@dead.command("replay")
@click.argument("service", type=SERVICE)
@which
@changing
@click.option("--reason", default="", help="Why; kept in the service's `operations`.")
@with_connections
def replay_letters(connections: Connections, show: Show, service: str, wanted: Which, change: Change) -> None:
    """Let letters' events have their effect: each waits first in its lane, and has it exactly once.

    Later events of the same aggregate that were handled have gone before it: look whether the service's
    reaction bears that. One that fails again becomes a letter again. What is no event of ours (bad_envelope)
    cannot be replayed.
    """
    queues = connections.subscribed(service).consumed_queues

    def act(letter: DeadLetter) -> None:
        try:
            revive(connections.database(service), letter.id, queues)
        except BadEnvelope as error:
            raise Aborted(f"{letter.id} is no event ({error}): it can only be discarded") from None

    _change(connections, show, service, wanted, change, "replay", act)


@dead.command("discard")
@click.argument("service", type=SERVICE)
@which
@changing
@click.option("--reason", required=True, help="Why; kept in the service's `operations`.")
@with_connections
def discard_letters(
    connections: Connections, show: Show, service: str, wanted: Which, change: Change
) -> None:
    """Remove letters for good; who, when, what and why is kept in the service's `operations`.

    The event stays in its owner's log, and `linlictl replay` of that span would bring it again.
    """

    def act(letter: DeadLetter) -> None:
        DeadLetters(connections.database(service)).discard(letter.id)

    if not change.reason.strip():
        raise UsageError("--reason is empty: say why the letters are discarded")
    _change(connections, show, service, wanted, change, "discard", act)


def _change(
    connections: Connections,
    show: Show,
    service: str,
    wanted: Which,
    change: Change,
    verb: str,
    act: Callable[[DeadLetter], None],
) -> None:
    """Look, ask, and do it to the letters that were shown; each is put on record before."""
    if wanted.chosen == change.everything:
        raise UsageError("say which letters: --id, --type, --with-reason, or --all alone")
    found = _chosen(connections, service, wanted)
    missing = set(wanted.ids) - {letter.id for letter in found}
    if missing:
        raise UsageError(
            f"{service} has no such dead letter among its oldest {wanted.limit}: {sorted(missing)}"
        )
    show.rows([summary(letter) for letter in found], COLUMNS)
    _tell_of_the_rest(connections, service, wanted.limit)
    if change.dry_run or not found:
        say(f"{len(found)} letter(s) would be {_done(verb)}; nothing was changed")
        return
    agreed(f"{verb} {len(found)} letter(s) of {service}?", yes=change.yes)
    for letter in found:
        operations.record(connections.database(service), f"dead.{verb}", change.reason, [noted(letter)])
        act(letter)
    say(f"{len(found)} letter(s) {_done(verb)}")


def _chosen(connections: Connections, service: str, wanted: Which) -> list[DeadLetter]:
    letters = DeadLetters(connections.database(service)).oldest(wanted.limit)
    return [letter for letter in letters if letter in wanted]


def _done(verb: str) -> str:
    return {"replay": "replayed", "discard": "discarded"}[verb]


def _tell_of_the_rest(connections: Connections, service: str, limit: int) -> None:
    total = DeadLetters(connections.database(service)).count()
    if total > limit:
        say(f"only the oldest {limit} of {total} letters were looked at; --limit {total} looks at all")
