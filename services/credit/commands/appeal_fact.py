# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appeal (申诉) against a fact of one's own file, within its window; the fact is marked at once."""

from dataclasses import replace

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import appeals, facts
from services.credit.domain.appeals import About, Appeal
from services.credit.domain.errors import AppealedAlready, NotTheSubject
from services.credit.domain.timer_kinds import APPEAL
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


class AppealFact(Input):
    text: Text


def handle(tx: Tx, fact_id: str, cmd: AppealFact) -> Appeal:
    fact = tx.facts.get(fact_id)
    file = tx.credit_files.get(fact.file_id)
    if not tx.leads(file):
        raise NotTheSubject(file.id)
    facts.check_stands(fact)
    if earlier := tx.appeals.list({"about_id": fact.id}, limit=1):
        raise AppealedAlready(earlier[0].id)
    days = tx.policy(ProcessPolicy, file.place).decide_days
    appeal = Appeal(
        id=tx.new_id(),
        about=About.FACT,
        about_id=fact.id,
        file_id=file.id,
        place=file.place,
        within=file.within,
        by=tx.by.subject,
        against=fact.recorded_by,
        text=cmd.text,
        at=tx.now,
        decide_by=tx.in_working_days(days),
        decide_days=days,
    )
    appeal, events = appeals.raise_appeal(appeal, fact.appeal_until)
    tx.timers.set(APPEAL, appeal.id, appeal.decide_by)
    tx.appeals.add(appeal, *events)
    tx.facts.save(replace(fact, disputed=True))
    return appeal
