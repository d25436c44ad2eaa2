# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a counted vote ends: by its result or a person's decision; and what becomes of it after a recount."""

from __future__ import annotations

from dataclasses import replace

from services.deliberation.domain import events as facts
from services.deliberation.domain.correction_errors import EffectCarriedOut
from services.deliberation.domain.errors import NothingToDecide
from services.deliberation.domain.outcomes import Result
from services.deliberation.domain.votes import Action, State, Step, Vote, check


def decide(vote: Vote, reasons: str, *, adopted: bool) -> Step:
    """A person decides what a doubtful count comes to, and says why.

    Also what becomes of what is in force, where a recount has turned it: that has effect when it was public.
    Raises NothingToDecide, EffectCarriedOut.
    """
    check(vote, Action.DECIDE)
    doubtful = vote.outcome is not None and vote.outcome.result is Result.REVIEW and vote.adopted is None
    if not vote.turned and not doubtful:
        raise NothingToDecide(vote.id)
    if vote.effect and vote.state is State.IN_FORCE and not adopted:
        raise EffectCarriedOut(vote.id, vote.effect.kind)
    fact = facts.VoteDecided(vote.id, adopted, reasons)
    return replace(vote, adopted=adopted, reasons=reasons, turned=False), [fact]


def withdraw_decision(vote: Vote) -> Vote:
    """An objection to a decision about what is in force was upheld: everything stays as it is, in doubt."""
    return replace(vote, adopted=vote.state is State.IN_FORCE, turned=True)


def overrule(vote: Vote, reasons: str) -> Step:
    """An objection to the result was upheld: it binds nobody."""
    check(vote, Action.OVERRULE)
    rejected = replace(vote, state=State.REJECTED, adopted=False, reasons=reasons)
    return rejected, [facts.VoteRejected(vote.id)]


def settle(vote: Vote) -> Step:
    """The result has been public: the resolution binds all owners (Civil Code Art. 280), or there is none.

    Of a vote that was over already: what a person decided after a recount; else nothing changes.
    """
    check(vote, Action.SETTLE)
    if vote.state is not State.COUNTED and vote.adopted is (vote.state is State.IN_FORCE):
        return vote, []
    if vote.state is State.IN_FORCE:
        lifted = facts.ResolutionLifted(vote.id, vote.place, vote.title, vote.matter_id, vote.reasons)
        return replace(vote, state=State.REJECTED), [lifted]
    if vote.adopted:
        fact = facts.ResolutionInForce(
            vote.id, vote.matter, vote.place, vote.title, vote.question, vote.matter_id, vote.budget
        )
        return replace(vote, state=State.IN_FORCE), [fact]
    return replace(vote, state=State.REJECTED), [facts.VoteRejected(vote.id)]
