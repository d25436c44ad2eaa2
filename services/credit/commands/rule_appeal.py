# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide on an appeal, with reasons: upheld, the fact is taken back, or the red light with its case."""

from dataclasses import replace

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import appeals, cases, credit_files, facts
from services.credit.domain.appeals import About, Appeal
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Action
from services.credit.domain.kinds import Decision
from services.credit.domain.timer_kinds import APPEAL
from services.credit.store import Tx

UPHELD = "申诉成立"
"""The reason on record: an appeal was upheld."""


class RuleAppeal(Input):
    outcome: Decision
    reasons: Text


def handle(tx: Tx, appeal_id: str, cmd: RuleAppeal) -> Appeal:
    appeal = tx.appeals.get(appeal_id)
    tx.require(Permission.APPEALS_RULE, appeal.place)
    appeal, events = appeals.decide(appeal, cmd.outcome, cmd.reasons, tx.by.subject, tx.now)
    tx.timers.cancel(APPEAL, appeal.id)
    tx.appeals.save(appeal, *events)
    if appeal.about is About.FACT:
        _settle_fact(tx, appeal)
    elif cmd.outcome is Decision.UPHELD:
        _overrule_case(tx, appeal.about_id)
    return appeal


def _settle_fact(tx: Tx, appeal: Appeal) -> None:
    fact = tx.facts.get(appeal.about_id)
    if appeal.outcome is Decision.UPHELD and fact.withdrawn_on is None:
        tx.keep_fact(*facts.withdraw(fact, UPHELD, tx.today), "withdrawn")
    else:
        tx.facts.save(replace(fact, disputed=False))


def _overrule_case(tx: Tx, case_id: str) -> None:
    case = tx.cases.get(case_id)
    if cases.can(case, Action.OVERRULE):
        case, events = cases.overrule(case, UPHELD)
        tx.cases.save(case, *events)
        file, events = credit_files.take_back(tx.credit_files.get(case.file_id), UPHELD)
        tx.credit_files.save(file, *events)
