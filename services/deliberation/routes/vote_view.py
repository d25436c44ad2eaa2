# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a vote is shown: its numbers only when everything is counted."""

from datetime import datetime

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.deliberation.domain.frozen_rolls import Superseded
from services.deliberation.domain.matters import APPROVAL, QUORUM
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Outcome, Tally
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


class MeasureView(View):
    """`area` in hundredths of a square metre."""

    area: int
    heads: int


class TallyView(View):
    """Who takes part and what they say, and whether each threshold is met."""

    participating: MeasureView
    agree: MeasureView
    disagree: MeasureView
    abstain: MeasureView
    no_side: MeasureView
    quorum_by_area: bool
    quorum_by_heads: bool
    approved_by_area: bool
    approved_by_heads: bool
    result: str


class ThresholdView(View):
    """A share that must be reached, or with `inclusive` false be passed."""

    numerator: int
    denominator: int
    inclusive: bool


class OutcomeView(View):
    """The strict count decides; `deemed` stands beside it where an adopted rule gives silence a voice."""

    strict: TallyView
    deemed: TallyView | None
    obstacles: list[str]
    doubts: list[str]
    result: str


class RollView(View):
    """The frozen roll: `digest` is its hash; `version` 1 until it is put right."""

    version: int
    units: int
    whole: MeasureView
    digest: str
    frozen_at: datetime


class TermsView(View):
    """`ballot_list`: who may hold it when the vote is counted: electorate, scrutineers or nobody."""

    keying_hours: int
    result_days: int
    most_principals: int
    duplicates: str
    ballot_list: str
    silence: str
    silence_clause: str | None


class OfficialView(View):
    """The city's own system that took the ballots, and its report."""

    system: str
    document: str
    decided_at: datetime


class EffectView(View):
    """What it brings about by itself: it `elects`, `recalls` or `adopts`; `of`: election, body or text."""

    kind: str
    of: str


class SupersededView(View):
    """A version of the roll that was put right, and what the vote had come to by it, if it was counted."""

    version: int
    digest: str
    until: datetime
    whole: MeasureView
    outcome: OutcomeView | None
    adopted: bool | None
    reasons: str


class RefusedBallotView(View):
    """A ballot that a corrected roll does not entitle to: by its commitment, and why."""

    commitment: str
    fate: str


class VoteView(View):
    """`outcome` only when it is counted; `adopted` when that, or who decides a doubtful one, says so.

    `earlier`: what was counted before the roll was put right; `correcting`: it is being put right.
    `turned`: a recount comes to something else than what is in force, and a person decides.
    """

    id: str
    version: int
    title: str
    question: str
    plan: str
    matter: str
    quorum: ThresholdView
    approval: ThresholdView
    place: OrgPath
    state: str
    opens_at: datetime
    closes_at: datetime
    terms: TermsView
    topic_id: str | None
    effect: EffectView | None
    roll: RollView | None
    outcome: OutcomeView | None
    adopted: bool | None
    reasons: str
    official: OfficialView | None
    earlier: list[SupersededView]
    refused: list[RefusedBallotView]
    correcting: bool
    turned: bool


def to_view(tx: Tx, vote: Vote) -> VoteView:
    terms = vote.terms
    return VoteView(
        id=vote.id,
        version=tx.votes.version(vote),
        title=vote.title,
        question=vote.question,
        plan=vote.plan,
        matter=vote.matter,
        quorum=ThresholdView.model_validate(QUORUM, from_attributes=True),
        approval=ThresholdView.model_validate(APPROVAL[vote.matter], from_attributes=True),
        place=vote.place,
        state=vote.state,
        opens_at=vote.opens_at,
        closes_at=vote.closes_at,
        terms=TermsView(
            keying_hours=terms.keying_hours,
            result_days=terms.result_days,
            most_principals=terms.most_principals,
            duplicates=terms.duplicates,
            ballot_list=terms.ballot_list,
            silence=terms.silence.mode,
            silence_clause=terms.silence.clause,
        ),
        topic_id=vote.topic_id,
        effect=EffectView(kind=vote.effect.kind, of=vote.effect.of) if vote.effect else None,
        roll=_roll(vote),
        outcome=_outcome(vote.outcome),
        adopted=vote.adopted,
        reasons=vote.reasons,
        official=OfficialView.model_validate(vote.official, from_attributes=True) if vote.official else None,
        earlier=[_superseded(one) for one in vote.earlier],
        refused=[RefusedBallotView(commitment=one.commitment, fate=one.fate) for one in vote.refused],
        correcting=vote.correcting is not None,
        turned=vote.turned,
    )


def _roll(vote: Vote) -> RollView | None:
    roll, at = vote.roll, vote.roll.frozen_at
    if at is None:
        return None
    count = roll.counting
    return RollView(
        version=roll.version, units=count.units, whole=_measure(count.roll), digest=roll.digest, frozen_at=at
    )


def _superseded(one: Superseded) -> SupersededView:
    return SupersededView(
        version=one.roll.version,
        digest=one.roll.digest,
        until=one.until,
        whole=_measure(one.roll.counting.roll),
        outcome=_outcome(one.outcome),
        adopted=one.adopted,
        reasons=one.reasons,
    )


def _outcome(found: Outcome | None) -> OutcomeView | None:
    if found is None:
        return None
    return OutcomeView(
        strict=_tally(found.strict),
        deemed=_tally(found.deemed) if found.deemed else None,
        obstacles=list(found.obstacles),
        doubts=list(found.doubts),
        result=found.result,
    )


def _tally(tally: Tally) -> TallyView:
    sides = tally.sides
    return TallyView(
        participating=_measure(sides.participating),
        agree=_measure(sides.agree),
        disagree=_measure(sides.disagree),
        abstain=_measure(sides.abstain),
        no_side=_measure(sides.no_side),
        quorum_by_area=tally.quorum_by_area,
        quorum_by_heads=tally.quorum_by_heads,
        approved_by_area=tally.approved_by_area,
        approved_by_heads=tally.approved_by_heads,
        result=tally.result,
    )


def _measure(measure: Measure) -> MeasureView:
    return MeasureView(area=measure.area, heads=measure.heads)
