# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open the file (信用档案) of a company or a project manager, with the facts that came before it."""

from dataclasses import replace

from services.chassis.values import OrgPath
from services.credit.domain import credit_files
from services.credit.domain.kinds import SubjectKind
from services.credit.domain.subjects import RATED, manager_file_id
from services.credit.store import Tx


def handle(tx: Tx, kind: SubjectKind, subject_id: str, place: OrgPath) -> None:
    """Without effect where there is one; departments and social organisations have none."""
    company = tx.companies.find(subject_id) if kind is SubjectKind.COMPANY else None
    file_id = subject_id if kind is SubjectKind.COMPANY else manager_file_id(subject_id)
    if tx.credit_files.find(file_id) or (company and company.kind not in RATED):
        return
    digest, rules = tx.current_rules(place)
    name = company.name if company else ""
    file, events = credit_files.open_file(file_id, kind, subject_id, name, place, rules, digest, tx.today)
    before = list(tx.facts_of(file_id))
    tx.credit_files.add(file, *events)
    for fact in before:
        tx.log_fact(file, fact)
    if before:
        tx.recount(file, *(replace(fact, counted=None) for fact in before))
