# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm a red light, a drop of stars or the black list: it takes effect and is published."""

from services.chassis.http import Input
from services.credit.commands import Text, publish_rating
from services.credit.domain import cases, credit_files
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Action, Case
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.ladder import second_red
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


class ConfirmRating(Input):
    """`reasons`: what the person looked at, in words."""

    reasons: Text


def handle(tx: Tx, credit_file_id: str, cmd: ConfirmRating) -> CreditFile:
    file = tx.credit_files.get(credit_file_id)
    tx.require(Permission.RATINGS_CONFIRM, file.place)
    file = tx.recount(file)
    red = credit_files.turns_red(file)
    file, events = credit_files.confirm(file, cmd.reasons, tx.today)
    published = publish_rating.handle(tx, file, tx.today) if tx.is_public(file) else None
    publication_id = published.id if published else None
    case_id = _follow(tx, file, publication_id) if red else file.case_id
    file = credit_files.follow(file, case_id, publication_id)
    tx.credit_files.save(file, *events)
    return file


def _follow(tx: Tx, file: CreditFile, publication_id: str | None) -> str:
    """The case that a red light opens, or the one under way that it drives on."""
    policy = tx.policy(ProcessPolicy, file.place)
    again = second_red(file.reds[:-1], tx.today, policy.exit_within_months)
    under_way = tx.cases.find(file.case_id) if file.case_id else None
    if under_way and cases.can(under_way, Action.ESCALATE):
        if again:
            escalated, events = cases.escalate(under_way)
            tx.cases.save(escalated, *events)
        return under_way.id
    case = Case(
        id=tx.new_id(),
        file_id=file.id,
        place=file.place,
        within=file.within,
        opened_at=tx.now,
        opened_by=tx.by.subject,
        interview_by=tx.calendar_at(file.place).due_after(tx.now, policy.interview_days),
        interview_days=policy.interview_days,
        appeal_until=tx.in_working_days(policy.appeal_days),
        publication_id=publication_id,
    )
    case, events = cases.open_case(case, second_red=again)
    tx.cases.add(case, *events)
    return case.id
