# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appeal (申诉) against a red light of one's own file, within its window."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import appeals
from services.credit.domain.appeals import About, Appeal
from services.credit.domain.errors import AppealedAlready, NotTheSubject
from services.credit.domain.timer_kinds import APPEAL
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


class AppealCase(Input):
    text: Text


def handle(tx: Tx, case_id: str, cmd: AppealCase) -> Appeal:
    case = tx.cases.get(case_id)
    file = tx.credit_files.get(case.file_id)
    if not tx.leads(file):
        raise NotTheSubject(file.id)
    if earlier := tx.appeals.list({"about_id": case.id}, limit=1):
        raise AppealedAlready(earlier[0].id)
    days = tx.policy(ProcessPolicy, file.place).decide_days
    appeal = Appeal(
        id=tx.new_id(),
        about=About.CASE,
        about_id=case.id,
        file_id=file.id,
        place=file.place,
        within=file.within,
        by=tx.by.subject,
        against=case.opened_by,
        text=cmd.text,
        at=tx.now,
        decide_by=tx.in_working_days(days),
        decide_days=days,
    )
    appeal, events = appeals.raise_appeal(appeal, case.appeal_until)
    tx.timers.set(APPEAL, appeal.id, appeal.decide_by)
    tx.appeals.add(appeal, *events)
    return appeal
