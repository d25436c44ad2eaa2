# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit keeps of persons, what of it they are shown, and what stays when they are erased."""

from datetime import date

from services.chassis.calendar_policy import local_date_at
from services.chassis.personal import Personal
from services.chassis.personal_held import Goes, Held, Matter, Named, everywhere, objections, unnamed
from services.chassis.store.listing import Band
from services.credit.domain.cases import OPEN, Case
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.subjects import manager_file_id
from services.credit.policies.retention import RetentionPolicy
from services.credit.store import Tx

RATED = "a rating has to be computable again, and so does what was held against it"


def _own_facts(_tx: Tx, person_id: str) -> list[Band]:
    return [[{"file_id": manager_file_id(person_id)}]]


HEARD = "whom a case is about is heard until it is closed (PIPL, Art. 24, 47 (1) 1)"
ASKED = "its purpose is not reached before there is an answer (PIPL, Art. 47 (1) 1)"


def _has_case(tx: Tx, file: CreditFile) -> bool:
    case = tx.cases.find(file.case_id) if file.case_id else None
    return case is not None and case.state in OPEN


MEETINGS = ("interview.attended", "interview.record", "rechecks.*.record", "hearing.record")


def _last_meeting(tx: Tx, case: Case) -> date | None:
    """The day of the last one that a closed case had, or of its opening."""
    if case.state in OPEN:
        return None
    held = [case.interview.held_at] if case.interview else []
    days = [local_date_at(tx, tx.root, at) for at in (case.opened_at, *held)]
    days += [one.on for one in case.rechecks]
    return max([*days, case.hearing.on] if case.hearing else days)


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
        (Goes("appeals", "at", among=everywhere, over=lambda _tx, one: one.decided_at, words=("text",)),),
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
        (Goes("appeals", "at", among=everywhere, over=lambda _tx, one: one.decided_at, words=("promise",)),),
    ),
    objections(RATED),
    unnamed(Tx.cases, Goes("cases", "opened_at", among=everywhere, over=_last_meeting, words=MEETINGS)),
    free=(
        Tx.rule_sets,
        Tx.handovers,
    ),
    retention=RetentionPolicy,
)
