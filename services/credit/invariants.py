# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of facts, scores and publications, and of credit's copies, whatever was killed."""

from collections.abc import Iterator

from services.chassis import published_log
from services.chassis.invariants import WHOLE, Invariants, ServiceData, chunks
from services.chassis.publicity import Stage
from services.chassis.store.timers import TIMERS
from services.credit.copies import copies
from services.credit.domain.rule_sets import digest_of
from services.credit.domain.scoring import assess
from services.credit.domain.timer_kinds import PUBLICITY, RECOUNT
from services.credit.store import Tx
from services.credit.timers import schedules

invariants = Invariants()


@invariants.holds
def a_score_is_a_function_of_facts_and_rules(data: ServiceData) -> Iterator[str]:
    """Every file has the score that its facts come to by its rules, reckoned anew."""
    for tenant, file in data.all(Tx.credit_files):
        tx = data.reader(tenant)
        found = assess(tx.facts_of(file.id), tx.rules_of(file), file.rated_on)
        same = (found.score, found.verdict) == (file.score, file.computed)
        what = f"{tenant} file {file.id}"
        yield WHOLE if same else f"{what}: score {file.score}, its facts come to {found.score}"


@invariants.holds
def every_fact_has_its_evidence(data: ServiceData) -> Iterator[str]:
    """No fact stands in a file without what shows it."""
    for tenant, fact in data.all(Tx.facts):
        yield WHOLE if fact.evidence else f"{tenant} fact {fact.id}: without evidence"


@invariants.holds
def every_rule_set_is_what_names_it(data: ServiceData) -> Iterator[str]:
    """Every kept rule set hashes to its id."""
    for tenant, kept in data.all(Tx.rule_sets):
        digest = digest_of(kept.rules)
        yield WHOLE if digest == kept.id else f"{tenant} rule set {kept.id}: hashes to {digest}"


@invariants.holds
def time_is_watched(data: ServiceData) -> Iterator[str]:
    """Every file whose score time will change has its timer."""
    for chunk in chunks(data.all(Tx.credit_files)):
        keys = {f"{tenant}/{RECOUNT}/{file.id}" for tenant, file in chunk if file.next_on}
        there = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
        for key in keys:
            yield WHOLE if key in there else f"{key}: no timer"


@invariants.holds
def the_log_is_whole(data: ServiceData) -> Iterator[str]:
    """Every district's log is over its leaves, and its signed head is over all of them."""
    return published_log.check(data)


@invariants.holds
def every_publication_is_in_the_log_once(data: ServiceData) -> Iterator[str]:
    """Every publication stands in the log once, as it is, or waits for its place."""
    return published_log.check_complete(data)


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
    """Each schedule has its timer in each district that credit serves."""
    return schedules.check(data)


@invariants.holds
def copies_equal_the_owners_facts(data: ServiceData) -> Iterator[str]:
    """Every copy says what its owner last told of it; nothing is missing and nothing too much."""
    return copies.check(data)
