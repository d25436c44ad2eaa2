# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm that the owners of a place are asked whether who serves them leaves (退出): a topic of theirs."""

from services.chassis import publicity
from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.credit.commands import Text
from services.credit.domain import cases
from services.credit.domain.authority import Permission
from services.credit.domain.case_errors import NotServingThere
from services.credit.domain.cases import Case
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.kinds import SubjectKind
from services.credit.store import Tx

TITLES = {SubjectKind.COMPANY: "是否解聘{name}", SubjectKind.MANAGER: "是否要求更换项目经理"}


class ProposeExit(Input):
    """`place_path`: whose owners are asked; `reasons`: what they should know."""

    place_path: OrgPath
    reasons: Text


def handle(tx: Tx, case_id: str, cmd: ProposeExit) -> Case:
    case = tx.cases.get(case_id)
    tx.require(Permission.RATINGS_CONFIRM, case.place)
    file, place = tx.credit_files.get(case.file_id), tx.place_at(cmd.place_path)
    _check_serves(tx, file, place.path)
    undecided = any(one.outcome is None for one in tx.appeals.list({"about_id": case.id}))
    words = (TITLES[file.kind].format(name=file.name)[:100], cmd.reasons)
    case, events = cases.propose_exit(case, file, place.path, words, tx.now, undecided=undecided)
    if case.publication_id:
        publicity.require_effect(tx.publications.get(case.publication_id))
    tx.cases.save(case, *events)
    return case


def _check_serves(tx: Tx, file: CreditFile, place: OrgPath) -> None:
    """Raises NotServingThere."""
    by = "company_id" if file.kind is SubjectKind.COMPANY else "person_id"
    found, around = tx.appointments.list({by: file.subject_id}), tx.around(place)
    if not any(one.at(around, tx.today) for one in found):
        raise NotServingThere(place)
