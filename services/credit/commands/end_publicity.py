# SPDX-License-Identifier: AGPL-3.0-or-later
"""A publicity is over: a confirmation that was overruled is taken back, with the case that came of it."""

from services.chassis import publicity
from services.chassis.publicity import Stage
from services.credit.domain import cases, credit_files
from services.credit.domain.cases import Action
from services.credit.store import Tx

OVERRULED = "公示异议成立"
"""The reason on record: an objection was upheld."""


def handle(tx: Tx, publication_id: str) -> None:
    before = tx.publications.get(publication_id)
    publication = publicity.end(before, tx.now)
    if publication != before:
        publication = tx.keep_publication(publication)
    if publication.stage is not Stage.OVERRULED:
        return
    file = tx.credit_files.get(publication.matter)
    if file.confirmed_by != publication.id:
        return
    case = tx.cases.find(file.case_id) if file.case_id else None
    if case and case.publication_id == publication.id and cases.can(case, Action.OVERRULE):
        overruled, events = cases.overrule(case, OVERRULED)
        tx.cases.save(overruled, *events)
    file, events = credit_files.take_back(file, OVERRULED)
    tx.credit_files.save(file, *events)
