# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published (公示), each as a whole document: of votes, surveys, meetings, elections, texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.chassis.values import OrgPath
from services.deliberation.domain.budget_votes import BudgetVote
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.counting import Sides
from services.deliberation.domain.elections import Election
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.matters import APPROVAL, QUORUM, Threshold
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.meetings import Item, Meeting
from services.deliberation.domain.outcomes import Tally
from services.deliberation.domain.surveys import Survey
from services.deliberation.domain.votes import Vote

Document = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is to be published: of what `subject` (noun/id) and of which matter."""

    kind: Kind
    subject: str
    matter: str
    place: OrgPath
    title: str
    document: Document


def of_vote(kind: Kind, vote: Vote, document: Document) -> Notice:
    """A document of an owners' vote."""
    return Notice(
        kind=kind,
        subject=f"vote/{vote.id}",
        matter=vote.matter_id,
        place=vote.place,
        title=vote.title,
        document=document,
    )


def of_election(kind: Kind, election: Election, document: Document) -> Notice:
    """The list of candidates, or who was elected."""
    return Notice(
        kind=kind,
        subject=f"election/{election.id}",
        matter=election.id,
        place=election.place,
        title=election.name,
        document=document,
    )


def plan(vote: Vote) -> Document:
    """What is asked, when, and under which rules."""
    return {
        "vote": vote.id,
        "question": vote.question,
        "plan": vote.plan,
        "matter": vote.matter,
        "place": vote.place,
        "budget": vote.budget.fen if vote.budget else None,
        "opens_at": vote.opens_at.isoformat(),
        "closes_at": vote.closes_at.isoformat(),
        "quorum": _threshold(QUORUM),
        "approval": _threshold(APPROVAL[vote.matter]),
        "duplicates": vote.terms.duplicates,
        "ballot_list": vote.terms.ballot_list,
        "silence": vote.terms.silence.mode,
        "silence_clause": vote.terms.silence.clause,
        **({"effect": {"kind": vote.effect.kind, "of": vote.effect.of}} if vote.effect else {}),
    }


def roll(vote: Vote, reason: str = "") -> Document:
    """How many units, how much area and how many heads the frozen roll has, and its hash.

    One that was put right names the hash of the version before, with which its own begins, and the reason.
    """
    count = vote.roll.counting
    return {
        "vote": vote.id,
        "version": vote.roll.version,
        "replaces": vote.roll.previous or None,
        "reason": reason or None,
        "units": count.units,
        "digest": vote.roll.digest,
        **_measure(count.roll),
    }


def result(vote: Vote) -> Document:
    """What a counted vote came to, over which roll and over how many ballots."""
    found = vote.outcome
    return {
        "vote": vote.id,
        "roll": vote.roll.digest,
        "version": vote.roll.version,
        "ballots": vote.ballots,
        "refused": [[one.commitment, one.fate] for one in vote.refused],
        "official": vote.official.system if vote.official else None,
        "result": found.result if found else None,
        "adopted": vote.adopted,
        "reasons": vote.reasons,
        "strict": _tally(found.strict) if found else None,
        "deemed": _tally(found.deemed) if found and found.deemed else None,
    }


def survey(asked: Survey) -> Document:
    """What the households answered."""
    return {
        "survey": asked.id,
        "topic": asked.topic_id,
        "question": asked.question,
        "options": list(asked.options),
        "counts": list(asked.counts),
        "households": asked.households,
        "closed_at": asked.closes_at.isoformat(),
    }


def budget(vote: BudgetVote) -> Document:
    """Which projects are funded and why, and how many gave each ballot, so that one can count again."""
    titles = {project.id: project.title for project in vote.projects}
    return {
        "budget_vote": vote.id,
        "budget": vote.budget.fen,
        "rule": vote.rule,
        "form": vote.form,
        "threshold": vote.threshold,
        "ballots": vote.ballots,
        "tally": [[dict(points), count] for points, count in vote.tally],
        "projects": [
            {
                "id": line.project_id,
                "title": titles[line.project_id],
                "points": line.points,
                "cost": line.cost,
                "left": line.left,
                "reason": line.reason,
            }
            for line in vote.lines
        ],
    }


def candidates(election: Election) -> Document:
    """Who stands, by name; nobody whom the review did not find eligible."""
    return {
        "election": election.id,
        "body": election.body_id,
        "kind": election.kind,
        "seats": election.seats,
        "by_election": election.by_election,
        "candidates": [
            {"name": one.person.name, "nominated": one.nominated, "statement": one.statement}
            for one in election.eligible
        ],
    }


def elected(election: Election) -> Document:
    """Who takes a seat and who stands by, in their order, with what the owners gave each candidate."""
    ranking = election.ranking
    return {
        "election": election.id,
        "body": election.body_id,
        "kind": election.kind,
        "seats": election.seats,
        "ranked_by": election.rule.ranked_by,
        "elected": [_standing(election.candidate(one)) for one in ranking.elected],
        "alternates": [_standing(election.candidate(one)) for one in ranking.alternates],
        "candidates": [_standing(one) for one in election.eligible],
        "lots": election.document,
    }


def _standing(candidate: Candidate) -> Document:
    """With the vote in which anybody can count again."""
    agree = _measure(candidate.agree) if candidate.agree else None
    return {"name": candidate.person.name, "vote": candidate.vote_id, "agree": agree}


def charter(adopted: Charter) -> Document:
    """The whole text that the owners adopted, and from when it holds."""
    return {
        "charter": adopted.id,
        "kind": adopted.kind,
        "number": adopted.number,
        "vote": adopted.vote_id,
        "effective_on": adopted.effective_on.isoformat() if adopted.effective_on else None,
        "replaces": adopted.replaces,
        "digest": adopted.digest,
        "clauses": [[one.number, one.title, one.text] for one in adopted.clauses],
    }


def minutes(meeting: Meeting) -> Document:
    """What a meeting said of each item, the minority's word too; heads and organisations, no person."""
    there = meeting.attendance.subjects if meeting.attendance else {}
    by_name = meeting.attendance.organisations if meeting.attendance else ()
    return {
        "meeting": meeting.id,
        "kind": meeting.kind,
        "venue": meeting.venue,
        "starts_at": meeting.starts_at.isoformat(),
        "attendance": {subject.value: heads for subject, heads in sorted(there.items())},
        "organisations": [[one.name, one.subject, one.what] for one in by_name],
        "items": [_item(item) for item in meeting.items],
    }


def _item(item: Item) -> Document:
    said = item.record
    if said is None:
        return {"title": item.title, "topic": item.topic_id}
    votes = said.votes
    return {
        "title": item.title,
        "topic": item.topic_id,
        "result": said.result,
        "resolution": said.resolution,
        "positions": [{"text": one.text, "minority": one.minority} for one in said.positions],
        "votes": [votes.agree, votes.disagree, votes.abstain] if votes else None,
        "tasks": [{"text": one.text, "due": one.due.isoformat()} for one in said.tasks],
    }


def _tally(tally: Tally) -> Document:
    return {name: _measure(getattr(tally.sides, name)) for name in _SIDES} | {"result": tally.result}


_SIDES = ("participating", *Sides.__dataclass_fields__)


def _measure(measure: Measure) -> dict[str, int]:
    return {"area": measure.area, "heads": measure.heads}


def _threshold(threshold: Threshold) -> dict[str, int | bool]:
    return {
        "numerator": threshold.numerator,
        "denominator": threshold.denominator,
        "inclusive": threshold.inclusive,
    }
