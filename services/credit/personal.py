# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit keeps of persons, what of it they are shown, and what stays when they are erased."""

from services.chassis.personal import Held, Named, Personal, objections
from services.chassis.store.listing import Band
from services.credit.domain.subjects import manager_file_id
from services.credit.store import Tx

RATED = "a rating has to be computable again, and so does what was held against it"


def _own_facts(_tx: Tx, person_id: str) -> list[Band]:
    return [[{"file_id": manager_file_id(person_id)}]]


personal = Personal(
    Tx,
    Held(
        Tx.credit_files,
        (Named("id", ("name",), under=manager_file_id),),
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
        (Named("by", ("text",)),),
        ("about_id", "text", "at", "outcome", "reasons", "decided_at"),
        RATED,
    ),
    Held(
        Tx.repairs,
        (Named("by", ("promise",)),),
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
