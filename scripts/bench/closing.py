# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vote of a large place: its roll is frozen and its ballots counted, beside reading the same rows."""

from dataclasses import replace
from datetime import timedelta
from time import monotonic

from scripts.bench import compounds, stores, voting
from scripts.bench.compounds import COMPOUND
from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from services.chassis.clock import system_now
from services.chassis.store import Store
from services.chassis.timers import TimerRunner
from services.chassis.values import Principal
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.deliveries import Delivery, Method
from services.deliberation.domain.timer_kinds import CLOSE, ENROL
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx

ANSWERED_OF, ANSWERS = 10, 7
"""Of ten units seven answer, all are served."""


def closing(run: Run) -> Outcome:
    """Units a second: put on the roll and hashed; closed and counted; read with three finds."""
    count = run.sizes.roll
    store = stores.deliberation(run.servers.corner())
    compounds.of_deliberation(store.database, count)
    keeper, due = stores.keeper("deliberation"), stores.deliberation_due(store)
    vote = replace(voting.vote(COMPOUND, State.ANNOUNCED), closes_at=system_now() - timedelta(days=3))
    store.transact(keeper, lambda tx: tx.votes.add(vote))
    store.transact(keeper, lambda tx: tx.timers.set(ENROL, vote.id, tx.now, position=""))
    freezing = _fired(due)
    run.say(f"  {count:,} units frozen in {freezing:,.1f} s")
    _answer(store, keeper, vote.id)
    counting = _fired(due)
    run.say(f"  {count:,} units counted in {counting:,.1f} s")
    counted = store.reader(keeper).votes.get(vote.id)
    if (counted.state, counted.counting.units) != (State.COUNTED, count):
        raise RuntimeError(f"{counted.state} with {counted.counting.units} of {count} units")
    reading = _read(store, vote.id)
    outcome = Outcome(f"A vote of {count:,} units", "units/s")
    frozen, closed, read = (Series((count / seconds,)) for seconds in (freezing, counting, reading))
    for label, series in (("Linli freezes", frozen), ("Linli counts", closed), ("bare reading", read)):
        outcome.bar(label, series)
    outcome.figure("roll_units_per_second.frozen", frozen)
    outcome.figure("roll_units_per_second.counted", closed)
    outcome.figure("roll_units_per_second.read", read)
    both = Series((count / (freezing + counting),))
    outcome.ratio("close_vs_read", both.over(read))
    return outcome


def _fired(due: TimerRunner) -> float:
    """How long it takes until nothing is due any more."""
    began = monotonic()
    while due.step():
        pass
    return monotonic() - began


def _answer(store: Store[Tx], keeper: Principal, vote_id: str) -> None:
    """Everybody is served and most vote; then the time is over."""
    roll = list(store.database.collection(Tx.roll.name).find({"vote_id": vote_id}))
    entries = [Tx.roll.from_document(document) for document in roll]
    at = system_now() - timedelta(days=5)
    compounds.insert(
        store.database,
        Tx.ballots,
        (voting.box(one, at) for n, one in enumerate(entries) if n % ANSWERED_OF < ANSWERS),
    )
    units = [one.unit.unit_id for one in entries]
    proof = (Delivery(key_of(vote_id, unit), vote_id, unit, Method.ONLINE, at, "bench") for unit in units)
    compounds.insert(store.database, Tx.deliveries, proof)

    def end(tx: Tx) -> None:
        tx.votes.save(replace(tx.votes.get(vote_id), state=State.OPEN))
        tx.timers.set(CLOSE, vote_id, tx.now)

    store.transact(keeper, end)


def _read(store: Store[Tx], vote_id: str) -> float:
    """The same rows as the driver gives them."""
    began = monotonic()
    for name in (Tx.roll.name, Tx.ballots.name, Tx.deliveries.name):
        list(store.database.collection(name).find({"vote_id": vote_id}))
    return monotonic() - began
