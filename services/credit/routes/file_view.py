# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a file is shown: its score, what that leads to, what is in effect, and every line of the reasons."""

from datetime import date

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.credit.domain.rule_sets import RuleSet
from services.credit.domain.scoring import Assessment, Line
from services.credit.queries import Explained, NamedFile
from services.credit.store import Tx


class VerdictView(View):
    stars: str
    light: str
    blacklisted: bool


class CreditFileView(View):
    """`score` in hundredths; `computed`: what it leads to, `shown`: what is in effect."""

    id: str
    version: int
    kind: str
    subject_id: str
    name: str
    place: OrgPath
    opened_on: date
    score: int
    rated_on: date
    rules: str
    computed: VerdictView
    shown: VerdictView
    awaits_confirmation: bool
    case_id: str | None


class LineView(View):
    """What one fact does to the score, in hundredths with its sign; `status` says why."""

    fact_id: str
    kind: str
    happened_on: date
    rule: str
    points: int
    status: str
    matter: str


class ExplanationView(View):
    """The score of a day by what was known on a day: base and lines, in hundredths.

    At most the latest 500 lines of `facts`.
    """

    file_id: str
    on: date
    known_on: date
    rules: str
    start: int
    minimum: int | None
    maximum: int | None
    score: int
    verdict: VerdictView
    veto: bool
    holds_through: date | None
    facts: int
    lines: list[LineView]


def to_file(tx: Tx, found: NamedFile) -> CreditFileView:
    file = found.file
    return CreditFileView(
        id=file.id,
        version=tx.credit_files.version(file),
        kind=file.kind,
        subject_id=file.subject_id,
        name=found.name,
        place=file.place,
        opened_on=file.opened_on,
        score=file.score,
        rated_on=file.rated_on,
        rules=file.rules,
        computed=VerdictView.model_validate(file.computed, from_attributes=True),
        shown=VerdictView.model_validate(file.shown, from_attributes=True),
        awaits_confirmation=file.awaits_confirmation,
        case_id=file.case_id,
    )


def to_explanation(tx: Tx, explained: Explained) -> ExplanationView:
    rules: RuleSet = tx.rule_sets.get(explained.rules).rules
    found: Assessment = explained.found
    return ExplanationView(
        file_id=explained.file.id,
        on=found.on,
        known_on=found.known_on,
        rules=explained.rules,
        start=rules.start,
        minimum=rules.minimum,
        maximum=rules.maximum,
        score=found.score,
        verdict=VerdictView.model_validate(found.verdict, from_attributes=True),
        veto=found.veto,
        holds_through=found.holds_through,
        facts=explained.facts,
        lines=[_line(line) for line in explained.lines],
    )


def _line(line: Line) -> LineView:
    return LineView(
        fact_id=line.fact.id,
        kind=line.fact.kind,
        happened_on=line.fact.happened_on,
        rule=line.rule,
        points=line.points,
        status=line.status,
        matter=line.fact.matter,
    )
