# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a counted vote draws: who took part and what they said, by area and by heads against thresholds."""

from fractions import Fraction

from services.portal.client.models.deliberation import TallyView, ThresholdView, VoteView
from services.portal.texts import Words
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.stacked import Part, Stack, stacked

MEASURES = {"area": 100, "heads": 1}
"""What is counted, and in how many parts the API counts one of it: areas in hundredths of a square metre."""

SIDES = {"agree": "good", "disagree": "bad", "abstain": "neutral", "no_side": "info"}
"""What who takes part can have said → what it means in colours."""


def figures(words: Words, vote: VoteView) -> list[Chart]:
    """Who took part of all, what they said of who took part; nothing before the vote is counted."""
    if vote.outcome is None or vote.roll is None:
        return []
    return [_turnout(words, vote, vote.outcome.strict), _sides(words, vote, vote.outcome.strict)]


def _turnout(words: Words, vote: VoteView, tally: TallyView) -> Chart:
    assert vote.roll is not None
    stacks, rows = [], []
    for measure in MEASURES:
        part, whole = getattr(tally.participating, measure), getattr(vote.roll.whole, measure)
        shown = _share(words, measure, part, whole)
        name = words(f"votes.{measure}")
        took = Part(words("votes.took_part"), part, shown, "info")
        stacks.append(_stack(name, whole, (took,), vote.quorum))
        rows.append((name, shown, threshold(vote.quorum)))
    met = tally.quorum_by_area and tally.quorum_by_heads
    finding = words("votes.quorum_met" if met else "votes.quorum_missed")
    head = (words("votes.measure"), words("votes.took_part"), words("votes.needed"))
    title = words("votes.turnout")
    return stacked(Saying("turnout", title, finding, Numbers(title, head, tuple(rows))), stacks)


def _sides(words: Words, vote: VoteView, tally: TallyView) -> Chart:
    stacks, rows = [], []
    for measure in MEASURES:
        whole, name = getattr(tally.participating, measure), words(f"votes.{measure}")
        told = {side: getattr(getattr(tally, side), measure) for side in SIDES}
        parts = tuple(
            Part(words.name("choice", side), told[side], _share(words, measure, told[side], whole), meaning)
            for side, meaning in SIDES.items()
            if told[side] or side != "no_side"
        )
        stacks.append(_stack(name, whole, parts, vote.approval))
        rows.append(
            (name, *(_share(words, measure, told[side], whole) for side in SIDES), threshold(vote.approval))
        )
    approved = tally.approved_by_area and tally.approved_by_heads
    finding = words("votes.approved" if approved else "votes.not_approved")
    sides = (words.name("choice", side) for side in SIDES)
    head = (words("votes.measure"), *sides, words("votes.needed"))
    title = words("votes.said")
    return stacked(Saying("said", title, finding, Numbers(title, head, tuple(rows))), stacks)


def _stack(name: str, whole: int, parts: tuple[Part, ...], needed: ThresholdView) -> Stack:
    share = Fraction(needed.numerator, needed.denominator)
    return Stack(name, whole, parts, share, threshold(needed))


def _share(words: Words, measure: str, part: int, whole: int) -> str:
    parts = MEASURES[measure]
    return words.share(round(part / parts), round(whole / parts))


def threshold(needed: ThresholdView) -> str:
    """“≥ 2/3”, “> 1/2”: whether reaching it is enough."""
    return f"{'≥' if needed.inclusive else '>'} {needed.numerator}/{needed.denominator}"
