# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of rolls, ballots and counts, and of deliberation's copies, whatever was killed."""

from collections.abc import Iterator
from dataclasses import replace

from services.chassis import published_log
from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.publicity import Stage
from services.chassis.store.timers import TIMERS
from services.deliberation.copies import copies
from services.deliberation.domain import budget_votes, elections, surveys
from services.deliberation.domain.ballots import Choice, settle
from services.deliberation.domain.body_rules import RULES, Filling
from services.deliberation.domain.budget_votes import State as BudgetState
from services.deliberation.domain.casting import UnitBallots, commitment, key_of
from services.deliberation.domain.charter_rules import MATTER
from services.deliberation.domain.charters import State as CharterState
from services.deliberation.domain.counting import Counting, finish, take
from services.deliberation.domain.electing import rank
from services.deliberation.domain.elections import State as ElectionState
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.outcomes import outcome
from services.deliberation.domain.rolls import RollEntry, chained
from services.deliberation.domain.surveys import State as SurveyState
from services.deliberation.domain.timer_kinds import PUBLICITY
from services.deliberation.domain.votes import State, Vote
from services.deliberation.store import Tx
from services.deliberation.timers import schedules

invariants = Invariants()

BEGUN = frozenset({Kind.PLAN, Kind.ROLL})
NEEDED = {
    State.OPEN: BEGUN,
    State.CLOSED: BEGUN,
    State.COUNTED: BEGUN,
    State.IN_FORCE: BEGUN | {Kind.RESULT},
}
"""What must have been public before a vote gets there."""
SETTLED = frozenset({ElectionState.DECIDED, ElectionState.SEATED})


@invariants.holds
def the_hash_is_over_the_roll(data: ServiceData) -> Iterator[str]:
    """Every version of a frozen roll hashes to what was told of it, from the hash of the one before."""
    for tenant, vote in data.all(Tx.votes):
        before = ""
        for roll in (*(one.roll for one in vote.earlier), vote.roll):
            if roll.frozen_at is None:
                continue
            digest = roll.previous
            for entry in _entries(data.reader(tenant), vote, roll.version):
                digest = chained(digest, entry.unit)
            whole = (digest, roll.previous) == (roll.digest, before)
            what = f"{tenant} vote {vote.id}: version {roll.version} of its roll"
            yield WHOLE if whole else f"{what} hashes to {digest}, from {roll.previous}"
            before = roll.digest


@invariants.holds
def a_recount_is_the_count(data: ServiceData) -> Iterator[str]:
    """The ballots of every counted vote come to the outcome that was told, by each version of its roll."""
    for tenant, vote in data.all(Tx.votes):
        counted = [(one.roll.version, one.outcome) for one in vote.earlier]
        for version, told in (*counted, (vote.roll.version, vote.outcome)):
            if told is None or vote.official:
                continue
            again = outcome(_recounted(data.reader(tenant), vote, version), vote.matter, vote.terms.silence)
            what = f"{tenant} vote {vote.id}: a recount by version {version} of its roll"
            yield WHOLE if again == told else f"{what} comes to {again}"


@invariants.holds
def a_survey_says_what_was_answered(data: ServiceData) -> Iterator[str]:
    """The answers of every closed survey come to the numbers that were told."""
    for tenant, survey in data.all(Tx.surveys):
        if survey.state is not SurveyState.CLOSED:
            continue
        answers = data.reader(tenant).survey_answers.walk({"survey_id": survey.id})
        again = surveys.count(surveys.close(survey), answers)
        same = again.counts == survey.counts
        yield WHOLE if same else f"{tenant} survey {survey.id}: its answers come to {again.counts}"


@invariants.holds
def a_budget_goes_where_its_ballots_say(data: ServiceData) -> Iterator[str]:
    """The ballots of every counted vote on a budget come to the outcome that was told."""
    for tenant, vote in data.all(Tx.budget_votes):
        if vote.state is not BudgetState.CLOSED:
            continue
        ballots = data.reader(tenant).budget_ballots.walk({"budget_vote_id": vote.id})
        again = budget_votes.count(replace(vote, tally=()), ballots)
        same = budget_votes.outcome(again) == vote.lines
        yield WHOLE if same else f"{tenant} budget vote {vote.id}: its ballots come to something else"


@invariants.holds
def every_ballot_was_told_once(data: ServiceData) -> Iterator[str]:
    """The ballots of a unit are those that its events tell of, each bound to its choice."""
    met = 0
    for chunk in chunks(data.histories("unit_ballots")):
        boxes = data.named(Tx.ballots, [(tenant, _box_id(aggregate)) for (tenant, aggregate), _ in chunk])
        met += sum(bool(box.ballots) for box in boxes.values())
        for (tenant, aggregate), events in chunk:
            told = [event.data.commitment for event in events if event.name == "BallotCast"]
            box = boxes.get((tenant, _box_id(aggregate)))
            kept = _commitments(box) if box else []
            what = f"{tenant} ballots {_box_id(aggregate)}"
            yield WHOLE if told == kept else f"{what}: {len(kept)} kept, {len(told)} told, or another choice"
    given = data.count(Tx.ballots.name, {"ballots.0": {"$exists": True}})
    yield f"ballots of {given - met} unit(s) of which nothing was told" if given != met else WHOLE


