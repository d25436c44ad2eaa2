# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit keeps of persons, what of it they are shown, and what stays when they are erased."""

from services.chassis.personal import Personal
from services.chassis.personal_held import Held, Matter, Named, objections
from services.chassis.store.listing import Band
from services.credit.domain.cases import OPEN
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.subjects import manager_file_id
from services.credit.store import Tx

RATED = "a rating has to be computable again, and so does what was held against it"


def _own_facts(_tx: Tx, person_id: str) -> list[Band]:
    return [[{"file_id": manager_file_id(person_id)}]]


HEARD = "whom a case is about is heard until it is closed (PIPL, Art. 24, 47 (1) 1)"
ASKED = "its purpose is not reached before there is an answer (PIPL, Art. 47 (1) 1)"


def _has_case(tx: Tx, file: CreditFile) -> bool:
    case = tx.cases.find(file.case_id) if file.case_id else None
    return case is not None and case.state in OPEN


personal = Personal(
    Tx,
    Held(
        Tx.credit_files,
        (
            Named(
                "id",
                ("name",),
                under=manager_file_id,
                matters=(Matter("case", HEARD, lambda tx, one, _: _has_case(tx, one)),),
            ),
        ),
        ("kind", "name", "place", "opened_on", "score", "shown", "rated_on"),
        RATED,
    ),
    Held(
        Tx.facts,
        (Named("file_id", sort="happened_on", among=_own_facts),),
        ("kind", "place", "happened_on", "evidence", "note", "points", "withdrawn_on", "repaired_on"),
        RATED,
    ),
    Held(
        Tx.appeals,
        (
            Named(
                "by",
                ("text",),
                matters=(Matter("appeal", ASKED, lambda _tx, one, _: one.outcome is None, waivable=True),),
            ),
        ),
        ("about_id", "text", "at", "outcome", "reasons", "decided_at"),
        RATED,
    ),
    Held(
        Tx.repairs,
        (
            Named(
                "by",
                ("promise",),
                matters=(Matter("repair", ASKED, lambda _tx, one, _: one.granted is None, waivable=True),),
            ),
        ),
        ("fact_id", "promise", "at", "granted", "reasons", "decided_at"),
        RATED,
    ),
    objections(RATED),
    free=(
        Tx.rule_sets,
        Tx.cases,
        Tx.handovers,
    ),
)
