# SPDX-License-Identifier: AGPL-3.0-or-later
"""`dead`: look at a service's dead letters, replay or discard them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from scripts.linlictl import operations
from scripts.linlictl.broker import LetterBox
from scripts.linlictl.letters import Letter
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.reach import SERVICE, Reach, with_reach
from scripts.linlictl.wrong import BrokeOff, Wrong
from services.chassis.invariants import chunks
from services.chassis.messaging.publisher import Publisher

COLUMNS = ("id", "type", "reason", "tenant", "aggregate", "age_seconds", "error")


@dataclass(frozen=True)
class Which:
    """Which letters, among the `limit` oldest; an empty criterion is met by all."""

    ids: tuple[str, ...]
    types: tuple[str, ...]
    reasons: tuple[str, ...]
    limit: int

    def __contains__(self, letter: Letter) -> bool:
        pairs = ((letter.id, self.ids), (letter.type, self.types), (letter.reason, self.reasons))
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
@with_reach
def list_letters(reach: Reach, show: Show, service: str, wanted: Which) -> None:
    """List dead letters, oldest first. They stay where they are, also if this is interrupted."""
    with _box(reach, service) as (box, total):
        found = [letter.summary() for letter in box.take(wanted.limit) if letter in wanted]
    show.rows(found, COLUMNS)
    _tell_of_the_rest(total, wanted.limit)


@dead.command("show")
@click.argument("service", type=SERVICE)
@click.argument("event_id")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True)
@with_reach
def show_letter(reach: Reach, show: Show, service: str, event_id: str, limit: int) -> None:
    """Show one letter: why it was given up, its headers, its payload decoded by its contract."""
    with _box(reach, service) as (box, _):
        found = next((one.everything() for one in box.take(limit) if one.id == event_id), None)
    if found is None:
        raise Wrong(f"{service} has no dead letter {event_id!r} among its oldest {limit}")
    show.one(found)


def changing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of what changes letters."""
    for option in (
        click.option("--all", "everything", is_flag=True, help="All letters, when no filter is given."),
        click.option("--dry-run", is_flag=True, help="Show which letters, change nothing."),
        click.option("--yes", is_flag=True, help="Do not ask."),
    ):
        command = option(command)
    return command


@dead.command("replay")
@click.argument("service", type=SERVICE)
@which
@changing
@click.option("--reason", default="", help="Why; kept in the service's `operations`.")
@with_reach
def replay_letters(
    reach: Reach,
    show: Show,
    service: str,
    *,
    wanted: Which,
    everything: bool,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Send letters to the service's inbox again, under the same ids: each has its effect exactly once.

    An event that has had its effect is skipped by the service; one that fails again becomes a letter again.
    Later events of the same aggregate have gone before it: look whether the service's reaction bears that.
    """

    def act(box: LetterBox, letters: list[Letter]) -> None:
        publisher = Publisher(reach.address, reach.topology(service).inbox)
        try:
            for chunk in chunks(letters):
                refused = publisher.publish([letter.again() for letter in chunk])
                taken = [letter for letter in chunk if letter.id not in refused]
                operations.record(reach.database(service), "dead.replay", reason, list(map(_noted, taken)))
                box.remove(taken)
                if refused:
                    raise BrokeOff(f"the broker refused {len(refused)} letter(s); they stay where they were")
        finally:
            publisher.close()

    _change(reach, show, service, wanted, act, verb="replay", everything=everything, dry_run=dry_run, yes=yes)


@dead.command("discard")
@click.argument("service", type=SERVICE)
@which
@changing
@click.option("--reason", required=True, help="Why; kept in the service's `operations`.")
@with_reach
def discard_letters(
    reach: Reach,
    show: Show,
    service: str,
    *,
    wanted: Which,
    everything: bool,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Remove letters for good; who, when, what and why is kept in the service's `operations`.

    The event stays in its owner's log, and `linlictl replay` of that span would bring it again.
    """

    def act(box: LetterBox, letters: list[Letter]) -> None:
        operations.record(reach.database(service), "dead.discard", reason, list(map(_noted, letters)))
        box.remove(letters)

    if not reason.strip():
        raise Wrong("--reason is empty: say why the letters are discarded")
    _change(
        reach, show, service, wanted, act, verb="discard", everything=everything, dry_run=dry_run, yes=yes
    )


def _change(
    reach: Reach,
    show: Show,
    service: str,
    wanted: Which,
    act: Callable[[LetterBox, list[Letter]], None],
    *,
    verb: str,
    everything: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Look, ask, and do it to the letters that were shown; the terminal may wait, the letters do not."""
    if wanted.chosen == everything:
        raise Wrong("say which letters: --id, --type, --with-reason, or --all alone")
    with _box(reach, service) as (box, total):
        found = [letter for letter in box.take(wanted.limit) if letter in wanted]
    missing = set(wanted.ids) - {letter.id for letter in found}
    if missing:
        raise Wrong(f"{service} has no such dead letter among its oldest {wanted.limit}: {sorted(missing)}")
    show.rows([letter.summary() for letter in found], COLUMNS)
    _tell_of_the_rest(total, wanted.limit)
    if dry_run or not found:
        say(f"{len(found)} letter(s) would be {_done(verb)}; nothing was changed")
        return
    reach.database(service)
    agreed(f"{verb} {len(found)} letter(s) of {service}?", yes=yes)
    ids = {letter.id for letter in found}
    with _box(reach, service) as (box, _):
        again = [letter for letter in box.take(wanted.limit) if letter.id in ids and letter in wanted]
        act(box, again)
    say(f"{len(again)} letter(s) {_done(verb)}")


@contextmanager
def _box(reach: Reach, service: str) -> Iterator[tuple[LetterBox, int]]:
    queue = reach.topology(service).dead
    state = reach.broker.queue(queue)
    if state is None:
        raise Wrong(
            f"{service} has no queue of dead letters on this broker (it consumes nothing, or never ran)"
        )
    with reach.broker.letter_box(queue) as box:
        yield box, state.ready


def _noted(letter: Letter) -> dict[str, Any]:
    """What is kept of a letter that was replayed or discarded."""
    summary = letter.summary()
    return {name: summary[name] for name in ("type", "tenant", "aggregate", "error")} | {
        "event_id": letter.id,
        "given_up_for": letter.reason,
    }


def _done(verb: str) -> str:
    return {"replay": "replayed", "discard": "discarded"}[verb]


def _tell_of_the_rest(total: int, limit: int) -> None:
    if total > limit:
        say(f"only the oldest {limit} of {total} letters were looked at; --limit {total} looks at all")
