# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rate the next files of a place by the rule set that holds now: all their facts are counted anew."""

from dataclasses import replace

from services.chassis.values import OrgPath
from services.credit.domain import credit_files
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.scoring import counted, next_change, tuple_of, weigh
from services.credit.domain.timer_kinds import RERATE
from services.credit.store import Tx

FILES_AT_ONCE = 5


def handle(tx: Tx, place: str, position: str) -> None:
    at = OrgPath(place)
    page = tx.credit_files.page({"within": at}, after=position or None, limit=FILES_AT_ONCE)
    for file in page.items:
        _rerate(tx, file)
    if page.next:
        tx.timers.set(RERATE, place, tx.now, place=place, position=page.next)


def _rerate(tx: Tx, file: CreditFile) -> None:
    digest, rules = tx.current_rules(file.place)
    if digest == file.rules:
        return
    parts, days = [], []
    for fact in tx.facts_of(file.id):
        part = counted(fact, weigh(fact, rules, tx.today, tx.today))
        following = next_change(fact, rules, tx.today)
        tx.facts.save(replace(fact, counted=part, next_on=following))
        parts.append(part)
        days += [following] if following else []
    rated, events = credit_files.rate(file, tuple_of(parts), rules, digest, tx.today)
    tx.keep_file(replace(rated, next_on=min(days, default=None)), events)