def _box_id(aggregate: str) -> str:
    return aggregate.partition("/")[2]


def _commitments(box: UnitBallots) -> list[str]:
    return [
        commitment(box.vote_id, box.unit_id, ballot, secret)
        for ballot, (_, secret) in zip(box.ballots, box.secrets, strict=True)
    ]


@invariants.holds
def the_log_is_whole(data: ServiceData) -> Iterator[str]:
    """Every district's log is over its leaves, and its signed head is over all of them."""
    return published_log.check(data)


@invariants.holds
def every_publication_is_in_the_log_once(data: ServiceData) -> Iterator[str]:
    """Every publication stands in the log once, as it is, or waits for its place."""
    return published_log.check_complete(data)


@invariants.holds
def nothing_is_in_force_without_its_publication(data: ServiceData) -> Iterator[str]:
    """Every vote that opened had its plan and roll in public, every resolution in force its result."""
    for tenant, vote in data.all(Tx.votes):
        needed = NEEDED.get(vote.state, frozenset()) - (BEGUN if vote.official else frozenset())
        found = data.reader(tenant).publications_of(vote)
        effective = {one.kind for one in found if one.stage is Stage.EFFECTIVE}
        lacking = sorted(needed - effective)
        yield f"{tenant} vote {vote.id}: {vote.state} without {lacking}" if lacking else WHOLE


@invariants.holds
def who_sits_was_published(data: ServiceData) -> Iterator[str]:
    """Every member of a body took the seat by a result, or from a list, that was public and has effect."""
    for tenant, body in data.all(Tx.bodies):
        for election_id in sorted({member.election_id for member in body.members}):
            found = data.reader(tenant).publications.list({"subject": f"election/{election_id}"})
            kind = Kind.ELECTED if RULES[body.kind].filling is Filling.VOTE else Kind.CANDIDATES
            public = any(one.kind == kind and one.stage is Stage.EFFECTIVE for one in found)
            what = f"{tenant} body {body.id}"
            yield WHOLE if public else f"{what}: election {election_id} has no {kind} in effect"


@invariants.holds
def who_was_elected_is_whom_the_votes_elect(data: ServiceData) -> Iterator[str]:
    """The votes on the candidates of every decided election come to its ranking."""
    for tenant, election in data.all(Tx.elections):
        if election.state not in SETTLED or RULES[election.kind].filling is not Filling.VOTE:
            continue
        found = data.reader(tenant).votes.several(one.vote_id for one in election.candidates if one.vote_id)
        rule, tallied = election.rule, elections.in_the_running(election, map(elections.tallied, found))
        again = rank(tallied, election.seats, rule.alternates, rule.ranked_by, election.lots)
        same = again == election.ranking
        yield WHOLE if same else f"{tenant} election {election.id}: its votes elect {again}"


@invariants.holds
def one_version_of_a_text_holds_a_day(data: ServiceData) -> Iterator[str]:
    """Every adopted text was adopted by its own vote in force, and no other of its kind begins on its day."""
    begun: set[tuple[object, ...]] = set()
    for tenant, charter in data.all(Tx.charters):
        if charter.state is not CharterState.ADOPTED:
            continue
        vote = data.reader(tenant).votes.find(charter.vote_id or "")
        by_vote = vote is not None and vote.state is State.IN_FORCE and vote.matter is MATTER[charter.kind]
        day = (tenant, charter.place, charter.kind, charter.effective_on)
        what = f"{tenant} charter {charter.id}"
        if not by_vote:
            yield f"{what}: no vote in force has adopted it"
        else:
            yield f"{what}: another one begins on its day" if day in begun else WHOLE
        begun.add(day)


@invariants.holds
def publicity_is_watched(data: ServiceData) -> Iterator[str]:
    """Every publication whose clock runs has its timer at the end of it."""
    for chunk in chunks(data.all(Tx.publications)):
        ends = {
            f"{tenant}/{PUBLICITY}/{one.id}": one.until for tenant, one in chunk if one.stage is Stage.OPEN
        }
        timers = {timer["_id"]: timer["due_at"] for timer in data.by_id(TIMERS, ends)}
        for key, until in ends.items():
            yield WHOLE if timers.get(key) == until else f"{key}: ends {until}, timer {timers.get(key)}"


@invariants.holds
def every_district_has_its_schedules(data: ServiceData) -> Iterator[str]:
    """Each schedule has its timer in each district that deliberation serves."""
    return schedules.check(data)


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    return copies.check(data)


def _recounted(tx: Tx, vote: Vote, version: int) -> Counting:
    count, answers = Counting(), dict[str, Choice]()
    for entry in _entries(tx, vote, version):
        key = key_of(vote.id, entry.unit.unit_id)
        box, delivery = tx.ballots.find(key), tx.deliveries.find(key)
        given = box.ballots if box else ()
        settled = settle(entry.unit, given, vote.window, vote.terms.duplicates)
        served = delivery is not None and delivery.at <= vote.closes_at
        answers |= tx.answers_of(vote, [entry.head])
        count = take(count, entry.unit, settled, answers, served=served)
    return finish(count, answers)


def _entries(tx: Tx, vote: Vote, version: int) -> Iterator[RollEntry]:
    return tx.roll.walk({"vote_id": vote.id, "roll_version": version}, sort="head")
