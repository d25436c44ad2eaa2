# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record what was found or decided: an inspection, a spot check, an award, with its evidence."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Day, Input, Lines
from services.chassis.values import Invalid, OrgPath
from services.credit.commands import Document, Photos, enter_fact
from services.credit.domain.authority import Permission
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.errors import NoRuleForFact, PointsNotAsStated
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import BY_EVENTS_ALONE, Evidence, EvidenceKind
from services.credit.store import Tx


class RecordFact(Input):
    """`points`: hundredths, where the rule leaves them to the decision; `valid_until`: as that states it."""

    kind: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")
    place_path: OrgPath
    happened_on: Day
    note: Lines = Field("", max_length=1000)
    points: int | None = Field(None, ge=0, le=1_000_000)
    valid_until: Day | None = None
    documents: tuple[Document, ...] = Field((), max_length=10)
    photos: Photos = ()


def handle(tx: Tx, credit_file_id: str, cmd: RecordFact) -> Fact:
    file = tx.credit_files.get(credit_file_id)
    tx.require(Permission.FACTS_RECORD, *tx.around(cmd.place_path))
    place = tx.place_at(cmd.place_path)
    _check_rule(tx, file, cmd)
    evidence = (
        *(Evidence(EvidenceKind.DOCUMENT, text) for text in cmd.documents),
        *(Evidence(EvidenceKind.PHOTO, photo, f"/credit/v1/files/{photo}") for photo in cmd.photos),
    )
    cause = tx.new_id()
    fact = tx.new_fact(
        file.id,
        cause,
        kind=cmd.kind,
        place=place.path,
        happened_on=cmd.happened_on,
        evidence=evidence,
        source=f"record/{cause}",
        note=cmd.note,
        points=cmd.points,
        valid_until=cmd.valid_until,
    )
    fact = enter_fact.handle(tx, fact)
    files.claim(tx, cmd.photos, "fact", fact.id)
    return fact


def _check_rule(tx: Tx, file: CreditFile, cmd: RecordFact) -> None:
    """Raises NoRuleForFact, PointsNotAsStated, Invalid."""
    if cmd.kind in BY_EVENTS_ALONE:
        raise Invalid("kind", "the house itself records facts of this kind")
    if cmd.valid_until is not None and cmd.valid_until < cmd.happened_on:
        raise Invalid("valid_until", "it lies before the day on which it happened")
    rule = tx.rules_of(file).rule_for(cmd.kind)
    if rule is None:
        raise NoRuleForFact(cmd.kind)
    if (rule.points is None) is (cmd.points is None):
        raise PointsNotAsStated(cmd.kind, rule.points is not None)
